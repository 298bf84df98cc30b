import type { Fact } from '../model/fact';
import { PackedFacts, scopeOf, type FactColumns, type ReadFact } from '../model/fact-columns';
import type { BodyKind, Level, Region, ReportMeta } from '../model/meta';
import type { Genre } from '../model/parsed';
import type { Scope } from '../model/quantity';
import type { Review } from '../model/review';
import { inPieces, sorted, type Steps } from '../model/steps';
import { standingsInSteps, type Versioned } from '../model/versions';
import { confirmed } from './library-rows';
import { effectiveFacts, stands, type EffectiveFact } from './effective';
import { effectiveMeta } from './effective-meta';
import { FactList, type Figures } from './fact-list';

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

/** Who reports: a government, office, zone or department. Several reports over the years belong to one place. */
export interface Place {
  /** Stable: division code, or the path of names where there is none, and the organ for all but governments. */
  readonly key: string;
  /** Short name for charts and lists. */
  readonly label: string;
  readonly level: Level | null;
  readonly bodyKind: BodyKind;
  readonly organ: string | null;
  readonly region: Region;
  /** Names from the province down to the region itself, without gaps. */
  readonly path: readonly string[];
  /** The path above: places with the same parent and level are peers. '' for provinces. */
  readonly parent: string;
  /** Sorting key: division code, then the path. */
  readonly order: string;
}

/** One figure as the comparison shows it. */
export interface Reading {
  readonly report: number;
  readonly fact: EffectiveFact;
  /** How many further figures of the same indicator stand in the report. */
  readonly more: number;
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

/** Readings asked for most are asked for again with the next choice: they are kept, up to a number of them. */
export class AskedReadings {
  readonly #reports: number;
  readonly #most: number;
  readonly #byIndicator = new Map<string, (Reading | undefined)[]>();
  #count = 0;

  constructor(reports: number, most = 60_000) {
    this.#reports = reports;
    this.#most = most;
  }

  /** The reading of an indicator in a report, made by `make` if it is not known any more. */
  of(indicator: string, report: number, make: () => Reading): Reading {
    const known = this.#byIndicator.get(indicator)?.[report];
    if (known) return known;
    if (this.#count++ >= this.#most) {
      this.#byIndicator.clear();
      this.#count = 1;
    }
    let list = this.#byIndicator.get(indicator);
    // As long as it can become from the start: the engine keeps arrays with holes at their ends in slower ways.
    if (!list) this.#byIndicator.set(indicator, (list = new Array<undefined>(this.#reports)));
    return (list[report] = make());
  }
}

/** Marks in `Atlas.shown`: the report gives no figure; every figure read was rejected by a person. */
export const noFigure = -1;
export const allRejected = -2;

const higher: Readonly<Record<Level, number>> = {
  central: 0,
  province: 1,
  prefecture: 2,
  county: 3,
  township: 4,
};

function pathOf(region: Region): readonly string[] {
  const path = [region.province, region.prefecture, region.county].filter((n) => n !== null);
  const name = region.name ?? region.printed;
  return name !== null && path.at(-1) !== name ? [...path, name] : path;
}

/** A government is its region, whatever it calls itself in the signature; everybody else is an organ of it. */
const organOf = ({ bodyKind, organ }: ReportMeta): string | null =>
  bodyKind === 'government' || bodyKind === 'unknown' ? null : organ;

/** The key of the place that a report's metadata speak of. */
function placeKey(meta: ReportMeta, fileName: string): string {
  const where = meta.region.code ?? pathOf(meta.region).join('/');
  const organ = organOf(meta);
  return (where === '' ? `?${fileName}` : where) + (organ === null ? '' : `:${organ}`);
}

/** The place that a report's metadata speak of. Reports without any region are a place each, under their file's name. */
export function placeFor(meta: ReportMeta, fileName: string): Place {
  const { region, bodyKind } = meta;
  const path = pathOf(region);
  const organ = organOf(meta);
  const key = placeKey(meta, fileName);
  return {
    key,
    label: organ ?? path.at(-1) ?? fileName,
    level: region.level,
    ...{ bodyKind, organ, region, path },
    parent: (organ === null ? path.slice(0, -1) : path).join('/'),
    order: `${(region.code ?? '~').padEnd(12, '0')}${higher[region.level ?? 'township']}${key}`,
  };
}

const scopeRank: Readonly<Record<Scope, number>> = { own: 0, area: 1, cumulative: 2, upper: 3 };
const rank = (fact: EffectiveFact): number =>
  (fact.review === null || fact.secondLook ? 10 : 0) + scopeRank[fact.scope];

/** Chooses the figure to show: a person's word first, then the body's own before its area's; ties stay in text order. */
class Choice {
  readonly shown = new Map<string, Int32Array>();
  readonly #reports: number;

