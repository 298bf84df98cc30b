import { characters } from './characters';
import { doubled } from './doubled';
import { figures } from './figures';
import { grammar } from './grammar';
import { legal } from './legal';
import type { WordingSlip } from './slip';

/** The whole catalogue; where two entries point at the same words the earlier is shown. */
export const slips: readonly WordingSlip[] = [
  ...legal,
  ...figures,
  ...grammar,
  ...doubled,
  ...characters,
];
