import { indicators, parts } from '../catalog/indicators';
import type { Atlas } from './atlas';
import type { Comparison } from './compare';

/** How many of the indicators of each part of the outline one report gives. */
export interface Profile {
  readonly row: number;
  /** Count by part, in the order of `parts`; null where there is no report. */
  readonly given: readonly number[] | null;
}

/** Parts that have an indicator at all: positions in `parts`. */
export const countedParts: readonly number[] = parts.flatMap((part, i) =>
  indicators.some((indicator) => indicator.part === part.number) ? [i] : [],
);

/** How many indicators each part has. */
export const indicatorsOfPart: readonly number[] = parts.map(
  (part) => indicators.filter((i) => i.part === part.number).length,
);

const partOf: ReadonlyMap<string, number> = new Map(
  indicators.map((i) => [i.id, parts.findIndex((p) => p.number === i.part)]),
);

function profileOf(atlas: Atlas, report: number): readonly number[] {
  const seen = new Set<string>();
  const given = parts.map(() => 0);
  for (const indicator of atlas.facts.indicatorsOf(report)) {
    if (seen.has(indicator)) continue;
    seen.add(indicator);
    const part = partOf.get(indicator);
    if (part !== undefined && part >= 0) given[part] = (given[part] ?? 0) + 1;
  }
  return given;
}

/** The rows of a comparison that its overview shows: those with a report, or all where that is asked for. */
export const profileRows = (comparison: Comparison): readonly number[] =>
  comparison.rows.flatMap((row, i) => (comparison.uncollected || row.report >= 0 ? [i] : []));

/** One profile per row of the overview, from one row to another, whatever its measures. */
export const profilesOf = (
  atlas: Atlas,
  comparison: Comparison,
  from = 0,
  to = Infinity,
): readonly Profile[] =>
  profileRows(comparison)
    .slice(from, to)
    .map((row) => {
      const report = comparison.rows[row]?.report ?? -1;
      return { row, given: report < 0 ? null : profileOf(atlas, report) };
    });
