import { drawnPlaces } from './charts/bars';
import type { Comparison } from './compare';
import { profileRows } from './profile';
import type { ChartKind } from './selection';

/** Rows that a chart shows at a time: places, or reports for grids. */
const rowsOf: Readonly<Record<ChartKind, number>> = {
  bars: 40,
  lines: 60,
  multiples: 24,
  scatter: Infinity,
  distribution: Infinity,
  coverage: 40,
  profile: 40,
};

/** Rows on a page of a comparison: bars over several years are as many bars in fewer rows. */
export function rowsPerPage(comparison: Comparison, kind: ChartKind): number {
  const years = comparison.years.length;
  return kind === 'bars' && years > 1 ? Math.max(10, Math.round(60 / years)) : rowsOf[kind];
}

/** How many rows a chart kind has in all: places that are drawn (of the fullest measure), or reports for grids. */
export function rowCount(comparison: Comparison, kind: ChartKind): number {
  if (kind === 'profile') return profileRows(comparison).length;
  if (kind === 'coverage') return comparison.rows.length;
  if (kind !== 'bars') return comparison.places.length;
  return Math.max(0, ...comparison.measures.map((_, m) => drawnPlaces(comparison, m).length));
}

/** How many pages of rows there are. */
export const pagesOf = (comparison: Comparison, kind: ChartKind): number =>
  Math.max(1, Math.ceil(rowCount(comparison, kind) / rowsPerPage(comparison, kind)));

/** The chart that suits a selection best, until the user chooses one. */
export function defaultKind(comparison: Comparison): ChartKind {
  const { measures, places, years } = comparison;
  if (measures.length === 0) return 'profile';
  if (measures.length > 3) return 'coverage';
  if (places.length > 120) return 'distribution';
  return years.length >= 3 && places.length <= 7 ? 'lines' : 'bars';
}
