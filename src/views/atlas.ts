import type { Fact } from '../model/fact';
import { PackedFacts, type FactColumns, type ReadFact } from '../model/fact-columns';
import type { ReportMeta } from '../model/meta';
import type { Genre } from '../model/parsed';
import type { Review } from '../model/review';
import { inPieces, type Steps } from '../model/steps';
import { standingsInSteps, type Versioned } from '../model/versions';
import { AskedReadings, type Reading } from './asked-readings';
import { Choice, noFigure, type Packed } from './choice';
import { confirmed } from './library-rows';
import { effectiveFacts, stands, type EffectiveFact } from './effective';
import { effectiveMeta } from './effective-meta';
import { FactList, type Figures } from './fact-list';
import { collectPlaces, type Place } from './places';

/** What the index is built from; the shape in which the database hands the library over. */
export interface LibraryRecords {
  readonly reports: readonly {
    readonly id: string;
    readonly name: string;
    readonly addedAt: string;
    readonly engine: number;
    readonly genre: Genre;
    readonly meta: ReportMeta;
    readonly counts: { readonly characters: number };
    readonly textHash?: string;
    readonly judged?: string;
  }[];
  readonly facts: readonly { readonly id: string; readonly facts: readonly Fact[] }[];
  /** Facts of reports that are not in `facts`, many together. */
  readonly columns?: readonly FactColumns[];
  /** The user's own indicators; facts in `columns` of others of them do not count. Not given: there are none. */
  readonly own?: ReadonlySet<string>;
  readonly reviews: readonly Review[];
}

/** One report as the comparison sees it, with corrections applied. */
export interface AtlasReport {
  readonly id: string;
  readonly name: string;
  readonly engine: number;
  readonly genre: Genre;
  readonly title: string | null;
  readonly year: number | null;
  readonly publishedOn: string | null;
  /** Index of its place. */
  readonly place: number;
  /** Whether anything could be read: false for a scan without text or a report whose facts were not stored. */
  readonly readable: boolean;
  /** Tells one reading of the report from another: engine and text. */
  readonly stamp: string;
}

/**
 * The library in memory, made for questions across reports. Answers come from arrays, never from the database:
 * `shown[indicator][report]` is the index of the figure that is shown, or one of the two negative marks.
 */
export interface Atlas {
  readonly reports: readonly AtlasReport[];
  readonly places: readonly Place[];
  readonly placeOf: ReadonlyMap<string, number>;
  /** Report years, ascending. */
  readonly years: readonly number[];
  /** The report that stands for a place and year: see `reportFor`. */
  readonly reportAt: ReadonlyMap<number, number>;
  /** All figures, report by report. */
  readonly facts: FactList;
  readonly shown: ReadonlyMap<string, Int32Array>;
  /** Readings that were asked for. */
  readonly asked: AskedReadings;
}

const groupBy = <T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
};

/** Key of a place and year in `Atlas.reportAt`; years lie between 1900 and 2155. */
const slot = (place: number, year: number): number => place * 256 + (year - 1900);

/** The report that stands for a place and year, or undefined where none was collected. */
export const reportFor = (atlas: Atlas, place: number, year: number): number | undefined =>
  atlas.reportAt.get(slot(place, year));

/** Where several files are reports of one place and year, the one with more figures stands for it, then the later one. */
function electReports(
  records: LibraryRecords['reports'],
  reports: readonly AtlasReport[],
  { starts }: FactList,
): Map<number, number> {
  const at = new Map<number, number>();
  const size = (i: number): number => (starts[i + 1] ?? 0) - (starts[i] ?? 0);
  reports.forEach((report, i) => {
    if (report.year === null || report.year < 1900 || report.year > 2155) return;
    const key = slot(report.place, report.year);
    const held = at.get(key);
    const later = (records[i]?.addedAt ?? '') > (records[held ?? i]?.addedAt ?? '');
    if (held === undefined || size(i) > size(held) || (size(i) === size(held) && later))
      at.set(key, i);
  });
  return at;
}

/** A report with its metadata as corrected. */
interface Corrected {
  readonly record: LibraryRecords['reports'][number];
  readonly meta: ReportMeta;
  readonly name: string;
}

/** The reports that are compared and counted: of several versions of one report, one. */
function* counted(
  all: readonly Corrected[],
  reviews: readonly Review[],
  byReport: ReadonlyMap<string, readonly Review[]>,
): Steps<readonly Corrected[]> {
  const compared: Versioned[] = [];
  yield* inPieces(all, ({ record, meta }) => {
    const own = byReport.get(record.id);
    compared.push({
      id: record.id,
      addedAt: record.addedAt,
      genre: record.genre,
      meta: own ? confirmed(meta, own) : meta,
      textHash: record.textHash ?? record.id,
      characters: record.counts.characters,
    });
  });
  const standing = yield* standingsInSteps(compared, reviews);
  return standing.size === 0
    ? all
    : all.filter(({ record }) => standing.get(record.id)?.counts ?? true);
}

