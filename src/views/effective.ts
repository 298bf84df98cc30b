import type { FactSource } from '../model/fact';
import type { ReadFact as Fact } from '../model/fact-columns';
import type { Scope } from '../model/quantity';
import type { PlacedReview } from '../model/review';
import { overlaps, type Span } from '../model/span';
import { asNumber, latestFirst } from './decisions';

/**
 * Where a figure comes from. read: the engine alone; accepted, corrected, added: a person; rejected: a person said
 * that it is not this indicator; absent: a person looked and the report does not say.
 */
export type FactState = 'read' | 'accepted' | 'corrected' | 'added' | 'rejected' | 'absent';

/** One figure of an indicator as it stands after a person's decisions. */
export interface EffectiveFact {
  readonly indicator: string;
  /** null only where the state is absent. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly approx: string | null;
  readonly evidence: readonly Span[];
  readonly scope: Scope;
  readonly source: FactSource | 'person';
  readonly words: string;
  readonly state: FactState;
  /** Place in the engine's list, for the address `at=fact:<n>`; -1 where the engine has no such fact. */
  readonly index: number;
  readonly review: PlacedReview | null;
  /** The engine now reads something else than what was decided upon, or its passage is lost: to be looked at again. */
  readonly secondLook: boolean;
}

/** Whether the figure counts: everything but what was rejected or confirmed absent. */
export const stands = (fact: EffectiveFact): boolean =>
  fact.state !== 'rejected' && fact.state !== 'absent';

/** Where a decision's passage stands: as found after the last reading, else where it was made; null where it is lost. */
const anchorSpan = (review: PlacedReview): Span | null =>
  review.place !== undefined
    ? review.place
    : review.anchor && {
        start: review.anchor.start,
        end: review.anchor.start + Math.max(1, review.anchor.quote.length),
      };

/** Whether a decision's passage is no longer found in the text. It is kept, and shown with its quotation. */
export const isLost = (review: PlacedReview | null): boolean =>
  review !== null && review.place === null;

/**
 * The engine's fact that a decision speaks of: the one standing at its anchor, else the only one with the value that was
 * decided upon, else the only one of the indicator; -1 where none can be said to be meant.
 */
function meant(
  review: PlacedReview,
  facts: readonly Fact[],
  candidates: readonly number[],
): number {
  const span = anchorSpan(review);
  if (span) {
    const at = candidates.filter((i) => facts[i]?.evidence.some((e) => overlaps(e, span)));
    const same = at.filter((i) => facts[i]?.value === review.engineValue);
    if (same[0] !== undefined) return same[0];
    if (at[0] !== undefined) return at[0];
  }
  const sameValue = candidates.filter((i) => facts[i]?.value === review.engineValue);
  if (sameValue.length === 1) return sameValue[0] ?? -1;
  // Without an anchor a decision speaks of the indicator's only figure; with one, another passage is another figure.
  const bare = span === null && !isLost(review);
  return bare && candidates.length === 1 ? (candidates[0] ?? -1) : -1;
}

/** A figure that nobody has decided on. Written out rather than spread: this runs for every figure of the library. */
export const asRead = (fact: Fact, index: number): EffectiveFact => ({
  indicator: fact.indicator,
  value: fact.value,
  low: fact.low,
  high: fact.high,
  unit: fact.unit,
  approx: fact.approx,
  evidence: fact.evidence,
  scope: fact.scope,
  source: fact.source,
  words: fact.words,
  state: 'read',
  index,
  review: null,
  secondLook: false,
});

