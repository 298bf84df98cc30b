import { exportBundle } from '../../../db/bundle-export';
import type { BundlePart } from '../../../db/bundle-parts';
import { saveFile } from '../../parts/rescue';

/** Today as 20261122, for file names. */
const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}${String(now.getMonth() + 1).padStart(2, '0')}${String(now.getDate()).padStart(2, '0')}`;
};

/** What an export takes along, as the page asks for it. */
export interface Download {
  /** null: all. */
  readonly ids: readonly string[] | null;
  readonly originals: boolean;
  readonly part: BundlePart;
  readonly gzip: boolean;
}

/** Pieces of text as one file. They are sealed into blobs as they grow, so that a large library is not on the heap. */
function gather(): { write: (piece: string) => Promise<void>; end: () => Promise<Blob> } {
  const blobs: Blob[] = [];
  let waiting: string[] = [];
  let length = 0;
  const seal = (): void => {
    blobs.push(new Blob(waiting));
    waiting = [];
    length = 0;
  };
  return {
    write: (piece) => {
      waiting.push(piece);
      length += piece.length;
      if (length > 1_000_000) seal();
      return Promise.resolve();
    },
    end: () => {
      seal();
      return Promise.resolve(new Blob(blobs, { type: 'application/json' }));
    },
  };
}

/**
 * The same in a file of this site's own, off the heap; null where the browser has no such files. The next export
 * replaces it.
 */
async function gatherOnDisk(): Promise<ReturnType<typeof gather> | null> {
  try {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('export.json', { create: true });
    const file = await handle.createWritable();
    let waiting = '';
    return {
      write: async (piece) => {
        waiting += piece;
        if (waiting.length < 1_000_000) return;
        await file.write(waiting);
        waiting = '';
      },
      end: async () => {
        await file.write(waiting);
        await file.close();
        return handle.getFile();
      },
    };
  } catch {
    return null; // a file page, a private window, an old browser
  }
}

/** The same, packed as it is written. */
function gatherPacked(): ReturnType<typeof gather> {
  const stream = new CompressionStream('gzip');
  const writer = stream.writable.getWriter();
  const file = new Response(stream.readable).blob();
  const encoder = new TextEncoder();
  return {
    write: async (piece) => {
      await writer.ready;
      await writer.write(encoder.encode(piece));
    },
    end: async () => {
      await writer.close();
      return file;
    },
  };
}

/** Writes the chosen reports into one file and hands it to the browser's downloads. */
export async function download(
  { gzip, ...what }: Download,
  onProgress: (done: number, total: number) => void,
): Promise<{ count: number; name: string }> {
  const file = gzip ? gatherPacked() : ((await gatherOnDisk()) ?? gather());
  const options = { ...what, version: __VERSION__ };
  const count = await exportBundle(options, file.write, onProgress);
  const name = `法治报告_${count}份_${today()}.json${gzip ? '.gz' : ''}`;
  saveFile(await file.end(), name);
  return { count, name };
}
