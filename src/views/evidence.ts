import type { Reading } from './asked-readings';
import type { Atlas, AtlasReport } from './atlas';
import { isShown, missingKinds, type Comparison, type Missing, type Row } from './compare';
import type { Measure } from './selection';

/** A figure with its report: its passage and its words are shown. */
export interface ValueItem {
  readonly kind: 'value';
  readonly key: string;
  readonly row: Row;
  readonly measure: Measure;
  readonly reading: Reading;
  readonly report: AtlasReport | undefined;
}

/** Why nothing is there, in more words than the kind: of notRead, whether there is no text or a person refused what was read. */
export type Why = Exclude<Missing, 'notRead'> | 'noText' | 'rejected';

/** The gaps of one kind in one report, or in one year of a place without a report. */
export interface GapItem {
  readonly kind: 'gap';
  readonly key: string;
  readonly row: Row;
  readonly status: Missing;
  readonly why: Why;
  readonly measures: readonly Measure[];
  /** Of a gap that a person confirmed, or of a figure that could not be divided. */
  readonly reading: Reading | undefined;
  /** undefined where none was collected. */
  readonly report: AtlasReport | undefined;
}

export type EvidenceItem = ValueItem | GapItem;

/** What of a selection is looked at: all of it, its figures, or one kind of gap, or every gap. */
export const evidenceFilters = ['all', 'values', 'gaps', ...missingKinds] as const;
export type EvidenceFilter = (typeof evidenceFilters)[number];

/** How many cells of a comparison have a value, and how many none, by kind. */
export interface EvidenceCounts {
  readonly values: number;
  readonly gaps: number;
  readonly byKind: ReadonlyMap<Missing, number>;
}

/** Counts cells as chart and table show them: a ratio is one value, though it rests on two passages. */
export function evidenceCounts(comparison: Comparison): EvidenceCounts {
  const byKind = new Map<Missing, number>();
  let [values, gaps] = [0, 0];
  for (const { cells } of comparison.rows)
    for (const cell of cells) {
      if (isShown(cell)) values++;
      else {
        gaps++;
        byKind.set(cell.status, (byKind.get(cell.status) ?? 0) + 1);
      }
    }
  return { values, gaps, byKind };
}

const wants = (filter: EvidenceFilter, kind: 'values' | Missing): boolean =>
  filter === 'all' || filter === kind || (filter === 'gaps' && kind !== 'values');

const whyOf = (status: Missing, report: AtlasReport | undefined): Why =>
  status !== 'notRead' ? status : report?.readable === false ? 'noText' : 'rejected';

/** The figures of one row, in the order of the measures. */
const valuesOf = (atlas: Atlas, row: Row, measures: readonly Measure[]): ValueItem[] =>
  row.cells.flatMap((cell, column) => {
    const measure = measures[column];
    if (!isShown(cell) || !measure) return [];
    return cell.readings.map((reading, n) => ({
      kind: 'value' as const,
      key: `${row.place.key}@${row.year}@${measure.id}@${n}`,
      ...{ row, measure, reading, report: atlas.reports[reading.report] },
    }));
  });

/** What a person said of a gap stands alone; other gaps of one kind are told together. */
function gapsOf(
  atlas: Atlas,
  row: Row,
  measures: readonly Measure[],
  filter: EvidenceFilter,
): GapItem[] {
  const found = new Map<string, GapItem>();
  row.cells.forEach((cell, column) => {
    const measure = measures[column];
    if (isShown(cell) || !measure || !wants(filter, cell.status)) return;
    const report = atlas.reports[row.report];
    const { status, reading } = cell;
    const own = `${row.place.key}@${row.year}@${status}`;
    const key = reading ? `${own}@${measure.id}` : own;
    const held = found.get(key);
    found.set(key, {
      ...{ kind: 'gap', key, row, status, why: whyOf(status, report), reading, report },
      measures: [...(held?.measures ?? []), measure],
    });
  });
  return [...found.values()];
}

/**
 * The third view of a selection: row by row as in the table, each figure with its report, then each gap with its kind, so
 * that nothing that was chosen is left out.
 */
export const evidenceOf = (
  atlas: Atlas,
  { rows, measures }: Comparison,
  filter: EvidenceFilter = 'all',
): readonly EvidenceItem[] =>
  rows.flatMap((row): EvidenceItem[] => [
    ...(wants(filter, 'values') ? valuesOf(atlas, row, measures) : []),
    ...gapsOf(atlas, row, measures, filter),
  ]);
