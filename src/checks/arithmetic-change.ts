import type { Finding } from '../model/finding';
import type { Interval } from '../model/interval';
import { meets } from '../model/interval';
import type { Quantity } from '../model/quantity';
import { charactersOf, isOneOf } from '../model/sieve';
import { inUnitOf, isRate, printed, sameUnit, shown, wordsBefore } from './arithmetic';
import { cannotTell, fails, holds, spanOf, type Evidence } from './findings';
import type { Reading, Sentence } from './reading';

const RULE = 'arithmetic.change';
/** What the change began or ended at is not said, but follows from what is. */
const BASE_CODE = 'arithmetic.change.base';
const FROM =
  /(?:由|从)(?:原来?的?|原有的?|过去的?|上年(?:度|同期)?的?|去年(?:同期)?的?|\d{4}年的?|法定(?:时限|期限|办理时限)?的?|承诺的?)?$|原来?的?$/;
/** What these end with. */
const FROM_LAST = charactersOf('由从来的有去年度期原定限诺');
const DOWN = '减少|减|下降|降低|降|压缩|压减|压|缩短|缩减|缩|精简|下调|压降';
const UP = '增加|增长|增|上升|升|提高|提升|提|扩大|扩|上调|增至';
const TO = new RegExp(`^(?:,|,?[^,。;]{0,4})?(${DOWN}|${UP})(?:到了?|至|为|成)$`);
const BY = new RegExp(
  `^,?(?:共|累计|总共|同比|平均|,)?[^,。;]{0,8}?(?:${DOWN}|${UP}|降幅|增幅|减幅|压缩比|压缩率|精简率|压减率|压降率)(?:了|率|比|幅度|比例|(?:办理|审批)?(?:时限|时间))?(?:约|近)?(?:达到?|为|:)?$`,
);
/** 由312项调整为286项: which way is not said. */
const CHANGED = /^,?(调整|变更|变|更新|优化)(?:到|至|为|成)$/;
const isDown = new RegExp(`^(?:${DOWN})`);
/** The word for the change right before its figure. */
const SAID = /(?:减少|下降|降低|精简|压减|增加|增长|上升|提高|提升|扩大)(?=了?$)/;
const YEAR =
  /(?:同比|(?:较|比)(?:(?:上年|去年|上一年|\d{4}年)(?:度|同期)?|(?:清理|改革|调整|修订|优化|精简)前|原来))[^,。;]{0,6}(增加|增长|上升|提高|下降|减少|降低|精简|压减)了?$/;
const YEAR_LAST = charactersOf('加长升高降少低简减了');
const CHANGE = /(?:同比|增长|增加|上升|提高|下降|减少|降低|压缩|增幅|降幅)[^,。;]{0,4}$/;
const GROWTH =
  /^,?(?:同比)?(?:增幅|降幅|增长率?|增长了|上升|下降|减少|增加|精简|压减|压缩)(?:了|达到?|为|率|比例|约)*$/;

/** 较上年的(2150件): the figure is last year's. */
const BASE = /(?:较|比)(?:上一?年|去年|\d{4}年)(?:度|同期)?的$/;
const MOVED = /^,?(增加|增长|增多|上升|提高|下降|减少|降低|多|少)了?$/;

const NONE: readonly Finding[] = [];

/** From–to against the stated change; a year's growth stated both as a number and as a rate. */
export function checkChanges(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans') continue;
    // All are told of a figure and the one behind it.
    for (let i = 0; i + 1 < sentence.quantities.length; i++) {
      for (const finding of fromTo(reading, sentence, i)) found.push(finding);
      for (const finding of yearOnYear(reading, sentence, i)) found.push(finding);
      for (const finding of fromBase(reading, sentence, i)) found.push(finding);
    }
  }
  return found;
}

