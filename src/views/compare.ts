import type { ReportMeta } from '../model/meta';
import type { Reading } from './asked-readings';
import { readingOf, reportFor, type Atlas } from './atlas';
import { allRejected } from './choice';
import type { Place } from './places';
import type { EffectiveFact } from './effective';
import { denominatorAt, divide, type Denominator } from './normalise';
import {
  canNormalise,
  chosenPlaces,
  chosenYears,
  shownMeasures,
  type Measure,
  type Order,
  type Selection,
} from './selection';

/**
 * Why there is no value. noReport: none was collected; notMentioned: read, and no figure found; notRead: the file gave no
 * text, or every figure read was rejected; notApplicable: the item does not concern such a body; absent: a person looked,
 * and the report does not say; noDenominator: there is a figure, but nothing to divide it by.
 */
export const missingKinds = [
  'noReport',
  'notMentioned',
  'notRead',
  'notApplicable',
  'absent',
  'noDenominator',
] as const;
export type Missing = (typeof missingKinds)[number];

/** A value as shown, after division; the figures it was made of stand beside it. */
export interface Shown {
  readonly status: 'value';
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  /** The figures it rests on: one, or top and bottom of a ratio. */
  readonly readings: readonly Reading[];
}

/** No value; `reading` where a person looked and said so, or of a figure that there is nothing to divide by. */
export interface NotShown {
  readonly status: Missing;
  readonly reading?: Reading;
}
export type Cell = Shown | NotShown;

export const isShown = (cell: Cell | undefined): cell is Shown => cell?.status === 'value';

/** The words that a report uses for a value: 受理; of a ratio both. Empty where a person added it. */
export const wordsOf = (cell: Shown): string =>
  cell.readings
    .map((reading) => reading.fact.words)
    .filter((words) => words !== '')
    .join(' ÷ ');

/** One place in one year, with a cell for each measure. */
export interface Row {
  readonly place: Place;
  readonly year: number;
  /** Index of its report, or -1 where none was collected. */
  readonly report: number;
  readonly cells: readonly Cell[];
}

/** The answer to a selection: everything that chart, table, evidence and exports show. */
export interface Comparison {
  readonly measures: readonly Measure[];
  /** The unit in which each measure is shown. */
  readonly units: readonly string[];
  readonly years: readonly number[];
  readonly places: readonly Place[];
  /** Place by place in the chosen order, years ascending within a place. */
  readonly rows: readonly Row[];
  readonly denominator: Denominator | null;
  /** Whether figures are divided, by a denominator or by another indicator. */
  readonly divided: boolean;
  readonly order: Order;
  /** Whether the words of each report stand beside its values. */
  readonly words: boolean;
  /** Whether the overview by parts also shows the years of a place without a report. */
  readonly uncollected: boolean;
}

/** Whether an indicator does not concern such a body: from the lists' conditions. */
export type Inapplicable = (
  indicator: string,
  body: { level: Place['level']; bodyKind: ReportMeta['bodyKind']; year: number },
) => boolean;

const never: Inapplicable = () => false;

/** The one figure of an indicator in a place's year (or a person's word that there is none), or why there is none. */
function lookUp(
  atlas: Atlas,
  place: Place,
  year: number,
  report: number | undefined,
  indicator: string,
  inapplicable: Inapplicable,
): Reading | Missing {
  if (report === undefined) return 'noReport';
  const reading = readingOf(atlas, report, indicator);
  if (typeof reading !== 'number') return reading;
  if (reading === allRejected || atlas.reports[report]?.readable === false) return 'notRead';
  const { level, bodyKind } = place;
  return inapplicable(indicator, { level, bodyKind, year }) ? 'notApplicable' : 'notMentioned';
}

/** A figure's numbers; null where a person confirmed that the report gives none. */
const numbers = (fact: EffectiveFact) =>
  fact.state === 'absent' || fact.value === null
    ? null
    : { value: fact.value, low: fact.low, high: fact.high };

/** Unit of a ratio: a percentage where both count the same, else 件/名. */
const ratioUnit = (top: string, bottom: string): { unit: string; per: number } =>
  top === bottom ? { unit: '%', per: 100 } : { unit: `${top}/${bottom}`, per: 1 };

function ratioCell(top: Reading | Missing, bottom: Reading | Missing): Cell {
  if (typeof top === 'string') return { status: top };
  if (typeof bottom === 'string') return { status: bottom };
  const [a, b] = [numbers(top.fact), numbers(bottom.fact)];
  if (!a) return { status: 'absent', reading: top };
  if (!b) return { status: 'absent', reading: bottom };
  const { unit, per } = ratioUnit(top.fact.unit, bottom.fact.unit);
  const result = divide(a, b, per);
  if (!result) return { status: 'noDenominator', reading: top };
  return { status: 'value', ...result, unit, readings: [top, bottom] };
}

