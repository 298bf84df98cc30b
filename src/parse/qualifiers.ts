import type { Interval } from '../model/interval';
import type { Numeral } from './numerals';
import { isSpace } from './windows';

/**
 * How a qualifier bends a number. more: 20余 (at least, below the next round step); over: 超过, 以上 (at least, open);
 * under: 不超过, 以下 (at most); near: 近 (at most, not far below); about: 约, 左右 (either side).
 */
export type Sense = 'more' | 'over' | 'under' | 'near' | 'about';

export interface Qualifier {
  /** As printed. */
  readonly word: string;
  readonly sense: Sense;
  /** Where it begins (before the number) or ends (behind it). */
  readonly at: number;
}

const senses: Readonly<Record<string, Sense>> = {
  不少于: 'over', 不低于: 'over', 不得少于: 'over', 不得低于: 'over', 不下: 'over', 不下于: 'over', 至少: 'over', 最少: 'over',
  超过: 'over', 超: 'over', 逾: 'over', 突破: 'over', 高于: 'over', 大于: 'over', 多于: 'over', 上: 'over',
  不得超过: 'under', 不超过: 'under', 不高于: 'under', 不多于: 'under', 不大于: 'under', 至多: 'under', 最多: 'under',
  低于: 'under', 小于: 'under', 少于: 'under', 不足: 'under', 不到: 'under', 不满: 'under', 未超过: 'under',
  将近: 'near', 接近: 'near', 近: 'near',
  大约: 'about', 约为: 'about', 约有: 'about', 约占: 'about', 约达: 'about', 约: 'about', 大概: 'about', 左右: 'about', 上下: 'about',
  以上: 'over', 及以上: 'over', 多: 'more', 余: 'more', 餘: 'more', 来: 'more', 几: 'more', 幾: 'more', '+': 'more',
  以下: 'under', 及以下: 'under', 以内: 'under', 之内: 'under',
}; // prettier-ignore

/** Requirements rather than results: 不少于3次, 不超过5个工作日. */
export const normWords: ReadonlySet<string> = new Set([
  '不少于', '不低于', '不得少于', '不得低于', '至少', '最少', '不得超过', '不超过', '不高于', '不多于', '不大于', '至多', '最多', '不下于',
]); // prettier-ignore

const before =
  /(不得?少于|不得?低于|不得?超过|不高于|不多于|不大于|不下于?|未超过|至少|最少|至多|最多|超过|突破|高于|大于|多于|低于|小于|少于|不足|不到|不满|将近|接近|大约|大概|约[为有占达]|约|近|超|逾|上)[ \u00a0\u3000]{0,2}$/;
/** The last characters of those words. */
const ENDS_BEFORE = new Set('于过下少多破足到满近约概为有占达超逾上');
/** What stands behind a unit where a qualifier does: its first character, a space, or a bracket. */
const BEGINS_BEHIND = new Set('及以之左上 \u00a0\u3000(（');
const behind =
  /^[ \u00a0\u3000]{0,2}(?:[(（]含[)）])?(及?以上|及?以下|以内|之内|左右|上下)(?![级述市])/;
/** 节约, 预约, 公约 …: the character before makes 约, 近, 上, 超 part of another word. */
const partOfWord: Readonly<Record<string, string>> = {
  约有: '条签', 约占: '签', 约达: '签', 约为: '签条',
  约: '节预签公履制违契缔合特邀解续失和守条简条',
  近: '附邻临最亲靠相远就',
  上: '以网线早晚车路马街市面会之天地本身手楼在',
  超: '赶反高',
}; // prettier-ignore

/** A qualifier directly before the number, e.g. 近, 超过, 不少于. */
export function qualifierBefore(text: string, start: number, numeral: Numeral): Qualifier | null {
  // Two looks at single characters spare nearly every figure the pattern.
  const spaces = isSpace(text.charAt(start - 1)) ? (isSpace(text.charAt(start - 2)) ? 2 : 1) : 0;
  if (!ENDS_BEFORE.has(text.charAt(start - 1 - spaces))) return null;
  const window = text.slice(Math.max(0, start - 8), start);
  const match = before.exec(window);
  const word = match?.[1];
  if (!match || word === undefined) return null;
  const sense = senses[word];
  if (sense === undefined) return null;
  const previous = window.charAt(match.index - 1);
  if (
    previous !== '' &&
    partOfWord[word]?.includes(previous) &&
    !/损失约$/.test(window.slice(0, match.index + 1))
  )
    return null;
  if (word === '上' && !/^[百千万亿]/.test(numeral.clean)) return null;
  return { word, sense, at: start - (window.length - match.index) };
}

/** A qualifier behind the unit, e.g. 以上, 左右. */
export function qualifierBehind(text: string, end: number): Qualifier | null {
  if (!BEGINS_BEHIND.has(text.charAt(end))) return null;
  const match = behind.exec(text.slice(end, end + 12));
  const sense = match?.[1] === undefined ? undefined : senses[match[1]];
  return match?.[1] === undefined || sense === undefined
    ? null
    : { word: match[1], sense, at: end + match[0].length };
}

/** 余, 多, 来, 几, + between number and unit. */
export function qualifierInside(text: string, at: number): Qualifier | null {
  const c = text.charAt(at);
  return '余餘多来几幾+'.includes(c) && c !== '' ? { word: c, sense: 'more', at: at + 1 } : null;
}

/** The step to the next round number of the same kind: 4700 → 100, 20 → 10, 16万 → 1万, 20万 with 余 inside → 10万. */
function roundStep(numeral: Numeral, inside: boolean): number {
  if (numeral.decimals > 0) return numeral.scale * 10 ** -numeral.decimals;
  const unit = numeral.scale > 1 && !inside ? numeral.scale : 1;
  if (numeral.scale > 1 && !inside) return unit;
  let step = 1;
  const n = Math.abs(numeral.value);
  if (n === 0 || !Number.isInteger(n)) return 1;
  while (n % (step * 10) === 0) step *= 10;
  return step;
}

/** Half of the last printed digit where the figure is rounded (86.2%, 12.3456万, 3万), else 0. */
function rounding(numeral: Numeral, rounded: boolean): number {
  if (numeral.form === 'fraction') return 0;
  return rounded || numeral.decimals > 0 || numeral.scale > 1
    ? (numeral.scale * 10 ** -numeral.decimals) / 2
    : 0;
}

/** What the printed number can mean, in its printed unit; `rounded` says that even whole figures are rounded (percentages). */
export function intervalOf(
  numeral: Numeral,
  qualifiers: readonly Qualifier[],
  rounded: boolean,
): Interval {
  const { value } = numeral;
  const sense = qualifiers[0]?.sense ?? (numeral.vague === null ? null : 'more');
  const half = rounding(numeral, rounded);
  if (sense === null) return { low: value - half, high: value + half };
  const inside = numeral.vague !== null;
  const step = roundStep(numeral, inside);
  // 数十 and 几百 are some tens or hundreds: up to the next power of ten.
  const several = inside && /^[十百千万亿]/.test(numeral.clean) && !/^十几/.test(numeral.clean);
  switch (sense) {
    case 'more':
      return several && value < 0
        ? { low: value * 10, high: value }
        : { low: value, high: several ? value * 10 : value + step };
    case 'over':
      return { low: value, high: null };
    case 'under':
      return { low: null, high: value };
    case 'near':
      return { low: value - step, high: value };
    case 'about':
      return { low: value - step / 2, high: value + step / 2 };
  }
}
