import { onWrite } from '../db/database';
import { fileAll } from '../db/file-shelves';

/** How long nothing must have been written before what was written is filed, in milliseconds. */
const calm = 3000;

/**
 * Files the library's cards and columns (see db/shelves) whenever nothing has been written for a moment, so that the next
 * page over the whole library opens at once. Called once by the app.
 */
export function startFiling(): void {
  let writes = 0;
  let looked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    writes++;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = writes;
      // No database, or a full disk: said elsewhere, and pages read the records instead.
      fileAll(() => writes === now, !looked)
        .then(() => (looked = true))
        .catch(() => {});
    }, calm);
  };
  onWrite(soon);
  soon();
}
