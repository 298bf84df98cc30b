import { CLOSED_BEGINNINGS, CLOSED_HEADINGS } from '../catalog/headings';
import { closingOf, OPENING_MARKS } from '../model/sentences';
import { charactersOf, isOneOf, WHITE_SPACE } from '../model/sieve';
import type { Span } from '../model/span';
import type { MarkerSystem } from './marker-forms';

/** Where a title may reach and what stands behind it. */
export interface TitleRange {
  /** Behind the mark. */
  readonly start: number;
  /** The next mark or the end of the block. */
  readonly end: number;
  /** Whether more of the section follows behind `end`: paragraphs of its own or deeper headings. */
  readonly goesOn: boolean;
  /** Whether it is one of a list of clauses, whose titles end at the first comma. */
  readonly clauses?: boolean;
  readonly system: MarkerSystem | 'title';
}

/** What a character does where a title may end, by its code: 0 nothing. */
const STOP = 1;
const COMMA = 2;
const OPENER = 3;
const ENDS = new Uint8Array(0x10000);
for (const c of '。！？；!?;：:…\n') ENDS[c.charCodeAt(0)] = STOP;
for (const c of '，,') ENDS[c.charCodeAt(0)] = COMMA;
for (const c of OPENING_MARKS) ENDS[c.charCodeAt(0)] = OPENER;
/** No heading is longer; what has no stop within it is cut at its first comma. */
const LONGEST = 120;
/** A whole sentence with commas is a heading up to this length. */
const LONGEST_WRITTEN = 60;
const LONGEST_SPOKEN = 36;
const LONGEST_CLAUSE = 20;

const HIGH: ReadonlySet<string> = new Set(['part', 'hanDot', 'hanParen', 'title']);
/** Openings that say only when or where; the heading begins behind them. */
const ADVERB =
  /^(?:20\d\d ?年(?:度|以来|来)?|今年(?:以来)?|一年来|近年来|全年|年内|.{1,6}(?:方面|以来|期间|同时|上|中))$/;
const CLOSED = new RegExp(
  `^(?:${CLOSED_HEADINGS.join('|')})(?=[加坚深健强推完全持认规严落扎一(（]|20\\d\\d|[我本全][省市县区州旗镇乡局委厅办]|[省市县区州旗]委|[镇乡]党委|局党组|[^\\d]{2,6}(?:高度|认真|始终|坚持|严格))`,
);

const CLOSED_FIRST = charactersOf(CLOSED_BEGINNINGS);

/** The stops and commas of the words behind a mark, those inside quotation marks and brackets left out. */
function boundaries(text: string, start: number, end: number): { stop: number; commas: number[] } {
  const commas: number[] = [];
  const limit = Math.min(end, start + LONGEST);
  let i = start;
  while (i < limit) {
    const code = text.charCodeAt(i);
    // Most characters are ideographs, which need not be looked up.
    if (code >= 0x4e00 && code <= 0x9fff) {
      i++;
      continue;
    }
    const ends = ENDS[code];
    if (ends === STOP && !isClock(text, i)) return { stop: i, commas };
    if (ends === COMMA) commas.push(i);
    const close = ends === OPENER ? closingOf(text, i, limit) : -1;
    i = close > 0 ? close : i + 1;
  }
  return { stop: limit, commas };
}

/** What those in charge did is told behind the heading without a comma as well. */
const namesLeaders = (text: string, at: number): boolean =>
  text.startsWith('主要负责', at) || text.startsWith('党政主要负责', at);

const LEADING = charactersOf(' 、.．，,:：');
const TRAILING = charactersOf(`。：:；;，,、${WHITE_SPACE}`);

const isColon = (c: string): boolean => c === ':' || c === '：';

/** A colon between two figures (9:30) ends nothing. */
const isClock = (text: string, at: number): boolean =>
  isColon(text[at] ?? '') && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');

/**
 * The title that begins at `range.start`, without its closing stop: the first sentence where that is a heading by its
 * length and more follows it; else its first clause.
 */
