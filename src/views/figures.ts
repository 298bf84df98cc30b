import { indicators, parts, type Indicator } from '../catalog/indicators';
import { chartWords } from '../catalog/messages/charts';
import { say, type Lang, type Params } from '../catalog/messages/words';
import type { Atlas } from './atlas';
import { barsByYear, drawBars, drawnPlaces, emptyPlaces } from './charts/bars';
import type { Caption, ChartTheme, ChartWords, Drawing } from './charts/frame';
import { coverageGrid, drawGrid, profileGrid } from './charts/grid';
import { drawLines } from './charts/lines';
import { drawMultiples, panelsOf } from './charts/multiples';
import { drawScatter, pointsOf } from './charts/scatter';
import { drawSpread } from './charts/spread';
import { isShown, missingKinds, type Comparison } from './compare';
import { balanceOf } from './coverage';
import { distributionsOf, quartilesOf } from './distribution';
import { showNumber, withUnit } from './numbers';
import { countedParts, profileRows, profilesOf } from './profile';
import type { ChartKind, Measure, Selection } from './selection';
import { trendsOf } from './trend';

/** One picture of a comparison: its words, and how to draw it in a given theme, with or without words inside. */
export interface Figure {
  readonly key: string;
  readonly title: string;
  readonly subtitle: string;
  /** Source, counting rule, what is missing: below the picture, and inside it in exports. */
  readonly notes: readonly string[];
  /** One or two sentences for those who do not see it. */
  readonly description: string;
  readonly draw: (theme: ChartTheme, caption: Caption | null) => Drawing;
}

/** What figures are made from. `today` is an ISO date, given by the caller because a view has no clock. */
export interface FigureSource {
  readonly atlas: Atlas;
  readonly comparison: Comparison;
  readonly selection: Selection;
  readonly kind: ChartKind;
  readonly lang: Lang;
  readonly today: string;
}

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

/** An indicator's name in a language; the Chinese one where no English one is written. */
export const nameOf = (indicator: Indicator, lang: Lang): string =>
  (lang === 'en' && indicator.en) || indicator.zh;

const definitionOf = (indicator: Indicator, lang: Lang): string =>
  (lang === 'en' ? indicator.definition.en : indicator.definition.zh) || indicator.zh;

/** A measure's name. */
export const measureName = (measure: Measure, lang: Lang): string =>
  measure.kind === 'indicator'
    ? nameOf(measure.of, lang)
    : say(chartWords, lang, 'ratioName', {
        top: nameOf(measure.top, lang),
        bottom: nameOf(measure.bottom, lang),
      });

type Say = (key: keyof typeof chartWords.zh, params?: Params) => string;

const yearsText = (t: Say, years: readonly number[]): string => {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? t('yearOne', { year: first }) : t('yearSpan', { from: first, to: last });
};

function missingNote(t: Say, source: FigureSource, column: number): string {
  const balance = balanceOf(source.comparison, column);
  if (!balance) return '';
  const list = missingKinds.flatMap((kind) => {
    const count = balance.missing[kind];
    return count ? [t('missingPart', { kind: t(kind), count })] : [];
  });
  return list.length === 0
    ? t('noteAllGiven', { shown: balance.shown })
    : t('noteMissing', {
        shown: balance.shown,
        parts: list.join(source.lang === 'zh' ? '、' : ', '),
      });
}

function ruleNote(t: Say, measure: Measure, lang: Lang): string {
  return measure.kind === 'indicator'
    ? t('noteRule', { definition: definitionOf(measure.of, lang).replace(/[.。]$/u, '') })
    : t('noteRatio', { top: nameOf(measure.top, lang), bottom: nameOf(measure.bottom, lang) });
}

/** Names at most so many of the places that bars leave out. */
const namesShown = 24;

