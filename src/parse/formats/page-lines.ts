/** A run of characters on a page: `x` its left edge, `y` its baseline, both from the top left corner. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of the characters. */
  readonly height: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

/** Characters in one line, cut into segments where wide gaps stand (cells, columns). */
export interface Line {
  readonly segments: readonly Segment[];
  /** The same, cut at narrow gaps too: cells of a table that is set tight. */
  readonly cells: readonly Segment[];
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly height: number;
  /** It begins with the mark of a note. */
  readonly isNote: boolean;
}

export interface Segment {
  readonly text: string;
  readonly x: number;
  readonly end: number;
}

/** Whether a character belongs to a Latin word or a figure. */
export const isWord = (c: string | undefined): boolean => c !== undefined && /[A-Za-z0-9]/.test(c);

/** Spaces that the maker put between Chinese and figures, or between Chinese characters, say nothing. */
const tighten = (text: string): string =>
  text
    .replace(/[ \u00a0]+/g, ' ')
    .replace(/(?<=[^\u0020-\u024f]) (?=\S)|(?<=\S) (?=[^\u0020-\u024f])/g, '')
    .trim();

/** A piece without the spaces at its ends, which some makers draw as an indent. */
function trimmed(piece: Piece): Piece {
  const lead = /^\s+/.exec(piece.text)?.[0] ?? '';
  const tail = /\s+$/.exec(piece.text)?.[0] ?? '';
  if (lead === '' && tail === '') return piece;
  const widthOf = (space: string): number =>
    [...space].reduce((sum, c) => sum + (c === '\u3000' ? piece.height : piece.height / 4), 0);
  const used = Math.min(piece.width, widthOf(lead));
  return {
    ...piece,
    text: piece.text.trim(),
    x: piece.x + used,
    width: Math.max(0, piece.width - used - widthOf(tail)),
  };
}

/** A small raised figure is the mark of a note, unless it is the exponent of a unit (km²). */
const isNoteMark = (
  piece: Piece,
  height: number,
  baseline: number,
  before: string | undefined,
): boolean =>
  /^[\d①-⑳*[\]〔〕]{1,4}$/.test(piece.text) &&
  piece.height < 0.75 * height &&
  piece.y < baseline - 0.1 * height &&
  !/[A-Za-z㎡㎞]/.test(before ?? '');

/** Cells whose gap is no wider than `gap` in one. A figure beside a figure stays another figure. */
function merged(cells: readonly Segment[], gap: number): Segment[] {
  const out: { text: string; x: number; end: number }[] = [];
  for (const cell of cells) {
    const last = out.at(-1);
    if (!last || cell.x - last.end > gap) out.push({ ...cell });
    else {
      last.text += (isWord(last.text.at(-1)) && isWord(cell.text[0]) ? ' ' : '') + cell.text;
      last.end = Math.max(last.end, cell.end);
    }
  }
  return out.map((segment) => ({ ...segment, text: tighten(segment.text) }));
}

/** One line of pieces, left to right. */
function toLine(pieces: readonly Piece[]): Line {
  const sorted = pieces.map(trimmed).sort((one, other) => one.x - other.x);
  const cells: { text: string; x: number; end: number }[] = [];
  const height = Math.max(...sorted.map((piece) => piece.height));
  const baseline = Math.max(...sorted.map((piece) => piece.y));
  let isNote = false;
  for (const piece of sorted) {
    const last = cells.at(-1);
    if (isNoteMark(piece, height, baseline, last?.text.at(-1))) isNote ||= !last;
    else if (!last || piece.x - last.end > 0.2 * height)
      cells.push({ text: piece.text, x: piece.x, end: piece.x + piece.width });
    else {
      const words = isWord(last.text.at(-1)) && isWord(piece.text[0]);
      last.text += (words && piece.x - last.end > 0.12 * height ? ' ' : '') + piece.text;
      last.end = Math.max(last.end, piece.x + piece.width);
    }
  }
  const segments = merged(cells, 1.2 * height);
  return {
    segments,
    cells: cells.map((cell) => ({ ...cell, text: tighten(cell.text) })),
    text: segments.map((segment) => segment.text).join(' '),
    x: segments[0]?.x ?? 0,
    end: segments.at(-1)?.end ?? 0,
    y: baseline,
    height,
    isNote,
  };
}

/** Pieces to lines, top down: what shares a baseline stands in one line. */
function toLines(pieces: readonly Piece[]): Line[] {
  const sorted = pieces
    .filter((piece) => piece.text.trim() !== '')
    .sort((one, other) => one.y - other.y);
  const groups: Piece[][] = [];
  let baseline = -Infinity;
  for (const piece of sorted) {
    const group = groups.at(-1);
    if (group && piece.y - baseline < 0.45 * Math.max(piece.height, group[0]?.height ?? 0))
      group.push(piece);
    else {
      groups.push([piece]);
      baseline = piece.y;
    }
  }
  return groups.map(toLine).filter((line) => line.text !== '');
}

/** The middle of the empty strip between two columns of running text, or null for a page of one column. */
function gutter(lines: readonly Line[], page: Page): number | null {
  const left = Math.min(...lines.map((line) => line.x));
  const right = Math.max(...lines.map((line) => line.end));
  const middle = (left + right) / 2;
  const width = right - left;
  const inTwo = lines.filter((line) => line.segments.length === 2);
  if (inTwo.length < 6 || width < page.width * 0.4) return null;
  const gaps = inTwo.map((line) => [line.segments[0]?.end ?? 0, line.segments[1]?.x ?? 0] as const);
  const near = gaps.filter(
    ([from, to]) => from < middle + width * 0.1 && to > middle - width * 0.1,
  );
  if (near.length < inTwo.length * 0.8 || near.length < lines.length * 0.4) return null;
  const from = Math.max(...near.map(([end]) => end).filter((end) => end < middle + width * 0.1));
  const to = Math.min(
    ...near.map(([, start]) => start).filter((start) => start > middle - width * 0.1),
  );
  if (to - from <= 0) return null;
  // Columns of text fill their width; cells of a table mostly do not.
  const ends = lines.map((line) => line.end);
  const full = inTwo.filter((line) => {
    const [one, other] = line.segments;
    const inLeft = (one?.end ?? 0) - left > 0.8 * (from - left);
    const inRight = (other?.end ?? 0) - to > 0.8 * (Math.max(...ends) - to);
    return inLeft || inRight;
  });
  return full.length >= inTwo.length * 0.6 ? (from + to) / 2 : null;
}

/** Lines of a page in reading order: bands that cross the gutter split the page, and in each the left column comes first. */
export function readingOrder(page: Page): Line[][] {
  const lines = toLines(page.pieces);
  const at = lines.length > 0 ? gutter(lines, page) : null;
  if (at === null) return [lines];
  const bands: Line[][] = [];
  let left: Piece[] = [];
  let right: Piece[] = [];
  const flush = (): void => {
    if (left.length > 0) bands.push(toLines(left));
    if (right.length > 0) bands.push(toLines(right));
    left = [];
    right = [];
  };
  for (const line of lines) {
    const own = page.pieces.filter((piece) => Math.abs(piece.y - line.y) < 0.45 * line.height);
    const crossing = line.segments.some((segment) => segment.x < at && segment.end > at);
    if (crossing) {
      flush();
      bands.push([line]);
    } else {
      left.push(...own.filter((piece) => piece.x + piece.width / 2 < at));
      right.push(...own.filter((piece) => piece.x + piece.width / 2 >= at));
    }
  }
  flush();
  return bands;
}
