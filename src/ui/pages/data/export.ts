import { exportBundle } from '../../../db/bundle-export';
import type { BundlePart } from '../../../db/bundle-parts';
import { tabs } from '../../../state/tabs.svelte';
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

interface Gathering {
  readonly write: (piece: string) => Promise<void>;
  readonly end: () => Promise<Blob>;
}

/** Characters that are handed over in one go: enough to be quick, little enough to be no burden. */
const atOnce = 250_000;

/** Pieces of text as one file. They are sealed into blobs as they grow, so that a large library is not on the heap. */
function gather(): Gathering {
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
      if (length > atOnce) seal();
      return Promise.resolve();
    },
    end: () => {
      seal();
      return Promise.resolve(new Blob(blobs, { type: 'application/json' }));
    },
  };
}

const leftBehind = /^export-.*\.json$/;
/** A file that is being written, or was handed to the downloads a moment ago, is held by a lock of its name. */
const lockOf = (name: string): string => `zhijing-${name}`;
/** How long the browser may take to copy a file to the downloads. */
const copying = 10 * 60_000;

/** Deletes what earlier exports left, but not what another tab is writing. */
async function tidy(folder: FileSystemDirectoryHandle): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const busy = new Set(held.map((lock) => lock.name));
  const names = (folder as unknown as { keys(): AsyncIterable<string> }).keys(); // not in the types yet
  for await (const name of names)
    if (leftBehind.test(name) && !busy.has(lockOf(name)))
      await folder.removeEntry(name).catch(() => {});
}

/** The same in a file of this site's own, off the heap, of another name for each export; null where there are none. */
async function gatherOnDisk(): Promise<Gathering | null> {
  try {
    const folder = await navigator.storage.getDirectory();
    const name = `export-${crypto.randomUUID()}.json`;
    let release = (): void => {};
    const until = new Promise<void>((resolve) => (release = resolve));
    void navigator.locks.request(lockOf(name), () => until);
    await tidy(folder);
    const handle = await folder.getFileHandle(name, { create: true });
    const file = await handle.createWritable();
    let waiting = '';
    return {
      write: async (piece) => {
        waiting += piece;
        if (waiting.length < atOnce) return;
        await file.write(waiting);
        waiting = '';
      },
      end: async () => {
        await file.write(waiting);
        await file.close();
        setTimeout(release, copying);
        return handle.getFile();
      },
    };
  } catch {
    return null; // a file page, a private window, an old browser
  }
}

/** The same, packed as it is written. */
function gatherPacked(): Gathering {
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
  if (what.ids === null && what.originals && what.part === 'full') tabs.exported();
  return { count, name };
}
