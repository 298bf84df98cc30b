/** A view for little-endian numbers; reading beyond the end throws RangeError, which readers take as damage. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** `apply` takes anything with a length and numbers; spreading would go through an iterator, several times slower. */
const charactersOf = (bytes: Uint8Array): string =>
  String.fromCharCode.apply(null, bytes as unknown as number[]);

/** Bytes as characters 0–255, for looking at signatures and ASCII headers. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let out = '';
  for (let at = from; at < Math.min(to, bytes.length); at += 8192)
    out += charactersOf(bytes.subarray(at, Math.min(at + 8192, to, bytes.length)));
  return out;
}

/** Whether the file starts with these bytes, given as a string of characters 0–255. */
export function startsWith(bytes: Uint8Array, magic: string, at = 0): boolean {
  for (let i = 0; i < magic.length; i++) if (bytes[at + i] !== magic.charCodeAt(i)) return false;
  return true;
}

/** Whether one of the first `within` bytes is this character: a cheap question before a head is read as text. */
export const headHas = (bytes: Uint8Array, character: string, within: number): boolean =>
  bytes.subarray(0, within).includes(character.charCodeAt(0));

/** White space as one byte, a zero byte of UTF-16, and what byte order marks are made of. */
const BEFORE_TEXT: ReadonlySet<number> = new Set([
  ...[0, 9, 10, 11, 12, 13, 32, 0xa0],
  ...[0xef, 0xbb, 0xbf, 0xff, 0xfe],
]);

/** The first character of a file that is no white space, or '' where none comes soon: a still cheaper question. */
export function firstShown(bytes: Uint8Array): string {
  for (let at = 0; at < Math.min(4096, bytes.length); at++) {
    const code = bytes[at] ?? 0;
    if (!BEFORE_TEXT.has(code)) return String.fromCharCode(code);
  }
  return '';
}

/** Where `magic` occurs first at or after `from`, or -1. */
export function find(bytes: Uint8Array, magic: string, from = 0): number {
  const first = magic.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (startsWith(bytes, magic, at)) return at;
  return -1;
}

/** Pieces in one. */
export function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}
