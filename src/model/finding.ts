import type { Span } from './span';

export type Verdict = 'holds' | 'fails' | 'cannotTell';
export type Severity = 'error' | 'warning' | 'info';

/**
 * What a check says of the report. `rule` is dotted (arithmetic.rate, structure.numbering, wording.slip,
 * stale.year, copied.place …). The sentence is made from `code` and `params` by `catalog/messages/findings.ts`,
 * in either language, in neutral words. A finding that holds is kept too: it shows what was checked.
 */
export interface Finding {
  readonly rule: string;
  /** Message code; by default the rule itself. */
  readonly code: string;
  readonly severity: Severity;
  readonly verdict: Verdict;
  /** Code of the reason, for cannotTell. */
  readonly reason?: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Every passage it speaks of; the first is where a click leads. */
  readonly evidence: readonly [Span, ...Span[]];
  /** Who corrected the figures it was calculated with, where a person did. */
  readonly by?: readonly string[];
}

/** figure: stated with a number; described: in words only; unsure: cannot tell, see reason. */
export type ItemStatus = 'figure' | 'described' | 'absent' | 'unsure' | 'notApplicable' | 'failed';

/** An answer in short: confirmed where it rests on figures that a person decided on. */
export type AnswerStatus = ItemStatus | 'confirmed';

/** The answer for one item of a checklist. `examined` holds the sentences looked at where nothing was found. */
export interface ChecklistEntry {
  readonly item: string;
  readonly status: ItemStatus;
  readonly reason?: string;
  readonly evidence: readonly Span[];
  readonly examined: readonly Span[];
  /** Who confirmed, corrected or added the figures it rests on, where a person did. */
  readonly by?: readonly string[];
}