/** Name of a normalised unit: 件/万人, or 件/100人. */
export const perUnit = (unit: string, denominator: Denominator): string =>
  `${unit}/${denominator.per === 10_000 ? '万' : denominator.per === 1 ? '' : denominator.per}${denominator.unit}`;

type Look = (indicator: string) => Reading | Missing;

function cellOf(
  measure: Measure,
  look: Look,
  denominator: Denominator | null,
  divisor: number | undefined,
): Cell {
  if (measure.kind === 'ratio') return ratioCell(look(measure.top.id), look(measure.bottom.id));
  const reading = look(measure.id);
  if (typeof reading === 'string') return { status: reading };
  const own = numbers(reading.fact);
  if (!own) return { status: 'absent', reading };
  const { unit } = reading.fact;
  const { value, low, high } = own;
  // Written out rather than spread: this runs for every report that is compared.
  if (!denominator || !canNormalise(measure))
    return { status: 'value', value, low, high, unit, readings: [reading] };
  const by = divisor === undefined ? null : { value: divisor, low: divisor, high: divisor };
  const result = by && divide(own, by, denominator.per);
  return result
    ? { status: 'value', ...result, unit: perUnit(unit, denominator), readings: [reading] }
    : { status: 'noDenominator', reading };
}

/** The unit most cells of a column have, on a tie the catalogue's; the catalogue's too where there is no value. */
function unitOf(measure: Measure, column: number, rows: readonly Row[]): string {
  const usual =
    measure.kind === 'indicator'
      ? measure.of.unit
      : ratioUnit(measure.top.unit, measure.bottom.unit).unit;
  const counts = new Map<string, number>();
  for (const row of rows) {
    const cell = row.cells[column];
    if (isShown(cell)) counts.set(cell.unit, (counts.get(cell.unit) ?? 0) + 1);
  }
  // A normalised unit (件/万人) begins with the unit it was made of.
  const own = (unit: string): number => (unit === usual || unit.startsWith(`${usual}/`) ? 1 : 0);
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || own(b[0]) - own(a[0]));
  return first?.[0] ?? usual;
}

function ordered(groups: readonly (readonly Row[])[], order: Order): readonly (readonly Row[])[] {
  const label = (rows: readonly Row[]) => rows[0]?.place.label ?? '';
  if (order === 'name') {
    const { compare } = new Intl.Collator('zh-CN');
    return [...groups].sort((a, b) => compare(label(a), label(b)));
  }
  if (order === 'code') return groups;
  // By the latest value there is; places without one come last, in their old order.
  const latest = (rows: readonly Row[]): number => {
    const cell = rows.findLast((row) => isShown(row.cells[0]))?.cells[0];
    return isShown(cell) ? cell.value : -Infinity;
  };
  return [...groups].sort((a, b) => latest(b) - latest(a) || 0);
}

/** Whether a place gives every measure in every year. */
const complete = (rows: readonly Row[]): boolean => rows.every((r) => r.cells.every(isShown));

/** Answers a selection from the index. */
export function compare(
  atlas: Atlas,
  selection: Selection,
  denominators: readonly Denominator[] = [],
  inapplicable: Inapplicable = never,
): Comparison {
  const measures = shownMeasures(selection);
  const years = chosenYears(atlas, selection.years);
  const denominator = denominators.find((d) => d.id === selection.per) ?? null;
  const divisorAt = denominator ? denominatorAt(denominator) : () => undefined;
  const groups: Row[][] = [];
  for (const index of chosenPlaces(atlas, selection.places)) {
    const place = atlas.places[index];
    if (!place) continue;
    const rows = years.map((year): Row => {
      const report = reportFor(atlas, index, year);
      const look: Look = (id) => lookUp(atlas, place, year, report, id, inapplicable);
      const cells = measures.map((m) => cellOf(m, look, denominator, divisorAt(place.key, year)));
      return { place, year, report: report ?? -1, cells };
    });
    if (!selection.comparable || (measures.length > 0 && complete(rows))) groups.push(rows);
  }
  const sorted = ordered(groups, selection.order);
  const rows = sorted.flat();
  return {
    ...{ measures, years, rows, denominator, order: selection.order },
    uncollected: selection.uncollected,
    words: selection.words,
    divided: denominator !== null || measures !== selection.measures,
    units: measures.map((m, i) => unitOf(m, i, rows)),
    places: sorted.flatMap((group) => group[0]?.place ?? []),
  };
}
