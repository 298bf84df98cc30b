import { slips } from '../catalog/wording/all';
import type { WordingSlip } from '../catalog/wording/slip';
import type { Finding } from '../model/finding';
import { fails } from './findings';
import { fold, type Reading } from './reading';

const RULE = 'wording.slip';

interface Rule {
  readonly slip: WordingSlip;
  readonly pattern: RegExp;
  readonly unless: RegExp | null;
}

const rules: readonly Rule[] = slips.map((slip) => ({
  slip,
  pattern: new RegExp(slip.pattern, 'g'),
  unless: slip.unless === undefined ? null : new RegExp(slip.unless),
}));

/** How much of the text around a find `unless` is asked of. */
const AROUND = 16;

/** The slips of the catalogue in any text; `only` limits them to one entry. Offsets are those of `text`. */
export function findSlips(text: string, only?: string): Finding[] {
  const folded = fold(text);
  return rules
    .filter(({ slip }) => only === undefined || slip.id === only)
    .flatMap(({ slip, pattern, unless }) =>
      [...folded.matchAll(pattern)].flatMap((m) => {
        const [start, end] = [m.index, m.index + m[0].length];
        if (unless?.test(folded.slice(Math.max(0, start - AROUND), end + AROUND))) return [];
        const params = { slip: slip.id, found: m[0], right: slip.right ?? '' };
        return [
          fails(RULE, [{ start, end }], params, {
            code: `wording.slip.${slip.id}`,
            severity: slip.severity ?? 'warning',
          }),
        ];
      }),
    );
}

/** Well-known slips of the genre; of several that point at the same words the first of the catalogue stays. */
export function checkWording(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const finding of findSlips(reading.parsed.doc.text)) {
    const span = finding.evidence[0];
    if (!found.some((f) => f.evidence[0].start < span.end && span.start < f.evidence[0].end)) {
      found.push(finding);
    }
  }
  return found;
}
