import { chartWords } from '../catalog/messages/charts';
import { exportWords } from '../catalog/messages/export';
import { say, type Lang } from '../catalog/messages/words';
import type { Finding } from '../model/finding';
import type { Span } from '../model/span';
import type { Atlas, Reading } from './atlas';
import { isShown, type Cell, type Comparison, type Row, type Shown } from './compare';
import { measureName } from './figures';

/** A cell of an exported table: a real number, text, or nothing. */
export type Value = string | number | null;

/** A table ready to be written as CSV, as a sheet, or to the clipboard. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Value[])[];
}

/** What an exported row needs beyond the index: the words around a passage. Absent texts give empty sentences. */
export interface Passages {
  /** The sentence that holds a span of a report's text. */
  readonly sentence: (report: string, span: Span) => string;
  /** The words of the span itself. */
  readonly words: (report: string, span: Span) => string;
}

type Key = keyof typeof exportWords.zh;
const titles = (
  lang: Lang,
  columns: readonly (readonly [Key, number])[],
): { title: string; width: number }[] =>
  columns.map(([key, width]) => ({ title: say(exportWords, lang, key), width }));

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

/** The master export: one line per report and measure, values and gaps alike, each with where it comes from. */
export function longTable(
  atlas: Atlas,
  comparison: Comparison,
  passages: Passages,
  lang: Lang,
): Sheet {
  const rows = comparison.rows.flatMap((row) =>
    row.cells.map((cell, column): Value[] => {
      const measure = comparison.measures[column];
      const shown = isShown(cell) ? cell : null;
      const reading = shown?.readings[0];
      const review = reading?.fact.review;
      const file = atlas.reports[row.report];
      const evidence = evidenceOf(atlas, shown?.readings ?? [], passages);
      return [
        ...placeValues(row, lang),
        ...[measure?.id ?? '', measure ? measureName(measure, lang) : ''],
        ...[shown?.value ?? null, shown?.low ?? null, shown?.high ?? null],
        ...[shown?.unit ?? '', shown ? qualifier(shown) : '', stateOf(cell, lang)],
        reading ? say(exportWords, lang, `scope_${reading.fact.scope}`) : '',
        ...(reading
          ? evidence
          : ['', '', file?.name ?? '', file?.id ?? '', null, null, file?.engine ?? null]),
        ...[review?.by ?? '', review?.at ?? '', review?.note ?? ''],
      ];
    }),
  );
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
  return { name: say(exportWords, lang, 'sheetLong'), columns, rows };
}

/** Reports down, measures across: numbers where there are some, the kind of gap in words where not. */
export function pivotTable(comparison: Comparison, lang: Lang): Sheet {
  return {
    name: say(exportWords, lang, 'sheetPivot'),
    columns: [
      ...titles(lang, placeColumns),
      ...comparison.measures.map((m, i) => ({
        title: `${measureName(m, lang)}（${comparison.units[i] ?? ''}）`,
        width: 20,
      })),
    ],
    rows: comparison.rows.map((row) => [
      ...placeValues(row, lang),
      ...row.cells.map((cell, i): Value => {
        if (!isShown(cell)) return say(chartWords, lang, cell.status);
        // Another unit than the column's is written out, so that it is not added up with the rest.
        return cell.unit === comparison.units[i] ? cell.value : `${cell.value}${cell.unit}`;
      }),
    ]),
  };
}

/** Every passage behind every value. */
export function evidenceTable(
  atlas: Atlas,
  comparison: Comparison,
  passages: Passages,
  lang: Lang,
): Sheet {
  const rows = comparison.rows.flatMap((row) =>
    row.cells.flatMap((cell, column) => {
      if (!isShown(cell)) return [];
      const measure = comparison.measures[column];
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
    }),
  );
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
  return { name: say(exportWords, lang, 'sheetEvidence'), columns, rows };
}

/** What a report's findings need to be told: its sentence in the reader's language. */
export type FindingWords = (finding: Finding) => string;

/** Findings of the compared reports: what fails and what could not be told. */
export function findingsTable(
  atlas: Atlas,
  comparison: Comparison,
  findingsOf: (report: string) => readonly Finding[],
  tell: FindingWords,
  passages: Passages,
  lang: Lang,
): Sheet {
  const rows = comparison.rows.flatMap((row) => {
    const report = atlas.reports[row.report];
    if (!report) return [];
    return findingsOf(report.id)
      .filter((f) => f.verdict !== 'holds')
      .map((f): Value[] => {
        const [span] = f.evidence;
        return [
          ...[row.place.label, row.year, f.rule, say(exportWords, lang, `verdict_${f.verdict}`)],
          ...[tell(f), passages.sentence(report.id, span), report.name, span.start, span.end],
          report.engine,
        ];
      });
  });
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
  return { name: say(exportWords, lang, 'sheetFindings'), columns, rows };
}

/** What each measure counts, and what the words of the tables mean. */
export function definitionsTable(comparison: Comparison, lang: Lang, today: string): Sheet {
  const t = (key: Key): string => say(exportWords, lang, key);
  const measures = comparison.measures.map((m, i): Value[] => [
    m.id,
    measureName(m, lang),
    comparison.units[i] ?? '',
    m.kind === 'indicator'
      ? (lang === 'en' ? m.of.definition.en : m.of.definition.zh) || m.of.zh
      : `${m.top.zh} ÷ ${m.bottom.zh}`,
  ]);
  const gaps = (['noReport', 'notMentioned', 'notRead', 'notApplicable', 'absent'] as const).map(
    (kind): Value[] => ['', say(chartWords, lang, kind), '', t(`gap_${kind}`)],
  );
  const { denominator: d } = comparison;
  return {
    name: t('sheetDefinitions'),
    columns: titles(lang, [
      ['indicatorId', 26],
      ['indicator', 30],
      ['unit', 10],
      ['definition', 90],
    ]),
    rows: [
      ...measures,
      ...(d ? [['', d.name, d.unit, d.source || say(chartWords, lang, 'sourceUnknown')]] : []),
      ...gaps,
      ['', t('lowHigh'), '', t('lowHighMeaning')],
      ['', t('madeOn'), '', today],
    ],
  };
}

/** A checklist matrix as a table: reports down, items across, states in words. */
export function matrixTable(
  name: string,
  reports: readonly {
    readonly label: string;
    readonly year: number | null;
    readonly file: string;
  }[],
  items: readonly { readonly id: string; readonly title: string }[],
  words: readonly (readonly string[])[],
  lang: Lang,
): Sheet {
  const columns = titles(lang, [
    ['place', 22],
    ['year', 8],
    ['file', 28],
  ]);
  return {
    name,
    columns: [...columns, ...items.map((i) => ({ title: i.title, width: 18 }))],
    rows: reports.map((r, i) => [r.label, r.year, r.file, ...(words[i] ?? [])]),
  };
}
