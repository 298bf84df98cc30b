/** A word, and how far behind the beginning of a match it begins, at least and at most; below 0 before it. */
export interface Anchor {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Words of which a text must hold at least one for a pattern to match in it. */
export type Need = readonly Anchor[];

/** Where a word may stand at more places than these, it does not tell where a match begins. */
export const WIDEST = 24;
/** A word that tells where a match begins is worth as much as one longer by this many thousandths of a character. */
const TELLING = 1500;

/**
 * The most telling of several needs: that of the longest words, of which one that tells where a match begins may be a
 * character shorter, then that of the fewest words.
 */
export function best(needs: readonly (Need | null)[]): Need | null {
  let found: Need | null = null;
  let most = 0;
  for (const need of needs) {
    if (need === null || need.length === 0) continue;
    const shortest = Math.min(...need.map(({ word }) => word.length));
    const telling = need.every(({ from, to }) => to - from <= WIDEST) ? TELLING : 0;
    const worth = shortest * 1000 + telling - need.length;
    if (shortest === 0 || worth <= most) continue;
    most = worth;
    found = need;
  }
  return found;
}

/** These words at one place. */
export const needFor = (words: readonly string[], from = 0, to = from): Need =>
  words.map((word) => ({ word, from, to }));

/** The same words beside something that begins so much farther on. */
export const shifted = (need: Need | null, from: number, to: number): Need | null =>
  need?.map((a) => ({ word: a.word, from: a.from + from, to: a.to + to })) ?? null;

/** Every text of `a` with every one of `b` behind it, or null where they are more than `most`. */
export const product = (
  a: readonly string[],
  b: readonly string[],
  most: number,
): readonly string[] | null =>
  a.length * b.length > most ? null : [...new Set(a.flatMap((x) => b.map((y) => x + y)))];
