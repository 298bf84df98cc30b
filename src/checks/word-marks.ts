import { fixedTerms, neighbours } from '../catalog/wording/terms';
import { frequentWords } from '../catalog/wording/words';
import type { Occurrences } from '../model/word-tree';
import { lengths, marked } from './vocabulary';

/** A word begins here. */
export const BEGINS = 1;
/** A word ends before this place. */
export const ENDS = 2;
/** A fixed term stands here, or what is right and yet near to one. */
export const RIGHT_BIT = 2;
export const RIGHT = 1 << RIGHT_BIT;
/** A fixed term stands whole from here on, and none is longer that begins like it: no slip can lie behind. */
export const WHOLE_BIT = 3;
const WHOLE = 1 << WHOLE_BIT;

/** The terms of which none is the beginning of a longer one: that would stand next in their order. */
const unextended = [...new Set(fixedTerms)]
  .sort()
  .filter((term, i, all) => all[i + 1]?.startsWith(term) !== true);

const isWord = marked(frequentWords, fixedTerms, neighbours);
const isRight = marked(fixedTerms, neighbours);
const isWhole = marked(unextended);
/** By number of a word: which of the marks above it sets where it begins and, of these, RIGHT up to its end. */
const sets = isWord.map(
  (word, n) => word * BEGINS + (isRight[n] ?? 0) * RIGHT + (isWhole[n] ?? 0) * WHOLE,
);

/** For each place of a text, and a few behind its end, what is known of it: the sum of the marks above. */
export function marksOf(text: string, { count, words, starts, kinds }: Occurrences): Uint8Array {
  const marks = new Uint8Array(text.length + 3);
  let covered = 0;
  for (let i = 0; i < count; i++) {
    const word = words[i] ?? 0;
    const set = sets[word] ?? 0;
    if (set === 0) continue;
    const start = starts[i] ?? 0;
    const end = start + (lengths[word] ?? 0);
    marks[start] = (marks[start] ?? 0) | BEGINS;
    marks[end] = (marks[end] ?? 0) | ENDS;
    if (set === BEGINS) continue;
    // 压实责任任: what stands twice behind a term is a slip.
    if ((set & WHOLE) !== 0 && kinds[end] !== kinds[end - 1])
      marks[start] = (marks[start] ?? 0) | WHOLE;
    for (let at = Math.max(start, covered); at < end; at++) marks[at] = (marks[at] ?? 0) | RIGHT;
    covered = Math.max(covered, end);
  }
  return marks;
}

/** Whether the text is known to be right at a place. */
export const isRightAt = (marks: Uint8Array, at: number): boolean =>
  ((marks[at] ?? 0) & RIGHT) !== 0;

/** 1 where the mark of a bit is not set at a place, 0 where it is. */
export const lacks = (marks: Uint8Array, at: number, bit: number): number =>
  (~(marks[at] ?? 0) >>> bit) & 1;
