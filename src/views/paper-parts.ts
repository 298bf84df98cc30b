import type { ChartTheme, Drawing } from './charts/frame';
import type { Figure } from './figures';

/** Pixels of height that a picture may take: below the heads of the first page, and on a page of its own. */
export interface PaperRoom {
  readonly first: number;
  readonly rest: number;
}

/**
 * A figure as drawings that each fit a page, so that no row is cut at a page's end. Rows are taken to be equally high.
 */
export function paperParts(figure: Figure, theme: ChartTheme, room: PaperRoom): readonly Drawing[] {
  const whole = figure.draw(theme, null);
  const { rows } = figure;
  if (rows < 2 || whole.height <= room.first) return [whole];
  const empty = figure.draw(theme, null, { from: 0, to: 0 }).height;
  const each = (whole.height - empty) / rows;
  const step = figure.abreast(theme);
  const fitting = (height: number): number =>
    Math.max(step, Math.floor((height - empty) / each / step) * step);
  const parts: Drawing[] = [];
  for (let from = 0; from < rows;) {
    const to = Math.min(rows, from + fitting(from === 0 ? room.first : room.rest));
    parts.push(figure.draw(theme, null, { from, to }));
    from = to;
  }
  return parts;
}
