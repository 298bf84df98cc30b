import type { Level, ReportMeta } from '../model/meta';
import type { Review } from '../model/review';
import type { Genre } from '../model/parsed';

/** What the list needs to know of a stored report. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly addedAt: string;
  readonly genre: Genre;
  readonly textHash: string;
  readonly counts: {
    readonly characters: number;
    readonly quantities: number;
    readonly facts: number;
    readonly findings: number;
  };
}

/** One line of the library, with a person's corrections applied. */
export interface LibraryRow {
  readonly report: Listed;
  readonly meta: ReportMeta;
  /** The place's own name, null where unknown. */
  readonly place: string | null;
  /** Its parents, outermost first: 某省 某市. */
  readonly path: string;
  /** A person should confirm region, level or year. */
  readonly unsure: boolean;
  /** Everything that the text filter looks through, in lower case. */
  readonly haystack: string;
}

/** The fields that decide where a report stands in comparisons, so that a guess in them needs a look. */
const decisive = ['region', 'level', 'year'] as const;

/** A line of which what only some ask for is made when they do: a large library has thousands, and shows a few. */
class Line implements LibraryRow {
  readonly report: Listed;
  readonly meta: ReportMeta;
  readonly place: string | null;
  readonly unsure: boolean;
  #haystack: string | undefined;

  constructor(report: Listed, meta: ReportMeta) {
    const { region, basis, year } = meta;
    this.report = report;
    this.meta = meta;
    this.place = region.name ?? region.printed;
    this.unsure =
      report.genre === 'report' &&
      (this.place === null ||
        year === null ||
        decisive.some((field) => basis[field]?.sure === 'unsure'));
  }

  get path(): string {
    const { province, prefecture, county } = this.meta.region;
    const parents = [province, prefecture, county];
    return [...new Set(parents)].filter((p) => p !== null && p !== this.place).join(' ');
  }

  get haystack(): string {
    const { report, meta, place, path } = this;
    return (this.#haystack ??= [
      ...[place, path, meta.organ, meta.title, report.name, report.folder, meta.year],
    ]
      .join(' ')
      .toLowerCase());
  }
}

/** The same with nothing left to ask about the fields that a person found right as they were read. */
export function confirmed(meta: ReportMeta, reviews: readonly Review[]): ReportMeta {
  const settled = reviews.flatMap(({ target, decision }) =>
    target.kind === 'meta' && decision === 'accepted' ? [target.field] : [],
  );
  if (settled.length === 0) return meta;
  const basis = Object.entries(meta.basis).filter(([field]) => !settled.includes(field));
  return { ...meta, basis: Object.fromEntries(basis) };
}

/** Lines for reports; `metaOf` applies corrections. */
export const libraryRows = <R extends Listed>(
  reports: readonly R[],
  metaOf: (report: R) => ReportMeta,
): readonly LibraryRow[] => reports.map((report) => new Line(report, metaOf(report)));

/** What the list is narrowed to; '' means no limit, 'none' means unknown. */
export interface LibraryFilter {
  readonly text: string;
  readonly year: string;
  readonly level: string;
  readonly genre: string;
  readonly unsure: boolean;
  /** '' for all, 'now' for all but earlier versions, 'earlier' for these alone. */
  readonly versions: string;
}

/**
 * The lines that pass. Every word of the text must be found, in the words themselves or in the pinyin initials of
 * place and organ (`initials`, by word; empty until they are loaded). `earlier` holds the reports that are earlier versions.
 */
export function filterRows(
  rows: readonly LibraryRow[],
  filter: LibraryFilter,
  initials: ReadonlyMap<string, string>,
  earlier: ReadonlySet<string> = new Set(),
): readonly LibraryRow[] {
  const words = filter.text.toLowerCase().split(/\s+/u).filter(Boolean);
  const spelled = (row: LibraryRow): string =>
    [row.place, row.meta.organ].map((name) => (name && initials.get(name)) ?? '').join(' ');
  return rows.filter((row) => {
    const { meta, report } = row;
    if (filter.year && String(meta.year ?? 'none') !== filter.year) return false;
    if (filter.level && (meta.region.level ?? 'none') !== filter.level) return false;
    if (filter.genre && report.genre !== filter.genre) return false;
    if (filter.unsure && !row.unsure) return false;
    if (filter.versions && (filter.versions === 'earlier') !== earlier.has(report.id)) return false;
    return words.every((word) => row.haystack.includes(word) || spelled(row).includes(word));
  });
}

export const sortKeys = [
  'added',
  'region',
  'level',
  'year',
  'organ',
  'figures',
  'facts',
  'findings',
] as const;
export type SortKey = (typeof sortKeys)[number];

const levels: readonly (Level | null)[] = [
  'central',
  'province',
  'prefecture',
  'county',
  'township',
];

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Regions go by division code, as officials list them; those without one follow, by name. */
const byRegion = (a: LibraryRow, b: LibraryRow): number =>
  (a.meta.region.code ?? '\uffff').localeCompare(b.meta.region.code ?? '\uffff') ||
  collator.compare(`${a.path} ${a.place ?? '\uffff'}`, `${b.path} ${b.place ?? '\uffff'}`);

const orders: Readonly<Record<SortKey, (a: LibraryRow, b: LibraryRow) => number>> = {
  added: (a, b) =>
    a.report.addedAt < b.report.addedAt ? -1 : Number(a.report.addedAt > b.report.addedAt),
  region: byRegion,
  level: (a, b) => levels.indexOf(a.meta.region.level) - levels.indexOf(b.meta.region.level),
  year: (a, b) => (a.meta.year ?? 0) - (b.meta.year ?? 0),
  organ: (a, b) => collator.compare(a.meta.organ ?? '\uffff', b.meta.organ ?? '\uffff'),
  figures: (a, b) => a.report.counts.quantities - b.report.counts.quantities,
  facts: (a, b) => a.report.counts.facts - b.report.counts.facts,
  findings: (a, b) => a.report.counts.findings - b.report.counts.findings,
};

/** Sorted; equal lines keep their order (newest first, as they come). */
export const sortRows = (
  rows: readonly LibraryRow[],
  key: SortKey,
  descending: boolean,
): readonly LibraryRow[] => {
  const order = orders[key];
  return [...rows].sort(descending ? (a, b) => order(b, a) : order);
};

/** The values of one column with how many lines have each, for the filter's choices. */
export function tallyBy(
  rows: readonly LibraryRow[],
  valueOf: (row: LibraryRow) => string,
): readonly (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = valueOf(row);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts];
}

/** Which lines of equal height are near the window: first and end, with as many again above and below. */
export function linesInSight(
  count: number,
  height: number,
  top: number,
  viewport: number,
): { readonly first: number; readonly end: number } {
  const spare = Math.ceil(viewport / height / 2) + 2;
  const first = Math.floor(-top / height) - spare;
  const end = Math.ceil((viewport - top) / height) + spare;
  const clamp = (n: number) => Math.min(count, Math.max(0, n));
  return { first: clamp(first), end: clamp(end) };
}
