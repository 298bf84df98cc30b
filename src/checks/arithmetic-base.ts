import type { Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { isRate, printed, sameUnit, shown } from './arithmetic';
import { gap } from './arithmetic-change';
import { fails, holds, spanOf, type Evidence } from './findings';
import { endBefore, type Reading, type Sentence } from './reading';

const RULE = 'arithmetic.change';
/** How last year's figure is introduced. */
const LAST_YEAR =
  '(?:[较比与](?:上|去)|上|去)(?:一?年度?)(?:同期)?(?:的|为|是|有|仅为?|:)?|20\\d\\d年(?:同期)?(?:的|为|是|有|仅为?|:)?';
const BASE = new RegExp(`^[,(]?(?:而)?(?:${LAST_YEAR})$`);
/** 去年立案25件,今年立案31件: this year's figure behind last year's. */
const NOW = /^,?(?:今年|本年度?|20\d\d年)/;
const GROWTH =
  /^[)]?,?(?:同比|环比|[较比](?:上|去)一?年(?:度|同期)?)?(增长|增加|上升|提高|增幅|下降|减少|降低|下滑|降幅)(?:了|率|幅度|约|近|达|为)*$/;
const DOWN = new Set(['下降', '减少', '降低', '下滑', '降幅']);

interface Told {
  readonly now: Quantity;
  readonly base: Quantity;
  readonly rate: Quantity;
  /** The word for the change. */
  readonly verb: string;
}

/** 1328件,同比增长78.9%,上年为786件: a growth beside this year's figure and last year's. */
export function checkBases(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans' || !sentence.quantities.some(isBase)) continue;
    for (let i = 0; i + 2 < sentence.quantities.length; i++) {
      const told = toldAt(reading, sentence, i);
      const finding = told === null ? null : judge(reading, told);
      if (finding !== null) found.push(finding);
    }
  }
  return found;
}

const isBase = (q: Quantity): boolean => q.role === 'prior' && /count|money/.test(q.kind);

/** Three figures in a row that are this year's, last year's and the growth, in one of the orders in which they are told. */
function toldAt(reading: Reading, sentence: Sentence, i: number): Told | null {
  const [a, b, c] = sentence.quantities.slice(i, i + 3);
  if (a === undefined || b === undefined || c === undefined) return null;
  const words = (k: number): string => {
    const q = sentence.quantities[k];
    return q === undefined ? '' : reading.text.slice(endBefore(sentence, k), q.start);
  };
  const grown = (k: number): string | undefined => GROWTH.exec(words(k))?.[1];
  const isTold = (k: number): boolean =>
    BASE.test(words(k)) && isLastYear(words(k), reading.parsed.meta.year);
  if (b.unit === '%' && isBase(c) && isTold(i + 2)) {
    const verb = grown(i + 1);
    return verb === undefined ? null : { now: a, base: c, rate: b, verb };
  }
  if (c.unit !== '%') return null;
  const verb = grown(i + 2);
  if (verb === undefined) return null;
  if (isBase(b) && isTold(i + 1)) return { now: a, base: b, rate: c, verb };
  // Of the year before only where the two are of the same act.
  return isBase(a) && NOW.test(words(i + 1)) && words(i).endsWith(words(i + 1).replace(NOW, ''))
    ? { now: b, base: a, rate: c, verb }
    : null;
}

/** A year told by number must be the one before the reported one. */
function isLastYear(words: string, year: number | null): boolean {
  const told = /20\d\d/.exec(words)?.[0];
  return told === undefined || year === null || Number(told) === year - 1;
}

function judge(reading: Reading, { now, base, rate, verb }: Told): Finding | null {
  if (now.role !== 'result' || !/count|money/.test(now.kind)) return null;
  if (!sameUnit(now.unit, base.unit) || base.value === 0) return null;
  const params = { from: printed(reading, base), to: printed(reading, now) };
  const evidence: Evidence = [spanOf(rate), spanOf(base), spanOf(now)];
  const [small, big] = DOWN.has(verb) ? [now, base] : [base, now];
  if (small.low !== null && big.high !== null && small.low > big.high)
    return fails(RULE, evidence, { ...params, verb }, { code: 'arithmetic.change.direction' });
  const width = Math.abs(now.value - base.value);
  const said = {
    ...params,
    by: printed(reading, rate),
    calculated: `${shown((100 * width) / base.value)}%`,
  };
  return (isRate(gap(base, now), base, rate) ? holds : fails)(RULE, evidence, said);
}
