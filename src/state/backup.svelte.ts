import { backUp, clearBackups, offeredBackup, restoreBackup, type Backup } from '../db/backup';
import { askToKeep } from './lasting';

const often = 5 * 60_000;

/** Keeps copies of the decisions on this machine, and offers the last one where the database was lost. */
class Backups {
  /** What can be restored; null where nothing needs to be. */
  offered = $state.raw<Backup | null>(null);

  /** Called once by the app. Looks every few minutes, and when the page is left; `backUp` decides what is due. */
  start(): void {
    void offeredBackup()
      .then((backup) => (this.offered = backup ?? null))
      .catch(() => {}); // no database: said elsewhere
    const save = (): void => void backUp().catch(() => {}); // no room: the decisions themselves are safe
    setTimeout(save, 20_000);
    setInterval(save, often);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') save();
    });
  }

  /** Brings the offered decisions back. Returns how many. */
  async restore(): Promise<number> {
    const backup = this.offered;
    if (!backup) return 0;
    askToKeep();
    const count = await restoreBackup(backup);
    this.offered = null;
    return count;
  }

  /** The offered backup is not wanted: it is deleted. */
  async dismiss(): Promise<void> {
    await clearBackups();
    this.offered = null;
  }
}

export const backups = new Backups();
