import type { Review } from './review';

/**
 * When a decision was last taken back, or put back after that. What stood then counts, whatever older forms of it come
 * with a bundle; so a decision that was taken back stays away, here and wherever this travels.
 */
export interface Stamp {
  /** The decision's id. */
  readonly id: string;
  readonly report: string;
  /** ISO instant. */
  readonly at: string;
  readonly by: string;
  /** true: taken back; false: put back, in the form that stands. */
  readonly gone: boolean;
}

/** Decisions with what was taken back among them. */
export interface Decided {
  readonly reviews: readonly Review[];
  readonly stamps: readonly Stamp[];
}

/** What is known of one decision: its form, or null where it was taken back; and the stamp, where one says so. */
export interface Standing {
  readonly review: Review | null;
  readonly stamp: Stamp | null;
}

/** The instant as of which a decision stands as it does. */
export const standsSince = ({ review, stamp }: Standing): string => {
  const [made, turned] = [review?.at ?? '', stamp?.at ?? ''];
  return made > turned ? made : turned;
};

/**
 * A decision and its stamp as they count: a stamp older than the form says nothing any more, a form older than a stamp
 * that takes it back is gone, and a stamp that puts back what is not there is none.
 */
export function standing(review: Review | null, stamp: Stamp | null): Standing | null {
  if (stamp === null || (review !== null && review.at > stamp.at))
    return review && { review, stamp: null };
  if (stamp.gone) return { review: null, stamp };
  return review && { review, stamp };
}

/** What is known of each decision, by id. */
export function standings({ reviews, stamps }: Decided): Map<string, Standing> {
  const stampOf = new Map(stamps.map((s) => [s.id, s] as const));
  const found = new Map<string, Standing>();
  for (const review of reviews) {
    const known = standing(review, stampOf.get(review.id) ?? null);
    if (known) found.set(review.id, known);
  }
  for (const stamp of stamps) {
    const known = found.has(stamp.id) ? null : standing(null, stamp);
    if (known) found.set(stamp.id, known);
  }
  return found;
}

/** The instant `now`, or where that is not later than `since`, the one right after `since`: clocks may be set back. */
export const laterThan = (since: string, now: string): string =>
  now > since ? now : new Date(Date.parse(since) + 1).toISOString();

/**
 * The stamp to be left where a step makes `next` of a decision that stood as `held`; null where none is needed, since
 * the decision's own time says enough. A stamp is always later than what it puts aside.
 */
export function stampFor(
  held: Standing,
  next: Review | null,
  by: string,
  now: string,
): Stamp | null {
  const since = standsSince(held);
  const { review } = held;
  const left = ({ id, report }: Review, gone: boolean): Stamp => ({
    ...{ id, report, by, gone },
    at: laterThan(since, now),
  });
  if (next === null) return review === null ? null : left(review, true);
  if (since === '' || next.at > since) return null;
  if (review !== null && JSON.stringify(review) === JSON.stringify(next)) return null;
  return left(next, false);
}
