import { parts } from '../catalog/indicators';
import { chartWords } from '../catalog/messages/charts';
import { say } from '../catalog/messages/words';
import { barsByYear, drawnPlaces, highest } from './charts/bars';
import { drawBars } from './charts/draw-bars';
import type { Caption, ChartTheme, ChartWords, Drawing } from './charts/frame';
import { drawGrid } from './charts/draw-grid';
import { coverageGrid, profileGrid } from './charts/grid';
import { drawLines, linesOf } from './charts/lines';
import { columnsFor, drawMultiples, panelsOf } from './charts/multiples';
import { drawScatter, pointsOf } from './charts/scatter';
import { drawSpread } from './charts/spread';
import { distributionsOf } from './distribution';
import {
  countsOf,
  coverageNotes,
  describe,
  notesFor,
  rowsNote,
  yearsText,
  type FigureSource,
  type Say,
} from './figure-notes';
import { measureName } from './measures';
import { rowCount, rowsPerPage } from './paging';
import { countedParts, profileRows, profilesOf } from './profile';

/** One picture of a comparison: its words, and how to draw it in a given theme, with or without words inside. */
export interface Figure {
  readonly key: string;
  readonly title: string;
  readonly subtitle: string;
  /** Source, counting rule, what is missing: below the picture, and inside it in exports. */
  readonly notes: readonly string[];
  /** One or two sentences for those who do not see it. */
  readonly description: string;
  /** Rows that it draws one below the other, which may be drawn in several parts; 0 where it is all of one piece. */
  readonly rows: number;
  /** How many of them stand beside each other. */
  readonly abreast: (theme: ChartTheme) => number;
  readonly draw: (theme: ChartTheme, caption: Caption | null, part?: Part) => Drawing;
}

const one = (): number => 1;

/** Some of a figure's rows, counted from its first. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** The rows of the comparison's list that a figure draws, or a part of it. */
function rangeOf({ comparison, selection, kind }: FigureSource, part?: Part): Part {
  const size = rowsPerPage(comparison, kind);
  const from = Number.isFinite(size) ? selection.page * size : 0;
  return part
    ? { from: from + part.from, to: from + Math.min(size, part.to) }
    : { from, to: from + size };
}

/** How many rows a figure draws of `total`. */
function rowsIn(source: FigureSource, total: number): number {
  const { from, to } = rangeOf(source);
  return Math.max(0, Math.min(to, total) - from);
}

function drawMeasure(
  source: FigureSource,
  column: number,
  words: ChartWords,
  description: string,
): Figure['draw'] {
  const { comparison, selection, kind } = source;
  const unit = comparison.units[column] ?? '';
  return (theme, caption, part) => {
    const { from, to } = rangeOf(source, part);
    if (kind === 'lines') {
      const data = linesOf(comparison, column, from, to, selection.focus);
      return drawLines(data, theme, caption, description, words);
    }
    if (kind === 'multiples') {
      const data = panelsOf(comparison, column, rangeOf(source), { from, to });
      return drawMultiples(data, unit, theme, caption, description, words);
    }
    if (kind === 'distribution') {
      const strips = distributionsOf(comparison)
        .filter((d) => d.measure === column)
        .map((of) => ({ name: String(of.year), of }));
      const data = { strips, unit, focus: selection.focus };
      return drawSpread(data, comparison, theme, caption, description, words);
    }
    const data = barsByYear(comparison, column, { from, to }, theme, selection.focus);
    // Parts of one picture share one scale.
    const whole = part && barsByYear(comparison, column, rangeOf(source), theme, selection.focus);
    const max = whole ? highest(whole) : null;
    return drawBars({ ...data, max }, theme, caption, description, words);
  };
}

/** Rows of a picture of one measure that may be drawn in parts. */
function rowsOfMeasure(source: FigureSource, column: number): number {
  const { comparison, kind } = source;
  if (kind === 'bars') return rowsIn(source, drawnPlaces(comparison, column).length);
  return kind === 'multiples' ? rowsIn(source, comparison.places.length) : 0;
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
  const description = describe(t, source, title, column);
  return {
    ...{ key: measure.id, title, description },
    subtitle: t('subtitle', {
      years: yearsText(t, comparison.years),
      places: comparison.places.length,
      unit: comparison.units[column] ?? '',
    }),
    notes: notesFor(t, source, [column]),
    rows: rowsOfMeasure(source, column),
    abreast: source.kind === 'multiples' ? ({ width }) => columnsFor(width) : one,
    draw: drawMeasure(source, column, words, description),
  };
}

function gridFigure(source: FigureSource, t: Say): Figure {
  const { comparison, kind, lang, atlas } = source;
  const title = t(kind === 'profile' ? 'profileTitle' : 'coverageTitle');
  const hidden = comparison.rows.length - profileRows(comparison).length;
  const reports = comparison.rows.filter((r) => r.report >= 0).length;
  const description =
    kind === 'profile'
      ? t('describeProfile', { title, places: comparison.places.length, reports })
      : t('describe', {
          ...{ kind: t(kind), title, places: comparison.places.length },
          ...countsOf(comparison),
        });
  return {
    key: kind,
    title,
    subtitle: t('subtitlePlain', {
      years: yearsText(t, comparison.years),
      places: comparison.places.length,
    }),
    notes: [
      ...(kind === 'profile' ? [t('profileNote')] : coverageNotes(t, source)),
      ...(kind === 'profile' && hidden > 0 ? [t('noteHidden', { count: hidden })] : []),
      ...rowsNote(t, source),
      t('noteSource', { date: source.today }),
    ],
    description,
    rows: rowsIn(source, rowCount(comparison, kind)),
    abreast: one,
    draw: (theme, caption, part) => {
      const { from, to } = rangeOf(source, part);
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
              lang,
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
    ...{ key: 'scatter', title, description, rows: 0, abreast: one },
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
