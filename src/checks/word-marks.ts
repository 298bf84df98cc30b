import { fixedTerms, neighbours } from '../catalog/wording/terms';
import { frequentWords } from '../catalog/wording/words';
import type { Occurrences } from '../model/word-tree';
import { lengths, marked } from './vocabulary';

/** A word begins here. */
export const BEGINS = 1;
/** A word ends before this place. */
export const ENDS = 2;
/** A fixed term stands here, or what is right and yet near to one. */
export const RIGHT = 4;

const isRight = marked(fixedTerms, neighbours);
const isWord = marked(frequentWords, fixedTerms, neighbours);

/** For each place of a text, and a few behind its end, what is known of it: the sum of the marks above. */
export function marksOf(text: string, { count, words, starts }: Occurrences): Uint8Array {
  const marks = new Uint8Array(text.length + 3);
  let covered = 0;
  for (let i = 0; i < count; i++) {
    const word = words[i] ?? 0;
    if (isWord[word] === 0) continue;
    const start = starts[i] ?? 0;
    const end = start + (lengths[word] ?? 0);
    marks[start] = (marks[start] ?? 0) | BEGINS;
    marks[end] = (marks[end] ?? 0) | ENDS;
    if (isRight[word] === 0 || end <= covered) continue;
    for (let at = Math.max(start, covered); at < end; at++) marks[at] = (marks[at] ?? 0) | RIGHT;
    covered = end;
  }
  return marks;
}

/** Whether the text is known to be right at a place. */
export const isRightAt = (marks: Uint8Array, at: number): boolean =>
  ((marks[at] ?? 0) & RIGHT) !== 0;
