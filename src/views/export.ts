import { chartWords } from '../catalog/messages/charts';
import { exportWords } from '../catalog/messages/export';
import { say, type Lang } from '../catalog/messages/words';
import type { Span } from '../model/span';
import type { Reading } from './asked-readings';
import type { Atlas } from './atlas';
import { isShown, type Cell, type Comparison, type Row, type Shown } from './compare';
import { measureName } from './measures';
import { titles, wholeSheet, type LazySheet, type Passages, type Sheet, type Value } from './sheet';

const placeColumns = [
  ['code', 12],
  ['province', 12],
  ['parent', 22],
  ['place', 22],
  ['level', 10],
  ['organ', 22],
  ['year', 8],
] as const;

const placeValues = (row: Row, lang: Lang): Value[] => [
  row.place.region.code ?? '',
  row.place.region.province ?? '',
  row.place.parent.replaceAll('/', ' '),
  row.place.label,
  row.place.level === null ? '' : say(exportWords, lang, `level_${row.place.level}`),
  row.place.organ ?? '',
  row.year,
];

const stateOf = (cell: Cell, lang: Lang): string =>
  isShown(cell)
    ? [...new Set(cell.readings.map((r) => say(exportWords, lang, `state_${r.fact.state}`)))].join(
        '/',
      )
    : say(chartWords, lang, cell.status);

const qualifier = (cell: Shown): string =>
  cell.readings.map((r) => r.fact.approx ?? '').find((a) => a !== '') ?? '';

/** Where a reading stands: words, sentence, offsets of its first passage. */
function evidenceOf(atlas: Atlas, readings: readonly Reading[], passages: Passages): Value[] {
  const [reading] = readings;
  const report = atlas.reports[reading?.report ?? -1];
  const span = reading?.fact.evidence[0];
  if (!report || !reading) return ['', '', '', '', null, null, null];
  // A ratio rests on two passages of one report.
  const each = (tell: (report: string, span: Span) => string): string =>
    [
      ...new Set(
        readings.flatMap((r) => r.fact.evidence.slice(0, 1)).map((s) => tell(report.id, s)),
      ),
    ].join(' ÷ ');
  return [
    each(passages.words),
    each(passages.sentence),
    report.name,
    report.id,
    span?.start ?? null,
    span?.end ?? null,
    report.engine,
  ];
}

/** One line of the master export. */
function longRow(
  atlas: Atlas,
  { measures }: Comparison,
  row: Row,
  column: number,
  passages: Passages,
  lang: Lang,
): Value[] {
  const cell = row.cells[column] ?? { status: 'notMentioned' };
  const measure = measures[column];
  const shown = isShown(cell) ? cell : null;
  const reading = shown?.readings[0];
  const review = (reading ?? (isShown(cell) ? undefined : cell.reading))?.fact.review;
  const file = atlas.reports[row.report];
  return [
    ...placeValues(row, lang),
    ...[measure?.id ?? '', measure ? measureName(measure, lang) : ''],
    ...[shown?.value ?? null, shown?.low ?? null, shown?.high ?? null],
    ...[shown?.unit ?? '', shown ? qualifier(shown) : '', stateOf(cell, lang)],
    reading ? say(exportWords, lang, `scope_${reading.fact.scope}`) : '',
    ...(reading
      ? evidenceOf(atlas, shown?.readings ?? [], passages)
      : ['', '', file?.name ?? '', file?.id ?? '', null, null, file?.engine ?? null]),
    ...[review?.by ?? '', review?.at ?? '', review?.note ?? ''],
  ];
}

/** The master export: one line per report and measure, values and gaps alike, each with where it comes from. */
export function longSheet(
  atlas: Atlas,
  comparison: Comparison,
  passages: Passages,
  lang: Lang,
): LazySheet {
  function* rows(): Generator<Value[]> {
    for (const row of comparison.rows)
      for (const column of row.cells.keys())
        yield longRow(atlas, comparison, row, column, passages, lang);
  }
  const columns = titles(lang, [
    ...placeColumns,
    ['indicatorId', 26],
    ['indicator', 26],
    ['value', 14],
    ['low', 12],
    ['high', 12],
    ['unit', 10],
    ['qualifier', 8],
    ['state', 14],
    ['scope', 10],
    ['words', 22],
    ['sentence', 60],
    ['file', 28],
    ['fileHash', 20],
    ['start', 8],
    ['end', 8],
    ['engine', 8],
    ['reviewer', 12],
    ['reviewedAt', 22],
    ['note', 24],
  ]);
  return { name: say(exportWords, lang, 'sheetLong'), columns, rows: rows() };
}

/** The master export, all at once. */
export const longTable = (...of: Parameters<typeof longSheet>): Sheet =>
  wholeSheet(longSheet(...of));

/** Reports down, measures across: numbers where there are some, the kind of gap in words where not. */
export function pivotSheet(comparison: Comparison, lang: Lang): LazySheet {
  function* rows(): Generator<Value[]> {
    for (const row of comparison.rows)
      yield [
        ...placeValues(row, lang),
        ...row.cells.map((cell, i): Value => {
          if (!isShown(cell)) return say(chartWords, lang, cell.status);
          // Another unit than the column's is written out, so that it is not added up with the rest.
          return cell.unit === comparison.units[i] ? cell.value : `${cell.value}${cell.unit}`;
        }),
      ];
  }
  return {
    name: say(exportWords, lang, 'sheetPivot'),
    columns: [
      ...titles(lang, placeColumns),
      ...comparison.measures.map((m, i) => ({
        title: `${measureName(m, lang)}（${comparison.units[i] ?? ''}）`,
        width: 20,
      })),
    ],
    rows: rows(),
  };
}

/** Reports down, measures across, all at once. */
export const pivotTable = (...of: Parameters<typeof pivotSheet>): Sheet =>
  wholeSheet(pivotSheet(...of));
