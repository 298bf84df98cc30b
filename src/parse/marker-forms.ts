/**
 * A numbering system. Two marks of one system number the same list; how deep a system stands depends on the report.
 * part 第一部分 · hanDot 一、 · hanParen (一) 一) ㈠ · arabicDot 1. 1、 · arabicPair 1.1 · arabicParen (1) 1) ⑴ · circled ① ·
 * ordinal 第一, · first 首先 · is 一是 · shall 一要 · title a heading without a mark
 */
export type MarkerSystem =
  | 'part'
  | 'hanDot'
  | 'hanParen'
  | 'arabicDot'
  | 'arabicPair'
  | 'arabicParen'
  | 'circled'
  | 'ordinal'
  | 'first'
  | 'is'
  | 'shall';

/** The numerals of marks. */
export const DIGITS = '一二三四五六七八九十';
const HAN_NUMBER = `[${DIGITS}]{1,3}`;

/** 1 to 99 in Chinese numerals; NaN for anything else. */
function hanNumber(numeral: string): number {
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

/** The systems that marks beginning with one kind of character belong to, and one pattern with a group for each. */
export interface Forms {
  readonly systems: readonly MarkerSystem[];
  readonly pattern: RegExp;
}

/** Groups hold the number; of two forms that fit the first is meant. */
function formsOf(forms: readonly (readonly [MarkerSystem, string])[]): Forms {
  return {
    systems: forms.map(([system]) => system),
    pattern: new RegExp(forms.map(([, form]) => `(?:${form})`).join('|'), 'y'),
  };
}

/** Which forms a mark may have by its first character, so that few are tried. */
const BY_HAN_NUMBER = formsOf([
  ['hanDot', `(${HAN_NUMBER}) ?[、.．·](?=[^${DIGITS}]|$)`],
  ['hanParen', `(${HAN_NUMBER}) ?[)）]`],
  ['is', `(${HAN_NUMBER})(?:是|则)(?![${DIGITS}否]|个[^别体人])`],
  ['shall', `(${HAN_NUMBER})要(?!素|务|点|件|求|领|旨|闻|义|害|地|塞)`],
]);
const BY_ARABIC_NUMBER = formsOf([
  ['arabicParen', '(?<![\\d.])(\\d{1,2}) ?[)）]'],
  [
    'arabicDot',
    '(?<![\\d.])(\\d{1,2}) ?(?:[、．](?! \\d|\\d{1,2}[、月日])|[.·](?=20\\d\\d ?年|\\D|$))',
  ],
  // 1.1加强组织领导, not 1.5万人次 or 1.2.3.
  [
    'arabicPair',
    '(?<![\\d.])\\d{1,2}[.．](\\d{1,2})[、.．]? ?(?=[\\u4e00-\\u9fff])(?![万亿千百个倍])',
  ],
]);
const BY_BRACKET = formsOf([
  ['hanParen', `[(（] ?(${HAN_NUMBER}) ?[)）][、.．]?`],
  ['arabicParen', '[(（] ?(\\d{1,2}) ?[)）][、.．]?'],
]);
const BY_ORDINAL = formsOf([
  ['part', `第(${HAN_NUMBER})(?:部分|章|方面)[、.．:：,，]? ?`],
  ['ordinal', `第(${HAN_NUMBER})(?=[，,、:：])[，,、:：]`],
]);
const BY_ENCLOSED = formsOf([
  ['circled', '([\u2460-\u2473\u2474-\u2487\u2488-\u249b\u3220-\u3229])'],
]);
const BY_FIRST = formsOf([
  ['first', '(首先|其次|再次|再者|最后|其一|其二|其三|其四|其五)(?=[，,是要])[，,是要]?'],
]);
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

/** The code points of the enclosed numbers, by block. */
function enclosed(c: string): readonly [MarkerSystem, number] {
  const code = c.charCodeAt(0);
  if (code >= 0x3220) return ['hanParen', code - 0x3220 + 1];
  if (code >= 0x2488) return ['arabicDot', code - 0x2488 + 1];
  if (code >= 0x2474) return ['arabicParen', code - 0x2474 + 1];
  return ['circled', code - 0x2460 + 1];
}

/** The number of a mark as its system writes it. */
function numberOf(system: MarkerSystem, numeral: string): number {
  if (system === 'arabicDot' || system === 'arabicPair' || system === 'arabicParen')
    return Number(numeral);
  if (system === 'first') return FIRST_WORDS[numeral] ?? NaN;
  return hanNumber(numeral);
}

/** What looks like a mark: its length, its system and its number. */
export interface Match {
  readonly length: number;
  readonly system: MarkerSystem;
  readonly number: number;
}

/** Tries the forms of a mark at one place of a text. */
export function markAt({ pattern, systems }: Forms, text: string, at: number): Match | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return null;
  const length = match[0].length;
  for (let i = 0; i < systems.length; i++) {
    const numeral = match[i + 1];
    const system = systems[i];
    if (numeral === undefined || system === undefined) continue;
    if (system !== 'circled') return { length, system, number: numberOf(system, numeral) };
    const [its, number] = enclosed(numeral);
    return { length, system: its, number };
  }
  return null;
}

const forms = new Map<number, Forms>();
for (const c of DIGITS) forms.set(c.charCodeAt(0), BY_HAN_NUMBER);
for (const c of '0123456789') forms.set(c.charCodeAt(0), BY_ARABIC_NUMBER);
for (const c of '(（') forms.set(c.charCodeAt(0), BY_BRACKET);
for (const c of '首其再最') forms.set(c.charCodeAt(0), BY_FIRST);
forms.set('第'.charCodeAt(0), BY_ORDINAL);
for (const [low, high] of [
  [0x2460, 0x249b],
  [0x3220, 0x3229],
] as const)
  for (let code = low; code <= high; code++) forms.set(code, BY_ENCLOSED);
/** The forms of a mark by its first character, by code: only there one is looked for. */
export const FORMS: ReadonlyMap<number, Forms> = forms;
