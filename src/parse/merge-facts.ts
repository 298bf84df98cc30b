import type { Fact } from '../model/fact';
import type { Span } from '../model/span';

/** One fact for what is said twice with the same value, with both places; different values stay two facts. */
export function merge(facts: readonly Fact[]): Fact[] {
  const merged: Fact[] = [];
  /** For each indicator the places of its facts in that list: few, which are compared one by one. */
  const places = new Map<string, number[]>();
  for (const fact of facts) {
    let known = places.get(fact.indicator);
    if (known === undefined) places.set(fact.indicator, (known = []));
    const at = known.find((i) => merged[i]?.value === fact.value && merged[i]?.unit === fact.unit);
    const same = at === undefined ? undefined : merged[at];
    if (at === undefined || same === undefined) {
      known.push(merged.length);
      merged.push(fact);
    } else merged[at] = joined(same, fact);
  }
  return merged.sort((a, b) => a.evidence[0].start - b.evidence[0].start);
}

function joined(a: Fact, b: Fact): Fact {
  const [first, second] = a.evidence[0].start <= b.evidence[0].start ? [a, b] : [b, a];
  return {
    ...first,
    evidence: [...first.evidence, ...second.evidence],
    quantities: [...first.quantities, ...second.quantities],
  };
}

const LEAD =
  /^(?:[\s“”"、]|[0-9]{4}年(?:以来)?|全年|今年(?:以来)?|年内|截至目前|目前|累计|其中|共计|共|已|并|全县|全区|全市|全乡|全镇|全省|我[县区市乡镇省局])+/u;
const TAIL = /(?:\s|共计|总计|合计|累计|总共|共|达到|达|为|分别|均)+$/u;
/** The last characters of those: most clauses end in another. */
const TAIL_ENDS = new Set('计共到达为别均 \t\v\f\r\n\u00a0\u3000\u2028\u2029');
const LONGEST = 40;

/** The clause's own words for what is counted, without the figure and what only leads up to it. */
export function wordsOfClause(text: string, evidence: Span, figure: Span): string {
  const from = Math.max(evidence.start, figure.start - 3 * LONGEST);
  const led = text.slice(from, figure.start).replace(LEAD, '');
  const before = TAIL_ENDS.has(led.slice(-1)) ? led.replace(TAIL, '') : led;
  const after = text.slice(figure.end, Math.min(evidence.end, figure.end + LONGEST));
  const words = after === '' ? before : `${before}…${after}`;
  return words.length > LONGEST ? words.slice(-LONGEST) : words;
}
