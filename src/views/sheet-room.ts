/** How many Han characters stand on a printed line of a sheet; Latin letters and digits take half of one. */
export const lineLength = 52;

/** The width of words in Han characters. */
export const width = (text: string): number => {
  let sum = 0;
  for (const c of text) sum += (c.codePointAt(0) ?? 0) < 0x2e80 ? 0.55 : 1;
  return sum;
};

/** About how many printed lines words take, in a column that has this share of the sheet's width. */
export const linesFor = (text: string, share = 1): number =>
  Math.max(1, Math.ceil(width(text) / (lineLength * share)));

/** As many of the first items as fit into `room` lines, at least one; the rest is only counted. */
export function fitting<T>(
  items: readonly T[],
  room: number,
  linesOf: (item: T) => number,
): { readonly shown: readonly T[]; readonly left: number } {
  let used = 0;
  let count = 0;
  for (const item of items) {
    used += linesOf(item);
    if (used > room && count > 0) break;
    count++;
  }
  return { shown: items.slice(0, count), left: items.length - count };
}
