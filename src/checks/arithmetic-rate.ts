import { boundedRate, rateBalances, type RateBalance } from '../catalog/balances';
import type { Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { isCount, isRate, printed, runs, sameUnit, shown, type Run, withWords } from './arithmetic';
import { cannotTell, fails, holds, spanOf, type Evidence } from './findings';
import { labelAfter, labelBefore, type Reading, type Sentence } from './reading';

const RULE = 'arithmetic.rate';
const TAIL = /(?:均|都|分别|已|约|高|就|依然|保持|仍)*(?:达到了?|达|为|是|到|至|提高到|保持在)?$/;
const GROWTH = /增长|增幅|降幅|同比|下降|上升|提高|减少|压缩|压减|精简|缩短|环比|降低/;

const balances = rateBalances.map((b) => ({
  balance: b,
  rate: new RegExp(`(?:${b.rate})$`),
  numerator: b.numerator === '' ? null : new RegExp(b.numerator),
  denominators: b.denominators.map((d) => ({ ...d, words: new RegExp(d.words) })),
}));
const bounded = new RegExp(boundedRate);

/** A rate beside the figures it is made of: every pair is tried before anything is said. */
export function checkRates(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans') continue;
    sentence.quantities.forEach((q, i) => {
      if (q.kind !== 'rate' || q.unit !== '%' || q.role === 'plan' || q.role === 'norm') return;
      // A rate up to a hundred says something only beside the figures it is made of.
      if ((q.low === null || q.low <= 100) && !twoCountsBefore(sentence, i)) return;
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

interface Part {
  readonly quantity: Quantity;
  readonly words: string;
}

/** The counts in front of the rate, with the words beside them; those of other rates in between are taken too. */
function partsBefore(reading: Reading, sentence: Sentence, index: number): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < index; i++) {
    const quantity = sentence.quantities[i];
    if (quantity === undefined || !isCount(quantity)) continue;
    const words = `${labelBefore(reading, sentence, i)} ${labelAfter(reading, sentence, i)}`;
    parts.push({ quantity, words });
  }
  return parts;
}

function twoCountsBefore({ quantities }: Sentence, index: number): boolean {
  let counts = 0;
  for (let i = 0; i < index && counts < 2; i++) {
    const quantity = quantities[i];
    if (quantity !== undefined && isCount(quantity)) counts++;
  }
  return counts === 2;
}

function judge(reading: Reading, sentence: Sentence, index: number, name: string): Finding | null {
  const rate = sentence.quantities[index];
  if (rate === undefined || !twoCountsBefore(sentence, index)) return null;
  const entry = balances.find((b) => b.rate.test(name));
  if (entry === undefined) return null;
  const parts = partsBefore(reading, sentence, index);
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
  const finding = mismatch(reading, sentence, entry.balance, parts, rate, name);
  // Figures that fit by chance prove nothing either way, unless those that are named speak against all of a hundred.
  return pairs.length === 0 || finding?.code === 'arithmetic.rate.hundred' ? finding : null;
}

interface Pair {
  readonly above: readonly Quantity[];
  readonly below: readonly Quantity[];
}

/** Numerators and denominators among the figures (or sums of neighbours) that give the rate, simple ones first. */
function matching(parts: readonly Part[], rate: Quantity): Pair[] {
  const all = runs(parts.map((p) => p.quantity));
  const found: Pair[] = [];
  for (const below of all)
    for (const above of all)
      if (above !== below && fits(above, below, rate))
        found.push({ above: above.parts, below: below.parts });
  return found;
}

/** Asked of every two sums: what rules out most goes first. */
function fits(above: Run, below: Run, rate: Quantity): boolean {
  const a = above.sum;
  const b = below.sum;
  if (b.low === 0 || (a.low !== null && b.high !== null && a.low > b.high)) return false;
  const exact = rate.value === 100 && rate.approx === null;
  if (exact && a.high !== null && b.low !== null && a.high < b.low) return false;
  if (!isRate(a, b, rate)) return false;
  const unit = below.parts[0]?.unit ?? '';
  if (![above, below].every(({ parts }) => parts.every((q) => sameUnit(q.unit, unit))))
    return false;
  const both = above.parts.length > 1 && below.parts.length > 1;
  return !both || !above.parts.some((q) => below.parts.includes(q));
}

function mismatch(
  reading: Reading,
  sentence: Sentence,
  balance: RateBalance,
  parts: readonly Part[],
  rate: Quantity,
  name: string,
): Finding | null {
  const entry = balances.find((b) => b.balance === balance);
  const next = parts.at(-1);
  const between = next === undefined ? '' : reading.text.slice(next.quantity.end, rate.start);
  // A share is of the figure right in front of it, or of none that we can name.
  if (balance.id === 'share' && !/^[^,。;…]{0,6},?占/.test(between)) return null;
  const above = parts.findLast((p) =>
    entry?.numerator
      ? entry.numerator.test(p.words.split(' ')[0] ?? '') && sharesStem(name, p.words)
      : p === parts.at(-1),
  );
  if (above === undefined || entry === undefined) return null;
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

/** Whether the figure's own words and the rate's name speak of the same act: 调处1340件 … 调处率. */
function sharesStem(name: string, words: string): boolean {
  const stem = name.replace(/率$/, '').slice(-4);
  for (let i = 0; i + 2 <= stem.length; i++) if (words.includes(stem.slice(i, i + 2))) return true;
  if (/[网通]办/.test(name) && /网上|线上|网办|通办/.test(words)) return true;
  if (/实[训考参到]/.test(words) && /[参到]/.test(name)) return true;
  return /成功|化解|调处|达成/.test(words) && /调解|化解|调处|成功/.test(name);
}
