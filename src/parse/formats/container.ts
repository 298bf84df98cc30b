import { find, join, startsWith, viewOf } from './bytes';
import { refuse } from './format';

/** One file in a zip, as its directory describes it. */
export interface ZipEntry {
  /** Cleaned: no drive, no leading slash, no `..`. */
  readonly name: string;
  readonly directory: boolean;
  readonly locked: boolean;
  readonly method: number;
  readonly packed: number;
  /** Where its packed bytes begin, or -1 where the directory points outside the file. */
  readonly start: number;
}

export interface Unpacked {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The data ended early, did not inflate, or (`tooLarge`) was stopped at the limit. */
  readonly cut: boolean;
  readonly tooLarge: boolean;
}

/** A zip whose entries are unpacked one by one. `damaged`: its directory was missing, entries were found by signature. */
export interface Zip {
  readonly entries: readonly ZipEntry[];
  readonly damaged: boolean;
  /** Unpacks at most `limit` bytes, whatever the directory claims. */
  unpack(entry: ZipEntry, limit: number): Promise<Unpacked>;
  find(name: string): ZipEntry | undefined;
}

/** More entries than any set of reports has. */
const mostEntries = 20_000;

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

/** The Info-ZIP Unicode path (0x7075), if it belongs to this very name. */
function unicodePath(extra: Uint8Array, name: Uint8Array): string | null {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length;) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 0x7075 && size > 5 && at + 4 + size <= extra.length)
      if (view.getUint32(at + 5, true) === crc32(name))
        return strictUtf8(extra.subarray(at + 9, at + 4 + size));
    at += 4 + size;
  }
  return null;
}

/** A name's characters: flag bit 11, else the Info-ZIP extra, else UTF-8 where it is valid, else GBK (Chinese Windows). */
export const entryName = (name: Uint8Array, extra: Uint8Array, flags: number): string =>
  (flags & 0x800 ? strictUtf8(name) : null) ??
  unicodePath(extra, name) ??
  strictUtf8(name) ??
  new TextDecoder('gb18030').decode(name);

/** A name that stays inside its archive: `..\..\x` and `/etc/x` become x and etc/x. */
export const cleanName = (name: string): string =>
  name
    .replace(/\\/g, '/')
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    // Control characters have no place in a name and would break lists.
    // eslint-disable-next-line no-control-regex
    .map((part) => part.replace(/[\u0000-\u001f]/g, ''))
    .join('/');

function entryAt(
  bytes: Uint8Array,
  at: number,
  central: boolean,
): { entry: ZipEntry; next: number } {
  const view = viewOf(bytes);
  const flags = view.getUint16(at + (central ? 8 : 6), true);
  const base = at + (central ? 28 : 26);
  const nameSize = view.getUint16(base, true);
  const extraSize = view.getUint16(base + 2, true);
  const nameAt = at + (central ? 46 : 30);
  const name = bytes.subarray(nameAt, nameAt + nameSize);
  const extra = bytes.subarray(nameAt + nameSize, nameAt + nameSize + extraSize);
  const packed = view.getUint32(at + (central ? 20 : 18), true);
  let start = nameAt + nameSize + extraSize;
  let next = start;
  if (central) {
    next += view.getUint16(at + 32, true);
    const header = view.getUint32(at + 42, true);
    const inside = header + 30 <= bytes.length && view.getUint32(header, true) === 0x04034b50;
    start = inside
      ? header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
      : -1;
  }
  const printed = entryName(name, extra, flags);
  return {
    entry: {
      name: cleanName(printed),
      directory: /[\\/]$/.test(printed),
      locked: (flags & 1) === 1,
      method: view.getUint16(at + (central ? 10 : 8), true),
      packed,
      start,
    },
    next,
  };
}

/** The central directory; null where there is none or it is broken. */
function directory(bytes: Uint8Array): ZipEntry[] | null {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 65_536);
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < lowest) return null;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  try {
    for (let at = view.getUint32(end + 16, true), n = 0; n < count; n += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) return null;
      const { entry, next } = entryAt(bytes, at, true);
      entries.push(entry);
      at = next;
    }
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  return entries;
}

/** Entries by their local headers, for a zip that was cut off: data run to the next signature. */
function salvage(bytes: Uint8Array): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = find(bytes, 'PK\x03\x04'); at >= 0 && entries.length <= mostEntries;) {
    if (at + 30 > bytes.length) break;
    const { entry } = entryAt(bytes, at, false);
    // Where the header knows the size, signatures inside the data (an archive in an archive) are jumped over.
    const known = Math.min(entry.start + entry.packed, bytes.length);
    const next = find(bytes, 'PK\x03\x04', entry.packed > 0 ? known : at + 30);
    const end = entry.packed > 0 ? known : next < 0 ? bytes.length : next;
    if (end > entry.start)
      entries.push({ ...entry, packed: Math.max(entry.packed, end - entry.start) });
    at = next;
  }
  return entries;
}

/** Inflates in small steps, so that a bomb is stopped at the limit and a cut stream yields what came before the cut. */
async function inflate(packed: Uint8Array, limit: number): Promise<Unpacked> {
  const { Inflate } = await import('fflate');
  const pieces: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Inflate((piece, final) => {
    pieces.push(piece);
    size += piece.length;
    ended ||= final;
  });
  const step = 16_384;
  let broken = false;
  const push = (piece: Uint8Array, last: boolean): void => {
    try {
      stream.push(piece, last);
    } catch {
      broken = true;
    }
  };
  for (let at = 0; at < packed.length && size <= limit && !broken; at += step)
    push(packed.subarray(at, at + step), false);
  // Only now is the end asked for: a stream that was cut throws here, and what it gave before is kept.
  if (!broken && size <= limit) push(new Uint8Array(0), true);
  const tooLarge = size > limit;
  return { bytes: join(pieces).slice(0, limit), cut: broken || !ended || tooLarge, tooLarge };
}

/** Opens a zip. Throws a refusal where no entry can be found or there are too many. */
export function openZip(bytes: Uint8Array): Zip {
  const listed = directory(bytes);
  const entries = listed ?? salvage(bytes);
  if (entries.length > mostEntries) throw refuse('archiveTooMany', { limit: mostEntries });
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return {
    entries,
    damaged: listed === null,
    find: (name) => byName.get(cleanName(name).toLowerCase()),
    async unpack(entry, limit) {
      if (entry.start < 0) return { bytes: new Uint8Array(0), cut: true, tooLarge: false };
      const packed = bytes.subarray(entry.start, entry.start + entry.packed);
      if (entry.method === 8) return inflate(packed, limit);
      const stored = entry.method === 0;
      return {
        bytes: stored ? packed.slice(0, limit) : new Uint8Array(0),
        cut: !stored || packed.length < entry.packed || packed.length > limit,
        tooLarge: packed.length > limit,
      };
    },
  };
}

/** The names in a zip, or none where the bytes are no zip: what the file really is shows in them. */
export const namesInZip = (bytes: Uint8Array): string[] =>
  startsWith(bytes, 'PK\x03\x04') ? openZip(bytes).entries.map((entry) => entry.name) : [];
