import type { AsideKind, RawBlock } from '../../model/doc';
import { isWord, readingOrder, type Line, type Page, type Segment } from './page-lines';

/** A page number alone on its line: 3, - 3 -, 第3页, 3/12, 第3页 共12页. */
const pageNumber =
  /^[\s\-—–―·•~]*(第?\s*\d{1,4}\s*页?|[ivxIVX]{1,5})([\s/,，]*(共|of)?\s*\d{1,4}\s*页?)?[\s\-—–―·•~]*$/;

/** What a running head has in common on all pages: its words without figures. */
const stencil = (text: string): string => text.replace(/\d+/g, '#').replace(/\s+/g, '');

interface LaidPage {
  readonly bands: Line[][];
  readonly furniture: { kind: AsideKind; text: string }[];
}

/** Takes running heads and page numbers off: they stand at the edge and recur, or are a page number alone. */
function withoutFurniture(pages: readonly Page[], ordered: readonly Line[][][]): LaidPage[] {
  const counts = new Map<string, number>();
  const edges = pages.map((page, index) => {
    const lines = (ordered[index] ?? []).flat();
    const byHeight = [...lines].sort((one, other) => one.y - other.y);
    const found = new Map<Line, AsideKind>();
    for (const line of byHeight.slice(0, 2))
      if (line.y < page.height * 0.14) found.set(line, 'header');
    for (const line of byHeight.slice(-2))
      if (line.y > page.height * 0.86) found.set(line, 'footer');
    for (const line of found.keys())
      counts.set(stencil(line.text), (counts.get(stencil(line.text)) ?? 0) + 1);
    return found;
  });
  const often = Math.max(2, Math.ceil(pages.length * 0.4));
  return pages.map((_page, index) => {
    const furniture: { kind: AsideKind; text: string }[] = [];
    const goes = new Set<Line>();
    for (const [line, kind] of edges[index] ?? []) {
      if (!pageNumber.test(line.text) && (counts.get(stencil(line.text)) ?? 0) < often) continue;
      goes.add(line);
      furniture.push({ kind, text: line.text });
    }
    return {
      bands: (ordered[index] ?? []).map((band) => band.filter((line) => !goes.has(line))),
      furniture,
    };
  });
}

const middleOf = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** What a band's lines have in common. */
interface Frame {
  readonly left: number;
  readonly right: number;
  readonly step: number;
  readonly height: number;
  /** Some lines begin two characters in, as paragraphs of official documents do. */
  readonly indented: boolean;
}

function frameOf(lines: readonly Line[]): Frame {
  const steps = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? 0));
  const ends = lines.map((line) => line.end).sort((one, other) => one - other);
  const left = Math.min(...lines.map((line) => line.x));
  const height = middleOf(lines.map((line) => line.height));
  return {
    left,
    right: ends[Math.floor(ends.length * 0.95)] ?? 0,
    step: middleOf(steps.filter((step) => step > 0)),
    height,
    indented: lines.some((line) => line.x - left > 1.2 * height && line.x - left < 3.5 * height),
  };
}

/** The beginnings of headings and list items. */
const marker =
  /^([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]|[①-⑳])/;

