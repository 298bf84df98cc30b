import { isShown, type Cell, type Comparison } from './compare';
import type { Place } from './places';

/** One place's values of one measure over the years; null where there is none: a gap, never a bridge. */
export interface Trend {
  readonly place: Place;
  readonly cells: readonly Cell[];
  readonly values: readonly (number | null)[];
  /** Rows of the comparison that the cells stand in. */
  readonly rows: readonly number[];
  /** How many values there are. */
  readonly given: number;
}

/** The trends of one measure, in the comparison's order of places. Values of another unit than the usual are gaps. */
export function trendsOf(comparison: Comparison, measure: number): readonly Trend[] {
  const unit = comparison.units[measure];
  const span = comparison.years.length;
  return comparison.places.map((place, i) => {
    const cells = comparison.rows
      .slice(i * span, (i + 1) * span)
      .map((row): Cell => row.cells[measure] ?? { status: 'notMentioned' });
    const values = cells.map((cell) => (isShown(cell) && cell.unit === unit ? cell.value : null));
    const rows = cells.map((_, year) => i * span + year);
    return { place, cells, values, rows, given: values.filter((v) => v !== null).length };
  });
}

/** What changed from one year to the next that has a value: difference and percentage (null from 0). */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly difference: number;
  readonly percent: number | null;
}

/** The last step of a trend between two neighbouring years; null where either is missing. */
export function lastStep(trend: Trend, years: readonly number[]): Step | null {
  const end = trend.values.length - 1;
  const [before, after] = [trend.values[end - 1], trend.values[end]];
  const [from, to] = [years[end - 1], years[end]];
  if (before === undefined || before === null || after === undefined || after === null) return null;
  if (from === undefined || to === undefined || to !== from + 1) return null;
  const difference = after - before;
  return { from, to, difference, percent: before === 0 ? null : (difference / before) * 100 };
}