function emptyNote(t: Say, source: FigureSource, column: number): string[] {
  if (source.kind !== 'bars') return [];
  const empty = emptyPlaces(source.comparison, column);
  if (empty.length === 0) return [];
  const names = empty.slice(0, namesShown).join(source.lang === 'zh' ? '、' : ', ');
  const key = empty.length > namesShown ? 'noteEmptyMore' : 'noteEmpty';
  return [t(key, { count: empty.length, names })];
}

/** The lines under a picture of one measure. */
function notesFor(t: Say, source: FigureSource, columns: readonly number[]): readonly string[] {
  const { comparison, lang, today } = source;
  const perMeasure = columns.flatMap((c) => {
    const measure = comparison.measures[c];
    if (!measure) return [];
    const about = [
      missingNote(t, source, c),
      ...emptyNote(t, source, c),
      ruleNote(t, measure, lang),
    ];
    // Where several measures share a picture, each line says which one it speaks of.
    const name = measureName(measure, lang);
    return columns.length > 1 ? about.map((text) => t('noteOf', { name, text })) : about;
  });
  const { denominator } = comparison;
  const ordered = source.kind === 'bars' || source.kind === 'multiples';
  const ranges = source.kind === 'bars' || source.kind === 'scatter';
  return [
    ...perMeasure,
    ...(ranges ? [t('noteRange')] : []),
    ...(ordered ? [t(comparison.order === 'value' ? 'noteOrderValue' : 'noteOrder')] : []),
    ...(denominator
      ? [
          t('notePer', {
            name: denominator.name,
            source: denominator.source || t('sourceUnknown'),
          }),
        ]
      : []),
    ...rowsNote(t, source),
    t('noteSource', { date: today }),
  ];
}

/** Says so where a picture shows some rows of more. */
function rowsNote(t: Say, { comparison, kind, selection }: FigureSource): string[] {
  const [size, total] = [rowsPerPage(comparison, kind), rowCount(comparison, kind)];
  if (total <= size) return [];
  const from = selection.page * size;
  return [t('noteRows', { from: from + 1, to: Math.min(total, from + size), total })];
}

function describe(t: Say, source: FigureSource, title: string, column: number): string {
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
      : '')
  );
}

function drawMeasure(source: FigureSource, column: number, words: ChartWords): Figure['draw'] {
  const { comparison, selection, kind } = source;
  const size = rowsPerPage(comparison, kind);
  const from = Number.isFinite(size) ? selection.page * size : 0;
  const to = from + size;
  const unit = comparison.units[column] ?? '';
  const t: Say = (key, params) => say(chartWords, source.lang, key, params);
  const description = describe(t, source, '', column);
  return (theme, caption) => {
    if (kind === 'lines') {
      const all = trendsOf(comparison, column);
      const trends = all.slice(from, to).filter((trend) => trend.given > 0);
      const { years } = comparison;
      const median =
        all.length > 3
          ? years.map(
              (_, y) => quartilesOf(all.flatMap((tr) => tr.values[y] ?? []))?.median ?? null,
            )
          : null;
      const data = { years, trends, unit, focus: selection.focus, median };
      return drawLines(data, theme, caption, description, words);
    }
    if (kind === 'multiples') {
      const data = panelsOf(comparison, column, from, to);
      return drawMultiples(data, unit, theme, caption, description, words);
    }
    if (kind === 'distribution') {
      const strips = distributionsOf(comparison)
        .filter((d) => d.measure === column)
        .map((of) => ({ name: String(of.year), of }));
      const data = { strips, unit, focus: selection.focus };
      return drawSpread(data, comparison, theme, caption, description, words);
    }
    const data = barsByYear(comparison, column, from, to, theme, selection.focus);
    return drawBars(data, theme, caption, description, words);
  };
}

function measureFigure(source: FigureSource, column: number, t: Say, words: ChartWords): Figure {
  const { comparison, lang } = source;
  const measure = comparison.measures[column];
  if (!measure) throw new Error(`no measure ${column}`);
  const name = measureName(measure, lang);
  const { denominator } = comparison;
  const title =
    denominator && comparison.units[column]?.includes(denominator.unit)
      ? t('titlePer', { name, per: denominator.name })
      : name;
  return {
    key: measure.id,
    title,
    subtitle: t('subtitle', {
      years: yearsText(t, comparison.years),
      places: comparison.places.length,
      unit: comparison.units[column] ?? '',
    }),
    notes: notesFor(t, source, [column]),
    description: describe(t, source, title, column),
    draw: drawMeasure(source, column, words),
  };
}

