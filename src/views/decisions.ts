import type { PlacedReview, Review } from '../model/review';

/** The latest decision first: the last word counts. */
export const latestFirst = (reviews: readonly PlacedReview[]): readonly Review[] =>
  [...reviews].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));

/** What a decision holds, as a number; null where it is none. */
export const asNumber = (value: string | number | null): number | null => {
  if (value === null || value === '') return null;
  const number = typeof value === 'number' ? value : Number(value);
  return Number.isFinite(number) ? number : null;
};
