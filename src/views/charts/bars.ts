import { isShown, type Cell, type Comparison, type Row, type Shown } from '../compare';
import { axisEnd, colourOf, type ChartTheme } from './frame';

/** One bar: a name's value, or why there is none. */
export interface Bar {
  readonly cell: Cell;
  /** Index of its row in the comparison, for the way to the evidence. */
  readonly row: number;
}

/** Bars of one colour, one per name. */
export interface BarSeries {
  readonly name: string;
  readonly colour: string;
  readonly bars: readonly Bar[];
}

/** Horizontal bars: names down the side, one or several series. */
export interface BarData {
  readonly names: readonly string[];
  readonly series: readonly BarSeries[];
  readonly unit: string;
  /** Where the axis ends, or null for where the longest bar asks. */
  readonly max: number | null;
  /** Whether each report's own words stand beside its value. */
  readonly words: boolean;
  /** Whether a name is in focus, the others grey; empty where none is. */
  readonly focus: readonly boolean[];
}

/** Years as shades of one hue: the latest full, the earlier ones lighter. */
export function yearColours(theme: ChartTheme, count: number): readonly string[] {
  const hue = colourOf(theme, 0);
  const fade = ['', 'a6', '73', '4d', '33'];
  return Array.from({ length: count }, (_, i) => hue + (fade[count - 1 - i] ?? '26'));
}

/** Bars of one measure, a series per year, for some rows of places. */
export function barsByYear(
  comparison: Comparison,
  measure: number,
  { from, to }: { readonly from: number; readonly to: number },
  theme: ChartTheme,
  focus: readonly string[],
): BarData {
  const { years, places, rows } = comparison;
  const colours = yearColours(theme, years.length);
  const rowOf = (i: number, y: number): number => i * years.length + y;
  const drawn = drawnPlaces(comparison, measure)
    .slice(from, to)
    .flatMap((i) => {
      const place = places[i];
      return place ? [{ place, i }] : [];
    });
  return {
    names: drawn.map(({ place }) => place.label),
    unit: comparison.units[measure] ?? '',
    ...{ max: null, words: comparison.words },
    focus: drawn.some(({ place }) => focus.includes(place.key))
      ? drawn.map(({ place }) => focus.includes(place.key))
      : [],
    series: years.map((year, y) => ({
      name: String(year),
      colour: colours[y] ?? theme.grey,
      bars: drawn.map(({ i }) => barAt(rows, rowOf(i, y), measure)),
    })),
  };
}

/** The end of an axis that holds every bar of some data, to two significant figures; of rates near it, 100 %. */
export function highest(data: BarData): number {
  const bars = data.series.flatMap((series) => series.bars);
  const top = bars.reduce((max, bar) => Math.max(max, onAxis(bar, data.unit)?.value ?? 0), 0);
  const step = top > 0 ? 10 ** (Math.floor(Math.log10(top)) - 1) : 1;
  return axisEnd(Math.max(1, Math.ceil(top / step)) * step, data.unit);
}

/**
 * Indices of the places that bars of a measure draw: over several years a place without any value is named below the
 * picture instead of taking a row per year.
 */
export function drawnPlaces(comparison: Comparison, measure: number): readonly number[] {
  const span = comparison.years.length;
  const hasValue = (i: number): boolean =>
    comparison.rows.slice(i * span, (i + 1) * span).some((row) => isShown(row.cells[measure]));
  return comparison.places.flatMap((_, i) => (span === 1 || hasValue(i) ? [i] : []));
}

/** Places without a value in any year, which bars over several years leave out. */
export function emptyPlaces(comparison: Comparison, measure: number): readonly string[] {
  const drawn = new Set(drawnPlaces(comparison, measure));
  return comparison.places.filter((_, i) => !drawn.has(i)).map((place) => place.label);
}

const barAt = (rows: readonly Row[], row: number, measure: number): Bar => ({
  row,
  cell: rows[row]?.cells[measure] ?? { status: 'notMentioned' },
});

/** A value of another unit than the chart's axis cannot be drawn on it; the table shows it. */
export const onAxis = (bar: Bar | undefined, unit: string): Shown | null =>
  isShown(bar?.cell) && bar.cell.unit === unit ? bar.cell : null;
