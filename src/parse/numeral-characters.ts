import { charactersOf, isOneOf } from '../model/sieve';
import { digitOf, exponentOf, foldChar } from './numeral-grammar';

/** Arabic digits, as a class of characters of a pattern. */
export const arabic = '0-9０-９';
const hanDigits = '零〇○一二三四五六七八九两兩倆俩壹贰貳叁參叄肆伍陆陸柒捌玖几幾';
const multipliers = '十百千万亿兆拾佰仟萬億';
const startsAlone = `０１２３４５６７８９${hanDigits}${multipliers}廿卅半数數`;
/** 1 where a number can start, 2 for plain digits; by character code. */
export const starts = new Uint8Array(0x10000);
for (const c of startsAlone) starts[c.charCodeAt(0)] = 1;
for (const c of '0123456789') starts[c.charCodeAt(0)] = 2;

const starting = charactersOf(`0123456789${startsAlone}`);
/** Whether a number can start with this character; `starts` says the same, but is too large to ask for every one. */
export const startsNumber = (code: number): boolean => isOneOf(starting, code);

/** Characters with which a number itself goes on. */
export const inNumber = new Set(
  Array.from(
    `0123456789０１２３４５６７８９${hanDigits}${multipliers}廿卅半,，.．/点點分又余餘多负負 \u00a0\u3000`,
    (c) => c.charCodeAt(0),
  ),
);

/** What a character is to a number; '' is nothing. */
export const isArabic = (c: string): boolean => (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
/** 一 to 九, 零, 两, 几, in any of their forms. */
export const isHanDigit = (c: string): boolean => c !== '' && digitOf[foldChar(c)] !== undefined;
/** 十, 百, 千, 万 and larger. */
export const isMultiplier = (c: string): boolean =>
  c !== '' && exponentOf[foldChar(c)] !== undefined;
/** Any Chinese numeral. */
export const isHan = (c: string): boolean =>
  isHanDigit(c) || isMultiplier(c) || c === '廿' || c === '卅';
/** Any digit or numeral. */
export const isNumeric = (c: string): boolean => isArabic(c) || isHan(c);
