import { textHash } from './hash';
import type { PhraseEntry } from './phrase';

/**
 * An indicator that a user defined: plain data, read by the same rules as the catalogue's. Its id begins with `own.`
 * so that it can never stand for one of the catalogue's.
 */
export interface OwnIndicator {
  readonly id: string;
  readonly name: string;
  /** What it is called in English, where that was said. */
  readonly nameEn?: string;
  readonly unit: string;
  readonly entry: PhraseEntry;
  readonly by: string;
  /** ISO instant of the last change. */
  readonly at: string;
}

/** What a list of own indicators reads by, in short: two lists with the same mark read the same. '' for none. */
export const ownMark = (list: readonly OwnIndicator[]): string =>
  list.length === 0 ? '' : textHash(JSON.stringify(list.map((o) => o.entry)));
