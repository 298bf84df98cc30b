import { removeReview, saveReviews } from '../db/reviews';
import { makeAnchor } from '../model/anchor';
import type { Fact } from '../model/fact';
import { instantAfter } from '../model/instant';
import type { Decision, Review } from '../model/review';
import type { Span } from '../model/span';
import type { EffectiveFact } from '../views/effective';
import { reviewer } from './reviewer.svelte';

/** The report on which decisions are made, as it is read now. */
export interface Subject {
  readonly id: string;
  readonly engine: number;
  readonly text: string;
  /** The engine's own list. */
  readonly facts: readonly Fact[];
}

/** What a person says of a figure. */
export interface Saying {
  readonly decision: Decision;
  readonly value?: number | null;
  readonly unit?: string | null;
  readonly note?: string;
}

/** A decision on a figure in the list. The same person's earlier decision on it is replaced, another's stays beside it. */
function onFact(subject: Subject, fact: EffectiveFact, saying: Saying, by: string): Review {
  const read = subject.facts[fact.index];
  const earlier = fact.review;
  const span = fact.evidence[0];
  return {
    id: earlier && earlier.by === by ? earlier.id : crypto.randomUUID(),
    report: subject.id,
    target: { kind: 'fact', indicator: fact.indicator },
    decision: saying.decision,
    value: saying.value ?? null,
    unit: saying.unit ?? null,
    note: saying.note ?? '',
    anchor: span ? makeAnchor(subject.text, span) : (earlier?.anchor ?? null),
    engineValue: read?.value ?? null,
    engine: subject.engine,
    by,
    at: instantAfter(earlier?.at),
  };
}

/** Writes decisions on figures as one step. Returns the step's id, or null where nobody wants to be named. */
export async function decide(
  subject: Subject,
  facts: readonly EffectiveFact[],
  saying: Saying,
): Promise<number | null> {
  const by = await reviewer.name();
  if (by === null || facts.length === 0) return null;
  return saveReviews(facts.map((fact) => onFact(subject, fact, saying, by)));
}

/** A value read by hand from a passage, or (without one) the word that the report does not state an indicator. */
export async function addByHand(
  subject: Subject,
  indicator: string,
  span: Span | null,
  saying: Saying,
): Promise<number | null> {
  const by = await reviewer.name();
  if (by === null) return null;
  return saveReviews([
    {
      id: crypto.randomUUID(),
      report: subject.id,
      target: { kind: 'fact', indicator },
      decision: saying.decision,
      value: saying.value ?? null,
      unit: saying.unit ?? null,
      note: saying.note ?? '',
      anchor: span && makeAnchor(subject.text, span),
      engineValue: null,
      engine: subject.engine,
      by,
      at: new Date().toISOString(),
    },
  ]);
}

/** Takes the decision on a figure away. */
export const takeBack = (fact: EffectiveFact): Promise<number> | null =>
  fact.review && removeReview(fact.review);
