import { isShown, type Comparison } from './compare';

/** Where the middle half of the peers lies. */
export interface Quartiles {
  readonly count: number;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}

/** The value below which the share `p` of a sorted list lies, interpolated between neighbours (method 7, as in R and Excel). */
export function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) throw new Error('quantile of an empty list');
  return below + (above - below) * (at - Math.floor(at));
}

/** Median and quartiles; null of an empty list. */
export function quartilesOf(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number): number => quantile(sorted, p);
  return {
    ...{ count: sorted.length, min: at(0), q1: at(0.25) },
    ...{ median: at(0.5), q3: at(0.75), max: at(1) },
  };
}

/** One value of a distribution, with the row it comes from. */
export interface Dot {
  readonly row: number;
  readonly value: number;
}

/** The values of one measure in one year among the places chosen. Only values of the measure's usual unit are counted. */
export interface Distribution {
  readonly measure: number;
  readonly year: number;
  readonly dots: readonly Dot[];
  readonly quartiles: Quartiles | null;
  /** Rows without a value. */
  readonly missing: number;
}

/** One distribution per measure and year, in that order. */
export function distributionsOf(comparison: Comparison): readonly Distribution[] {
  return comparison.measures.flatMap((_, measure) =>
    comparison.years.map((year) => {
      const dots: Dot[] = [];
      let missing = 0;
      comparison.rows.forEach((row, i) => {
        if (row.year !== year) return;
        const cell = row.cells[measure];
        if (isShown(cell) && cell.unit === comparison.units[measure])
          dots.push({ row: i, value: cell.value });
        else missing++;
      });
      return { measure, year, dots, quartiles: quartilesOf(dots.map((d) => d.value)), missing };
    }),
  );
}
