import type { Dropped } from '../../state/intake.svelte';

/** All entries of one folder: Chromium hands them over a hundred at a time, until an empty batch. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((done, fail) =>
      reader.readEntries(done, fail),
    );
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function walk(entry: FileSystemEntry, folder: string, found: Dropped[]): Promise<void> {
  if (isFile(entry)) {
    const file = await new Promise<File>((done, fail) => entry.file(done, fail));
    found.push({ file, folder });
  } else if (isFolder(entry)) {
    const inner = folder ? `${folder}/${entry.name}` : entry.name;
    for (const child of await entriesOf(entry)) await walk(child, inner, found);
  }
}

/**
 * The files of a drop, folders walked to the bottom. The browser empties the transfer when the handler returns,
 * so entries and files are taken at once and only then awaited. An entry that cannot be read is left out.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<Dropped[]> {
  const taken = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const loose = taken.length === 0 ? [...transfer.files] : [];
  const found: Dropped[] = loose.map((file) => ({ file, folder: '' }));
  for (const { entry, file } of taken) {
    if (entry?.isDirectory) await walk(entry, '', found).catch(() => undefined);
    else if (file) found.push({ file, folder: '' });
  }
  return found;
}

/** The files of a file or folder input, with the folder each lay in. */
export const chosenFiles = (files: Iterable<File>): Dropped[] =>
  [...files].map((file) => ({
    file,
    folder: file.webkitRelativePath.split('/').slice(0, -1).join('/'),
  }));
