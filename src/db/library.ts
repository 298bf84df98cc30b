import type { PlacedReview } from '../model/review';
import { db } from './database';
import { whole } from './whole';
import { withPlaces } from './places';
import type { FactsRecord, ReportRecord } from './records';

/** All that pages ask across reports: small records only, never texts or bytes. */
export interface Library {
  readonly reports: readonly ReportRecord[];
  readonly facts: readonly FactsRecord[];
  readonly reviews: readonly PlacedReview[];
}

/** The whole library outside the bin, in one read transaction. */
export const loadLibrary = (): Promise<Library> =>
  db.transaction('r', db.reports, db.facts, db.reviews, db.places, async () => {
    const [reports, facts, reviews, places] = await Promise.all([
      whole(db.reports),
      whole(db.facts),
      whole(db.reviews),
      whole(db.places),
    ]);
    const kept = reports.filter((r) => r.deletedAt === null);
    const ids = new Set(kept.map((r) => r.id));
    return {
      reports: kept,
      facts: facts.filter((f) => ids.has(f.id)),
      reviews: withPlaces(
        reviews.filter((r) => ids.has(r.report)),
        places,
      ),
    };
  });

/** How much there is, without loading it. */
export const countAll = (): Promise<{ reports: number; reviews: number }> =>
  db.transaction('r', db.reports, db.reviews, async () => {
    const [all, gone, reviews] = await Promise.all([
      db.reports.count(),
      db.reports.where('deletedAt').above('').count(),
      db.reviews.count(),
    ]);
    return { reports: all - gone, reviews };
  });
