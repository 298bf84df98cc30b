import type { Level, ReportMeta } from '../model/meta';
import type { Review } from '../model/review';
import type { Genre } from '../model/parsed';
import { inPieces, sorted, type Steps } from '../model/steps';

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
    return parents
      .filter((p, i) => p !== null && p !== this.place && parents.indexOf(p) === i)
      .join(' ');
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

/** The line of a report; `meta` with corrections applied. */
export const libraryRow = (report: Listed, meta: ReportMeta): LibraryRow => new Line(report, meta);

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

type Order = (a: LibraryRow, b: LibraryRow) => number;

/**
 * Lines compared by a name that they have, each name once for all lines that have it: comparing names is slow, and a
 * library holds each of them for several years.
 */
function* byName(
  rows: readonly LibraryRow[],
  nameOf: (row: LibraryRow) => string,
  compare: (a: string, b: string) => number,
): Steps<Order> {
  const alike = new Map<string, LibraryRow[]>();
  yield* inPieces(rows, (row) => {
    const name = nameOf(row);
    const held = alike.get(name);
    if (held) held.push(row);
    else alike.set(name, [row]);
  });
  const names = yield* sorted([...alike.keys()], compare);
  const ranks = new Map<LibraryRow, number>();
  let [rank, before] = [0, names[0]];
  yield* inPieces(names, (name) => {
    if (before !== undefined && compare(before, name) !== 0) rank++;
    for (const row of alike.get(name) ?? []) ranks.set(row, rank);
    before = name;
  });
  return (a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0);
}

/** Lines compared by what stands in them. */
const by = (order: Order) =>
  function* (): Steps<Order> {
    yield;
    return order;
  };

/** The division code, which is of one length where there is one, and the names. */
const regionName = ({ meta, path, place }: LibraryRow): string =>
  `${meta.region.code ?? '\uffff'} ${path} ${place ?? '\uffff'}`;

/** Regions go by division code, as officials list them; those without one follow, by name. */
function byRegion(a: string, b: string): number {
  const [left, right] = [a.slice(0, a.indexOf(' ')), b.slice(0, b.indexOf(' '))];
  if (left !== right) return left < right ? -1 : 1;
  return collator.compare(a, b);
}

/** How the lines in hand are compared by each column. */
const orders: Readonly<Record<SortKey, (rows: readonly LibraryRow[]) => Steps<Order>>> = {
  added: by(({ report: a }, { report: b }) =>
    a.addedAt < b.addedAt ? -1 : Number(a.addedAt > b.addedAt),
  ),
  region: (rows) => byName(rows, regionName, byRegion),
  level: by((a, b) => levels.indexOf(a.meta.region.level) - levels.indexOf(b.meta.region.level)),
  year: by((a, b) => (a.meta.year ?? 0) - (b.meta.year ?? 0)),
  organ: (rows) => byName(rows, (row) => row.meta.organ ?? '\uffff', collator.compare),
  figures: by((a, b) => a.report.counts.quantities - b.report.counts.quantities),
  facts: by((a, b) => a.report.counts.facts - b.report.counts.facts),
  findings: by((a, b) => a.report.counts.findings - b.report.counts.findings),
};

/** Sorted; equal lines keep their order (newest first, as they come). */
export function* sortRows(
  rows: readonly LibraryRow[],
  key: SortKey,
  descending: boolean,
): Steps<readonly LibraryRow[]> {
  const order = yield* orders[key](rows);
  return yield* sorted(rows, descending ? (a, b) => order(b, a) : order);
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
