import { exportWords } from '../catalog/messages/export';
import { say, type Lang } from '../catalog/messages/words';
import type { Finding } from '../model/finding';
import type { Atlas } from './atlas';
import { isShown, type Comparison, type Row } from './compare';
import { measureName } from './measures';
import { titles, wholeSheet, type LazySheet, type Passages, type Sheet, type Value } from './sheet';

/** The passages of one row's values. */
const passagesOf = (
  atlas: Atlas,
  { measures }: Comparison,
  row: Row,
  passages: Passages,
  lang: Lang,
): Value[][] =>
  row.cells.flatMap((cell, column) => {
    if (!isShown(cell)) return [];
    const measure = measures[column];
    return cell.readings.flatMap((reading) => {
      const report = atlas.reports[reading.report];
      return reading.fact.evidence.map((span): Value[] => [
        ...[row.place.label, row.year, measure ? measureName(measure, lang) : ''],
        ...[reading.fact.value, reading.fact.low, reading.fact.high, reading.fact.unit],
        ...(report
          ? [passages.words(report.id, span), passages.sentence(report.id, span)]
          : ['', '']),
        ...[report?.name ?? '', report?.id ?? '', span.start, span.end],
        ...[say(exportWords, lang, `state_${reading.fact.state}`), report?.engine ?? null],
      ]);
    });
  });

/** Every passage behind every value. */
export function evidenceSheet(
  atlas: Atlas,
  comparison: Comparison,
  passages: Passages,
  lang: Lang,
): LazySheet {
  function* rows(): Generator<Value[]> {
    for (const row of comparison.rows) yield* passagesOf(atlas, comparison, row, passages, lang);
  }
  const columns = titles(lang, [
    ['place', 22],
    ['year', 8],
    ['indicator', 26],
    ['value', 14],
    ['low', 12],
    ['high', 12],
    ['unit', 10],
    ['words', 24],
    ['sentence', 80],
    ['file', 28],
    ['fileHash', 20],
    ['start', 8],
    ['end', 8],
    ['state', 14],
    ['engine', 8],
  ]);
  return { name: say(exportWords, lang, 'sheetEvidence'), columns, rows: rows() };
}

/** Every passage behind every value, all at once. */
export const evidenceTable = (...of: Parameters<typeof evidenceSheet>): Sheet =>
  wholeSheet(evidenceSheet(...of));

/** What a report's findings need to be told: its sentence in the reader's language. */
export type FindingWords = (finding: Finding) => string;

/** Findings of the compared reports: what fails and what could not be told. */
export function findingsSheet(
  atlas: Atlas,
  comparison: Comparison,
  findingsOf: (report: string) => readonly Finding[],
  tell: FindingWords,
  passages: Passages,
  lang: Lang,
): LazySheet {
  function* rows(): Generator<Value[]> {
    for (const row of comparison.rows) {
      const report = atlas.reports[row.report];
      for (const f of report ? findingsOf(report.id) : []) {
        if (f.verdict === 'holds' || !report) continue;
        const [span] = f.evidence;
        yield [
          ...[row.place.label, row.year, f.rule, say(exportWords, lang, `verdict_${f.verdict}`)],
          ...[tell(f), passages.sentence(report.id, span), report.name, span.start, span.end],
          report.engine,
        ];
      }
    }
  }
  const columns = titles(lang, [
    ['place', 22],
    ['year', 8],
    ['rule', 24],
    ['verdict', 12],
    ['message', 60],
    ['sentence', 80],
    ['file', 28],
    ['start', 8],
    ['end', 8],
    ['engine', 8],
  ]);
  return { name: say(exportWords, lang, 'sheetFindings'), columns, rows: rows() };
}

/** Findings of the compared reports, all at once. */
export const findingsTable = (...of: Parameters<typeof findingsSheet>): Sheet =>
  wholeSheet(findingsSheet(...of));
