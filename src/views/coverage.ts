import type { Indicator } from '../catalog/indicators';
import { reportFor, type Atlas } from './atlas';
import { isShown, type Comparison, type Missing } from './compare';
import type { Measure } from './selection';

/** How many of the chosen reports give an indicator, told before it is chosen. */
export interface Coverage {
  /** Reports that were collected for the chosen places and years. */
  readonly reports: number;
  /** Of these, how many give a figure. */
  readonly given: number;
  /** Places that give it in every chosen year, of `places`. */
  readonly everyYear: number;
  readonly places: number;
}

/** Coverage of each indicator over places and years; one pass over reports × indicators. */
export function coverageOf(
  atlas: Atlas,
  indicators: readonly Indicator[],
  places: readonly number[],
  years: readonly number[],
): ReadonlyMap<string, Coverage> {
  // Report of each place and year, -1 where none: one flat row per place.
  const collected = new Int32Array(places.length * years.length).fill(-1);
  let [reports, at] = [0, 0];
  for (const place of places)
    for (const year of years) {
      const report = reportFor(atlas, place, year);
      if (report !== undefined) reports++;
      collected[at++] = report ?? -1;
    }
  return new Map(
    indicators.map(({ id }) => {
      const column = atlas.shown.get(id);
      return [
        id,
        { reports, places: places.length, ...countOver(atlas, column, collected, years.length) },
      ];
    }),
  );
}

/** Reports of `collected` that give the column's indicator, and rows of `span` reports that all do. */
function countOver(
  atlas: Atlas,
  column: Int32Array | undefined,
  collected: Int32Array,
  span: number,
): { given: number; everyYear: number } {
  let [given, everyYear] = [0, 0];
  if (!column) return { given, everyYear };
  for (let from = 0; from < collected.length; from += span) {
    let here = 0;
    for (let i = from; i < from + span; i++) {
      // An index outside an array is a slow question, and most are.
      const report = collected[i] ?? -1;
      const at = report < 0 ? -1 : (column[report] ?? -1);
      if (atlas.facts.gives(at)) here++;
    }
    given += here;
    if (here === span) everyYear++;
  }
  return { given, everyYear };
}

/** How many indicators a report gives: for lists of places. */
export const givenBy = (atlas: Atlas, report: number): number =>
  new Set(atlas.facts.indicatorsOf(report)).size;

/** What one measure of a comparison has and lacks. */
export interface Balance {
  readonly shown: number;
  readonly missing: Readonly<Partial<Record<Missing, number>>>;
  /** Places that have it in every year. */
  readonly everyYear: number;
}

/** Counts of one measure's values and of each kind of no value. */
export function balanceOf(comparison: Comparison, measure: number): Balance {
  const missing: Partial<Record<Missing, number>> = {};
  const perPlace = new Map<string, number>();
  let shown = 0;
  for (const row of comparison.rows) {
    const cell = row.cells[measure];
    if (isShown(cell)) {
      shown++;
      perPlace.set(row.place.key, (perPlace.get(row.place.key) ?? 0) + 1);
    } else if (cell) missing[cell.status] = (missing[cell.status] ?? 0) + 1;
  }
  const everyYear = [...perPlace.values()].filter((n) => n === comparison.years.length).length;
  return { shown, missing, everyYear };
}

/** How many places give every measure in every year: what "the comparable subset" would leave. */
export function comparablePlaces(comparison: Comparison): number {
  const lacking = new Set(
    comparison.rows.filter((r) => !r.cells.every(isShown)).map((r) => r.place.key),
  );
  return comparison.places.filter((p) => !lacking.has(p.key)).length;
}

/** Of the reports collected, those that give every one of some indicators. */
export interface Given {
  readonly reports: number;
  readonly given: number;
}

/** Several counts together. */
export function givenIn(counts: readonly (Given | undefined)[]): Given {
  let [reports, given] = [0, 0];
  for (const count of counts) {
    reports += count?.reports ?? 0;
    given += count?.given ?? 0;
  }
  return { reports, given };
}

/** Indicators that some measures are made of. */
export const indicatorsOf = (measures: readonly Measure[]): readonly string[] => [
  ...new Set(measures.flatMap((m) => (m.kind === 'indicator' ? [m.id] : [m.top.id, m.bottom.id]))),
];

/**
 * How many reports of each place (by its index) and of each year give all of some indicators, told before a place or a year
 * is chosen. Places are counted over the chosen years, years over the chosen places.
 */
export function givenEach(
  atlas: Atlas,
  indicators: readonly string[],
  places: readonly number[],
  years: readonly number[],
): { readonly byPlace: readonly Given[]; readonly byYear: ReadonlyMap<number, Given> } {
  const columns = indicators.map((id) => atlas.shown.get(id));
  const gives = (report: number): boolean =>
    columns.every((column) => atlas.facts.gives(column?.[report] ?? -1));
  const add = (count: Counts, place: number, year: number): void => {
    const report = reportFor(atlas, place, year);
    if (report === undefined) return;
    count.reports++;
    if (gives(report)) count.given++;
  };
  const overYears = (place: number): Given => {
    const count = { reports: 0, given: 0 };
    for (const year of years) add(count, place, year);
    return count;
  };
  const overPlaces = (year: number): Given => {
    const count = { reports: 0, given: 0 };
    for (const place of places) add(count, place, year);
    return count;
  };
  return {
    byPlace: atlas.places.map((_, place) => overYears(place)),
    byYear: new Map(atlas.years.map((year) => [year, overPlaces(year)])),
  };
}

/** Counts while they are being made. */
interface Counts {
  reports: number;
  given: number;
}
