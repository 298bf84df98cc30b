import { exportBundle } from '../../../db/exchange';
import { saveFile } from '../../parts/rescue';

/** Today as 20261122, for file names. */
const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}${String(now.getMonth() + 1).padStart(2, '0')}${String(now.getDate()).padStart(2, '0')}`;
};

/** Writes the chosen reports (null: all) into one file and hands it to the browser's downloads. */
export async function download(
  ids: readonly string[] | null,
  originals: boolean,
  onProgress: (done: number, total: number) => void,
): Promise<{ count: number; name: string }> {
  const pieces: Blob[] = [];
  let waiting: string[] = [];
  let length = 0;
  // Pieces are sealed into blobs as they grow, so that the text of a large library does not stay on the heap.
  const seal = () => {
    pieces.push(new Blob(waiting));
    waiting = [];
    length = 0;
  };
  const count = await exportBundle(
    { ids, originals, version: __VERSION__ },
    (piece) => {
      waiting.push(piece);
      length += piece.length;
      if (length > 4_000_000) seal();
    },
    onProgress,
  );
  seal();
  const name = `法治报告_${count}份_${today()}.json`;
  saveFile(new Blob(pieces, { type: 'application/json' }), name);
  return { count, name };
}