/** 由A减至B: the direction, and the change stated behind it. */
function fromTo(reading: Reading, sentence: Sentence, index: number): readonly Finding[] {
  const from = sentence.quantities[index];
  const to = sentence.quantities[index + 1];
  const by = sentence.quantities[index + 2];
  if (from === undefined || to === undefined || !sameUnit(from.unit, to.unit)) return NONE;
  if (!isOneOf(FROM_LAST, reading.text.charCodeAt(from.start - 1))) return NONE;
  if (!FROM.test(wordsBefore(reading, sentence, index))) return NONE;
  const leading = wordsBefore(reading, sentence, index + 1);
  const changed = CHANGED.exec(leading)?.[1];
  const falls = changed !== undefined && to.value < from.value;
  const verb = changed === undefined ? TO.exec(leading)?.[1] : falls ? '减少' : '增加';
  if (verb === undefined) return [];
  const params = { from: printed(reading, from), to: printed(reading, to), verb };
  const evidence: Evidence = [spanOf(from), spanOf(to)];
  const [small, big] = isDown.test(verb) ? [to, from] : [from, to];
  if (small.low !== null && big.high !== null && small.low > big.high) {
    return [fails(RULE, evidence, params, { code: 'arithmetic.change.direction' })];
  }
  const words = wordsBefore(reading, sentence, index + 2);
  if (by === undefined || !BY.test(words)) return [];
  // 公路由20日压缩至8日,水运由20日压缩至12日,平均压缩50%: of all that stands before.
  if (
    /平均|总体|综合/.test(words) &&
    index > 1 &&
    FROM.test(wordsBefore(reading, sentence, index - 2))
  )
    return [];
  const said = SAID.exec(words)?.[0];
  if (said !== undefined && isDown.test(said) !== isDown.test(verb)) {
    const spans: Evidence = [spanOf(by), ...evidence];
    return [fails(RULE, spans, { ...params, verb: said }, { code: 'arithmetic.change.direction' })];
  }
  const finding = difference(reading, from, to, by);
  return finding === null ? [] : [finding];
}

/** N件,较上年的A件增加C件,增长R%: what is said of the change, as a number and as a rate. */
function fromBase(reading: Reading, sentence: Sentence, index: number): readonly Finding[] {
  const from = sentence.quantities[index];
  const by = sentence.quantities[index + 1];
  if (from === undefined || by === undefined) return NONE;
  if (reading.text[from.start - 1] !== '的') return NONE;
  if (!BASE.test(wordsBefore(reading, sentence, index))) return NONE;
  const verb = MOVED.exec(wordsBefore(reading, sentence, index + 1))?.[1];
  if (verb === undefined) return NONE;
  const next = sentence.quantities[index + 2];
  const isRise = next?.unit === '%' && GROWTH.test(wordsBefore(reading, sentence, index + 2));
  const rate = by.unit !== '%' && isRise ? next : undefined;
  const before = sentence.quantities.slice(0, index).filter((q) => sameUnit(q.unit, from.unit));
  const now = before.find((q) => meets(gap(from, q), by)) ?? before.at(-1);
  if (now === undefined)
    return rate && sameUnit(by.unit, from.unit) ? [share(reading, from, by, rate, verb)] : NONE;
  const found = [by, ...(rate ? [rate] : [])].flatMap((change) => {
    const finding = difference(reading, from, now, change);
    return finding === null ? [] : [finding];
  });
  // Of several figures none of which fits, nobody knows which is this year's.
  return before.length > 1 && !found.some((f) => f.verdict === 'holds') ? NONE : found;
}

/** What a number is of last year's figure, against the stated rate; this year's own is not said. */
function share(
  reading: Reading,
  from: Quantity,
  by: Quantity,
  rate: Quantity,
  verb: string,
): Finding {
  const down = /下降|减少|降低|少/.test(verb);
  const params = {
    from: printed(reading, from),
    to: inUnitOf(reading, from, from.value + (down ? -by.value : by.value)),
    by: printed(reading, rate),
    given: `上年${printed(reading, from)}、${verb}${printed(reading, by)}`,
    calculated: `${shown((100 * by.value) / from.value)}%`,
  };
  const evidence: Evidence = [spanOf(rate), spanOf(from), spanOf(by)];
  return isRate(by, from, rate)
    ? holds(RULE, evidence, params)
    : fails(RULE, evidence, params, { code: BASE_CODE });
}

