import { countOpen, decisionsOn } from '../model/decided';
import type { Level, ReportMeta } from '../model/meta';
import type { Genre } from '../model/parsed';
import type { Remark } from '../model/remark';
import type { Review } from '../model/review';
import { inPieces, type Steps } from '../model/steps';
import {
  earlierVersions,
  standingsInSteps,
  type Standing,
  type Versioned,
} from '../model/versions';
import { effectiveMeta } from './effective-meta';
import { groupBy } from './group';
import { confirmed, libraryRow, type LibraryRow, type Listed } from './library-rows';

/** How many reports have each value of what the list can be narrowed to; null stands for unknown. */
export interface Tally {
  readonly years: ReadonlyMap<number | null, number>;
  readonly levels: ReadonlyMap<Level | null, number>;
  readonly genres: ReadonlyMap<Genre, number>;
  /** Reports of which a person should confirm region, level or year. */
  readonly unsure: number;
}

/** The library as its page lists it: lines, versions and counts of the same reports and decisions. */
export interface Holdings {
  /** In the order in which the reports were given. */
  readonly rows: readonly LibraryRow[];
  /** How reports stand that have other versions. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** Reports that are earlier versions. */
  readonly earlier: ReadonlySet<string>;
  readonly tally: Tally;
}

/** What the list is made from. */
export interface Held {
  readonly reports: readonly (Listed & { readonly meta: ReportMeta })[];
  readonly reviews: readonly Review[];
  /** Of the reports `withDecidedFindings`. */
  readonly remarks: readonly { readonly id: string; readonly remarks: readonly Remark[] }[];
}

/** Reports where a person has decided on findings: the list needs their remarks, to count what is still open. */
export const withDecidedFindings = (reviews: readonly Review[]): readonly string[] => [
  ...new Set(reviews.filter((r) => r.target.kind === 'finding').map((r) => r.report)),
];

/** A person's decisions on what a report is, report by report. */
const onMeta = (reviews: readonly Review[]): ReadonlyMap<string, readonly Review[]> =>
  new Map(
    groupBy(
      reviews.filter((review) => review.target.kind === 'meta'),
      (review) => review.report,
    ),
  );

/** How many findings are still open, of the reports whose remarks are given. */
function openFindings({ reviews, remarks }: Held): ReadonlyMap<string, number> {
  const decisions = decisionsOn(reviews);
  return new Map(remarks.map((r) => [r.id, countOpen(r.id, r.remarks, decisions)]));
}

/** One more of a value. */
const count = <V>(counts: Map<V, number>, value: V): unknown =>
  counts.set(value, (counts.get(value) ?? 0) + 1);

const versioned = ({ report, meta }: LibraryRow): Versioned => ({
  ...{ id: report.id, addedAt: report.addedAt, genre: report.genre, meta },
  ...{ textHash: report.textHash, characters: report.counts.characters },
});

/** Makes the list, in steps: ten thousand lines at once would hold the page up. */
export function* holdingsOf(held: Held): Steps<Holdings> {
  const decided = onMeta(held.reviews);
  yield;
  const open = openFindings(held);
  yield;
  const rows: LibraryRow[] = [];
  const compared: Versioned[] = [];
  const years = new Map<number | null, number>();
  const levels = new Map<Level | null, number>();
  const genres = new Map<Genre, number>();
  let unsure = 0;
  yield* inPieces(held.reports, (report) => {
    const [own, findings] = [decided.get(report.id), open.get(report.id)];
    const meta = own ? confirmed(effectiveMeta(report, own), own) : report.meta;
    const counts = findings === undefined ? report.counts : { ...report.counts, findings };
    const row = libraryRow(findings === undefined ? report : { ...report, counts }, meta);
    rows.push(row);
    compared.push(versioned(row));
    count(years, meta.year);
    count(levels, meta.region.level);
    count(genres, report.genre);
    if (row.unsure) unsure++;
  });
  const standings = yield* standingsInSteps(compared, held.reviews);
  const earlier = earlierVersions(standings);
  return { rows, standings, earlier, tally: { years, levels, genres, unsure } };
}
