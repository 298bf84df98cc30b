import type { Scope } from './quantity';
import type { Span } from './span';

/** How a fact was read. negative: from words such as 未发生, whose value is 0 without a figure. */
export type FactSource = 'phrase' | 'shared' | 'parallel' | 'negative' | 'table';

/**
 * One indicator read in one report: the reported year's result.
 * `evidence` lists every passage that states it, the first is shown; several facts of one indicator
 * are allowed where the report states several figures that fit.
 */
export interface Fact {
  readonly indicator: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly approx: string | null;
  readonly evidence: readonly [Span, ...Span[]];
  /** The quantities it was read from, as indices into Parsed.quantities; empty for a negative statement. */
  readonly quantities: readonly number[];
  readonly scope: Scope;
  readonly source: FactSource;
  /** The words the report uses for it (办理, 受理, 审结 …), so that drift of definition can be seen. */
  readonly words: string;
  /**
   * Whose word it stands on, where a person decided on it; `given`: the value is the person's own. Only while a report is
   * judged with its decisions, never stored.
   */
  readonly person?: { readonly by: string; readonly given: boolean };
}
