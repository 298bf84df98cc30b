import { closingOf } from '../model/sentences';
import type { Span } from '../model/span';

/**
 * A numbering system. Two marks of one system number the same list; how deep a system stands depends on the report.
 * part 第一部分 · hanDot 一、 · hanParen (一) 一) ㈠ · arabicDot 1. 1、 · arabicParen (1) 1) ⑴ · circled ① ·
 * ordinal 第一, · first 首先 · is 一是 · shall 一要 · title a heading without a mark
 */
export type MarkerSystem =
  | 'part'
  | 'hanDot'
  | 'hanParen'
  | 'arabicDot'
  | 'arabicParen'
  | 'circled'
  | 'ordinal'
  | 'first'
  | 'is'
  | 'shall';

/** Where a mark stands: at the start of a paragraph, behind a stop, behind a comma, or right behind other words. */
export type MarkerPlace = 'start' | 'stop' | 'comma' | 'glued';

/** A mark that may open a section. The span covers the mark alone. */
export interface Marker extends Span {
  readonly system: MarkerSystem;
  readonly number: number;
  readonly place: MarkerPlace;
}

const DIGITS = '一二三四五六七八九十';
/** Whether a numeral is an Arabic digit, by character code. */
const NUMERALS: ReadonlyMap<number, boolean> = new Map(
  Array.from(`${DIGITS}0123456789`, (c) => [c.charCodeAt(0), c <= '9']),
);
const HAN_NUMBER = `[${DIGITS}]{1,3}`;

/** 1 to 99 in Chinese numerals; NaN for anything else. */
export function hanNumber(numeral: string): number {
  const at = numeral.indexOf('十');
  const digit = (c: string): number => {
    const n = DIGITS.indexOf(c) + 1;
    return n >= 1 && n <= 9 ? n : NaN;
  };
  if (at < 0) return numeral.length === 1 ? digit(numeral) : NaN;
  const tens = at === 0 ? 1 : digit(numeral.slice(0, at));
  const ones = at === numeral.length - 1 ? 0 : digit(numeral.slice(at + 1));
  return tens * 10 + ones;
}

const FORMS: readonly (readonly [MarkerSystem, string])[] = [
  ['part', `第(?<part>${HAN_NUMBER})(?:部分|章|方面)[、.．:：,，]? ?`],
  ['ordinal', `第(?<ordinal>${HAN_NUMBER})(?=[，,、:：])[，,、:：]`],
  ['hanParen', `[(（] ?(?<hanParen>${HAN_NUMBER}) ?[)）][、.．]?`],
  ['arabicParen', '[(（] ?(?<arabicParen>\\d{1,2}) ?[)）][、.．]?'],
  ['hanDot', `(?<hanDot>${HAN_NUMBER}) ?[、.．·](?=[^${DIGITS}]|$)`],
  ['hanParen', `(?<hanHalf>${HAN_NUMBER}) ?[)）]`],
  ['is', `(?<is>${HAN_NUMBER})(?:是|则)(?![${DIGITS}否]|个[^别体人])`],
  ['shall', `(?<shall>${HAN_NUMBER})要(?!素|务|点|件|求|领|旨|闻|义|害|地|塞)`],
  ['arabicParen', '(?<![\\d.])(?<arabicHalf>\\d{1,2}) ?[)）]'],
  [
    'arabicDot',
    '(?<![\\d.])(?<arabicDot>\\d{1,2}) ?(?:[、．](?!\\d{1,2}[、月日])|[.·](?=20\\d\\d ?年|\\D|$))',
  ],
  ['circled', '(?<circled>[\u2460-\u2473\u2474-\u2487\u2488-\u249b\u3220-\u3229])'],
  ['first', '(?<first>首先|其次|再次|再者|最后|其一|其二|其三|其四|其五)(?=[，,是要])[，,是要]?'],
];
const MARK = FORMS.map(([, form]) => `(?:${form})`).join('|');
const FIRST_WORDS: Readonly<Record<string, number>> = {
  首先: 1,
  其次: 2,
  再次: 3,
  再者: 3,
  最后: 4,
  其一: 1,
  其二: 2,
  其三: 3,
  其四: 4,
  其五: 5,
};

const STOPS = new Set('。！？；;!?…:：');
const COMMAS = new Set('，,、');
/** Opening marks of quotations and titles: what they enclose numbers nothing of the report's own. */
const QUOTES = new Set('“‘《〈「『【〔');
const CLOSERS = new Set('”’》〉」』】〕)）');

/** The code points of the enclosed numbers, by block. */
function enclosed(c: string): readonly [MarkerSystem, number] {
  const code = c.charCodeAt(0);
  if (code >= 0x3220) return ['hanParen', code - 0x3220 + 1];
  if (code >= 0x2488) return ['arabicDot', code - 0x2488 + 1];
  if (code >= 0x2474) return ['arabicParen', code - 0x2474 + 1];
  return ['circled', code - 0x2460 + 1];
}

