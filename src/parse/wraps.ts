import type { Line } from './chrome';
import { startsHeading } from './markers';

const ENDS = /[。！？；：:;!?…”’》】）)]$/;
const CANNOT_END = /[，,、（(“‘《〈]$/;
const CANNOT_BEGIN = /^[，,、。；：；:！？”’》〉）)]/;
const LONE_MARKER =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、])$/;
/** The longest of those: （十二). */
const LONGEST_MARKER = 5;
/** …239人。 二、主要做法及成效: the line ends with the next heading, which the medium has drawn up to the text before. */
const HEADING_LAST =
  /[。；;] ?(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])[^，,。；;：:、]{4,24}$/;
const LONGEST_LAST = 32;
const DATE = /^(?:\d{4}|[二〇○零一九]{4})年/;

/** With fewer long lines than this nothing can be said of a margin. */
const FEWEST = 4;

/** How wide a line prints, in Chinese characters; figures and Latin letters take half the room. */
function widthOf(line: string): number {
  let narrow = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code >= 0x20 && code <= 0x7e) narrow++;
  }
  return line.length - narrow / 2;
}

/** Nearly all lines lie within the margin. */
const MOST = 0.95;
/** No medium wraps its lines wider, in Chinese characters. */
const WIDEST = 120;

/** Whether more lines than a margin lets pass are too long for any, whatever they are made of. Spares measuring them. */
function hasParagraphs(lines: readonly Line[]): boolean {
  const beyond = lines.filter((line) => line.text.length / 2 > WIDEST).length;
  return lines.length - beyond <= Math.floor(lines.length * MOST);
}

/** How a medium wraps its lines. */
export interface Margin {
  /** In Chinese characters. */
  readonly width: number;
  /** Whether paragraphs are indented, so that a line that is not goes on. */
  readonly indents: boolean;
}

/** The margin at which a medium wraps its lines, or null where lines are paragraphs. */
export function marginOf(lines: readonly Line[]): Margin | null {
  const long = lines.filter((line) => line.text.length >= 12);
  if (long.length < FEWEST || hasParagraphs(long)) return null;
  const widths = long.map((line) => widthOf(line.text)).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * MOST)] ?? 0;
  const widest = widths[widths.length - 1] ?? 0;
  if (width > WIDEST || widest > width * 1.25 + 2) return null;
  const full = long.filter((line) => isFull(line.text, width));
  const torn = full.filter((line) => !ENDS.test(line.text));
  if (full.length * 3 < long.length || torn.length * 2 < full.length) return null;
  return {
    width,
    indents: lines.some((line) => line.indented) && lines.some((line) => !line.indented),
  };
}

/** Whether a line reaches the margin. */
const isFull = (line: string, width: number): boolean => width - widthOf(line) <= width * 0.1 + 1;

/**
 * Whether `next` goes on where `line` was cut by the medium. With a wrap width the full line is the evidence; without
 * one only what cannot be otherwise: a line that ends or begins with a mark that cannot stand there, or long prose that
 * stops in mid-sentence.
 */
export function goesOn(line: Line, next: Line, margin: Margin | null): boolean {
  if (!line.hard || !next.hard || line.rows || next.rows) return false;
  if (line.level !== undefined || next.level !== undefined) return false;
  const [a, b] = [line.text, next.text];
  if (a.length <= LONGEST_MARKER && LONE_MARKER.test(a)) return !startsHeading(b);
  if (startsHeading(b)) return false;
  if (CANNOT_BEGIN.test(b)) return true;
  if (next.indented && margin !== null) return false;
  if (CANNOT_END.test(a)) return true;
  if (next.afterGap || next.indented) return false;
  if (margin?.indents === true && !ENDS.test(a) && widthOf(a) >= margin.width * 0.7) return true;
  if (margin) return isFull(a, margin.width) && (margin.indents || !/[。！？]$/.test(a));
  if (ENDS.test(a) || DATE.test(b)) return false;
  if (HEADING_LAST.test(a.slice(-LONGEST_LAST))) return false;
  // A heading whose text has begun behind its full stop is prose as well.
  const prose = a.length >= 30 && /[，,。]/.test(a) && (!startsHeading(a) || /。./.test(a));
  return (prose && /[，,。；]/.test(b)) || abridged(a, b);
}

/** Prose with an ellipsis in it, cut in mid-sentence. */
const abridged = (a: string, b: string): boolean =>
  a.length < 400 && /[，,].*…/.test(a) && !ENDS.test(a) && /^[^…]{2,40}[，,]/.test(b);