/** |A − B| as an interval, never below zero. */
export function gap(a: Interval, b: Interval): Interval {
  const low1 = a.low === null || b.high === null ? 0 : a.low - b.high;
  const low2 = b.low === null || a.high === null ? 0 : b.low - a.high;
  const high1 = a.high === null || b.low === null ? null : a.high - b.low;
  const high2 = b.high === null || a.low === null ? null : b.high - a.low;
  return {
    low: Math.max(0, low1, low2),
    high: high1 === null || high2 === null ? null : Math.max(high1, high2),
  };
}

function difference(reading: Reading, from: Quantity, to: Quantity, by: Quantity): Finding | null {
  const evidence: Evidence = [spanOf(by), spanOf(from), spanOf(to)];
  const change = gap(from, to);
  const width = Math.abs(from.value - to.value);
  const params = {
    from: printed(reading, from),
    to: printed(reading, to),
    by: printed(reading, by),
  };
  const inPercent = { ...params, calculated: `${shown((100 * width) / from.value)}%` };
  if (by.unit === '%') {
    if (from.value === 0) return null;
    if (isRate(change, from, by)) return holds(RULE, evidence, inPercent);
    if (from.unit === '%' && meets(change, by)) {
      const points = { ...params, calculated: `${shown(width)}百分点` };
      return cannotTell(RULE, 'pointOrPercent', evidence, points, { severity: 'warning' });
    }
    return fails(RULE, evidence, inPercent);
  }
  const sameKind = by.unit === '百分点' ? from.unit === '%' : sameUnit(by.unit, from.unit);
  if (!sameKind) return null;
  const inUnits = { ...params, calculated: inUnitOf(reading, by, width) };
  return meets(change, by, 1e-9) ? holds(RULE, evidence, inUnits) : fails(RULE, evidence, inUnits);
}

/** N件,同比增加C件,增长R%: the base is N ∓ C. A rate that 下降3% is left open: percent or points? */
function yearOnYear(reading: Reading, sentence: Sentence, index: number): readonly Finding[] {
  const now = sentence.quantities[index];
  const by = sentence.quantities[index + 1];
  const rate = sentence.quantities[index + 2];
  if (now === undefined || by === undefined) return NONE;
  if (!isOneOf(YEAR_LAST, reading.text.charCodeAt(by.start - 1))) return NONE;
  const verb = YEAR.exec(wordsBefore(reading, sentence, index + 1))?.[1];
  if (verb === undefined) return NONE;
  const params = { to: printed(reading, now), by: printed(reading, by) };
  if (now.unit === '%' && by.unit === '%') {
    if (now.kind !== 'rate' || CHANGE.test(wordsBefore(reading, sentence, index))) return [];
    return [
      cannotTell(RULE, 'pointOrPercent', [spanOf(by), spanOf(now)], {
        ...params,
        from: '',
        calculated: '',
      }),
    ];
  }
  if (rate === undefined || rate.unit !== '%' || !sameUnit(now.unit, by.unit)) return [];
  if (!GROWTH.test(wordsBefore(reading, sentence, index + 2))) return [];
  const down = /下降|减少|降低|精简|压减/.test(verb);
  const shift = (a: number | null, b: number | null, sign: number): number | null =>
    a === null || b === null ? null : a + sign * b;
  const base: Interval = down
    ? { low: shift(now.low, by.low, 1), high: shift(now.high, by.high, 1) }
    : { low: shift(now.low, by.high, -1), high: shift(now.high, by.low, -1) };
  const evidence: Evidence = [spanOf(rate), spanOf(now), spanOf(by)];
  const value = now.value + (down ? 1 : -1) * by.value;
  if (value <= 0) return [];
  const said = {
    ...params,
    by: printed(reading, rate),
    given: `${params.to}、${verb}${params.by}`,
    from: inUnitOf(reading, now, value),
    calculated: `${shown((100 * by.value) / value)}%`,
  };
  return [
    isRate(by, base, rate)
      ? holds(RULE, evidence, said)
      : fails(RULE, evidence, said, { code: BASE_CODE }),
  ];
}
