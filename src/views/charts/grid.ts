import type { Lang } from '../../catalog/messages/words';
import { isShown, type Comparison } from '../compare';
import { amount, brief } from '../numbers';
import { countedParts, indicatorsOfPart, type Profile } from '../profile';

/**
 * One square of a grid: how full it is (0–1), or null for no value; the short text inside, shown where it fits, and the
 * word that says it in full.
 */
export interface Square {
  readonly share: number | null;
  readonly text: string;
  /** Stands where the text does not fit. */
  readonly brief?: string;
  readonly word: string;
}

/** Rows × columns of squares. */
export interface GridData {
  readonly rows: readonly {
    readonly name: string;
    /** The year, where there are several: it stays when a long name is cut. */
    readonly tail: string;
    readonly row: number;
  }[];
  readonly columns: readonly string[];
  readonly squares: readonly (readonly Square[])[];
  /** How strong the hue of a full square is, up to 1. */
  readonly full: number;
}

/** What stands beside a row: its place, and its year where there are several. */
const headOf = ({ rows, years }: Comparison, i: number): GridData['rows'][number] => {
  const row = rows[i];
  const tail = row && years.length > 1 ? String(row.year) : '';
  return { name: row?.place.label ?? '', tail, row: i };
};

/** Which report gives which measure: a full square where there is a value, hatched where not. */
export function coverageGrid(
  comparison: Comparison,
  names: readonly string[],
  from: number,
  to: number,
  missing: (kind: string) => string,
  lang: Lang,
): GridData {
  const rows = comparison.rows.slice(from, to);
  const reports = comparison.rows.filter((row) => row.report >= 0).length;
  const givenBy = (measure: number): number =>
    comparison.rows.filter((row) => isShown(row.cells[measure])).length;
  return {
    // Values are written on it, so the hue is light.
    full: 0.3,
    columns: names.map((name, measure) => `${name}\n${givenBy(measure)}/${reports}`),
    rows: rows.map((_, i) => headOf(comparison, from + i)),
    squares: rows.map((row) =>
      row.cells.map((cell): Square =>
        isShown(cell)
          ? {
              share: 1,
              text: amount(cell.value, '', lang),
              brief: brief(cell.value, lang),
              word: amount(cell.value, cell.unit, lang),
            }
          : { share: null, text: missing(cell.status), word: missing(cell.status) },
      ),
    ),
  };
}

/** How many indicators of each part of the outline a report gives. */
export function profileGrid(
  comparison: Comparison,
  profiles: readonly Profile[],
  names: readonly string[],
  missing: string,
): GridData {
  return {
    ...{ full: 1, columns: names },
    rows: profiles.map((p) => headOf(comparison, p.row)),
    squares: profiles.map(({ given }) =>
      countedParts.map((part): Square => {
        const all = indicatorsOfPart[part] ?? 0;
        const n = given?.[part];
        if (n === undefined || all === 0) return { share: null, text: missing, word: missing };
        return { share: n / all, text: `${n}/${all}`, brief: String(n), word: `${n}/${all}` };
      }),
    ),
  };
}
