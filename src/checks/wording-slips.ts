import { slips } from '../catalog/wording/all';
import type { Finding } from '../model/finding';
import { atOnce, type Steps } from '../model/steps';
import type { Occurrences } from '../model/word-tree';
import { fails } from './findings';
import { fold } from './half-width';
import { slipPatterns } from './pattern-sets';
import type { Reading } from './reading';
import { vocabulary, wordsIn } from './vocabulary';
import { findingMisspelt } from './wording-terms';

const RULE = 'wording.slip';
const hints = slipPatterns.hintsIn(vocabulary);

/** The id of what no entry of the catalogue lists: a fixed term with one character gone wrong. */
const TERM = 'term';

/** The slips of the catalogue in any text; `only` limits them to one entry. Offsets are those of `text`. */
export function findSlips(text: string, only?: string): Finding[] {
  const folded = fold(text);
  const found = atOnce(findingSlips(folded, wordsIn(folded)));
  return only === undefined ? found : found.filter(({ params }) => params.slip === only);
}

function* findingSlips(text: string, words: Occurrences): Steps<Finding[]> {
  const found: Finding[] = [];
  for (const { entry, start, words: printed } of slipPatterns.find(text, words, hints)) {
    const slip = slips[entry];
    if (slip === undefined) continue;
    const params = { slip: slip.id, found: printed, right: slip.right ?? '' };
    const more = { code: `wording.slip.${slip.id}`, severity: slip.severity ?? 'warning' };
    found.push(fails(RULE, [{ start, end: start + printed.length }], params, more));
  }
  yield;
  for (const { start, end, found: printed, right } of yield* findingMisspelt(text, words)) {
    const params = { slip: TERM, found: printed, right };
    found.push(fails(RULE, [{ start, end }], params, { code: `wording.slip.${TERM}` }));
  }
  return found;
}

/** Well-known slips of the genre; of several that point at the same words the first of the catalogue stays. */
export function* checkWording({ text, words }: Reading): Steps<Finding[]> {
  const found = yield* findingSlips(text, words);
  if (found.length < 2) return found;
  const taken = new Uint8Array(text.length);
  return found.filter(({ evidence: [{ start, end }] }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}
