import type { Span } from './span';

/** Where in the pipeline it happened. */
export type Stage =
  | 'intake'
  | 'format'
  | 'charset'
  | 'lay'
  | 'outline'
  | 'meta'
  | 'quantities'
  | 'facts'
  | 'checks'
  | 'store'
  | 'bundle';

/**
 * What *we* could not do, in a form that the user can read and act on.
 * `code` has its sentences in both languages in `catalog/messages/problems.ts`; `params` fill their slots.
 */
export interface Problem {
  readonly code: string;
  readonly stage: Stage;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly span?: Span;
}
