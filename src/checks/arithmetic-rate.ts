import { boundedRate } from '../catalog/balances';
import type { Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { isCount, isRate, printed, sameUnit, shown, withWords } from './arithmetic';
import { judgeBehind } from './arithmetic-rate-behind';
import { cannotTell, fails, holds, spanOf, type Evidence } from './findings';
import {
  entryOf,
  matching,
  ownWords,
  partsBefore,
  sharesStem,
  type Part,
  type RateEntry,
} from './rate-parts';
import { labelBefore, type Reading, type Sentence } from './reading';

const RULE = 'arithmetic.rate';
const TAIL = /(?:均|都|分别|已|约|高|就|依然|保持|仍)*(?:达到了?|达|为|是|到|至|提高到|保持在)?$/;
const GROWTH = /增长|增幅|降幅|同比|下降|上升|提高|减少|压缩|压减|精简|缩短|环比|降低/;

const bounded = new RegExp(boundedRate);

/** A rate beside the figures it is made of: every pair is tried before anything is said. */
export function checkRates(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans') continue;
    sentence.quantities.forEach((q, i) => {
      if (q.kind !== 'rate' || q.unit !== '%' || q.role === 'plan' || q.role === 'norm') return;
      // A rate up to a hundred says something only beside the figures it is made of.
      if ((q.low === null || q.low <= 100) && !hasParts(sentence, i)) return;
      const name = labelBefore(reading, sentence, i).replace(TAIL, '');
      if (GROWTH.test(name)) return;
      const finding = overHundred(q, name) ?? judge(reading, sentence, i, name);
      if (finding !== null) found.push(finding);
    });
  }
  return found;
}

function overHundred(q: Quantity, name: string): Finding | null {
  if (q.low === null || q.low <= 100 || !bounded.test(name)) return null;
  return fails(
    RULE,
    [spanOf(q)],
    { rate: `${shown(q.value)}%`, name },
    { code: 'arithmetic.rate.over' },
  );
}

/** Whether two counts stand before the rate, or one behind it. */
const hasParts = (sentence: Sentence, index: number): boolean =>
  countsIn(sentence, 0, index) >= 2 || countsIn(sentence, index + 1, Infinity) > 0;

function countsIn({ quantities }: Sentence, from: number, to: number): number {
  let counts = 0;
  for (let i = from; i < to && i < quantities.length && counts < 2; i++) {
    const quantity = quantities[i];
    if (quantity !== undefined && isCount(quantity)) counts++;
  }
  return counts;
}

function judge(reading: Reading, sentence: Sentence, index: number, name: string): Finding | null {
  const rate = sentence.quantities[index];
  const entry = rate === undefined ? undefined : entryOf(name);
  if (rate === undefined || entry === undefined) return null;
  const parts = partsBefore(reading, sentence, index);
  const finding =
    parts.length < 2
      ? null
      : (byCounterpart(reading, sentence, entry, parts, rate, name) ??
        judgeBefore(reading, sentence, entry, parts, rate, name));
  return finding ?? judgeBehind(reading, sentence, index, entry, name);
}

function judgeBefore(
  reading: Reading,
  sentence: Sentence,
  entry: RateEntry,
  parts: readonly Part[],
  rate: Quantity,
  name: string,
): Finding | null {
  const pairs = matching(parts, rate);
  const wordsOf = (q: Quantity): string => parts.find((p) => p.quantity === q)?.words ?? '';
  const pair = pairs.find((p) => p.above.some((q) => entry.numerator?.test(wordsOf(q)) ?? true));
  if (pair !== undefined) {
    const evidence: Evidence = [spanOf(rate), ...pair.above.map(spanOf), ...pair.below.map(spanOf)];
    return holds(RULE, evidence, {
      name,
      rate: printed(reading, rate),
      above: pair.above.map((q) => printed(reading, q)).join('+'),
      below: pair.below.map((q) => printed(reading, q)).join('+'),
    });
  }
  const finding = mismatch(reading, sentence, entry, parts, rate, name);
  // Figures that fit by chance prove nothing either way, unless those that are named speak against all of a hundred.
  return pairs.length === 0 || finding?.code === 'arithmetic.rate.hundred' ? finding : null;
}

