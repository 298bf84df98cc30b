import type { PlacedReview } from '../model/review';
import { db } from './database';
import { withoutStrangers } from './own-facts';
import { ownIndicators } from './own-indicators';
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
  db.transaction('r', [db.reports, db.facts, db.reviews, db.places, db.kv], async () => {
    const [reports, facts, reviews, places, own] = await Promise.all([
      whole(db.reports),
      whole(db.facts),
      whole(db.reviews),
      whole(db.places),
      ownIndicators(),
    ]);
    const known = new Set(own.map((o) => o.id));
    const kept = reports.filter((r) => r.deletedAt === null);
    const ids = new Set(kept.map((r) => r.id));
    return {
      reports: kept,
      facts: facts.flatMap((f) => (ids.has(f.id) ? [withoutStrangers(f, known)] : [])),
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
