import type { Review, ReviewTarget } from './review';

/** What a decision is about, as one string, for history entries and for comparing. */
export const targetKey = (target: ReviewTarget): string => {
  switch (target.kind) {
    case 'fact':
      return `fact:${target.indicator}`;
    case 'meta':
      return `meta:${target.field}`;
    case 'finding':
      return `finding:${target.rule}:${target.key}`;
    case 'item':
      return `item:${target.item}`;
  }
};

/** Whether two decisions speak of the same thing: the same target, and for figures the same passage where both name one. */
export function sameTarget(a: Review, b: Review): boolean {
  if (a.report !== b.report || targetKey(a.target) !== targetKey(b.target)) return false;
  if (a.target.kind !== 'fact' || !a.anchor || !b.anchor) return true;
  const [x, y] = [a.anchor, b.anchor];
  return x.start < y.start + y.quote.length && y.start < x.start + x.quote.length;
}

/** Whether two decisions come to the same: the note and who made them aside. */
export const sameOutcome = (a: Review, b: Review): boolean =>
  a.decision === b.decision &&
  String(a.value ?? '') === String(b.value ?? '') &&
  ((a.unit ?? '') === (b.unit ?? '') || a.value === null);