/** 6件,胜诉6件,败诉率16.7%: what is left of the cases when the counterpart is taken away. */
function byCounterpart(
  reading: Reading,
  sentence: Sentence,
  entry: RateEntry,
  parts: readonly Part[],
  rate: Quantity,
  name: string,
): Finding | null {
  const at = entry.counterpart === null ? -1 : parts.findLastIndex((p) => isCounter(entry, p));
  const [below, counter] = [parts[at - 1], parts[at]];
  if (below === undefined || counter === undefined) return null;
  // Where the cases themselves are counted too, they are judged by their own count; some may still be open.
  if (parts.some((p) => entry.numerator?.test(p.words) ?? false)) return null;
  if (/未审结|未结|在审|撤诉|驳回|审理中/.test(sentence.words)) return null;
  if (!sameUnit(below.quantity.unit, counter.quantity.unit)) return null;
  const [all, won] = [below.quantity, counter.quantity];
  if (won.value > all.value || all.approx !== null || won.approx !== null) return null;
  const left = { low: all.value - won.value, high: all.value - won.value };
  const params = {
    name,
    rate: printed(reading, rate),
    above: `(${printed(reading, all)}-${withWords(reading, sentence, won)})`,
    below: withWords(reading, sentence, all),
    calculated: `${shown((100 * left.low) / all.value)}%`,
  };
  const evidence: Evidence = [spanOf(rate), spanOf(won), spanOf(all)];
  if (isRate(left, all, rate)) return holds(RULE, evidence, params);
  // All were won, and yet some were lost: no other denominator helps.
  return left.low === 0
    ? fails(RULE, evidence, params)
    : cannotTell(RULE, entry.balance.elsewhere ?? 'denominator', evidence, params);
}

const isCounter = (entry: RateEntry, part: Part): boolean =>
  entry.counterpart?.test(ownWords(part)) ?? false;

function mismatch(
  reading: Reading,
  sentence: Sentence,
  entry: RateEntry,
  parts: readonly Part[],
  rate: Quantity,
  name: string,
): Finding | null {
  const { balance } = entry;
  const next = parts.at(-1);
  const between = next === undefined ? '' : reading.text.slice(next.quantity.end, rate.start);
  // A share is of the figure right in front of it, or of none that we can name.
  if (balance.id === 'share' && !/^[^,。;…]{0,6},?占/.test(between)) return null;
  const above = parts.findLast((p) =>
    entry.numerator
      ? entry.numerator.test(ownWords(p)) && sharesStem(name, p.words)
      : p === parts.at(-1),
  );
  if (above === undefined) return null;
  const earlier = parts
    .slice(0, parts.indexOf(above))
    .filter((p) => sameUnit(p.quantity.unit, above.quantity.unit));
  const named = entry.denominators
    .map((d) => earlier.findLast((p) => d.words.test(p.words)))
    .find((p) => p !== undefined);
  const below =
    named ?? (entry.denominators.length === 0 || earlier.length === 1 ? earlier.at(-1) : undefined);
  if (below === undefined || (below.quantity.high ?? Infinity) < (above.quantity.low ?? 0))
    return null;
  const short =
    rate.value === 100 && (above.quantity.high ?? Infinity) < (below.quantity.low ?? -Infinity);
  if (!short && isRate(above.quantity, below.quantity, rate)) return null;
  // 120件,占24%;105件,占21%: parts of one whole side by side.
  if (balance.id === 'share' && hasShare(reading.text, below.quantity)) return null;
  const calculated = (100 * above.quantity.value) / below.quantity.value;
  const params = {
    name,
    rate: printed(reading, rate),
    above: withWords(reading, sentence, above.quantity),
    below: withWords(reading, sentence, below.quantity),
    calculated: `${shown(calculated)}%`,
  };
  const evidence: Evidence = [spanOf(rate), spanOf(above.quantity), spanOf(below.quantity)];
  // A share of something that the sentence names otherwise cannot be told from these figures.
  if (balance.elsewhere !== undefined) return cannotTell(RULE, balance.elsewhere, evidence, params);
  if (balance.id === 'share' && earlier.length !== 1)
    return cannotTell(RULE, 'denominator', evidence, params);
  return fails(RULE, evidence, params, { code: short ? 'arithmetic.rate.hundred' : RULE });
}

/** Whether a share of its own stands right behind the figure. */
const hasShare = (text: string, { end }: Quantity): boolean =>
  /^[^,，。;；…]{0,6}[,，]?占[^,，。;；\d]{0,14}\d[\d.]*\s?[%％]/.test(text.slice(end, end + 40));
