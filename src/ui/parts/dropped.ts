import type { Dropped } from '../../state/intake.svelte';

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** The next entries of a folder: Chromium hands them over a hundred at a time, until an empty batch. */
const nextEntries = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((done, fail) => reader.readEntries(done, fail));

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((done, fail) => entry.file(done, fail));

/** How many files are asked for together: the browser hands over all that are ready in one piece of work. */
const filesAtOnce = 8;

/** The files among some entries of a folder; one that cannot be read is left out. */
async function filesAmong(entries: readonly FileSystemEntry[], folder: string): Promise<Dropped[]> {
  const files = entries.filter(isFile);
  const found: Dropped[] = [];
  for (let at = 0; at < files.length; at += filesAtOnce) {
    const some = files.slice(at, at + filesAtOnce);
    for (const file of await Promise.all(some.map((entry) => fileOf(entry).catch(() => null))))
      if (file) found.push({ file, folder });
  }
  return found;
}

/** Walks a folder to the bottom and hands over its files as they are found. */
async function walk(
  entry: FileSystemDirectoryEntry,
  above: string,
  take: (files: readonly Dropped[]) => void,
): Promise<void> {
  const folder = above ? `${above}/${entry.name}` : entry.name;
  const reader = entry.createReader();
  const folders: FileSystemDirectoryEntry[] = [];
  for (;;) {
    // What was found before a folder broke off stays.
    const entries = await nextEntries(reader).catch((): FileSystemEntry[] => []);
    if (entries.length === 0) break;
    folders.push(...entries.filter(isFolder));
    const files = await filesAmong(entries, folder);
    if (files.length > 0) take(files);
  }
  for (const inner of folders) await walk(inner, folder, take);
}

/**
 * The files of a drop, folders walked to the bottom: handed over as they are found, so that the first of a large folder
 * are read while the last are looked for. Says how many there were. The browser empties the transfer when the handler
 * returns, so entries and files are taken at once and only then awaited.
 */
export async function droppedFiles(
  transfer: DataTransfer,
  take: (files: readonly Dropped[]) => void,
): Promise<number> {
  const taken = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const loose = taken.length === 0 ? [...transfer.files] : [];
  const files = taken.flatMap(({ entry, file }) => (entry?.isDirectory || !file ? [] : [file]));
  let count = 0;
  const found = (more: readonly Dropped[]): void => {
    count += more.length;
    take(more);
  };
  const direct = [...loose, ...files].map((file) => ({ file, folder: '' }));
  if (direct.length > 0) found(direct);
  for (const { entry } of taken) if (entry && isFolder(entry)) await walk(entry, '', found);
  return count;
}

/** The files of a file or folder input, with the folder each lay in. */
export const chosenFiles = (files: Iterable<File>): Dropped[] =>
  [...files].map((file) => ({
    file,
    folder: file.webkitRelativePath.split('/').slice(0, -1).join('/'),
  }));
