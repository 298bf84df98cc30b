import { remnants } from '../catalog/stale';
import type { Finding } from '../model/finding';
import type { Occurrences } from '../model/word-tree';
import { fails } from './findings';
import { fold } from './half-width';
import { remnantPatterns } from './pattern-sets';
import type { Reading } from './reading';
import { vocabulary, wordsIn } from './vocabulary';

const RULE = 'stale.template';
const hints = remnantPatterns.hintsIn(vocabulary);

/** Remains of a template in any text; the offsets are those of `text`. */
export function findRemnants(text: string): Finding[] {
  const folded = fold(text);
  return remnantsIn(folded, wordsIn(folded));
}

const remnantsIn = (text: string, occurrences: Occurrences): Finding[] =>
  remnantPatterns.find(text, occurrences, hints).map(({ entry, start, words }) => {
    const params = { found: words, kind: remnants[entry]?.id ?? '' };
    return fails(RULE, [{ start, end: start + words.length }], params);
  });

/** 某县, ××, 待补充: what a template leaves behind. */
export const checkTemplate = ({ text, words }: Reading): Finding[] => remnantsIn(text, words);