  constructor(reports: number) {
    this.#reports = reports;
  }

  #column(indicator: string): Int32Array {
    let column = this.shown.get(indicator);
    if (!column) this.shown.set(indicator, (column = new Int32Array(this.#reports).fill(noFigure)));
    return column;
  }

  /** Of one report's figures, the first of which is the library's `first`. */
  among(figures: Figures, first: number, report: number): void {
    if ('packed' in figures) this.#amongPacked(figures, first, report);
    else this.#amongFacts(figures, first, report);
  }

  #amongFacts(facts: readonly EffectiveFact[], first: number, report: number): void {
    facts.forEach((fact, i) => {
      const column = this.#column(fact.indicator);
      const held = column[report] ?? noFigure;
      if (!stands(fact) && fact.state !== 'absent') {
        if (held === noFigure) column[report] = allRejected;
        return;
      }
      const rival = held < 0 ? undefined : facts[held - first];
      if (!rival || rank(fact) < rank(rival)) column[report] = first + i;
    });
  }

  /** The same for figures on which nobody has decided, without unpacking them. */
  #amongPacked({ packed, from, to }: Packed, first: number, report: number): void {
    const { indicator, flags } = packed.columns;
    const rankOf = (n: number): number => scopeRank[scopeOf(flags[n] ?? 0)];
    for (let n = from; n < to; n++) {
      const column = this.#columnOf(packed, indicator[n] ?? 0);
      const held = column[report] ?? noFigure;
      if (held === noFigure || rankOf(n) < rankOf(held - first + from))
        column[report] = first + n - from;
    }
  }

  #packed: PackedFacts | undefined;
  #columns: (Int32Array | undefined)[] = [];

  /** The column of an indicator of one shelf: reports come shelf by shelf. */
  #columnOf(packed: PackedFacts, indicator: number): Int32Array {
    if (this.#packed !== packed) {
      this.#packed = packed;
      this.#columns = [];
    }
    return (this.#columns[indicator] ??= this.#column(packed.indicators[indicator] ?? ''));
  }
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

/** Codes of the areas that coded places lie in, by path: digits 1–2 are the province, 3–4 the prefecture, 5–6 the county. */
function areaCodes(places: Iterable<Place>): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const { region, path } of places) {
    if (region.code === null) continue;
    const digits: readonly (readonly [string | null, number])[] = [
      [region.province, 2],
      [region.prefecture, 4],
      [region.county, 6],
    ];
    for (const [name, length] of digits) {
      const depth = name === null ? 0 : path.indexOf(name) + 1;
      if (depth > 0) codes.set(path.slice(0, depth).join('/'), region.code.slice(0, length));
    }
    codes.set(path.join('/'), region.code);
  }
  return codes;
}

/** A place without a code of its own stands behind the nearest area above it that has one. */
function orderIn(place: Place, codes: ReadonlyMap<string, string>): string {
  if (place.region.code !== null) return place.order;
  for (let depth = place.path.length; depth > 0; depth--) {
    const code = codes.get(place.path.slice(0, depth).join('/'));
    if (code !== undefined) return `${code.padEnd(12, '0')}${place.order.slice(12)}`;
  }
  return place.order;
}

function* collectPlaces(metas: readonly { meta: ReportMeta; name: string }[]) {
  const byKey = new Map<string, Place>();
  const keys: string[] = [];
  yield* inPieces(metas, ({ meta, name }) => {
    const key = placeKey(meta, name);
    // Several reports are of one place: what else it is need be made out once.
    if (!byKey.has(key)) byKey.set(key, placeFor(meta, name));
    keys.push(key);
  });
  const codes = areaCodes(byKey.values());
  yield;
  const found = [...byKey.values()].map((place) => ({ ...place, order: orderIn(place, codes) }));
  yield;
  const places = yield* sorted(found, (a, b) => (a.order < b.order ? -1 : 1));
  return { places, keys, placeOf: new Map(places.map((p, i) => [p.key, i] as const)) };
}

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

/** Some figures of a shelf. */
type Packed = Exclude<Figures, readonly EffectiveFact[]>;

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
