import { arabic, isArabic, isHan, isHanDigit, isMultiplier, isNumeric } from './numeral-characters';
import { foldChar, foldNumerals } from './numeral-grammar';
import { pastSpaces } from './windows';

/** Longer runs are noise, and reading them would recurse too deep. */
export const longest = 48;

/** 1,234,567 in groups of three, 1 100 with spaces, 12.5, and single-digit fractions such as 1/2 and 1 3/5. */
const arabicPattern = new RegExp(
  [
    `(?:[${arabic}] )?[${arabic}]/[1-9](?![${arabic}/.])`,
    `[${arabic}]{1,3}(?:[,，][${arabic}]{3}){1,4}(?![${arabic}])(?:[.．][${arabic}]+)?`,
    `[${arabic}]{1,3}(?: [${arabic}]{3}){1,3}(?![${arabic}])`,
    `[${arabic}]+(?:[.．][${arabic}]+)?`,
  ].join('|'),
  'y',
);
const mixedFraction = /又[^。，,；;\n]{1,8}?分[ \u00a0\u3000]{0,2}之/y;
const partsOf = /分[ \u00a0\u3000]{0,3}之/y;

/** The digits and numerals of one number, as printed and folded. */
export interface Run {
  readonly end: number;
  readonly clean: string;
  readonly vague: string | null;
}

/** Whether digits followed by this character go on as one number: 3千5百 does, 5千米 and 2023十 do not. */
function joinsAfterArabic(text: string, at: number): boolean {
  const c = foldChar(text.charAt(at));
  if (c === '十') return false;
  if (c === '千' && /[瓦米克]/.test(text.charAt(at + 1))) return false;
  return isMultiplier(c) && c !== '兆';
}

/** Whether the number may go on at `next` after `last`, spaces between them or not. */
function joins(text: string, last: string, at: number, next: number): boolean {
  const c = text.charAt(next);
  if (isArabic(last)) return !isArabic(c) && joinsAfterArabic(text, next);
  if (isArabic(c)) return isMultiplier(last) || /[零之又]/.test(last);
  if (c === '千' && /[瓦米克]/.test(text.charAt(next + 1))) return false;
  return isHan(c) && (at === next || last !== '半');
}

/** Reads on from a digit or numeral as far as one number goes. */
export function lex(text: string, start: number): Run {
  let clean = '';
  let vague: string | null = null;
  let end = start;
  let last = '';
  for (;;) {
    const at = last === '' ? start : pastSpaces(text, end);
    const c = text.charAt(at);
    if (c === '' || clean.length > longest) break;
    if (last !== '') {
      const step = connector(text, at, last);
      if (step) {
        clean += step.clean;
        if (step.vague) vague = step.vague;
        last = step.clean || last;
        end = step.end;
        continue;
      }
      if (!joins(text, last, end, at)) break;
    }
    if (isArabic(c)) {
      arabicPattern.lastIndex = at;
      const match = arabicPattern.exec(text)?.[0] ?? c;
      clean += match.includes('/')
        ? foldNumerals(match)
        : foldNumerals(match).replace(/[ ,，]/g, '');
      end = at + match.length;
      last = '0';
      continue;
    }
    const folded = foldChar(c);
    if (folded === '几') vague = c;
    clean += folded === '廿' ? '二十' : folded === '卅' ? '三十' : folded;
    last = folded;
    end = at + 1;
    if (folded === '半') break;
  }
  return { end, clean, vague };
}

/** 点, 分之, 又 between two parts of a number, or 余/多 before 万: where it ends and what it adds. */
function connector(
  text: string,
  at: number,
  last: string,
): { end: number; clean: string; vague?: string } | null {
  const c = foldChar(text.charAt(at));
  if (c === '点') {
    const next = pastSpaces(text, at + 1);
    return isHanDigit(text.charAt(next)) && last !== '点' ? takeFraction(text, next) : null;
  }
  if (c === '分') {
    partsOf.lastIndex = at;
    const match = partsOf.exec(text)?.[0];
    const next = match === undefined ? -1 : pastSpaces(text, at + match.length);
    return match !== undefined && isNumeric(text.charAt(next))
      ? { end: at + match.length, clean: '之' }
      : null;
  }
  if (c === '又') {
    mixedFraction.lastIndex = at;
    return mixedFraction.test(text) ? { end: at + 1, clean: '又' } : null;
  }
  if (c === '余' || c === '多') {
    const next = pastSpaces(text, at + 1);
    return /[万亿萬億]/.test(text.charAt(next))
      ? { end: at + 1, clean: '', vague: text.charAt(at) }
      : null;
  }
  return null;
}

/** The numerals after 点, digit by digit. */
function takeFraction(text: string, from: number): { end: number; clean: string } {
  let clean = '点';
  let i = from;
  while (isHanDigit(text.charAt(i))) {
    clean += foldChar(text.charAt(i));
    i += 1;
  }
  return { end: i, clean };
}
