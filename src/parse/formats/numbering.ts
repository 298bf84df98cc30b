/** How a list writes its numbers. 'bullet' and 'none' write none. */
export type NumberStyle =
  | 'decimal'
  | 'decimalZero'
  | 'fullWidth'
  | 'chinese'
  | 'chineseDigits'
  | 'chineseLegal'
  | 'heavenlyStems'
  | 'circled'
  | 'bracketed'
  | 'stopped'
  | 'circledChinese'
  | 'upperRoman'
  | 'lowerRoman'
  | 'upperLetter'
  | 'lowerLetter'
  | 'bullet'
  | 'none';

/** One level of a list: `pattern` holds %1 … %9 for the numbers of its levels, as in 第%1章 or %1.%2. */
export interface ListLevel {
  readonly start: number;
  readonly style: NumberStyle;
  readonly pattern: string;
  /** false: the level goes on counting when a higher level moves. */
  readonly restarts: boolean;
  /** Numbers of higher levels are written in Arabic digits (Word's legal style). */
  readonly legal?: boolean;
}

const plainDigits = '〇一二三四五六七八九';
const legalDigits = '零壹贰叁肆伍陆柒捌玖';

/** 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五; up to 9999, as no list is longer. */
function chinese(
  value: number,
  digits: string,
  units: readonly string[],
  bareTen: boolean,
): string {
  let out = '';
  let gap = false;
  const text = String(value);
  for (const [index, digit] of [...text].entries()) {
    const place = text.length - 1 - index;
    if (digit === '0') {
      gap = out !== '';
      continue;
    }
    if (gap) out += '零';
    gap = false;
    const bare = bareTen && out === '' && place === 1 && digit === '1';
    out += (bare ? '' : digits.charAt(Number(digit))) + (units[place] ?? '');
  }
  return out || digits.charAt(0);
}

function roman(value: number): string {
  const letters = ['I', 'V', 'X', 'L', 'C', 'D', 'M'];
  let out = '';
  for (let rest = value, at = 0; rest > 0; rest = Math.floor(rest / 10), at += 2) {
    const one = letters[at] ?? '';
    const five = letters[at + 1] ?? '';
    const ten = letters[at + 2] ?? '';
    const digit = rest % 10;
    const forms = ['', one, one + one, one.repeat(3), one + five, five];
    out =
      (digit === 9 ? one + ten : digit > 5 ? five + one.repeat(digit - 5) : (forms[digit] ?? '')) +
      out;
  }
  return out;
}

/** a … z, then aa, bb … as word processors count. */
const letter = (value: number): string =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));

const encircled = (value: number, first: number, last: number): string =>
  value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : String(value);

const writers: Readonly<Record<NumberStyle, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  fullWidth: (value) =>
    String(value).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  chinese: (value) => chinese(value, plainDigits, ['', '十', '百', '千'], true),
  chineseDigits: (value) =>
    String(value)
      .replace(/\d/g, (d) => plainDigits.charAt(Number(d)))
      .replace(/^一〇$/, '十'),
  chineseLegal: (value) => chinese(value, legalDigits, ['', '拾', '佰', '仟'], false),
  heavenlyStems: (value) => '甲乙丙丁戊己庚辛壬癸'.charAt((value - 1) % 10),
  circled: (value) => encircled(value, 0x2460, 20),
  bracketed: (value) => encircled(value, 0x2474, 20),
  stopped: (value) => encircled(value, 0x2488, 20),
  circledChinese: (value) => encircled(value, 0x3280, 10),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letter(value).toUpperCase(),
  lowerLetter: letter,
  bullet: () => '',
  none: () => '',
};

/** A number as the list writes it; numbers out of any list's range are written in Arabic digits. */
export const numberText = (value: number, style: NumberStyle): string =>
  value >= 1 && value <= 9999
    ? writers[style](value)
    : style === 'bullet' || style === 'none'
      ? ''
      : String(value);

/** Word's number formats by the code that .doc and .rtf files use (nfc). */
const codes: Readonly<Record<number, NumberStyle>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'chineseDigits',
  11: 'chinese',
  14: 'fullWidth',
  16: 'chineseLegal',
  17: 'chineseDigits',
  18: 'circled',
  19: 'fullWidth',
  22: 'decimalZero',
  23: 'bullet',
  26: 'stopped',
  27: 'bracketed',
  28: 'circled',
  29: 'circledChinese',
  30: 'heavenlyStems',
  33: 'chinese',
  34: 'chineseLegal',
  35: 'chinese',
  36: 'chineseDigits',
  37: 'chinese',
  38: 'chineseLegal',
  39: 'chinese',
  255: 'none',
};

/** The style of a Word format code; unknown codes count in Arabic digits. */
export const styleOfCode = (code: number): NumberStyle => codes[code] ?? 'decimal';

/** The text before a list paragraph's own: pattern filled, bullets from symbol fonts shown as •. */
function fillPattern(
  levels: readonly ListLevel[],
  counts: readonly (number | undefined)[],
  level: number,
): string {
  const own = levels[level];
  if (!own || own.style === 'none') return own?.pattern.replace(/%\d/g, '') ?? '';
  if (own.style === 'bullet') return own.pattern.trim() === '' ? '' : '•';
  return own.pattern.replace(/%([1-9])/g, (_slot, digit: string) => {
    const index = Number(digit) - 1;
    const used = levels[index];
    if (!used) return '';
    const style = own.legal && index < level ? 'decimal' : used.style;
    return numberText(counts[index] ?? used.start, style);
  });
}

/** Counts the paragraphs of all lists of one document. */
export interface ListCounter {
  /**
   * The marker of the next paragraph at `level` of the list `key` (lists that share a key go on counting).
   * `restart` sets the level back first.
   */
  next(key: string, levels: readonly ListLevel[], level: number, restart?: number): string;
}

export function listCounter(): ListCounter {
  const lists = new Map<string, (number | undefined)[]>();
  return {
    next(key, levels, level, restart) {
      const counts = lists.get(key) ?? [];
      lists.set(key, counts);
      const start = levels[level]?.start ?? 1;
      const last = counts[level];
      counts[level] = restart ?? (last === undefined ? start : last + 1);
      for (let deeper = level + 1; deeper < 9; deeper += 1)
        if (levels[deeper]?.restarts !== false) counts[deeper] = undefined;
      return fillPattern(levels, counts, level);
    },
  };
}

/**
 * Marker and text as one line. A space is kept only where the marker would run into a figure or a Latin word
 * (1. and 2023年 must not become 1.2023年).
 */
export const withMarker = (marker: string, text: string): string =>
  marker === ''
    ? text
    : /[\w.]$/.test(marker) && /^[\w]/.test(text)
      ? `${marker} ${text}`
      : marker + text;
