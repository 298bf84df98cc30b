import type { Problem } from '../../model/problem';
import { openZip, type ZipEntry } from './container';
import { note, refuse } from './format';

/** A file taken out of an archive; folders are kept in its name. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Archives inside archives are opened down to this level. */
export const deepestArchive = 3;
const mostFiles = 5000;
const largestFile = 200_000_000;
const largestTotal = 500_000_000;
/** Text packs 10:1, drawn pages 50:1; what packs better than this is made to fill memory. */
const highestRatio = 200;

/** What operating and office systems leave in folders. */
const junk = /(^|\/)(__MACOSX\/|\.DS_Store$|\._|~\$|Thumbs\.db$|desktop\.ini$|\.~lock\.)/i;

const uniqueName = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf('.') > name.lastIndexOf('/') ? name.lastIndexOf('.') : name.length;
  for (let n = 2; ; n += 1) {
    const other = `${name.slice(0, dot)} (${n})${name.slice(dot)}`;
    if (!taken.has(other)) return other;
  }
};

const listed = (names: readonly string[]): string =>
  names.slice(0, 3).join('、') + (names.length > 3 ? ' …' : '');

/** Files that were left out, by the reason, as problems. */
function leftOut(lost: ReadonlyMap<string, string[]>): Problem[] {
  return [...lost].map(([code, names]) =>
    note(code, { count: names.length, names: listed(names) }),
  );
}

/**
 * Takes the files out of a zip, within limits on number, size and ratio. A file that breaks one is left out and
 * named; the others are unharmed. Throws a refusal where nothing is left.
 */
export async function openArchive(
  bytes: Uint8Array,
  depth: number,
): Promise<{ entries: ArchiveEntry[]; problems: Problem[] }> {
  if (depth >= deepestArchive) throw refuse('archiveTooDeep', { limit: deepestArchive });
  const zip = openZip(bytes);
  const files = zip.entries.filter((e) => !e.directory && e.name !== '' && !junk.test(e.name));
  if (files.length > mostFiles) throw refuse('archiveTooMany', { limit: mostFiles });
  if (files.length === 0) throw refuse(zip.damaged ? 'archiveDamaged' : 'archiveEmpty');
  const lost = new Map<string, string[]>();
  const lose = (code: string, entry: ZipEntry): void => {
    lost.set(code, [...(lost.get(code) ?? []), entry.name]);
  };
  const taken = new Map<string, ArchiveEntry>();
  let total = 0;
  for (const file of files) {
    if (file.locked) lose('archiveFileLocked', file);
    else {
      const limit = Math.min(
        largestFile,
        Math.max(5_000_000, file.packed * highestRatio),
        largestTotal - total,
      );
      const unpacked = await zip.unpack(file, limit);
      if (unpacked.tooLarge)
        lose(limit === largestTotal - total ? 'archiveTooLarge' : 'archiveBomb', file);
      else if (unpacked.bytes.length === 0 && unpacked.cut) lose('archiveFileDamaged', file);
      else {
        // What was cut off is still handed on: its own reader says how much of it can be read.
        if (unpacked.cut) lose('archiveFileCut', file);
        const name = uniqueName(file.name, new Set(taken.keys()));
        taken.set(name, { name, bytes: unpacked.bytes });
        total += unpacked.bytes.length;
      }
    }
  }
  const [reason] = lost.keys();
  if (taken.size === 0 && reason !== undefined)
    throw refuse(reason === 'archiveFileLocked' ? 'lockedArchive' : reason, {
      count: files.length,
      names: listed(lost.get(reason) ?? []),
    });
  const problems = [...leftOut(lost), ...(zip.damaged ? [note('archiveDamaged')] : [])];
  return { entries: [...taken.values()], problems };
}
