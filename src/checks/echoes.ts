/** Calls back with a place and the earlier one at which the same two characters stand. */
export type Echo = (at: number, earlier: number) => void;

/** How many kinds of pairs are told apart while looking; a power of two. */
const SLOTS = 0x400;

/**
 * Tells every place at which two characters stand that stood at most `reach` characters before, for each such place
 * before. `kinds` holds for each character of the text a number that is the same for the same characters: only where
 * a pair of its kind stood within reach are the characters before looked at one by one.
 */
export function echoes(text: string, kinds: Uint16Array, reach: number, found: Echo): void {
  const latest = new Int32Array(SLOTS).fill(-1 - reach);
  let first = kinds[0] ?? 0;
  for (let at = 0; at + 1 < text.length; at++) {
    const second = kinds[at + 1] ?? 0;
    const slot = ((first << 5) ^ (second * 3)) & (SLOTS - 1);
    first = second;
    const last = latest[slot] ?? 0;
    latest[slot] = at;
    if (at - last <= reach) echoesAt(text, kinds, at, last, reach, found);
  }
}

/** Looks back from `last`, behind which no pair of this kind stands before `at`. */
function echoesAt(
  text: string,
  kinds: Uint16Array,
  at: number,
  last: number,
  reach: number,
  found: Echo,
): void {
  const first = kinds[at];
  const second = kinds[at + 1];
  for (let i = last; i >= 0 && at - i <= reach; i--)
    if (kinds[i] === first && kinds[i + 1] === second && isSame(text, at, i)) found(at, i);
}

const isSame = (text: string, at: number, i: number): boolean =>
  text.charCodeAt(at) === text.charCodeAt(i) && text.charCodeAt(at + 1) === text.charCodeAt(i + 1);
