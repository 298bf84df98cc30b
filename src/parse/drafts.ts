import type { Interval } from '../model/interval';
import type { Span } from '../model/span';
import { isDecoy } from './guards';
import { scanNumerals, type Numeral } from './numerals';
import {
  intervalOf,
  qualifierBefore,
  qualifierBehind,
  qualifierInside,
  type Qualifier,
} from './qualifiers';
import { unitAt, type UnitRead } from './units';
import { isSentenceStop, lineHead, lineTail, pastSpaces } from './windows';

/** A figure with its unit, believed, before the words around it have been judged. */
export interface Draft extends Span {
  readonly numeral: Numeral;
  readonly unit: UnitRead;
  readonly value: number;
  readonly interval: Interval;
  readonly approx: string | null;
  /** Set where headings of a table say it. */
  readonly subject?: string;
}

/** Figures up to this size with up to six decimals are told without writing them out. */
const SHORT = 1e7;
const SIX_DECIMALS = 1e6;
/** What rounding leaves, as a share of the figure: less than half of its fourteenth digit. */
const NOISE = 1e-15;

/** Without the noise of binary fractions: the nearest number of fourteen digits. */
export function exact(value: number): number {
  if (Number.isInteger(value)) return value;
  const size = Math.abs(value);
  // So near to a short decimal, that is the one which fourteen digits would write.
  const short = Math.round(value * SIX_DECIMALS) / SIX_DECIMALS;
  if (size < SHORT && Math.abs(value - short) <= NOISE * size) return short;
  return Number(value.toPrecision(14));
}

export const scaleInterval = ({ low, high }: Interval, factor: number): Interval => ({
  low: low === null ? null : exact(low * factor),
  high: high === null ? null : exact(high * factor),
});

/** 七成六: one more numeral behind 成. */
const tenths = /^[ \u00a0\u3000]{0,2}([一二三四五六七八九])(?![一二三四五六七八九十百千万])/;
/** 角 and 分 behind 元, 人民币 behind it. */
const changeMoney =
  /^(?:([\d零一二三四五六七八九]{1,2})角)?(?:([\d零一二三四五六七八九]{1,2})分)?(?=[^钟之])/;

interface Measured {
  readonly unit: UnitRead;
  readonly inside: Qualifier | null;
  /** 个半: half a unit more. */
  readonly half: boolean;
}

/** 办复率达到百分百, but not 百分百服务: where a rate is stated and the clause ends with it. */
const isFull = (text: string, { start, end }: Numeral): boolean =>
  /[率例度均达到持现为]/.test(text.charAt(start - 1)) &&
  !/[\u4e00-\u9fff]/.test(text.charAt(end + 2));

/** 办复率、满意率“双百”, 双百分百, 实现双百目标: both are 100 %, where a rate is named right before. */
function doubleFull(text: string, { start, end }: Numeral): number | null {
  if (text.charAt(start - 1) !== '双') return null;
  if (!/[率度][^,，。;；]{0,14}$/.test(lineHead(text, start - 1, 16))) return null;
  const [full = ''] = /^(?:分百|分之百)?/.exec(lineTail(text, end, 3)) ?? [];
  const after = lineTail(text, end + full.length, 4);
  return /^[”"]?(?:[^\u4e00-\u9fff]|目标|要求|标准|$)/.test(after) ? end + full.length : null;
}

/** 败诉率为0, 差评率降至零: a rate that is nothing, without a sign. */
const isNoRate = (text: string, { start, end }: Numeral): boolean =>
  /率(?:均|都|全部|始终|继续)?(?:为|是|保持|保持为|保持在|维持在|达|达到|降至|降为|控制在)?\s?$/.test(
    lineHead(text, start, 10),
  ) && /^\s?(?:[,，。;；、)）\n]|$)/.test(lineTail(text, end, 2));

/** Where the percentage ends that a numeral writes without a sign; null for all others. */
function percentEnd(text: string, numeral: Numeral): number | null {
  if (numeral.form === 'percent') return numeral.end;
  if (numeral.clean === '百') {
    if (text.startsWith('分百', numeral.end) && isFull(text, numeral)) return numeral.end + 2;
    return doubleFull(text, numeral);
  }
  return numeral.value === 0 && numeral.form === 'plain' && isNoRate(text, numeral)
    ? numeral.end
    : null;
}

/** Qualifier and unit behind a number: 余份, 万元 (in the number), 个多月, 个半小时, 百分点. */
function measure(text: string, numeral: Numeral): Measured | null {
  const percent = percentEnd(text, numeral);
  if (percent !== null)
    return {
      unit: { end: percent, unit: '%', kind: 'rate', factor: 1, with: 'any' },
      inside: null,
      half: false,
    };
  let at = pastSpaces(text, numeral.end);
  const inside = qualifierInside(text, at);
  if (inside) at = pastSpaces(text, inside.at);
  const middle =
    text.charAt(at) === '个'
      ? /^个(半|多|余)(小时|月|工作日|学时)/.exec(text.slice(at, at + 6))
      : null;
  if (middle?.[1] !== undefined && middle[2] !== undefined) {
    const unit = unitAt(text, at + 2) ?? unitAt(`个${middle[2]}`, 0);
    if (!unit) return null;
    const read = {
      ...unit,
      end: at + middle[0].length,
      unit: middle[2] === '月' ? '个月' : middle[2],
      kind: 'duration' as const,
    };
    const more: Qualifier | null =
      middle[1] === '半' ? inside : { word: middle[1], sense: 'more', at: at + 2 };
    return { unit: read, inside: more, half: middle[1] === '半' };
  }
  const unit = unitAt(text, at) ?? contextual(text, at, numeral);
  return unit ? { unit, inside, half: false } : null;
}

