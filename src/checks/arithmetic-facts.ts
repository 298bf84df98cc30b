import { orderings, rateBalances, sumBalances } from '../catalog/balances';
import type { Fact } from '../model/fact';
import type { Finding } from '../model/finding';
import { meets, sum, type Interval } from '../model/interval';
import type { Quantity, Scope } from '../model/quantity';
import { isRate, printed, sameUnit, shown } from './arithmetic';
import { cannotTell, holds, spanOf, type Evidence } from './findings';
import type { Reading } from './reading';

/**
 * The identities of `balances` over indicators, for figures that stand in different sentences. Different sentences
 * may count different things, so a difference is never more than *cannot tell*.
 */
export function checkFacts(reading: Reading): Finding[] {
  return SCOPES.flatMap((scope) => {
    const facts = onlyFacts(reading, scope);
    return [...rates(reading, facts), ...sums(reading, facts), ...orders(reading, facts)];
  });
}

/** The body's own figures are held against each other, and those of its whole area. */
const SCOPES: readonly Scope[] = ['own', 'area'];

/** By indicator the only fact with a scope; null where there is more than one value. */
type OnlyFacts = ReadonlyMap<string, Fact | null>;

/**
 * Where the whole area's figure is told as well, the body's own is only a part, and another indicator's figure may be of
 * the whole: then there is no only one.
 */
function onlyFacts(reading: Reading, scope: Scope): OnlyFacts {
  const facts = new Map<string, Fact | null>();
  for (const fact of reading.parsed.facts) {
    if (scope === 'own' && fact.scope === 'area') facts.set(fact.indicator, null);
    if (fact.scope !== scope) continue;
    const first = facts.get(fact.indicator);
    if (first === undefined) facts.set(fact.indicator, fact);
    else if (first !== null && (first.value !== fact.value || first.unit !== fact.unit))
      facts.set(fact.indicator, null);
  }
  return facts;
}

/** The facts of all these indicators; null where one has none, or more than one value. */
function all(facts: OnlyFacts, ids: readonly string[]): Fact[] | null {
  const found: Fact[] = [];
  for (const id of ids) {
    const fact = facts.get(id) ?? null;
    if (fact === null) return null;
    found.push(fact);
  }
  return found;
}

/** A fact as the report says it; one whose value a person gave, in that value. */
const said = (reading: Reading, fact: Fact): string =>
  fact.person?.given === true
    ? `${fact.words}${shown(fact.value, 6)}${fact.unit}`
    : printed(reading, fact.evidence[0]);

const evidenceOf = (first: Fact, rest: readonly Fact[]): Evidence => [
  spanOf(first.evidence[0]),
  ...rest.map((f) => spanOf(f.evidence[0])),
];

/** Whether all stand in one sentence, where the checks of sentences have judged them already. */
function together(reading: Reading, facts: readonly Fact[]): boolean {
  const at = facts.map((f) =>
    reading.sentences.findIndex(
      (s) => s.start <= f.evidence[0].start && f.evidence[0].start < s.end,
    ),
  );
  return at.every((i) => i === at[0]);
}

function rates(reading: Reading, facts: OnlyFacts): Finding[] {
  const found: Finding[] = [];
  for (const { indicators: ids } of rateBalances) {
    if (ids === undefined || ids.numerator.length === 0) continue;
    const rate = facts.get(ids.rate) ?? null;
    if (rate === null) continue;
    const quantity: Quantity | undefined = reading.parsed.quantities[rate.quantities[0] ?? -1];
    if (quantity === undefined) continue;
    const above = all(facts, ids.numerator);
    if (above === null) continue;
    const tried = ids.denominators.map((d) => all(facts, d)).filter((d) => d !== null);
    const last = tried.at(-1);
    if (last === undefined || together(reading, [rate, ...above, ...last])) continue;
    const top = sum(above);
    const fit = tried.find((d) => isRate(top, sum(d), quantity));
    const below = fit ?? last;
    const whole = below.reduce((n, f) => n + f.value, 0);
    // More than all of them: these do not belong together.
    if (whole < above.reduce((n, f) => n + f.value, 0)) continue;
    const params = {
      name: rate.words,
      rate: said(reading, rate),
      above: above.map((f) => said(reading, f)).join('+'),
      below: below.map((f) => said(reading, f)).join('+'),
      calculated:
        whole === 0 ? '' : `${shown((100 * above.reduce((n, f) => n + f.value, 0)) / whole)}%`,
    };
    const evidence = evidenceOf(rate, [...above, ...below]);
    if (fit !== undefined) found.push(holds('arithmetic.rate', evidence, params));
    else found.push(cannotTell('arithmetic.rate', 'separateSentences', evidence, params));
  }
  return found;
}

function sums(reading: Reading, facts: OnlyFacts): Finding[] {
  const found: Finding[] = [];
  for (const balance of sumBalances) {
    const whole = facts.get(balance.whole) ?? null;
    if (whole === null) continue;
    const parts = balance.parts.map((id) => facts.get(id) ?? null).filter((f) => f !== null);
    if (parts.length < 2 || together(reading, [whole, ...parts])) continue;
    const total: Interval = sum(parts);
    const params = {
      whole: said(reading, whole),
      parts: parts.map((f) => said(reading, f)).join('+'),
      calculated: `${shown(parts.reduce((n, f) => n + f.value, 0))}${whole.unit}`,
    };
    const evidence = evidenceOf(whole, parts);
    if (meets(total, whole)) found.push(holds('arithmetic.sum', evidence, params));
    else found.push(cannotTell('arithmetic.sum', 'separateSentences', evidence, params));
  }
  return found;
}

/** Whether the sentence of a fact speaks of what was carried over, which explains that more were closed than came in. */
const carries = (reading: Reading, fact: Fact): boolean => {
  const at = fact.evidence[0].start;
  const sentence = reading.sentences.find((s) => s.start <= at && at < s.end);
  return sentence !== undefined && /结转|遗留|未结/.test(sentence.words);
};

function orders(reading: Reading, facts: OnlyFacts): Finding[] {
  const found: Finding[] = [];
  for (const { indicators } of orderings) {
    if (indicators === undefined) continue;
    for (let i = 1; i < indicators.length; i++) {
      const earlier = facts.get(indicators[i - 1] ?? '') ?? null;
      const later = facts.get(indicators[i] ?? '') ?? null;
      if (earlier === null || later === null || !sameUnit(earlier.unit, later.unit)) continue;
      if (together(reading, [earlier, later])) continue;
      const exceeds = later.low !== null && earlier.high !== null && later.low > earlier.high;
      const params = {
        earlier: said(reading, earlier),
        later: said(reading, later),
        earlierWords: earlier.words,
        laterWords: later.words,
      };
      const evidence = evidenceOf(later, [earlier]);
      if (exceeds && !carries(reading, later))
        found.push(cannotTell('arithmetic.order', 'separateSentences', evidence, params));
    }
  }
  return found;
}