function gridFigure(source: FigureSource, t: Say): Figure {
  const { comparison, selection, kind, lang, atlas } = source;
  const title = t(kind === 'profile' ? 'profileTitle' : 'coverageTitle');
  const hidden = comparison.rows.length - profileRows(comparison).length;
  const size = rowsPerPage(comparison, kind);
  const from = selection.page * size;
  const to = from + size;
  const description = t('describe', {
    ...{ kind: t(kind), title, places: comparison.places.length },
    shown: comparison.rows.filter((r) => r.report >= 0).length,
    missing: comparison.rows.filter((r) => r.report < 0).length,
  });
  return {
    key: kind,
    title,
    subtitle: t('subtitlePlain', {
      years: yearsText(t, comparison.years),
      places: comparison.places.length,
    }),
    notes: [
      ...(kind === 'profile' ? [t('profileNote')] : []),
      ...(kind === 'profile' && hidden > 0 ? [t('noteHidden', { count: hidden })] : []),
      ...rowsNote(t, source),
      t('noteSource', { date: source.today }),
    ],
    description,
    draw: (theme, caption) => {
      const partNames = countedParts.map((i) => parts[i]?.[lang] ?? '');
      const data =
        kind === 'profile'
          ? profileGrid(
              comparison,
              profilesOf(atlas, comparison, from, to),
              partNames,
              t('noReport'),
            )
          : coverageGrid(
              comparison,
              comparison.measures.map((m) => measureName(m, lang)),
              from,
              to,
              (k) => say(chartWords, lang, k),
              t('given'),
            );
      return drawGrid(data, theme.palette[0] ?? theme.ink, theme, caption, description);
    },
  };
}

function scatterFigure(source: FigureSource, t: Say): Figure {
  const { comparison, selection, lang } = source;
  const [mx, my] = comparison.measures;
  if (!mx || !my) throw new Error('a scatter chart needs two measures');
  const names = [measureName(mx, lang), measureName(my, lang)] as const;
  const data = pointsOf(comparison, names, selection.focus);
  const title = t('scatterTitle', { x: names[0], y: names[1] });
  const description = t('describe', {
    ...{ kind: t('scatter'), title, places: comparison.places.length },
    ...{ shown: data.points.length, missing: data.left },
  });
  return {
    ...{ key: 'scatter', title, description },
    subtitle: t('subtitlePlain', {
      years: yearsText(t, comparison.years),
      places: comparison.places.length,
    }),
    notes: notesFor(t, source, [0, 1]),
    draw: (theme, caption) => drawScatter(data, theme, caption, description),
  };
}

/** The pictures of a selection: one per measure, or one for all where the kind sets measures beside each other. */
export function figuresOf(source: FigureSource): readonly Figure[] {
  const t: Say = (key, params) => say(chartWords, source.lang, key, params);
  const words: ChartWords = {
    missing: (kind) => say(chartWords, source.lang, kind),
    ...{ median: t('median'), quartiles: t('quartiles'), others: t('others') },
  };
  const { measures } = source.comparison;
  if (source.kind === 'profile') return [gridFigure(source, t)];
  if (source.kind === 'coverage') return measures.length > 0 ? [gridFigure(source, t)] : [];
  if (source.kind === 'scatter') return measures.length > 1 ? [scatterFigure(source, t)] : [];
  return measures.map((_, column) => measureFigure(source, column, t, words));
}

/** Every indicator of the catalogue as a measure: for exports of everything. */
export const allMeasures: readonly Measure[] = indicators.map((of) => ({
  kind: 'indicator',
  id: of.id,
  of,
}));
