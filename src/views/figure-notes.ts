import { chartWords } from '../catalog/messages/charts';
import { say, type Lang, type Params } from '../catalog/messages/words';
import type { Atlas } from './atlas';
import { emptyPlaces } from './charts/bars';
import { shortName } from './charts/frame';
import { linesOf } from './charts/lines';
import { isShown, missingKinds, type Cell, type Comparison } from './compare';
import { balanceOf } from './coverage';
import { quartilesOf } from './distribution';
import { definitionOf, measureName, nameOf } from './measures';
import { showNumber, showRange, withUnit } from './numbers';
import { rowCount, rowsPerPage } from './paging';
import type { ChartKind, Measure, Selection } from './selection';

/** What figures are made from. `today` is an ISO date, given by the caller because a view has no clock. */
export interface FigureSource {
  readonly atlas: Atlas;
  readonly comparison: Comparison;
  readonly selection: Selection;
  readonly kind: ChartKind;
  readonly lang: Lang;
  readonly today: string;
}

/** Says a sentence of the charts in the language of the picture. */
export type Say = (key: keyof typeof chartWords.zh, params?: Params) => string;

/** The years of a comparison in words: one year, or from the first to the last. */
export const yearsText = (t: Say, years: readonly number[]): string => {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? t('yearOne', { year: first }) : t('yearSpan', { from: first, to: last });
};

/** How many values some measures have, and of each kind of gap how many: 有数值 4 份；无数值：未找到 1、未识别 1。 */
function missingNote(
  t: Say,
  { comparison, lang }: Pick<FigureSource, 'comparison' | 'lang'>,
  columns: readonly number[],
): string {
  const balances = columns.map((column) => balanceOf(comparison, column));
  const shown = balances.reduce((sum, b) => sum + b.shown, 0);
  const list = missingKinds.flatMap((kind) => {
    const count = balances.reduce((sum, b) => sum + (b.missing[kind] ?? 0), 0);
    return count > 0 ? [t('missingPart', { kind: t(kind), count })] : [];
  });
  return list.length === 0
    ? t('noteAllGiven', { shown })
    : t('noteMissing', { shown, parts: listed(list, lang) });
}

const listed = (items: readonly string[], lang: Lang): string =>
  items.join(lang === 'zh' ? '、' : ', ');

/** The lines under a coverage grid: what stands in it, and how much is missing in all. */
export const coverageNotes = (t: Say, source: FigureSource): readonly string[] => [
  t('coverageNote'),
  missingNote(
    t,
    source,
    source.comparison.measures.map((_, column) => column),
  ),
];

/** Which lines are in colour where not all are, and what a gap and the dashed line are. */
function lineNotes(
  t: Say,
  { comparison, selection, lang, kind }: FigureSource,
  column: number,
): readonly string[] {
  if (kind !== 'lines') return [];
  const size = rowsPerPage(comparison, kind);
  const from = selection.page * size;
  const { trends, bright, median } = linesOf(
    comparison,
    column,
    from,
    from + size,
    selection.focus,
  );
  const names = trends.filter((trend) => bright.includes(trend.place.key));
  return [
    ...(names.length < trends.length
      ? [
          t('noteBright', {
            names: listed(
              names.map((trend) => shortName(trend.place.label, longestName)),
              lang,
            ),
          }),
        ]
      : []),
    t(median?.some((value) => value !== null) ? 'noteLinesMedian' : 'noteLines'),
  ];
}

function ruleNote(t: Say, measure: Measure, lang: Lang): string {
  return measure.kind === 'indicator'
    ? t('noteRule', { definition: definitionOf(measure.of, lang).replace(/[.。]$/u, '') })
    : t('noteRatio', { top: nameOf(measure.top, lang), bottom: nameOf(measure.bottom, lang) });
}

/** Names at most so many of the places that bars leave out. */
const namesShown = 24;
/** Characters of a name in a note: a file's name may stand for a place. */
const longestName = 18;

function emptyNote(t: Say, source: FigureSource, column: number): string[] {
  if (source.kind !== 'bars') return [];
  const empty = emptyPlaces(source.comparison, column);
  if (empty.length === 0) return [];
  const names = listed(
    empty.slice(0, namesShown).map((name) => shortName(name, longestName)),
    source.lang,
  );
  const key = empty.length > namesShown ? 'noteEmptyMore' : 'noteEmpty';
  return [t(key, { count: empty.length, names })];
}