const ended = /[。！？；：.!?;:]["”’）)]?$/;

/** Whether `line` opens a paragraph, given the line above it. */
function opens(line: Line, above: Line, frame: Frame): boolean {
  const size = Math.max(line.height, above.height);
  if (Math.abs(line.height - above.height) > 0.15 * size) return true;
  const step = line.y - above.y;
  if (step > 1.35 * frame.step * Math.max(1, size / frame.height) && step > 1.5 * size) return true;
  if (marker.test(line.text) && ended.test(above.text)) return true;
  const centred = (l: Line): boolean =>
    l.x - frame.left > size && Math.abs(l.x - frame.left - (frame.right - l.end)) < 1.5 * size;
  // A title over two lines is centred twice.
  if (centred(line) && centred(above) && line.height > 1.1 * frame.height)
    return ended.test(above.text);
  if (line.x - frame.left > 1.2 * size && line.x - above.x > 0.8 * size) return true;
  // Where paragraphs are indented, a line at the edge goes on with a long line above that has no end.
  const unfinished =
    !/[。！？；：]$/.test(above.text) && above.end - frame.left > 0.7 * (frame.right - frame.left);
  if (frame.right - above.end > (frame.indented && unfinished ? 8 : 2.2) * size) return true;
  return line.x - frame.left > 1.2 * size && above.x - frame.left > 1.2 * size;
}

/** Cells by column: what overlaps from row to row is one column. */
function rowsOf(lines: readonly (readonly Segment[])[]): string[][] {
  const columns: { x: number; end: number }[] = [];
  for (const segment of lines.flat().sort((one, other) => one.x - other.x)) {
    const last = columns.at(-1);
    if (last && segment.x < last.end) last.end = Math.max(last.end, segment.end);
    else columns.push({ x: segment.x, end: segment.end });
  }
  return lines.map((line) =>
    columns.map((column) =>
      line
        .filter((segment) => segment.x >= column.x && segment.x < column.end)
        .map((segment) => segment.text)
        .join(' '),
    ),
  );
}

/** Rows of one table: lines of several segments one under the other. A line of one segment goes on with a cell. */
function tableAt(lines: readonly Line[], from: number): { rows: string[][]; next: number } | null {
  let next = from;
  while (next < lines.length && (lines[next]?.segments.length ?? 0) >= 2) next += 1;
  const taken = lines.slice(from, next);
  const widest = Math.max(...taken.map((line) => line.segments.length));
  if (taken.length < 2 || (widest < 3 && taken.length < 3)) return null;
  // Wide gaps decide; only where they run cells together do narrow ones count (they also stand beside figures).
  const wide = rowsOf(taken.map((line) => line.segments));
  const clash =
    (wide[0]?.length ?? 0) < widest || wide.some((row) => row.filter(Boolean).length < 2);
  const rows = clash ? rowsOf(taken.map((line) => line.cells)) : wide;
  if ((rows[0]?.length ?? 0) < 2) return null;
  return { rows, next };
}

const glue = (one: string, other: string): string =>
  one +
  (isWord(one.at(-1)) && isWord(other[0]) && /[A-Za-z]/.test(one.at(-1) + other.charAt(0))
    ? ' '
    : '') +
  other;

/**
 * Pages of placed characters to paragraphs and tables. Running heads and page numbers are set aside (each once),
 * columns are read one after the other, and a paragraph goes on over columns and pages.
 */
export function layPages(pages: readonly Page[]): RawBlock[] {
  const laid = withoutFurniture(pages, pages.map(readingOrder));
  const blocks: RawBlock[] = [];
  const seen = new Set<string>();
  let text = '';
  let above: Line | null = null;
  let aboveFull = false;
  let aside: AsideKind | undefined;
  const close = (): void => {
    if (text !== '') blocks.push({ kind: 'para', text, ...(aside ? { aside } : {}) });
    text = '';
    above = null;
    aside = undefined;
  };
  for (const page of laid) {
    for (const { kind, text: words } of page.furniture) {
      if (seen.has(stencil(words))) continue;
      seen.add(stencil(words));
      blocks.push({ kind: 'para', text: words, aside: kind });
    }
    for (const band of page.bands) {
      const frame = frameOf(band);
      for (let at = 0; at < band.length; at += 1) {
        const line = band[at];
        if (!line) continue;
        const table = line.segments.length >= 2 ? tableAt(band, at) : null;
        if (table) {
          close();
          blocks.push({ kind: 'table', rows: table.rows });
          at = table.next - 1;
          continue;
        }
        const previous: Line | null = above;
        const goesOn =
          previous !== null &&
          (at === 0
            ? aboveFull &&
              line.x - frame.left < 1.2 * line.height &&
              Math.abs(line.height - previous.height) < 1 &&
              !(marker.test(line.text) && ended.test(previous.text))
            : !opens(line, previous, frame));
        if (!goesOn || line.isNote) close();
        if (line.isNote) aside = 'footnote';
        text = text === '' ? line.text : glue(text, line.text);
        above = line;
        // Where paragraphs are indented, a full line goes on over the page's end even after a stop.
        aboveFull =
          frame.right - line.end <= 2.2 * line.height &&
          (frame.indented || !/[。！？]$/.test(line.text));
      }
    }
  }
  close();
  return blocks;
}
