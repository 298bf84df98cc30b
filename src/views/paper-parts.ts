import type { ChartTheme, Drawing } from './charts/frame';
import type { Figure } from './figures';

/** Pixels of height that a picture may take: below the heads of the first page, and on a page of its own. */
export interface PaperRoom {
  readonly first: number;
  readonly rest: number;
}

/** Pixels that notes take below a picture on paper: about 58 Han characters a line. */
export const roomBelow = (notes: readonly string[]): number =>
  24 + 19 * notes.reduce((lines, note) => lines + Math.ceil(note.length / 58), 0);

/**
 * A figure as drawings that each fit a page, so that no row is cut at a page's end; the last leaves room for the notes
 * below it. Rows are taken to be equally high.
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
    const space = from === 0 ? room.first : room.rest;
    // Where the last rows fill their page, some of them go with the notes onto another.
    const last = from + fitting(space - roomBelow(figure.notes));
    const whole = from + fitting(space);
    const to = last >= rows ? rows : whole >= rows ? last : whole;
    parts.push(figure.draw(theme, null, { from, to }));
    from = to;
  }
  return parts;
}
