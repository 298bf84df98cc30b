import type { Fact } from '../model/fact';
import { textHash } from '../model/hash';
import type { ReportMeta } from '../model/meta';
import { ENGINE_VERSION } from '../model/parsed';
import type { Quantity } from '../model/quantity';
import type { PlacedReview } from '../model/review';
import { overlaps } from '../model/span';
import { effectiveFacts, stands, type EffectiveFact } from './effective';
import { effectiveMeta } from './effective-meta';

/** What the checks ask of a reading that a person's decisions can change. */
export interface Judgeable {
  readonly meta: ReportMeta;
  readonly quantities: readonly Quantity[];
  readonly facts: readonly Fact[];
}

const bears = ({ target }: PlacedReview): boolean =>
  target.kind === 'fact' || target.kind === 'meta';

/**
 * Tells which decisions a judgement was made with, and by which engine; undefined where there is none to go in. Two
 * libraries with the same decisions have the same mark.
 */
export function markOfDecisions(reviews: readonly PlacedReview[]): string | undefined {
  const own = reviews.filter(bears).map((r) => [r.id, r.at, r.value, r.decision, r.place ?? 0]);
  if (own.length === 0) return undefined;
  const words = own.map((r) => JSON.stringify(r)).sort();
  return `${ENGINE_VERSION} ${textHash(words.join('\n'))}`;
}

/** Whether a person gave the value, rather than found the engine's right. */
const isGiven = ({ state, source, review, secondLook }: EffectiveFact): boolean =>
  source === 'person' || (state === 'accepted' && secondLook && review?.engineValue !== null);

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0;

/** The figures that a given value stands for: those it was read from, or the only one in the passage that was marked. */
function figuresOf(fact: EffectiveFact, { facts, quantities }: Judgeable): readonly number[] {
  const read = facts[fact.index];
  if (read) return read.quantities;
  const [span] = fact.evidence;
  if (!span) return [];
  const inside = quantities.flatMap((q, i) => (overlaps(q, span) ? [i] : []));
  return inside.length === 1 ? inside : [];
}

/** One figure as the checks are to take it. `end` is where the text ends: what has no passage stands there. */
function asFact(fact: EffectiveFact, reading: Judgeable, end: number): Fact {
  const read = reading.facts[fact.index];
  if (read && fact.state === 'read') return read;
  const [first = { start: end, end }, ...rest] = fact.evidence;
  const person = { by: fact.review?.by ?? '', given: isGiven(fact) };
  return {
    ...{ indicator: fact.indicator, value: fact.value ?? 0, low: fact.low, high: fact.high },
    ...{ unit: fact.unit, approx: fact.approx, evidence: [first, ...rest] },
    ...{ quantities: figuresOf(fact, reading), scope: fact.scope },
    ...{ source: fact.source === 'person' ? 'phrase' : fact.source, words: fact.words, person },
  };
}

/**
 * A reading as a person's decisions leave it, for the checks: corrected metadata, the figures that stand, and in the
 * sentences the values that a person gave instead of those that were read. Decisions of other kinds change nothing.
 */
export function asDecided(
  reading: Judgeable,
  reviews: readonly PlacedReview[],
  textLength: number,
): Judgeable {
  const standing = effectiveFacts(reading.facts, reviews).filter(stands);
  const quantities = [...reading.quantities];
  for (const fact of standing) {
    if (fact.review === null || fact.value === null || !isGiven(fact)) continue;
    const { value, unit, review } = fact;
    for (const i of figuresOf(fact, reading)) {
      const q = quantities[i];
      // A person who added what the figure says anyway has corrected nothing.
      if (!q || (q.value === value && q.unit === unit)) continue;
      const given = { value, low: value, high: value, approx: null, decimals: decimalsOf(value) };
      quantities[i] = { ...q, ...given, unit: unit || q.unit, by: review.by };
    }
  }
  return {
    meta: effectiveMeta(reading, reviews),
    quantities,
    facts: standing.map((fact) => asFact(fact, reading, textLength)),
  };
}
