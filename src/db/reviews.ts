import type { PlacedReview, Review } from '../model/review';
import { targetKey } from '../model/target';
import { db } from './database';
import { step } from './history';
import { withPlaces } from './places';
import type { Change, HistoryRecord } from './records';

/** The decisions on one report, with where their passages stand now. */
export const reviewsOf = (report: string): Promise<PlacedReview[]> =>
  db.transaction('r', db.reviews, db.places, async () => {
    const reviews = await db.reviews.where('report').equals(report).toArray();
    return withPlaces(reviews, await db.places.where('report').equals(report).toArray());
  });

/** A step whose entry names the report, as it is called at the time. */
const namedStep = async (
  code: string,
  params: HistoryRecord['params'],
  review: Review,
  build: () => Promise<readonly Change[]>,
): Promise<number> => {
  const record = await db.reports.get(review.report);
  const report = record ? (record.meta.title ?? record.name) : '';
  return step(code, { ...params, report }, review.by, build);
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
  const one = reviews.every((r) => r.report === first.report);
  const build = async () => {
    const before = await db.reviews.bulkGet(reviews.map((r) => r.id));
    return reviews.map((review, i) => ({
      table: 'reviews' as const,
      key: review.id,
      before: before[i] ?? null,
      after: review,
    }));
  };
  const code = reviews.length === 1 ? 'reviewSaved' : 'reviewsSaved';
  return one ? namedStep(code, params, first, build) : step(code, params, first.by, build);
};

export const saveReview = (review: Review): Promise<number> => saveReviews([review]);

/** Takes a decision away, undoably. */
export const removeReview = (review: Review): Promise<number> =>
  namedStep('reviewRemoved', { target: targetKey(review.target) }, review, async () => {
    const before = (await db.reviews.get(review.id)) ?? null;
    return [{ table: 'reviews' as const, key: review.id, before, after: null }];
  });
