import { closingOf } from '../model/sentences';
import { charactersOf, isOneOf } from '../model/sieve';
import type { Span } from '../model/span';
import { DIGITS, FORMS, markAt, type MarkerSystem, type Match } from './marker-forms';

/** Where a mark stands: at the start of a paragraph, behind a stop, behind a comma, or right behind other words. */
export type MarkerPlace = 'start' | 'stop' | 'comma' | 'glued';

/** A mark that may open a section. The span covers the mark alone. */
export interface Marker extends Span {
  readonly system: MarkerSystem;
  readonly number: number;
  readonly place: MarkerPlace;
  /** The paragraph it stands in. */
  readonly block: Span;
}

/** The numerals of both kinds, of which a mark's number mixes none. */
const HAN = charactersOf(DIGITS);
const ARABIC = charactersOf('0123456789');
const STOPS = new Set('。！？；;!?…:：');
const COMMAS = new Set('，,、');
/** Opening marks of quotations and titles: what they enclose numbers nothing of the report's own. */
const QUOTES = new Set('“‘《〈「『【〔');
const CLOSERS = new Set('”’》〉」』】〕)）');

/** Where the mark at `at` stands within the block that begins at `start`. */
function placeOf(text: string, start: number, at: number): MarkerPlace {
  let i = at - 1;
  while (i >= start && text[i] === ' ') i--;
  if (i < start) return 'start';
  const before = text[i] ?? '';
  if (STOPS.has(before)) return 'stop';
  if (COMMAS.has(before)) return 'comma';
  return CLOSERS.has(before) && STOPS.has(text[i - 1] ?? '') ? 'stop' : 'glued';
}

/** With these before it 一是 or 一要 is part of a word. */
const JOINED_BEFORE = charactersOf('第统唯之单逐惟同任专万择划归初周期零〇百千另这那合定维不每');

/** Words that are no mark although they look like one: 第(一)项, 统一是, 12.4, 3.15, 表1. */
function isDecoy(text: string, marker: Marker): boolean {
  const before = text[marker.start - 1] ?? '';
  const after = text[marker.end] ?? '';
  if (marker.place === 'start') return false;
  if (marker.system === 'is' || marker.system === 'shall')
    return (
      isOneOf(JOINED_BEFORE, text.charCodeAt(marker.start - 1)) ||
      isOneOf(ARABIC, text.charCodeAt(marker.start - 1))
    );
  if (marker.system === 'hanParen' || marker.system === 'arabicParen')
    return /[项款条类期级批组]/.test(after) || before === '第' || before === '》';
  if (marker.system === 'hanDot') return /[第周期十百千万]/.test(before);
  if (marker.system === 'arabicDot') return /[\d.年月第表图]/.test(before);
  return false;
}

const SPACE = 0x20;
/** No mark is longer, with what is looked at behind it. */
const LONGEST_MARK = 12;

/** Whether a line begins with a mark of a kind that opens headings. A day (12.4) may begin one too, and is no mark. */
export function startsHeading(line: string): boolean {
  const at = line.charCodeAt(0) === SPACE ? 1 : 0;
  const forms = FORMS.get(line.charCodeAt(at));
  const match = forms === undefined ? null : markAt(forms, line.slice(0, LONGEST_MARK), at);
  return match !== null && match.system !== 'arabicPair' && Number.isFinite(match.number);
}

/** What a character may begin, by its code: a mark, a passage in quotation marks or brackets, or (a bracket) both. */
const MARK_BEGINS = 1;
const QUOTE_BEGINS = 2;
const BEGINS = new Map<number, number>();
for (const code of FORMS.keys()) BEGINS.set(code, MARK_BEGINS);
for (const c of [...QUOTES, '(', '（']) {
  const code = c.charCodeAt(0);
  BEGINS.set(code, (BEGINS.get(code) ?? 0) | QUOTE_BEGINS);
}
const BEGINNING = charactersOf(String.fromCharCode(...BEGINS.keys()));
/** What closes a number as a mark, with at most one space before it. */
const CLOSES_NUMBER = charactersOf('、.．·)）是则要');

/** Whether a number that begins here may be a mark by its length and what follows; anything but a number may. */
function endsAsMark(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  const numerals = isOneOf(ARABIC, first) ? ARABIC : HAN;
  if (!isOneOf(numerals, first)) return true;
  let end = at + 1;
  while (isOneOf(numerals, text.charCodeAt(end))) end++;
  if (end - at > (numerals === ARABIC ? 2 : 3)) return false;
  if (text.charCodeAt(end) === SPACE) end++;
  return isOneOf(CLOSES_NUMBER, text.charCodeAt(end));
}

/**
 * The marks of every block, in order. Those inside quotation marks, titles of documents and brackets are left out.
 * Blocks end with a line; takes time linear in their length.
 */
export function markersIn(text: string, blocks: readonly Span[]): Marker[] {
  const found: Marker[] = [];
  for (const block of blocks) addMarkers(text, block, found);
  return found;
}

function addMarkers(text: string, block: Span, found: Marker[]): void {
  let at = block.start;
  while (at < block.end) {
    const code = text.charCodeAt(at);
    if (!isOneOf(BEGINNING, code)) {
      at++;
      continue;
    }
    const begins = BEGINS.get(code) ?? 0;
    if ((begins & MARK_BEGINS) !== 0 && endsAsMark(text, at)) {
      const forms = FORMS.get(code);
      const match = forms === undefined ? null : markAt(forms, text, at);
      if (match !== null) {
        const marker = markerOf(text, block, at, match);
        if (marker !== null) found.push(marker);
        at += marker === null ? 1 : match.length;
        continue;
      }
    }
    const close = (begins & QUOTE_BEGINS) === 0 ? -1 : closingOf(text, at, block.end);
    at = close > 0 ? close : at + 1;
  }
}

/** The mark that a match is, or null where it only looks like one. */
function markerOf(text: string, block: Span, start: number, match: Match): Marker | null {
  const { system, number, length } = match;
  if (!Number.isFinite(number)) return null;
  const space = text.charCodeAt(start + length - 1) === SPACE ? 1 : 0;
  const place = placeOf(text, block.start, start);
  const marker: Marker = { start, end: start + length - space, system, number, place, block };
  return isDecoy(text, marker) ? null : marker;
}
