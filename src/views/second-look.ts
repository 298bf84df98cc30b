import type { EffectiveFact } from './effective';
import { isLost } from './effective';

/** How far the review of a report (or of one indicator over reports) has come. */
export interface Progress {
  readonly total: number;
  /** Decided by a person, and nothing has changed since. */
  readonly done: number;
  /** Decided, but the engine now reads something else, or the passage is lost. */
  readonly again: number;
}

/** Whether a figure still asks for a person: nobody has decided on it, or it asks for a second look. */
export const isOpen = (fact: EffectiveFact): boolean => fact.review === null || fact.secondLook;

/** Counts the figures of a report that were looked at. */
export function progressOf(facts: readonly EffectiveFact[]): Progress {
  const again = facts.filter((f) => f.secondLook).length;
  return { total: facts.length, done: facts.filter((f) => !isOpen(f)).length, again };
}

/** The progress of each indicator over many reports, in the order of the first figure. */
export function progressByIndicator(facts: Iterable<EffectiveFact>): ReadonlyMap<string, Progress> {
  const groups = new Map<string, EffectiveFact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.indicator);
    if (group) group.push(fact);
    else groups.set(fact.indicator, [fact]);
  }
  return new Map([...groups].map(([id, list]) => [id, progressOf(list)]));
}

/** Why a figure asks for a second look: its passage is gone, or the engine reads another value there. */
export const secondLookReason = (fact: EffectiveFact): 'lost' | 'changed' | null =>
  !fact.secondLook ? null : isLost(fact.review) ? 'lost' : 'changed';
