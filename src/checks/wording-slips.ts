import { slips } from '../catalog/wording/all';
import type { WordingSlip } from '../catalog/wording/slip';
import type { Finding } from '../model/finding';
import { fails } from './findings';
import { literalsOf } from './literals';
import { fold, type Reading } from './reading';
import { Words } from './words';

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

/** Words without which a rule finds nothing; most rules are not even tried on most texts. */
const literals = rules.flatMap((rule, i) =>
  (literalsOf(rule.slip.pattern) ?? []).map((word) => ({ word, rule: i })),
);
const words = new Words(literals.map(({ word }) => word));
const always = rules.map((_, i) => !literals.some(({ rule }) => rule === i));

/** The rules that may find something in the text, in the order of the catalogue. */
function likely(folded: string): Rule[] {
  const tried = [...always];
  words.scan(folded, (i) => {
    const literal = literals[i];
    if (literal !== undefined) tried[literal.rule] = true;
  });
  return rules.filter((_, i) => tried[i]);
}

/** The slips of the catalogue in any text; `only` limits them to one entry. Offsets are those of `text`. */
export function findSlips(text: string, only?: string): Finding[] {
  return slipsIn(fold(text), only);
}

/** All matches of a global pattern; `matchAll` would make a copy of the pattern first. */
function matchesIn(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    found.push(m);
    if (m[0] === '') pattern.lastIndex++;
  }
  return found;
}

function slipsIn(folded: string, only?: string): Finding[] {
  return likely(folded)
    .filter(({ slip }) => only === undefined || slip.id === only)
    .flatMap(({ slip, pattern, unless }) =>
      matchesIn(folded, pattern).flatMap((m) => {
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
  for (const finding of slipsIn(reading.text)) {
    const span = finding.evidence[0];
    if (!found.some((f) => f.evidence[0].start < span.end && span.start < f.evidence[0].end)) {
      found.push(finding);
    }
  }
  return found;
}