/** What was read in each report, by its id: packed where it came so. */
function* readFigures(
  library: LibraryRecords,
): Steps<ReadonlyMap<string, Packed | readonly ReadFact[]>> {
  const found = new Map<string, Packed | readonly ReadFact[]>();
  const strange = (id: string): boolean => id.startsWith('own.') && !library.own?.has(id);
  for (const columns of library.columns ?? []) {
    const packed = new PackedFacts(columns);
    const strangers = packed.indicators.some(strange);
    columns.ids.forEach((id, n) => {
      const [from, to] = [columns.starts[n] ?? 0, columns.starts[n + 1] ?? 0];
      if (!strangers) found.set(id, { packed, from, to });
      else
        found.set(
          id,
          packed.of(n).filter((f) => !strange(f.indicator)),
        );
    });
    yield;
  }
  for (const { id, facts } of library.facts) found.set(id, facts);
  return found;
}

const isPacked = (figures: Packed | readonly ReadFact[]): figures is Packed => 'packed' in figures;

/** A report's figures with the decisions on them; those on which there is none stay packed. */
function withDecisions(figures: Packed | readonly ReadFact[], reviews: readonly Review[]): Figures {
  if (!isPacked(figures)) return effectiveFacts(figures, reviews);
  if (!reviews.some((r) => r.target.kind === 'fact')) return figures;
  const { packed, from, to } = figures;
  const facts = Array.from({ length: to - from }, (_, i) => packed.at(from + i));
  return effectiveFacts(facts, reviews);
}

/** Builds the index: once per change of the library; 10,000 reports of 40 figures take a fraction of a second. */
export function* atlasInSteps(library: LibraryRecords): Steps<Atlas> {
  const reviews = groupBy(library.reviews, (r) => r.report);
  const figuresOf = yield* readFigures(library);
  const none: readonly Review[] = [];
  const all: Corrected[] = [];
  yield* inPieces(library.reports, (record) => {
    const meta = effectiveMeta(record, reviews.get(record.id) ?? none);
    all.push({ record, meta, name: record.name });
  });
  const metas = yield* counted(all, library.reviews, reviews);
  const { places, keys, placeOf } = yield* collectPlaces(metas);

  const figures: Figures[] = [];
  yield* inPieces(metas, ({ record: { id } }) =>
    figures.push(withDecisions(figuresOf.get(id) ?? [], reviews.get(id) ?? none)),
  );
  const facts = new FactList(figures);
  const choice = new Choice(metas.length);
  const reports: AtlasReport[] = [];
  yield* inPieces(metas, ({ record, meta }) => {
    const n = reports.length;
    choice.among(facts.runs[n] ?? [], facts.starts[n] ?? 0, n);
    const { title, year, publishedOn } = meta;
    reports.push({
      ...{ id: record.id, name: record.name, engine: record.engine, genre: record.genre },
      ...{ title, year, publishedOn, place: placeOf.get(keys[n] ?? '') ?? -1 },
      stamp: [record.engine, record.textHash ?? '', record.judged ?? ''].join(' ').trimEnd(),
      readable: figuresOf.has(record.id) && record.counts.characters > 0,
    });
  });

  const years = [...new Set(reports.flatMap((r) => (r.year === null ? [] : [r.year])))];
  yield;
  return {
    ...{
      reports,
      places,
      placeOf,
      facts,
      shown: choice.shown,
      asked: new AskedReadings(reports.length),
    },
    years: years.sort((a, b) => a - b),
    reportAt: electReports(
      metas.map((m) => m.record),
      reports,
      facts,
    ),
  };
}

/** Every figure of one indicator in one report, rejected ones left out. */
export const figuresOf = (atlas: Atlas, report: number, indicator: string): EffectiveFact[] =>
  atlas.facts.of(report).filter((f) => f.indicator === indicator && stands(f));

/** The figure of one indicator in one report; a mark (`noFigure`, `allRejected`) where there is none. */
export function readingOf(atlas: Atlas, report: number, indicator: string): Reading | number {
  const at = atlas.shown.get(indicator)?.[report] ?? noFigure;
  if (at < 0) return at;
  return atlas.asked.of(indicator, report, () => {
    const fact = atlas.facts.at(at);
    if (!fact) throw new Error(`no figure ${at}`);
    return { report, fact, more: atlas.facts.others(at) };
  });
}
