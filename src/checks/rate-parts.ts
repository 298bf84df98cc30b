import { rateBalances } from '../catalog/balances';
import type { Quantity } from '../model/quantity';
import { isCount, isRate, runs, sameUnit, type Run } from './arithmetic';
import { labelAfter, labelBefore, type Reading, type Sentence } from './reading';

/** The rates of the catalogue with their patterns, in the order of trial. */
const balances = rateBalances.map((b) => ({
  balance: b,
  rate: new RegExp(`(?:${b.rate})$`),
  numerator: b.numerator === '' ? null : new RegExp(b.numerator),
  counterpart: b.counterpart === undefined ? null : new RegExp(b.counterpart),
  denominators: b.denominators.map((d) => ({ ...d, words: new RegExp(d.words) })),
}));

/** A rate of the catalogue with its patterns. */
export type RateEntry = (typeof balances)[number];

/** The rate that a name is of. */
export const entryOf = (name: string): RateEntry | undefined =>
  balances.find((b) => b.rate.test(name));

/** A count with the words beside it, those before it and those behind it parted by a blank. */
export interface Part {
  readonly quantity: Quantity;
  readonly words: string;
}

const partAt = (reading: Reading, sentence: Sentence, i: number): Part | null => {
  const quantity = sentence.quantities[i];
  if (quantity === undefined || !isCount(quantity)) return null;
  const words = `${labelBefore(reading, sentence, i)} ${labelAfter(reading, sentence, i)}`;
  return { quantity, words };
};

/** The counts in front of the rate; those of other rates in between are taken too. */
export function partsBefore(reading: Reading, sentence: Sentence, index: number): Part[] {
  const parts: Part[] = [];
  for (let i = 0; i < index; i++) {
    const part = partAt(reading, sentence, i);
    if (part !== null) parts.push(part);
  }
  return parts;
}

/** The counts behind the rate; none where another rate stands behind them, which they may be told for. */
export function partsBehind(reading: Reading, sentence: Sentence, index: number): Part[] {
  const parts: Part[] = [];
  for (let i = index + 1; i < sentence.quantities.length; i++) {
    if (sentence.quantities[i]?.kind === 'rate') return [];
    const part = partAt(reading, sentence, i);
    if (part !== null) parts.push(part);
  }
  return parts;
}

/** Figures (or sums of neighbours) above and below the line. */
export interface Pair {
  readonly above: readonly Quantity[];
  readonly below: readonly Quantity[];
}

/** Numerators and denominators among the figures (or sums of neighbours) that give the rate, simple ones first. */
export function matching(parts: readonly Part[], rate: Quantity): Pair[] {
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

/** The words before the figure; those behind it where none stand before: 1745人合格. */
export function ownWords({ words }: Part): string {
  const at = words.indexOf(' ');
  return at > 0 ? words.slice(0, at) : words.slice(at + 1);
}

/** Whether the figure's own words and the rate's name speak of the same act: 调处1340件 … 调处率. */
export function sharesStem(name: string, words: string): boolean {
  const stem = name.replace(/率$/, '').slice(-4);
  for (let i = 0; i + 2 <= stem.length; i++) if (words.includes(stem.slice(i, i + 2))) return true;
  if (/[网通]办|可办/.test(name) && /网上|线上|网办|通办/.test(words)) return true;
  if (/实[训考参到]/.test(words) && /[参到]/.test(name)) return true;
  return /成功|化解|调处|达成/.test(words) && /调解|化解|调处|成功/.test(name);
}
