/** What stands before the bundle in a report page; the page is written by views/page-report. */
const mark = new TextEncoder().encode('<script type="application/json" id="zhijing-bundle">');
const LESS = 60;
const step = 1 << 20;

/** Offset of the mark in some bytes, or -1. */
function markIn(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(LESS); at >= 0; at = bytes.indexOf(LESS, at + 1))
    if (mark.every((byte, i) => bytes[at + i] === byte)) return at;
  return -1;
}

/** Offset of the first byte from `from` on that `find` tells, reading a piece at a time; -1 where there is none. */
async function search(
  file: Blob,
  from: number,
  find: (bytes: Uint8Array) => number,
): Promise<number> {
  for (let at = from; at < file.size; at += step) {
    // Pieces overlap by the mark, which may lie across their border.
    const piece = new Uint8Array(await file.slice(at, at + step + mark.length).arrayBuffer());
    const found = find(piece);
    if (found >= 0) return at + found;
  }
  return -1;
}

/**
 * The bundle inside a report page, as a part of the same file; any other file is given back as it is. The page writes `<`
 * inside the bundle as an escape of JSON, so the next `<` is the end of the block and what lies between is JSON.
 */
export async function bundleIn(file: Blob): Promise<Blob> {
  const head = await file.slice(0, 64).text();
  if (!/^\uFEFF?\s*</u.test(head)) return file;
  const start = await search(file, 0, markIn);
  if (start < 0) return file;
  const from = start + mark.length;
  const end = await search(file, from, (bytes) => bytes.indexOf(LESS));
  return file.slice(from, end < 0 ? file.size : end);
}
