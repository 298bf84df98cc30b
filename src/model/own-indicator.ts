import type { PhraseEntry } from './phrase';

/**
 * An indicator that a user defined: plain data, read by the same rules as the catalogue's. Its id begins with `own.`
 * so that it can never stand for one of the catalogue's.
 */
export interface OwnIndicator {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly entry: PhraseEntry;
  readonly by: string;
  readonly at: string;
}
