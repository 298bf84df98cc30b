const variants: Readonly<Record<string, string>> = {
  壹: '一', 弌: '一', 貳: '二', 贰: '二', 叁: '三', 參: '三', 叄: '三', 肆: '四', 伍: '五', 陸: '六', 陆: '六',
  柒: '七', 捌: '八', 玖: '九', 拾: '十', 佰: '百', 仟: '千', 萬: '万', 億: '亿', 兩: '两', 倆: '两', 俩: '两',
  '○': '零', 〇: '零', 點: '点', 負: '负', '−': '-', '－': '-', 幾: '几', 餘: '余', 數: '数', '．': '.',
}; // prettier-ignore
/** What a numeral counts for on its own; 几 leaves its place open. */
export const digitOf: Readonly<Record<string, number>> = {
  零: 0, 几: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
}; // prettier-ignore
/** The power of ten a multiplier stands for. */
export const exponentOf: Readonly<Record<string, number>> = {
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  亿: 8,
  兆: 12,
};
const descending = ['兆', '亿', '万', '千', '百', '十'] as const;

/** 1 for characters that have another form; by character code, since most have none. */
const hasVariant = new Uint8Array(0x10000).fill(1, 0xff10, 0xff1a);
for (const char of Object.keys(variants)) hasVariant[char.charCodeAt(0)] = 1;

/** One character in the form the number grammar knows; other characters stay. */
export function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  if (hasVariant[code] !== 1) return char;
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xfee0);
  return variants[char] ?? char;
}

/** Same length as `text`: digits in half width, numerals simplified. */
export const foldNumerals = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : Array.from(text, foldChar).join('');

/** `value` × 10^`exponent` without binary rounding: 12.3456 × 10⁴ is 123456. */
export const shift = (value: number, exponent: number): number => {
  const shifted = Number(`${value}e${exponent}`);
  return Number.isNaN(shifted) ? value * 10 ** exponent : shifted;
};

/** A number as printed. */
interface Read {
  readonly value: number;
  readonly decimals: number;
}

const whole = (value: number): Read => ({ value, decimals: 0 });

/** A leaf: Arabic digits, or numerals read digit by digit (二〇二三). */
function readDigits(clean: string): Read | null {
  if (/^\d*\.?\d+$/.test(clean))
    return {
      value: Number(clean),
      decimals: clean.includes('.') ? clean.length - clean.indexOf('.') - 1 : 0,
    };
  let digits = '';
  for (const c of clean) {
    const d = digitOf[c];
    if (d === undefined) return null;
    digits += String(d);
  }
  return digits === '' ? null : whole(Number(digits));
}

/** What stands after a multiplier: 零五 is 5, a lone numeral is the next lower place (一百五 is 150). */
function readRest(rest: string, exponent: number): Read | null {
  const bare = rest.replace(/^零+/, '');
  if (bare === '') return whole(0);
  const digit = rest.length === 1 ? digitOf[rest] : undefined;
  if (digit !== undefined && exponent > 1 && rest !== '几')
    return whole(shift(digit, exponent - 1));
  return readWhole(bare);
}

/** A number without sign and fraction: splits at the last of its highest multipliers. */
function readWhole(clean: string): Read | null {
  const leaf = readDigits(clean);
  if (leaf) return leaf;
  const tail = /^(.+)点([零一二三四五六七八九\d]+)$/.exec(clean);
  if (tail?.[1] !== undefined && tail[2] !== undefined) {
    const before = readWhole(tail[1]);
    const digits = Array.from(tail[2], (c) => String(digitOf[c] ?? c)).join('');
    return before && { value: Number(`${before.value}.${digits}`), decimals: digits.length };
  }
  const unit = descending.find((u) => clean.includes(u));
  if (unit === undefined) return null;
  const exponent = exponentOf[unit] ?? 0;
  const at = clean.lastIndexOf(unit);
  const head = clean.slice(0, at).replace(/^零+/, '');
  const left = head === '' ? whole(1) : readWhole(head);
  const right = readRest(clean.slice(at + 1), exponent);
  if (!left || !right || right.value >= 10 ** exponent) return null;
  if (exponent < 4 && left.value >= 10 && !/\d/.test(head)) return null;
  return {
    value: shift(left.value, exponent) + right.value,
    decimals: right.decimals || left.decimals,
  };
}

/** A number with 又, 分之, / and sign. */
export function readClean(clean: string): Read | null {
  if (clean.startsWith('负') || clean.startsWith('-')) {
    const read = readClean(clean.slice(1));
    return read && { value: -read.value, decimals: read.decimals };
  }
  const and = clean.indexOf('又');
  if (and > 0) {
    const a = readWhole(clean.slice(0, and));
    const b = readClean(clean.slice(and + 1));
    return a && b && { value: a.value + b.value, decimals: 0 };
  }
  const slash = /^(?:(\d) )?(\d)\/(\d)$/.exec(clean);
  if (slash)
    return { value: Number(slash[1] ?? 0) + Number(slash[2]) / Number(slash[3]), decimals: 0 };
  const parts = clean.indexOf('之');
  if (parts > 0) {
    const below = readWhole(clean.slice(0, parts));
    const above = readWhole(clean.slice(parts + 1));
    return below && above && below.value > 0
      ? { value: above.value / below.value, decimals: above.decimals }
      : null;
  }
  if (clean === '半') return { value: 0.5, decimals: 0 };
  return readWhole(clean);
}

/** 万, 亿 … at the end of a number: what one of the last printed digits counts. */
export function scaleOf(clean: string): number {
  let scale = 1;
  for (let i = clean.length - 1; i >= 0 && '万亿兆'.includes(clean.charAt(i)); i--)
    scale *= 10 ** (exponentOf[clean.charAt(i)] ?? 0);
  return scale;
}
