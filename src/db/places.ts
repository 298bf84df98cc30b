import type { PlacedReview, Review } from '../model/review';
import type { PlaceRecord } from './records';

/** Decisions with the places of their passages. */
export function withPlaces(
  reviews: readonly Review[],
  places: readonly PlaceRecord[],
): PlacedReview[] {
  if (places.length === 0) return [...reviews];
  const found = new Map(places.map((p) => [p.id, p.place] as const));
  return reviews.map((review) => {
    const place = found.get(review.id);
    return place === undefined ? review : { ...review, place };
  });
}
