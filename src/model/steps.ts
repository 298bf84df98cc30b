/**
 * Work in steps: whoever carries it out may pause after each. Its result does not depend on the pauses, and a step takes
 * a few milliseconds at most, however much there is to do.
 */
export type Steps<T> = Generator<void, T, void>;

/** Carries work out without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** To be awaited between two steps: whatever else goes on in steps has its turn. */
export const turn: Promise<void> = Promise.resolve();

/**
 * Carries work out with a turn for others after each step. Several that begin together go on side by side, the first step
 * of each, then the second: what a step needs of the machine's nearest memory is still there for the next one, which a
 * whole report would have driven out.
 */
export async function inTurn<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await turn;
  }
}

/** How many items make a step. */
const piece = 256;

/** Deals with items in their order. */
export function* inPieces<T>(items: readonly T[], deal: (item: T) => void): Steps<void> {
  for (let from = 0; from < items.length; from += piece) {
    for (let i = from; i < from + piece && i < items.length; i++)
      // within the list, by the loop's bounds
      deal(items[i] as T);
    yield;
  }
}

/** Two sorted lists as one; of equal items those of the first come first. */
function* merged<T>(
  left: readonly T[],
  right: readonly T[],
  order: (a: T, b: T) => number,
): Steps<T[]> {
  const both: T[] = [];
  const [n, m] = [left.length, right.length];
  for (let i = 0, j = 0; i < n || j < m;) {
    const fromRight = i >= n || (j < m && order(left[i] as T, right[j] as T) > 0);
    both.push((fromRight ? right[j++] : left[i++]) as T);
    if (both.length % (4 * piece) === 0) yield;
  }
  return both;
}

/** Items in order; equal ones stay as they came. */
export function* sorted<T>(items: readonly T[], order: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < items.length; from += piece) {
    runs.push(items.slice(from, from + piece).sort(order));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], order));
    runs = longer;
  }
  return runs[0] ?? [];
}
