import type { Review, ReviewTarget } from '../model/review';
import { db } from './database';
import { step } from './history';

export const reviewsOf = (report: string): Promise<Review[]> =>
  db.reviews.where('report').equals(report).toArray();

/** What a review is about, as one string, for history entries and for comparing. */
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

/** Writes decisions as one undoable step. Returns the step's id. */
export const saveReviews = (reviews: readonly Review[]): Promise<number> => {
  const [first] = reviews;
  if (!first) throw new Error('saveReviews needs at least one review');
  const params = {
    count: reviews.length,
    decision: first.decision,
    target: targetKey(first.target),
    value: first.value ?? '',
  };
  return step(reviews.length === 1 ? 'reviewSaved' : 'reviewsSaved', params, first.by, async () => {
    const before = await db.reviews.bulkGet(reviews.map((r) => r.id));
    return reviews.map((review, i) => ({
      table: 'reviews' as const,
      key: review.id,
      before: before[i] ?? null,
      after: review,
    }));
  });
};

export const saveReview = (review: Review): Promise<number> => saveReviews([review]);

/** Takes a decision away, undoably. */
export const removeReview = (review: Review): Promise<number> =>
  step('reviewRemoved', { target: targetKey(review.target) }, review.by, async () => {
    const before = (await db.reviews.get(review.id)) ?? null;
    return [{ table: 'reviews' as const, key: review.id, before, after: null }];
  });
