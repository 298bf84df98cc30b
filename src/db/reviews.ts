import { instantAfter } from '../model/instant';
import type { PlacedReview, Review } from '../model/review';
import { targetKey } from '../model/target';
import { db } from './database';
import { step } from './history';
import { withPlaces } from './places';
import type { Change, HistoryRecord } from './records';
import { notLost, unsaved } from './unsaved';

/** The decisions on one report, with where their passages stand now. */
export const reviewsOf = (report: string): Promise<PlacedReview[]> =>
  db.transaction('r', db.reviews, db.places, async () => {
    const reviews = await db.reviews.where('report').equals(report).toArray();
    return withPlaces(reviews, await db.places.where('report').equals(report).toArray());
  });

/** All decisions of the library. */
export const allReviews = (): Promise<Review[]> => db.reviews.toArray();

/** A step whose entry names the report, as it is called at the time. */
const namedStep = (
  code: string,
  params: HistoryRecord['params'],
  review: Review,
  build: () => Promise<readonly Change[]>,
): Promise<number> => {
  const named = async () => {
    const record = await db.reports.get(review.report);
    return { ...params, report: record ? (record.meta.title ?? record.name) : '' };
  };
  return step(code, named, review.by, build);
};

/** Writes decisions as one undoable step. Returns the step's id. */
export const saveReviews = (reviews: readonly Review[]): Promise<number> =>
  notLost({ kind: 'save', reviews }, () => write(reviews));

/** The decision, with an instant after that of the one that it replaces: the clock may have been set back. */
const laterThan = (review: Review, before: Review | undefined): Review =>
  before && before.at > review.at
    ? { ...review, at: instantAfter(before.at, new Date(review.at)) }
    : review;

const write = (reviews: readonly Review[]): Promise<number> => {
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
      after: laterThan(review, before[i]),
    }));
  };
  const code = reviews.length === 1 ? 'reviewSaved' : 'reviewsSaved';
  return one ? namedStep(code, params, first, build) : step(code, params, first.by, build);
};

export const saveReview = (review: Review): Promise<number> => saveReviews([review]);

/** Takes a decision away, undoably. */
export const removeReview = (review: Review): Promise<number> =>
  notLost({ kind: 'remove', reviews: [review] }, () => remove(review));

const remove = (review: Review): Promise<number> =>
  namedStep('reviewRemoved', { target: targetKey(review.target) }, review, async () => {
    const before = (await db.reviews.get(review.id)) ?? null;
    return [{ table: 'reviews' as const, key: review.id, before, after: null }];
  });

/** Carries out what a page that was left did not come to write. Returns how many steps there were. */
export async function finishUnsaved(): Promise<number> {
  const left = await unsaved();
  for (const { kind, reviews, done } of left) {
    const held = await db.reviews.bulkGet(reviews.map((r) => r.id));
    const missing = reviews.filter((r, i) =>
      kind === 'save' ? (held[i]?.at ?? '') < r.at : held[i]?.at === r.at,
    );
    if (missing.length && kind === 'save') await write(missing);
    else for (const review of missing) await remove(review);
    done();
  }
  return left.length;
}
