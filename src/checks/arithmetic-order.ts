import { orderings, type Ordering } from '../catalog/balances';
import type { Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { isCount, printed, sameUnit } from './arithmetic';
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

interface Counted {
  readonly quantity: Quantity;
  readonly words: string;
}
interface Placed extends Counted {
  readonly stage: number;
}

/** A later stage that counts more than an earlier one in the same sentence. */
export function checkOrders(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans' || !twoCounts(sentence.quantities)) continue;
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
    if (!exceeds) found.push(holds(RULE, evidence, params));
    else if (ordering.carryFrom !== undefined && later.stage >= ordering.carryFrom) {
      found.push(cannotTell(RULE, 'carryOver', evidence, params));
    } else if (/结转|历年|往年|累计/.test(sentence.words))
      found.push(cannotTell(RULE, 'carryOver', evidence, params));
    else found.push(fails(RULE, evidence, params));
  }
  return found;
}
