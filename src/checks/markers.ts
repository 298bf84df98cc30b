import { charactersOf, holdsOneOf, isOneOf, type CharacterSet } from '../model/sieve';

/** A heading's marker taken apart: its style and its number. */
export interface MarkerParts {
  readonly style: string;
  readonly number: number;
}

const DIGITS = '零一二三四五六七八九';
const NUMERAL = '[一二三四五六七八九十]{1,3}';

/** 一 to 九十九. */
export function numeral(words: string): number {
  const at = words.indexOf('十');
  if (at < 0) return DIGITS.indexOf(words);
  const tens = at === 0 ? 1 : DIGITS.indexOf(words[0] ?? '');
  const ones = at === words.length - 1 ? 0 : DIGITS.indexOf(words.slice(at + 1));
  return tens * 10 + ones;
}

/** 1 to 99 in Chinese numerals. */
export function inNumerals(n: number): string {
  const tens = Math.floor(n / 10);
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens] ?? ''}十`;
  return head + (n % 10 === 0 && tens > 0 ? '' : (DIGITS[n % 10] ?? ''));
}

const NUMERALS = '一二三四五六七八九十';
const FIGURES = '0123456789';

/** `last`: the characters with which a marker of the style may end. `digits`: whether it counts in digits, as its name shows. */
const styles = [
  { style: '(一)', shape: new RegExp(`^\\(?(${NUMERAL})\\)$`), last: ')' },
  { style: '(1)', shape: /^\(?(\d{1,2})\)$/, last: ')' },
  { style: '第一', shape: new RegExp(`^第(${NUMERAL})[,:、是]?$`), last: `,:、是${NUMERALS}` },
  { style: '一是', shape: new RegExp(`^(${NUMERAL})是?要?$`), last: `是要${NUMERALS}` },
  { style: '一、', shape: new RegExp(`^(${NUMERAL})[、.,:]$`), last: '、.,:' },
  { style: '1.', shape: /^(\d{1,2})[.、,]?$/, last: `.、,${FIGURES}` },
].map((style) => ({ ...style, digits: style.style.includes('1') }));

/** What nearly all markers are made of: neither blanks nor a full-width stop. */
const usual = charactersOf(`${NUMERALS}${FIGURES}()第是要、.,:`);
const figures = charactersOf(FIGURES);
const words = ['首先', '其次', '再次', '最后'];

function isAllOf(set: CharacterSet, words: string): boolean {
  for (let at = 0; at < words.length; at++) if (!isOneOf(set, words.charCodeAt(at))) return false;
  return true;
}

/** Reads a marker in half width without blanks; null where it has no number of its own. */
export function markerParts(printed: string): MarkerParts | null {
  const isUsual = isAllOf(usual, printed);
  const marker = isUsual ? printed : printed.replace(/\s/g, '').replace(/．/g, '.');
  if (!isUsual) {
    if (/^[①-⑳]$/.test(marker)) return { style: '①', number: marker.charCodeAt(0) - 0x245f };
    if (words.includes(marker)) return null;
  }
  const isDigits = holdsOneOf(figures, marker, 0, marker.length);
  for (const { style, shape, last, digits } of styles) {
    if (digits !== isDigits || !last.includes(marker.slice(-1))) continue;
    const found = shape.exec(marker)?.[1];
    if (found !== undefined) {
      return { style, number: digits ? Number(found) : numeral(found) };
    }
  }
  return null;
}

/** How the number n would be printed in the style of `marker`. */
export function markerFor(marker: string, n: number): string {
  return marker
    .replace(/[一二三四五六七八九十]{1,3}/, inNumerals(n))
    .replace(/\d{1,2}/, String(n))
    .replace(/[①-⑳]/, String.fromCharCode(0x245f + n));
}
