import { exportBundle } from '../../../db/bundle-export';
import { loadTexts } from '../../../db/passages';
import { settings } from '../../../state/settings.svelte';
import { pivotTable } from '../../../views/export';
import { definitionsTable } from '../../../views/export-definitions';
import { evidenceTable } from '../../../views/export-evidence';
import { inert, pageEnd, pageStart, type PagePicture } from '../../../views/page-report';
import { paperTheme } from '../../parts/chart-theme';
import type { CompareModel } from './model.svelte';
import { passagesFrom } from './passages';
import { warningSentence } from './warning';
import { t } from './words';

/** CSS pixels that the page's column is wide. */
const width = 1000;

async function picturesOf(model: CompareModel): Promise<PagePicture[]> {
  const { svgText } = await import('../../echarts.svelte');
  const theme = paperTheme(settings.lang, width, false);
  return model.figures.map((figure) => ({
    ...{ title: figure.title, subtitle: figure.subtitle, notes: figure.notes },
    svg: svgText(figure.draw(theme, null), theme),
  }));
}

/** The selection as one HTML file: charts, table, evidence, definitions, and the bundle of its reports inside. */
export async function pageOf(model: CompareModel, today: string): Promise<Blob> {
  const { atlas, comparison } = model;
  const { lang } = settings;
  const ids = [...new Set(comparison.rows.flatMap((row) => atlas.reports[row.report]?.id ?? []))];
  const passages = passagesFrom(await loadTexts(ids));
  const counts = {
    measures: comparison.measures.length,
    places: comparison.places.length,
    years: comparison.years.length,
  };
  const start = pageStart({
    ...{ lang, today },
    title: `${t('fileName')} ${model.figures[0]?.title ?? ''}`.trim(),
    summary: t('chosenSummary', counts),
    warnings: model.warnings.map((w) => warningSentence(w, comparison)),
    pictures: await picturesOf(model),
    pivot: pivotTable(comparison, lang),
    evidence: evidenceTable(atlas, comparison, passages, lang),
    definitions: definitionsTable(comparison, lang, today),
  });
  const pieces: string[] = [start];
  await exportBundle({ ids, originals: false, part: 'full', version: __VERSION__ }, (piece) => {
    pieces.push(inert(piece));
  });
  return new Blob([...pieces, pageEnd], { type: 'text/html' });
}
