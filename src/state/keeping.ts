import { db } from '../db/database';
import { finishUnsaved } from '../db/reviews';
import { startFiling } from './filing';
import { judging } from './judging';

/** Asks before the page is left; only set while a step is on its way to the disk. */
const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** What goes on behind every page: called once by the app. */
export function startKeeping(): void {
  db.writing.onChange(() => {
    if (db.writing.busy) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  });
  // No database: said elsewhere. What was cut off stays noted for the next visit.
  void finishUnsaved()
    .catch(() => 0)
    .then(() => {
      judging.start();
      startFiling();
    });
}
