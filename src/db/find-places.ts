import { findAnchor } from '../model/anchor';
import type { Review } from '../model/review';
import { db } from './database';
import type { PlaceRecord } from './records';

/** Where a decision's passage stands in a text, or nothing to note where it stands where it was made. */
function placeOf(text: string, review: Review): PlaceRecord | null {
  if (!review.anchor || review.anchor.quote === '') return null;
  const found = findAnchor(text, review.anchor);
  if (found.how === 'exact') return null;
  const place = found.how === 'lost' ? null : found.span;
  return { id: review.id, report: review.report, place };
}

/**
 * Finds the passages of these decisions in a report's text and notes those that moved or are lost. Must run inside a
 * transaction over `places`. Returns how many are lost.
 */
export async function notePlaces(text: string, reviews: readonly Review[]): Promise<number> {
  const moved: PlaceRecord[] = [];
  const still: string[] = [];
  for (const review of reviews) {
    const record = placeOf(text, review);
    if (record) moved.push(record);
    else still.push(review.id);
  }
  if (still.length) await db.places.bulkDelete(still);
  if (moved.length) await db.places.bulkPut(moved);
  return moved.filter((m) => m.place === null).length;
}
