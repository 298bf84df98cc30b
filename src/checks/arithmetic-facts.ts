import { orderings, rateBalances, sumBalances } from '../catalog/balances';
import type { Fact } from '../model/fact';
import type { Finding } from '../model/finding';
import { meets, sum, type Interval } from '../model/interval';
import type { Quantity } from '../model/quantity';
import { isRate, printed, sameUnit, shown } from './arithmetic';
import { cannotTell, holds, spanOf, type Evidence } from './findings';
import type { Reading } from './reading';

/**
 * The identities of `balances` over indicators, for figures that stand in different sentences. Different sentences
 * may count different things, so a difference is never more than *cannot tell*.
 */
export function checkFacts(reading: Reading): Finding[] {
  return [...rates(reading), ...sums(reading), ...orders(reading)];
}

/** The only fact of an indicator that is the body's own; null where there is none or more than one value. */
function only(reading: Reading, indicator: string): Fact | null {
  const facts = reading.parsed.facts.filter((f) => f.indicator === indicator && f.scope === 'own');
  const [first] = facts;
  return first !== undefined && facts.every((f) => f.value === first.value && f.unit === first.unit)
    ? first
    : null;
}

const all = (reading: Reading, ids: readonly string[]): Fact[] | null => {
  const facts = ids.map((id) => only(reading, id));
  return facts.every((f) => f !== null) ? facts : null;
};

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

function rates(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const { indicators: ids } of rateBalances) {
    if (ids === undefined || ids.numerator.length === 0) continue;
    const rate = only(reading, ids.rate);
    const above = all(reading, ids.numerator);
    const quantity: Quantity | undefined = reading.parsed.quantities[rate?.quantities[0] ?? -1];
    if (rate === null || above === null || quantity === undefined) continue;
    const tried = ids.denominators.map((d) => all(reading, d)).filter((d) => d !== null);
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

function sums(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const balance of sumBalances) {
    const whole = only(reading, balance.whole);
    const parts = balance.parts.map((id) => only(reading, id)).filter((f) => f !== null);
    if (whole === null || parts.length < 2 || together(reading, [whole, ...parts])) continue;
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

function orders(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const { indicators } of orderings) {
    if (indicators === undefined) continue;
    for (let i = 1; i < indicators.length; i++) {
      const earlier = only(reading, indicators[i - 1] ?? '');
      const later = only(reading, indicators[i] ?? '');
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
      if (exceeds)
        found.push(cannotTell('arithmetic.order', 'separateSentences', evidence, params));
    }
  }
  return found;
}