/** Units that only the words around can tell: 块 (money), 分 (a score), nothing after 五分之一. */
function contextual(text: string, at: number, numeral: Numeral): UnitRead | null {
  const score = text.charAt(at) === '分';
  if (!score && numeral.form !== 'fraction') return null;
  const before = lineHead(text, numeral.start, 12);
  if (
    score &&
    (/(?:得分|评分|总分|平均分|成绩|分值|权重|满意度|考核|得|\d分(?:提高|提升|上升|增加|下降|降低|调整))[^,，。;；]{0,4}$/.test(
      before,
    ) ||
      /^分(?:提高|提升|上升|增加|上调|调整|下降|降低)[至到为]\d/.test(text.slice(at, at + 5))) &&
    !/[之钟别类]/.test(text.charAt(at + 1))
  )
    return { end: at + 1, unit: '分', kind: 'count', factor: 1, with: 'any' };
  if (
    numeral.form === 'fraction' &&
    numeral.clean.includes('之') &&
    /(?:[占达过约近超逾至为]|下降|减少|压[缩减]|缩[短减]|增[长加]|提[高升])$|的$/.test(before)
  )
    return { end: numeral.end, unit: '%', kind: 'rate', factor: 100, with: 'any' };
  return null;
}

/** 块 is money only where something is paid. */
function moneyBlock(text: string, start: number, unit: UnitRead): UnitRead {
  if (unit.unit !== '块') return unit;
  return /(?:投入|罚款|罚|缴|收费|费用?|补助?|价)[^,，。;；]{0,4}$/.test(lineHead(text, start, 8))
    ? { ...unit, unit: '元', kind: 'money' }
    : unit;
}

/** A list marker glued to a number (1.12家 is 1. and 12家): the number behind the marker, else the number. */
function withoutMarker(text: string, numeral: Numeral, unit: UnitRead): Numeral {
  if (unit.kind !== 'count' || numeral.decimals === 0 || numeral.scale !== 1 || numeral.han)
    return numeral;
  const head = text.charAt(numeral.start - 1);
  const point = /^(\d{1,2})[.．]\d/.exec(text.slice(numeral.start, numeral.start + 4));
  if (!point?.[1] || !(head === '' || isSentenceStop(head))) return numeral;
  const start = numeral.start + point[1].length + 1;
  const clean = numeral.clean.slice(point[1].length + 1);
  // 5.6百 is one number.
  if (!/^\d+$/.test(clean)) return numeral;
  return { ...numeral, start, clean, value: Number(clean), decimals: 0 };
}

/** A measured number that passes the guards, with its qualifiers; null for everything that counts nothing. */
export function draftOf(text: string, found: Numeral): Draft | null {
  const measured = measure(text, found);
  if (!measured) return null;
  const unit = moneyBlock(text, found.start, measured.unit);
  const numeral = withoutMarker(text, found, unit);
  const behind = qualifierBehind(text, unit.end) ?? moreBehind(text, unit);
  const prefix = qualifierBefore(text, numeral.start, numeral);
  const qualifiers = [prefix, measured.inside, behind].filter((q): q is Qualifier => q !== null);
  const start = prefix?.at ?? numeral.start;
  const end = behind?.at ?? unit.end;
  const qualified = qualifiers.length > 0 || numeral.vague !== null;
  const candidate = {
    numeral,
    unit,
    qualified,
    before: lineHead(text, start, 24),
    after: lineTail(text, end, 24),
  };
  if (isDecoy(candidate)) return null;
  const interval = scaleInterval(
    intervalOf(numeral, qualifiers, unit.kind === 'rate'),
    unit.factor,
  );
  const draft: Draft = {
    start,
    end,
    numeral,
    unit,
    value: exact(numeral.value * unit.factor),
    interval,
    approx: qualifiers[0]?.word ?? numeral.vague,
  };
  return adjust(text, draft, measured.half);
}

/** 2万元余: 余 behind the unit, before a stop. */
function moreBehind(text: string, unit: UnitRead): Qualifier | null {
  const next = text.charAt(unit.end);
  if (next !== '余' && next !== '多') return null;
  return /^[余多](?=[,，。;；、)）\s]|$)/.test(text.slice(unit.end, unit.end + 2))
    ? { word: next, sense: 'more', at: unit.end + 1 }
    : null;
}

/** Small change behind the unit: 七成六, 50元6角三分, 两个半小时, 8亿元人民币. */
function adjust(text: string, draft: Draft, half: boolean): Draft {
  const add = (more: number, end: number): Draft => ({
    ...draft,
    value: exact(draft.value + more),
    interval: {
      low: draft.interval.low === null ? null : draft.interval.low + more,
      high: draft.interval.high === null ? null : draft.interval.high + more,
    },
    end,
  });
  if (half) return add(0.5, draft.end);
  const rest = text.slice(draft.unit.end, draft.unit.end + 8);
  const digit = (s: string | undefined): number => scanNumerals(s ?? '')[0]?.value ?? 0;
  if (draft.unit.factor === 10 && draft.approx === null) {
    const tenth = tenths.exec(rest);
    return tenth ? add(digit(tenth[1]), draft.end + tenth[0].length) : draft;
  }
  if (draft.unit.kind === 'money' && draft.end === draft.unit.end) {
    const small = changeMoney.exec(`${rest} `);
    if (small?.[0])
      return add(digit(small[1]) / 10 + digit(small[2]) / 100, draft.end + small[0].length);
    if (rest.startsWith('人民币')) return { ...draft, end: draft.end + 3 };
  }
  return draft;
}
