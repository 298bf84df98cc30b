/** Whether the browser was asked in this visit. */
let asked = false;

/**
 * Asks the browser, with the first thing that a visit saves, not to clear the data by itself. Its answer changes nothing
 * here; the data page says what it was.
 */
export function askToKeep(): void {
  if (asked) return;
  asked = true;
  // Some places (a file page, a private window) have no storage manager.
  const manager: StorageManager | undefined = navigator.storage;
  void manager?.persist().catch(() => false);
}
