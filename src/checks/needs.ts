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
/** How much rarer a word of one character more is. */
const RARER = 5;

/** How often a word makes a pattern tried: at each place where a match may begin, the oftener the shorter it is. */
const triesOf = ({ word, from, to }: Anchor): number =>
  (1 + Math.min(to - from, WIDEST)) / RARER ** word.length;

/** The most telling of several needs: that for which a match is tried least often. */
export function best(needs: readonly (Need | null)[]): Need | null {
  let found: Need | null = null;
  let least = Infinity;
  for (const need of needs) {
    if (need === null || need.length === 0 || need.some(({ word }) => word === '')) continue;
    const tries = need.reduce((sum, anchor) => sum + triesOf(anchor), 0);
    if (tries >= least) continue;
    least = tries;
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