function identify(
  groups: Readonly<Record<string, string | undefined>>,
): readonly [MarkerSystem, number] {
  const { part, ordinal, hanParen, hanHalf, hanDot, is, shall } = groups;
  const { arabicParen, arabicHalf, arabicDot, circled, first } = groups;
  if (hanDot) return ['hanDot', hanNumber(hanDot)];
  if (hanParen ?? hanHalf) return ['hanParen', hanNumber(hanParen ?? hanHalf ?? '')];
  if (is) return ['is', hanNumber(is)];
  if (arabicDot) return ['arabicDot', Number(arabicDot)];
  if (arabicParen ?? arabicHalf) return ['arabicParen', Number(arabicParen ?? arabicHalf)];
  if (circled) return enclosed(circled);
  if (shall) return ['shall', hanNumber(shall)];
  if (part) return ['part', hanNumber(part)];
  if (ordinal) return ['ordinal', hanNumber(ordinal)];
  return ['first', FIRST_WORDS[first ?? ''] ?? NaN];
}

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

/** Words that are no mark although they look like one: 第(一)项, 统一是, 12.4, 3.15, 表1. */
function isDecoy(text: string, marker: Marker): boolean {
  const before = text[marker.start - 1] ?? '';
  const after = text[marker.end] ?? '';
  if (marker.place === 'start') return false;
  if (marker.system === 'is' || marker.system === 'shall')
    return (
      /[第统唯之单逐惟同任专万择划归初周期零〇百千另这那合定维不每]/.test(before) ||
      /\d/.test(before)
    );
  if (marker.system === 'hanParen' || marker.system === 'arabicParen')
    return /[项款条类期级批组]/.test(after) || before === '第' || before === '》';
  if (marker.system === 'hanDot') return /[第周期十百千万]/.test(before);
  if (marker.system === 'arabicDot') return /[\d.年月第表图]/.test(before);
  return false;
}

const LINE_START = new RegExp(`^ ?(?:${MARK})`, 'u');

/** Whether a line begins with a mark of a kind that opens headings. */
export function startsHeading(line: string): boolean {
  const groups = LINE_START.exec(line.slice(0, 12))?.groups;
  return groups !== undefined && Number.isFinite(identify(groups)[1]);
}

/** What a character may begin, by its code: a mark, a passage in quotation marks or brackets, or (a bracket) both. */
const MARK_BEGINS = 1;
const QUOTE_BEGINS = 2;
const BEGINS = new Uint8Array(0x10000);
for (const c of `${DIGITS}第首其再最0123456789(（`) BEGINS[c.charCodeAt(0)] = MARK_BEGINS;
for (const [low, high] of [
  [0x2460, 0x249b],
  [0x3220, 0x3229],
] as const)
  BEGINS.fill(MARK_BEGINS, low, high + 1);
for (const c of [...QUOTES, '(', '（']) {
  const code = c.charCodeAt(0);
  BEGINS[code] = (BEGINS[code] ?? 0) | QUOTE_BEGINS;
}
const MARK_HERE = new RegExp(MARK, 'uy');
/** What closes a number as a mark, with at most one space before it. */
const CLOSES_NUMBER = new Set(Array.from('、.．·)）是则要', (c) => c.charCodeAt(0)));
const SPACE = 0x20;

/** Whether a number that begins here may be a mark by its length and what follows; anything but a number may. */
function endsAsMark(words: string, at: number): boolean {
  const isDigit = NUMERALS.get(words.charCodeAt(at));
  if (isDigit === undefined) return true;
  let end = at + 1;
  while (NUMERALS.get(words.charCodeAt(end)) === isDigit) end++;
  if (end - at > (isDigit ? 2 : 3)) return false;
  if (words.charCodeAt(end) === SPACE) end++;
  return CLOSES_NUMBER.has(words.charCodeAt(end));
}

/**
 * The marks of every block, in order. Those inside quotation marks, titles of documents and brackets are left out.
 * Takes time linear in the length of the blocks.
 */
export function markersIn<B extends Span>(text: string, blocks: readonly B[]): Map<Marker, B> {
  const found = new Map<Marker, B>();
  for (const block of blocks) for (const marker of inBlock(text, block)) found.set(marker, block);
  return found;
}

function inBlock(text: string, block: Span): Marker[] {
  const found: Marker[] = [];
  const words = text.slice(block.start, block.end);
  let at = 0;
  while (at < words.length) {
    const begins = BEGINS[words.charCodeAt(at)] ?? 0;
    const start = block.start + at;
    if ((begins & MARK_BEGINS) !== 0 && endsAsMark(words, at)) {
      MARK_HERE.lastIndex = at;
      const match = MARK_HERE.exec(words);
      if (match !== null) {
        const [system, number] = identify(match.groups ?? {});
        const end = start + match[0].trimEnd().length;
        const place = placeOf(text, block.start, start);
        const marker: Marker = { start, end, system, number, place };
        const counts = Number.isFinite(number) && !isDecoy(text, marker);
        if (counts) found.push(marker);
        at = counts ? at + match[0].length : at + 1;
        continue;
      }
    }
    const close = (begins & QUOTE_BEGINS) === 0 ? -1 : closingOf(text, start, block.end);
    at = close > 0 ? close - block.start : at + 1;
  }
  return found;
}
