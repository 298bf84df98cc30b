/** Calls back with a place and the earlier one at which the same two characters stand. */
export type Echo = (at: number, earlier: number) => void;

const slotOf = (first: number, second: number): number => ((first << 5) ^ (second * 3)) & 0x3ff;

/**
 * Tells every place at which two characters stand that stood at most `reach` characters before, for each such place
 * before. Chains places of a kind, so that each is compared with a few others only; linear in the text.
 */
export function echoes(text: string, reach: number, found: Echo): void {
  const latest = new Int32Array(0x400).fill(-1);
  const before = new Int32Array(text.length);
  let first = text.charCodeAt(0);
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1);
    const slot = slotOf(first, second);
    const last = latest[slot] ?? -1;
    before[at] = last;
    latest[slot] = at;
    for (let i = last; i >= 0 && at - i <= reach; i = before[i] ?? -1)
      if (text.charCodeAt(i) === first && text.charCodeAt(i + 1) === second) found(at, i);
    first = second;
  }
}