export function titleIn(text: string, range: TitleRange): Span {
  let start = range.start;
  while (start < range.end && isOneOf(LEADING, text.charCodeAt(start))) start++;
  const { stop, commas } = boundaries(text, start, range.end);
  const whole: Span = { start, end: trimEnd(text, start, stop) };
  const mayClose = commas.length > 0 || namesLeaders(text, start);
  const closed =
    mayClose && isOneOf(CLOSED_FIRST, text.charCodeAt(start))
      ? CLOSED.exec(text.slice(start, stop))
      : null;
  if (closed) return { start, end: start + closed[0].length };
  const glued = HIGH.has(range.system) ? gluedYear(text, start, stop) : 0;
  if (glued > 0) return { start, end: glued };
  const gap = gapIn(text, whole);
  if (gap > 0 && (commas.length > 0 || stop < range.end)) return { start, end: gap };
  if (commas.length === 0) return whole;
  const alone = stop === range.end && stop - start < LONGEST;
  const detail =
    alone ||
    range.goesOn ||
    /[^\s”’」』)）。]/.test(text.slice(stop, Math.min(range.end, stop + 8)));
  // In a text without line breaks the next mark ends the heading (一、…,凝聚共识(一)…).
  const marked = stop === range.end && HIGH.has(range.system);
  const full = marked || /[。!！…\n]/.test(text[stop] ?? '\n') || isColon(text[stop] ?? '');
  return detail && full && range.clauses !== true && isHeading(text, whole, commas, range.system)
    ? whole
    : clause(text, whole, commas);
}

/** A heading of clauses with the text run into it by a word of time: 压实工作责任一年来,… */
const GLUED =
  /^[^。；;:：\d]{3,40}?[^，,、在自从到于至对的《“\d](?=(?:一年来|今年以来|20\d\d ?年(?:以来)?)[，,])/;

function gluedYear(text: string, start: number, stop: number): number {
  const words = text.slice(start, Math.min(stop, start + 50));
  const match = words.includes('年') ? GLUED.exec(words) : null;
  return match === null ? 0 : start + match[0].length;
}

const SPACE = 0x20;
const SHORTEST_BEFORE_GAP = 4;
const LONGEST_BEFORE_GAP = 30;
const GAP = /^([^，,：: ]{4,30}) (?=[^ ]{12,})/;
/** Where a space parts a heading from the prose behind it (强化组织领导 我局成立…), or 0. */
function gapIn(text: string, whole: Span): number {
  let space = whole.start + SHORTEST_BEFORE_GAP;
  const last = Math.min(whole.end, whole.start + LONGEST_BEFORE_GAP + 1);
  while (space < last && text.charCodeAt(space) !== SPACE) space++;
  if (space >= last) return 0;
  const match = GAP.exec(text.slice(whole.start, whole.end));
  return match?.[1] === undefined ? 0 : whole.start + match[1].length;
}

function isHeading(
  text: string,
  whole: Span,
  commas: readonly number[],
  system: TitleRange['system'],
): boolean {
  const length = whole.end - whole.start;
  // A clause that states a figure is detail, not title.
  if (/\d(?!\d*年)/.test(text.slice(commas[0], whole.end))) return false;
  if (HIGH.has(system)) return length <= LONGEST_WRITTEN;
  const clauses = text.slice(whole.start, whole.end).split(/[，,]/);
  return (
    length <= LONGEST_SPOKEN &&
    commas.length <= 3 &&
    clauses.every((c) => c.length <= LONGEST_CLAUSE)
  );
}

/** The first clause, or the first two where the first only says when or where. */
function clause(text: string, whole: Span, commas: readonly number[]): Span {
  const first = commas[0] ?? whole.end;
  const end = ADVERB.test(text.slice(whole.start, first)) ? (commas[1] ?? whole.end) : first;
  return { start: whole.start, end: trimEnd(text, whole.start, end) };
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isOneOf(TRAILING, text.charCodeAt(last - 1))) last--;
  return last;
}
