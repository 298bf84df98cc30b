import { orderings, type Ordering } from '../catalog/balances';
import type { Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { isCount, printed, sameUnit, wordsBefore } from './arithmetic';
import { cannotTell, fails, holds, spanOf, type Evidence } from './findings';
import { labelBefore, wordsOfVerb, type Reading, type Sentence } from './reading';

const RULE = 'arithmetic.order';

const chains = orderings
  .filter((o) => o.stages.length > 0)
  .map((o) => ({
    ordering: o,
    domain: new RegExp(o.domain),
    stages: o.stages.map((s) => new RegExp(s)),
  }));

/** Most sentences are of none of these. */
const anyDomain = new RegExp(chains.map(({ domain }) => domain.source).join('|'));

interface Counted {
  readonly quantity: Quantity;
  readonly words: string;
}
interface Placed extends Counted {
  readonly stage: number;
}

/** What came in the year, and what there is since the beginning. */
const NEW = /^新(?:增|培育|培养|建成?|聘|设)/;
const IN_ALL = /^,?(?:目前)?(?:全[县市区州旗镇乡])?累计/;

/** 新增18名,累计培养15名: more in the year than in all years. */
function cumulated(reading: Reading, sentence: Sentence): Finding[] {
  if (!sentence.words.includes('累计') || !sentence.words.includes('新')) return [];
  return sentence.quantities.flatMap((now, i) => {
    const all = sentence.quantities[i + 1];
    if (all === undefined || !isCount(now) || all.kind !== 'count') return [];
    if (now.unit !== all.unit || now.low === null || all.high === null) return [];
    const words = labelBefore(reading, sentence, i);
    if (!NEW.test(words) || !IN_ALL.test(wordsBefore(reading, sentence, i + 1))) return [];
    const params = {
      earlier: printed(reading, all),
      later: printed(reading, now),
      earlierWords: labelBefore(reading, sentence, i + 1),
      laterWords: words,
    };
    const judged = now.low > all.high ? fails : holds;
    return [judged(RULE, [spanOf(now), spanOf(all)], params)];
  });
}

/** A later stage that counts more than an earlier one in the same sentence. */
export function checkOrders(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans' || !twoCounts(sentence.quantities)) continue;
    found.push(...cumulated(reading, sentence));
    if (!anyDomain.test(sentence.words)) continue;
    let counts: readonly Counted[] | undefined;
    for (const { ordering, domain, stages } of chains) {
      if (!domain.test(sentence.words)) continue;
      counts ??= countsIn(reading, sentence);
      const placed = place(counts, stages);
      if (placed.length > 1) found.push(...inSentence(reading, sentence, ordering, placed));
    }
  }
  return found;
}

/** Whether there is a count behind a count: the patterns need not be tried where there is nothing to compare. */
function twoCounts(quantities: readonly Quantity[]): boolean {
  let counts = 0;
  for (const quantity of quantities) if (isCount(quantity) && ++counts === 2) return true;
  return false;
}

/** The counts of a sentence, each with the words right before it that name the act. */
function countsIn(reading: Reading, sentence: Sentence): Counted[] {
  const counts: Counted[] = [];
  sentence.quantities.forEach((quantity, i) => {
    if (!isCount(quantity)) return;
    counts.push({ quantity, words: wordsOfVerb(labelBefore(reading, sentence, i)) });
  });
  return counts;
}

/** Figures with exactly one stage in the words right before them; carried-over ones belong to none. */
function place(counts: readonly Counted[], stages: readonly RegExp[]): Placed[] {
  const placed: Placed[] = [];
  for (const { quantity, words } of counts) {
    const stage = stages.findIndex((s) => s.test(words));
    if (stage < 0 || stages.findLastIndex((s) => s.test(words)) !== stage) continue;
    if (!/结转|同比/.test(words)) placed.push({ quantity, stage, words });
  }
  return placed;
}

/** How many the sentence says were carried over from the year before. */
const carriedIn = (reading: Reading, sentence: Sentence): number =>
  /结转|遗留|未结/.test(sentence.words)
    ? countsIn(reading, sentence)
        .filter(({ words }) =>
          /(?:上年|去年|上一年度?|20\d\d年).{0,4}(?:结转|遗留|未结)/.test(words),
        )
        .reduce((n, { quantity }) => n + quantity.value, 0)
    : 0;

function inSentence(
  reading: Reading,
  sentence: Sentence,
  ordering: Ordering,
  placed: readonly Placed[],
): Finding[] {
  const found: Finding[] = [];
  for (const [i, later] of placed.entries()) {
    const before = placed[i - 1];
    if (before === undefined || later.stage <= before.stage) continue;
    // 受理216件,其中村级受理158件、镇级受理58件,成功213件: the greatest of a stage is its whole.
    const earlier = placed
      .slice(0, i - 1)
      .filter(
        ({ stage, quantity }) => stage === before.stage && quantity.unit === before.quantity.unit,
      )
      .reduce((most, one) => (one.quantity.value > most.quantity.value ? one : most), before);
    const [a, b] = [earlier.quantity, later.quantity];
    if (!sameUnit(a.unit, b.unit) || a.unit === '人次' || a.unit !== b.unit) continue;
    const evidence: Evidence = [spanOf(b), spanOf(a)];
    const params = {
      earlier: printed(reading, a),
      later: printed(reading, b),
      earlierWords: earlier.words,
      laterWords: later.words,
    };
    const exceeds = b.low !== null && a.high !== null && b.low > a.high;
    const carried = exceeds ? carriedIn(reading, sentence) : 0;
    if (!exceeds || (carried > 0 && (b.low ?? b.value) <= a.value + carried))
      found.push(holds(RULE, evidence, params));
    else if (ordering.carryFrom !== undefined && later.stage >= ordering.carryFrom) {
      found.push(cannotTell(RULE, 'carryOver', evidence, params));
    } else if (/结转|历年|往年|累计/.test(sentence.words))
      found.push(cannotTell(RULE, 'carryOver', evidence, params));
    else found.push(fails(RULE, evidence, params));
  }
  return found;
}
