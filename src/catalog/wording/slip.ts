import type { Severity } from '../../model/finding';

/**
 * A slip that reports of this genre are known for. Plain data: `pattern` and `unless` are regular expressions over
 * half-width text, `unless` is asked of the words around the find. The examples are tests: every sentence of
 * `mustFire` is found by this entry, none of `mustNotFire`.
 */
export interface WordingSlip {
  readonly id: string;
  readonly pattern: string;
  readonly unless?: string;
  /** What is usually written instead, where one answer fits. */
  readonly right?: string;
  /** info: a matter of taste or of typing only; by default a warning. */
  readonly severity?: Severity;
  readonly zh: string;
  readonly en: string;
  readonly mustFire: readonly string[];
  readonly mustNotFire: readonly string[];
}
