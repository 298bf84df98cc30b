import type { FactColumns } from '../model/fact-columns';
import type { PlacedReview } from '../model/review';
import { columnTables, filedFacts } from './columns';
import { db } from './database';
import { withoutStrangers } from './own-facts';
import { ownIndicators } from './own-indicators';
import { whole } from './whole';
import { withPlaces } from './places';
import type { FactsRecord, ReportRecord } from './records';
import { cardTables, readCards, unpacked } from './shelves';

/** All that pages ask across reports: small records only, never texts or bytes. */
export interface Library {
  /** Of the metadata's basis only what is not certain. */
  readonly reports: readonly ReportRecord[];
  /** Facts of the reports that are not in `columns`. */
  readonly facts: readonly FactsRecord[];
  /** Facts of most reports, of those in the bin too. */
  readonly columns: readonly FactColumns[];
  /** Indicators of the user's own that there are; facts of others of them count no more. */
  readonly own: ReadonlySet<string>;
  readonly reviews: readonly PlacedReview[];
}

const tables = () => [
  ...new Set([...cardTables(), ...columnTables(), db.reviews, db.places, db.kv]),
];

/** The whole library outside the bin, read in one transaction. */
export async function loadLibrary(): Promise<Library> {
  const [cards, { columns, facts }, reviews, places, indicators] = await db.transaction(
    'r',
    tables(),
    () =>
      Promise.all([
        readCards(),
        filedFacts(),
        whole(db.reviews),
        whole(db.places),
        ownIndicators(),
      ]),
  );
  const own = new Set(indicators.map((o) => o.id));
  const kept = (await unpacked(cards)).filter((r) => r.deletedAt === null);
  const ids = new Set(kept.map((r) => r.id));
  return {
    ...{ reports: kept, columns, own },
    facts: facts.flatMap((f) => (ids.has(f.id) ? [withoutStrangers(f, own)] : [])),
    reviews: withPlaces(
      reviews.filter((r) => ids.has(r.report)),
      places,
    ),
  };
}

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