function decided(fact: Fact, index: number, review: PlacedReview): EffectiveFact {
  const read = asRead(fact, index);
  const moved =
    isLost(review) ||
    (review.engineValue !== null &&
      asNumber(review.engineValue) !== fact.value &&
      review.engine > 0);
  switch (review.decision) {
    case 'accepted':
    case 'confirmed': {
      // What a person accepted stays, whatever a later engine reads there.
      const kept = moved ? asNumber(review.engineValue) : null;
      const value = kept === null ? {} : { value: kept, low: kept, high: kept, approx: null };
      return { ...read, ...value, state: 'accepted', review, secondLook: moved };
    }
    case 'rejected':
    case 'ignored':
      return { ...read, state: 'rejected', review, secondLook: moved };
    case 'corrected':
    case 'added': {
      const value = asNumber(review.value);
      if (value === null) return { ...read, review };
      const unit = review.unit ?? fact.unit;
      return {
        ...read,
        ...{ value, low: value, high: value, unit, approx: null, source: 'person' },
        ...{ state: review.decision, review, secondLook: moved },
      };
    }
    case 'absent':
      return { ...read, state: 'rejected', review, secondLook: moved };
  }
}

/** A decision whose passage the engine does not read (any more): the person's word stands on its own. */
function alone(review: PlacedReview, indicator: string): EffectiveFact | null {
  if (review.decision === 'rejected' || review.decision === 'ignored') return null;
  const absent = review.decision === 'absent';
  const value = absent
    ? null
    : asNumber(review.value ?? (review.decision === 'accepted' ? review.engineValue : null));
  if (!absent && value === null) return null;
  const span = anchorSpan(review);
  return {
    indicator,
    ...{ value, low: value, high: value, unit: review.unit ?? '', approx: null },
    evidence: span ? [span] : [],
    ...{ scope: 'own', source: 'person', words: review.anchor?.quote ?? '' },
    state: absent ? 'absent' : review.decision === 'corrected' ? 'corrected' : 'added',
    ...{
      index: -1,
      review,
      secondLook: isLost(review) || (!absent && review.decision !== 'added'),
    },
  };
}

/** Figures of the indicator on which nothing was decided later are rejected with it. Mutates `result`. */
function overrule(
  result: EffectiveFact[],
  facts: readonly Fact[],
  candidates: readonly number[],
  review: PlacedReview,
): void {
  for (const i of candidates) {
    const fact = facts[i];
    if (fact && result[i]?.review === null) result[i] = decided(fact, i, review);
  }
}

/**
 * The engine's facts of one report with a person's decisions applied, in the engine's order, what a person added last.
 * Rejected figures stay in the list with their state; `stands` tells which count. The latest decision on a figure wins.
 */
export function effectiveFacts(
  facts: readonly Fact[],
  reviews: readonly PlacedReview[],
): readonly EffectiveFact[] {
  const result = facts.map(asRead);
  if (reviews.length === 0) return result;
  const extra: EffectiveFact[] = [];
  const settled = new Set<string>();
  // Indicators whose latest word is a figure, and those whose latest word is that there is none.
  const given = new Set<string>();
  const absent = new Set<string>();
  for (const review of latestFirst(reviews)) {
    if (review.target.kind !== 'fact') continue;
    const { indicator } = review.target;
    if (absent.has(indicator)) continue;
    const candidates = facts.flatMap((f, i) => (f.indicator === indicator ? [i] : []));
    if (review.decision === 'absent') {
      if (given.has(indicator)) continue;
      absent.add(indicator);
      overrule(result, facts, candidates, review);
      const nothing = alone(review, indicator);
      if (nothing) extra.push(nothing);
      continue;
    }
    const index = review.decision === 'added' ? -1 : meant(review, facts, candidates);
    const fact = facts[index];
    const key = fact ? String(index) : `${indicator}@${review.anchor?.start ?? review.id}`;
    if (settled.has(key)) continue;
    settled.add(key);
    if (review.decision !== 'rejected' && review.decision !== 'ignored') given.add(indicator);
    const own = fact ? null : alone(review, indicator);
    if (fact) result[index] = decided(fact, index, review);
    else if (own) extra.push(own);
  }
  return [...result, ...extra.reverse()];
}
