import { remnants } from '../catalog/stale';
import { slips } from '../catalog/wording/all';
import { Patterns } from './patterns';

/** The slips of the catalogue, in its order. */
export const slipPatterns = new Patterns(slips, 16);

/** What templates leave behind. */
export const remnantPatterns = new Patterns(remnants, 12);
