import { charactersOf, isOneOf } from '../model/sieve';
import { inNumber, isArabic, isMultiplier, starts, startsNumber } from './numeral-characters';
import { foldChar, readClean, scaleOf } from './numeral-grammar';
import { lex, longest } from './numeral-runs';

/** A run of digits or numerals in a text, read as one number. No unit yet. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Digits printed after the point. */
  readonly decimals: number;
  /** The trailing 万, 亿 … that the printed digits are multiplied by; 1 where there is none. */
  readonly scale: number;
  /** Written without any Arabic digit. */
  readonly han: boolean;
  /** Folded to simplified numerals and ASCII digits, without spaces and separators. */
  readonly clean: string;
  /** 余, 多 or 几 inside the number (20余万, 十几), or 几/数 before it (数十). */
  readonly vague: string | null;
  /** percent: 百分之…, 千分之…; fraction: 五分之一; plain: all others. */
  readonly form: 'plain' | 'percent' | 'fraction';
}

/** No report counts further; larger numbers lose digits. */
const largest = 1e16;

const POINT = 0x2e;
/** A sign, or the point of .5: what stands before a number and is part of it. */
const BEFORE_NUMBER = new Set(Array.from('负負-−－.．', (c) => c.charCodeAt(0)));

/** 百分之, 千分之, 万分之 … written without 一: a share, not a number. */
const percentForm = /^[负-]?[十百千万]+之/;

/** A sign directly before the number; a dash between two numbers, years or brackets is none. */
function signBefore(text: string, start: number): number {
  const c = foldChar(text.charAt(start - 1));
  if (c === '负') return 1;
  if (c !== '-') return 0;
  return /[\d０-９a-zA-Z年月日〕\])）%％件个项人次-]/.test(text.charAt(start - 2)) ? 0 : 1;
}

/**
 * The number at `at` where it is nothing but ASCII digits with a point at most, and neither what stands before it nor
 * what follows belongs to it: nearly all are. Null for all others, which `numeralAt` reads.
 */
function plainAt(text: string, at: number): Numeral | null {
  let end = at;
  while (starts[text.charCodeAt(end)] === 2) end += 1;
  const whole = end - at;
  if (whole === 0 || BEFORE_NUMBER.has(text.charCodeAt(at - 1))) return null;
  if (text.charCodeAt(end) === POINT && starts[text.charCodeAt(end + 1)] === 2) {
    end += 1;
    while (starts[text.charCodeAt(end)] === 2) end += 1;
  }
  const clean = text.slice(at, end);
  const value = Number(clean);
  if (inNumber.has(text.charCodeAt(end)) || clean.length > longest || value >= largest) return null;
  const decimals = Math.max(0, clean.length - whole - 1);
  return {
    start: at,
    end,
    value,
    decimals,
    scale: 1,
    han: false,
    clean,
    vague: null,
    form: 'plain',
  };
}

const LONE_DIGITS = '一二三四五六七八九';

/** The number at `at` where it is one numeral by itself (一, 三), as most are; null for all others. */
function loneAt(text: string, at: number): Numeral | null {
  const clean = text.charAt(at);
  const value = LONE_DIGITS.indexOf(clean) + 1;
  if (value === 0 || inNumber.has(text.charCodeAt(at + 1))) return null;
  if (BEFORE_NUMBER.has(text.charCodeAt(at - 1))) return null;
  return {
    start: at,
    end: at + 1,
    value,
    decimals: 0,
    scale: 1,
    han: true,
    clean,
    vague: null,
    form: 'plain',
  };
}

function numeralAt(text: string, at: number): Numeral | null {
  let from = at;
  let vague: string | null = null;
  const first = foldChar(text.charAt(at));
  if (first === '数' || first === '几') {
    if (!isMultiplier(text.charAt(at + 1))) return null;
    if (/[总人件次户个函参系指款]/.test(text.charAt(at - 1)) && first === '数') return null;
    vague = text.charAt(at);
    from = at + 1;
  }
  const run = lex(text, from);
  let { clean } = run;
  let start = at;
  if (
    isArabic(text.charAt(at)) &&
    /[.．]/.test(text.charAt(at - 1)) &&
    !isArabic(text.charAt(at - 2))
  ) {
    start -= 1;
    clean = `.${clean}`;
  }
  const sign = signBefore(text, start);
  start -= sign;
  if (clean.length > longest) return null;
  const read = readClean(sign ? `负${clean}` : clean);
  if (!read || !(Math.abs(read.value) < largest) || scaleOf(clean) >= largest) return null;
  const form = percentForm.test(clean) ? 'percent' : /[之/]/.test(clean) ? 'fraction' : 'plain';
  const value = form === 'percent' ? Number((read.value * 100).toPrecision(14)) : read.value;
  return {
    start,
    end: run.end,
    value,
    decimals: read.decimals,
    scale: scaleOf(clean),
    han: !/\d/.test(clean),
    clean,
    vague: vague ?? run.vague,
    form,
  };
}

/**
 * Every number of the text in reading order; time grows with the length of the text only. Where `goesOn` is given,
 * a lone numeral (一, 十 …) or a plain run of digits is passed over unless what follows it may make it a figure.
 */
export function scanNumerals(text: string, goesOn?: (code: number) => boolean): Numeral[] {
  const found: Numeral[] = [];
  let at = 0;
  while (at < text.length) {
    if (!startsNumber(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    let end = at + 1;
    if (goesOn) {
      while (starts[text.charCodeAt(end)] === 2) end += 1;
      if (
        end < text.length &&
        !continues(text.charCodeAt(end), goesOn) &&
        !standsAlone(text.charCodeAt(at - 1), text.charCodeAt(at), end - at)
      ) {
        at = end;
        continue;
      }
    }
    const numeral = plainAt(text, at) ?? loneAt(text, at) ?? numeralAt(text, at);
    if (numeral) found.push(numeral);
    at = numeral ? numeral.end : pastRun(text, at);
  }
  return found;
}

/** Where to look on after a run that is no number: behind it, or behind a lone 数 or 几, which may belong to a word. */
function pastRun(text: string, at: number): number {
  if (/[数數几幾]/.test(text.charAt(at))) return at + 1;
  let end = at + 1;
  while ((starts[text.charCodeAt(end)] ?? 0) !== 0) end += 1;
  return end;
}

const continues = (code: number, goesOn: (code: number) => boolean): boolean =>
  goesOn(code) || inNumber.has(code);

const [DOUBLE, HUNDRED, NIL, ZERO] = Array.from('双百零0', (c) => c.charCodeAt(0));
const BEFORE_NIL = charactersOf('率为是持到达至在');

/** Numbers that are figures without a unit: “双百”, 败诉率为0. */
const standsAlone = (before: number, code: number, length: number): boolean =>
  code === HUNDRED
    ? before === DOUBLE
    : (code === NIL || code === ZERO) && length === 1 && isOneOf(BEFORE_NIL, before);

/** The number that `text` as a whole writes, percentages (百分之五) in per cent; null where it is no number. */
export function parseNumeral(text: string): { value: number; decimals: number } | null {
  const trimmed = text.trim();
  const [numeral, more] = scanNumerals(trimmed);
  if (!numeral || more || numeral.start !== 0 || numeral.end !== trimmed.length) return null;
  return { value: numeral.value, decimals: numeral.decimals };
}
