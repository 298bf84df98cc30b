import { onWrite, watchDatabase, type DatabaseTrouble } from '../db/database';

/** Asks before the page is left. */
const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** Whether this tab can use the database; see `DatabaseTrouble`. */
class Tabs {
  trouble = $state<DatabaseTrouble | null>(null);
  /** Kept in memory only, and not exported since: closing the page loses it. */
  unsaved = $state(false);

  /** Called once by the app. */
  start(): void {
    watchDatabase((trouble) => {
      this.trouble = trouble;
      if (trouble === 'memory') onWrite(() => this.#hold(true));
    });
  }

  /** Everything that is in memory was exported. */
  exported(): void {
    this.#hold(false);
  }

  #hold(unsaved: boolean): void {
    if (this.unsaved === unsaved) return;
    this.unsaved = unsaved;
    if (unsaved) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  }
}

export const tabs = new Tabs();
