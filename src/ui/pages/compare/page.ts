import { exportBundle } from '../../../db/bundle-export';
import { loadTexts } from '../../../db/passages';
import { settings } from '../../../state/settings.svelte';
import { pivotTable } from '../../../views/export';
import { definitionsTable } from '../../../views/export-definitions';
import { inert, pageEnd, pageStart, type PagePicture } from '../../../views/page-report';
import { paperParts } from '../../../views/paper-parts';
import { paperTheme } from '../../parts/chart-theme';
import type { CompareModel } from './model.svelte';
import { passagesFrom } from './passages';
import { warningSentence } from './warning';
import { t } from './words';

/** CSS pixels that pictures are wide: between the margins of A4, and on a phone. */
const widths = { desk: 700, phone: 350 };
/** CSS pixels that a picture may be high on the first page of its own, below the heads, and on further ones. */
const room = { first: 620, rest: 880 };

async function picturesOf(model: CompareModel): Promise<PagePicture[]> {
  const { svgText } = await import('../../echarts.svelte');
  // Patterns too: who prints the page may print it in grey.
  const desk = paperTheme(settings.lang, widths.desk, true);
  const phone = paperTheme(settings.lang, widths.phone, true);
  return model.figures.map((figure) => ({
    ...{ title: figure.title, subtitle: figure.subtitle, notes: figure.notes },
    desk: paperParts(figure, desk, room).map((part) => svgText(part, desk)),
    phone: svgText(figure.draw(phone, null), phone),
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
    title: t('pageTitle', { name: model.figures[0]?.title ?? '' }).replace(/[：:] ?$/u, ''),
    summary: t('chosenSummary', counts),
    warnings: model.warnings.map((w) => warningSentence(w, comparison)),
    pictures: await picturesOf(model),
    pivot: pivotTable(comparison, lang),
    evidence: { atlas, comparison, passages },
    definitions: definitionsTable(comparison, lang, today),
  });
  const pieces: string[] = [start];
  await exportBundle({ ids, originals: false, part: 'full', version: __VERSION__ }, (piece) => {
    pieces.push(inert(piece));
  });
  return new Blob([...pieces, pageEnd], { type: 'text/html' });
}
