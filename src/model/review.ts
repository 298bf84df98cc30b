import type { Span } from './span';

/**
 * Holds a decision to its passage over re-reads: the words, what stood before and after (32 characters each)
 * and where. Found again by words first, position last.
 */
export interface Anchor {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
}

export type ReviewTarget =
  | { readonly kind: 'fact'; readonly indicator: string }
  | { readonly kind: 'meta'; readonly field: string }
  | { readonly kind: 'finding'; readonly rule: string; readonly key: string }
  | { readonly kind: 'item'; readonly item: string };

/**
 * accepted: the engine's value is right; corrected: another value; rejected: not this indicator;
 * absent: looked, and the report does not say; added: read by hand; ignored: a finding set aside with a reason;
 * confirmed: a checklist item confirmed by a person.
 */
export type Decision =
  'accepted' | 'corrected' | 'rejected' | 'absent' | 'added' | 'ignored' | 'confirmed';

/** What a person decided. Precious: never derived, never replaced by the engine. */
export interface Review {
  /** Random; the same decision keeps its id through bundles. */
  readonly id: string;
  /** The report's id (hash of the original bytes). */
  readonly report: string;
  readonly target: ReviewTarget;
  readonly decision: Decision;
  readonly value: string | number | null;
  readonly unit: string | null;
  readonly note: string;
  readonly anchor: Anchor | null;
  /** What the engine said when the decision was made, so that a change of the engine can be shown. */
  readonly engineValue: string | number | null;
  readonly engine: number;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/**
 * A decision with the place where its passage stands in the text as it is read now. `place` is null where the passage
 * is lost, and not set where it stands where the decision was made.
 */
export interface PlacedReview extends Review {
  readonly place?: Span | null;
}