/** Whether a value has a whisker: it is printed with 余, 近 or 超. */
const isOpen = (cell: Cell | undefined, lang: Lang): boolean =>
  isShown(cell) && showRange(cell.value, cell.low, cell.high, lang) !== '';

/** The lines under a picture of one measure. */
export function notesFor(
  t: Say,
  source: FigureSource,
  columns: readonly number[],
): readonly string[] {
  const { comparison, lang, today } = source;
  const perMeasure = columns.flatMap((c) => {
    const measure = comparison.measures[c];
    if (!measure) return [];
    const about = [
      missingNote(t, source, [c]),
      ...lineNotes(t, source, c),
      ...(source.kind === 'distribution' ? [t('noteSpread')] : []),
      ...emptyNote(t, source, c),
      ruleNote(t, measure, lang),
    ];
    // Where several measures share a picture, each line says which one it speaks of.
    const name = measureName(measure, lang);
    return columns.length > 1 ? about.map((text) => t('noteOf', { name, text })) : about;
  });
  const ordered = source.kind === 'bars' || source.kind === 'multiples';
  const ranges =
    (source.kind === 'bars' || source.kind === 'scatter') &&
    comparison.rows.some(({ cells }) => columns.some((c) => isOpen(cells[c], lang)));
  return [
    ...perMeasure,
    ...(ranges ? [t('noteRange')] : []),
    ...(ordered ? [t(comparison.order === 'value' ? 'noteOrderValue' : 'noteOrder')] : []),
    ...perNote(t, comparison),
    ...rowsNote(t, source),
    t('noteSource', { date: today }),
  ];
}

/** What figures are divided by, and where that comes from. */
const perNote = (t: Say, { denominator: d }: Comparison): readonly string[] =>
  d ? [t('notePer', { name: d.name, source: d.source || t('sourceUnknown') })] : [];

/** The lines under a table of a comparison: of each measure what is missing and its counting rule; source and date. */
export function tableNotes(comparison: Comparison, lang: Lang, today: string): readonly string[] {
  const t: Say = (key, params) => say(chartWords, lang, key, params);
  const perMeasure = comparison.measures.flatMap((measure, c) => {
    const name = measureName(measure, lang);
    const about = [missingNote(t, { comparison, lang }, [c]), ruleNote(t, measure, lang)];
    return about.map((text) => t('noteOf', { name, text }));
  });
  return [...perMeasure, ...perNote(t, comparison), t('noteSource', { date: today })];
}

/** Says so where a picture shows some rows of more. */
export function rowsNote(t: Say, { comparison, kind, selection }: FigureSource): string[] {
  const [size, total] = [rowsPerPage(comparison, kind), rowCount(comparison, kind)];
  if (total <= size) return [];
  const from = selection.page * size;
  return [t('noteRows', { from: from + 1, to: Math.min(total, from + size), total })];
}

/** One or two sentences on a measure for those who do not see its picture: counts, range and median. */
export function describe(t: Say, source: FigureSource, title: string, column: number): string {
  const { comparison, kind, lang } = source;
  const values = comparison.rows.flatMap((row) => {
    const cell = row.cells[column];
    return isShown(cell) && cell.unit === comparison.units[column] ? [cell.value] : [];
  });
  const q = quartilesOf(values);
  const unit = comparison.units[column] ?? '';
  const number = (v: number): string => withUnit(showNumber(v, lang), unit, lang);
  const counts = {
    places: comparison.places.length,
    shown: values.length,
    missing: comparison.rows.length - values.length,
  };
  return (
    t('describe', { kind: t(kind), title, ...counts }) +
    (q
      ? t('describeRange', { min: number(q.min), max: number(q.max), median: number(q.median) })
      : '') +
    t('describeTable')
  );
}

/** Values and gaps of all measures together. */
export function countsOf(comparison: Comparison): { shown: number; missing: number } {
  const cells = comparison.rows.flatMap((row) => row.cells);
  const shown = cells.filter(isShown).length;
  return { shown, missing: cells.length - shown };
}
