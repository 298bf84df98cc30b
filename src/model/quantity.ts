import type { Span } from './span';

export type QuantityKind = 'count' | 'money' | 'rate' | 'change' | 'duration';
/** result: of the report year; plan: of the future; prior: of an earlier year or the "from" of a pair; norm: a rule's or an ideal's figure. */
export type QuantityRole = 'result' | 'plan' | 'prior' | 'norm';
/** Whose figure it is: the reporting body's own, its whole area's, a higher level's, or a total over several years. */
export type Scope = 'own' | 'area' | 'upper' | 'cumulative';

/**
 * A figure with its unit, as printed at `start`–`end` (number, qualifier and unit; 约, 近, 超 before it included).
 * `value` is the printed number in the canonical unit (money in 元, rates in %), `low`–`high` what it can mean
 * (see Interval: 20余份 is 20–30, 86.2% is 86.15–86.25, 近2000人次 is up to 2000).
 */
export interface Quantity extends Span {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Canonical: 元, %, 百分点, ‰, 倍, else the measure word as printed. */
  readonly unit: string;
  /** The qualifier as printed (余, 近, 以上 …), or null. */
  readonly approx: string | null;
  readonly kind: QuantityKind;
  readonly role: QuantityRole;
  readonly scope: Scope;
  /** What is counted, as far as the clause says. */
  readonly subject: string;
  /** The digits or numerals alone. */
  readonly number: Span;
  /** Decimals printed, for rounding checks: 86.2% → 1, 12.3456万元 → 4. */
  readonly decimals: number;
  /** Who gave the value, where a person corrected it. Only while a report is judged with its decisions, never stored. */
  readonly by?: string;
}
