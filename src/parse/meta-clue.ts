import type { Basis } from '../model/meta';
import type { Span } from '../model/span';
import type { Reading } from './meta-areas';
import type { Body } from './meta-body';

/** One clue to whose report this is; the heavier, the more it says. */
export interface Clue {
  readonly body: Body;
  readonly weight: number;
  readonly from: Basis['from'];
  readonly quote: string;
  readonly span?: Span;
}

/** The same reading, of a phrase that ends with the body. */
export const whole = (how: Reading): Reading => ({ ...how, whole: true });

/** The stretch between two offsets. */
export const spanOf = (start: number, end: number): Span => ({ start, end });
