import type { Lang } from '../../../catalog/messages/words';
import type { Caption } from '../../../views/charts/frame';
import type { Figure } from '../../../views/figures';
import { paperTheme } from '../../parts/chart-theme';

/** Pictures are this many CSS pixels wide: fits a page of A4 at 2× with sharp type. */
const width = 1000;

/** A line of notes that fits the picture: about 80 Han characters. */
function wrapped(note: string): string[] {
  const lines: string[] = [];
  let [line, size] = ['', 0];
  for (const c of note) {
    const em = c > '⺀' ? 12 : 6.6;
    if (size + em > width - 36) {
      lines.push(line);
      [line, size] = ['', 0];
    }
    line += c;
    size += em;
  }
  return [...lines, line];
}

/** A figure as a file, with its title, unit, source, date and counting rule inside; always on white. */
export async function pictureOf(
  figure: Figure,
  kind: 'svg' | 1 | 2 | 3,
  lang: Lang,
  decals: boolean,
): Promise<Blob> {
  const { pngOf, svgText } = await import('../../echarts.svelte');
  const theme = paperTheme(lang, width, decals);
  const { title, subtitle, notes } = figure;
  const caption: Caption = { title, subtitle, notes: notes.flatMap(wrapped) };
  const drawing = figure.draw(theme, caption);
  if (kind === 'svg') return new Blob([svgText(drawing, theme)], { type: 'image/svg+xml' });
  return pngOf(drawing, theme, kind);
}
