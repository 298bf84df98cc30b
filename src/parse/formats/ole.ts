import { join, startsWith, viewOf } from './bytes';

/** A compound file (OLE2): named streams, as Word, Excel, WPS and encrypted packages use. */
export interface Ole {
  readonly names: readonly string[];
  /** The stream's bytes, or null where there is none; `cut` files give what is left of it. */
  stream(name: string): Uint8Array | null;
  /** Whether a chain of sectors ran out of the file. */
  readonly cut: () => boolean;
}

export const isOle = (bytes: Uint8Array): boolean =>
  startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');

const freeOrEnd = 0xfffffffa;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

function readEntries(directory: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  const view = viewOf(directory);
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(64, view.getUint16(at + 64, true));
    const name = new TextDecoder('utf-16le').decode(
      directory.subarray(at, at + Math.max(0, length - 2)),
    );
    const type = directory[at + 66] ?? 0;
    entries.push({
      name,
      type,
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** Opens a compound file; null where its tables cannot be read at all. */
export function openOle(bytes: Uint8Array): Ole | null {
  if (!isOle(bytes) || bytes.length < 1024) return null;
  const view = viewOf(bytes);
  const sectorSize = 1 << Math.min(16, view.getUint16(30, true));
  const miniSize = 1 << Math.min(12, view.getUint16(32, true));
  const cutoff = view.getUint32(56, true);
  let cut = false;

  const sector = (index: number): Uint8Array => {
    const from = (index + 1) * sectorSize;
    if (from + sectorSize > bytes.length) cut = true;
    return bytes.subarray(from, from + sectorSize);
  };
  const numbersIn = (piece: Uint8Array): number[] => {
    const numbers: number[] = [];
    const pieceView = viewOf(piece);
    for (let at = 0; at + 4 <= piece.length; at += 4) numbers.push(pieceView.getUint32(at, true));
    return numbers;
  };
  const mostSectors = Math.ceil(bytes.length / sectorSize) + 1;

  const fatSectors = numbersIn(bytes.subarray(76, 512)).filter((n) => n < freeOrEnd);
  for (
    let next = view.getUint32(68, true), steps = 0;
    next < freeOrEnd && steps < mostSectors;
    steps += 1
  ) {
    const numbers = numbersIn(sector(next));
    fatSectors.push(...numbers.slice(0, -1).filter((n) => n < freeOrEnd));
    next = numbers.at(-1) ?? freeOrEnd;
  }
  const fat = fatSectors.slice(0, mostSectors).flatMap((index) => numbersIn(sector(index)));

  const chain = (start: number, table: readonly number[], most: number): number[] => {
    const found: number[] = [];
    let at = start;
    for (; at < freeOrEnd && found.length < most; at = table[at] ?? freeOrEnd) {
      found.push(at);
      if (table[at] === undefined) cut = true;
    }
    return found;
  };
  const whole = (start: number): Uint8Array => join(chain(start, fat, mostSectors).map(sector));

  const entries = readEntries(whole(view.getUint32(48, true)));
  const root = entries.find((entry) => entry.type === 5);
  if (!root) return null;
  const mini = whole(root.start);
  const miniFat = numbersIn(whole(view.getUint32(60, true)));

  return {
    names: entries.filter((entry) => entry.type !== 0).map((entry) => entry.name),
    cut: () => cut,
    stream(name) {
      const entry = entries.find((e) => e.type === 2 && e.name === name);
      if (!entry) return null;
      const data =
        entry.size >= cutoff
          ? whole(entry.start)
          : join(
              chain(entry.start, miniFat, Math.ceil(mini.length / miniSize) + 1).map((index) =>
                mini.subarray(index * miniSize, (index + 1) * miniSize),
              ),
            );
      if (data.length < entry.size) cut = true;
      return data.subarray(0, entry.size);
    },
  };
}
