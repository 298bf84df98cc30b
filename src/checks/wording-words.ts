import { frequentWords, realWords } from '../catalog/wording/words';
import type { Occurrences } from '../model/word-tree';
import {
  addKin,
  alike,
  beginsWords,
  closesAt,
  endsWords,
  isFunction,
  isKin,
  kindCount,
  opensBefore,
  parts,
  type Misspelling,
} from './likeness';
import { rowsOf, type Rows } from './rows';
import { classAt } from './vocabulary';
import { BEGINS, ENDS, RIGHT } from './word-marks';

const known = new Set([...frequentWords, ...realWords]);

/** Words by the class of one of their two characters. */
interface Row extends Rows<string> {
  /** For each word two numbers of what its other character is like (see `kin`). */
  readonly others: Int32Array;
}

/** The frequent words by the class of their character at `i`. */
function wordsBy(i: 0 | 1): Row {
  const lists: string[][] = [];
  for (const word of frequentWords) (lists[classAt(word, i)] ??= []).push(word);
  const rows = rowsOf(lists, kindCount);
  const others = new Int32Array(2 * rows.items.length);
  rows.items.forEach((word, n) => {
    addKin(others, 2 * n, classAt(word, 1 - i));
  });
  return { ...rows, others };
}
const byFirst = wordsBy(0);
const byLast = wordsBy(1);

/**
 * For each class of characters four numbers that lie side by side: two of what stands behind it in frequent words, two
 * of what stands before it (see `kin`). Most characters are like none of these, which is then seen at one look.
 */
const beside = new Int32Array(4 * kindCount);
const BEFORE = 2;
for (const word of frequentWords) {
  const [first, last] = [classAt(word, 0), classAt(word, 1)];
  addKin(beside, 4 * first, last);
  addKin(beside, 4 * last + BEFORE, first);
}

/** The frequent word that two characters (which are none) were probably meant for. */
function meantBy(text: string, at: number, kinds: Uint16Array): string | undefined {
  // Where both would do, a wrong character at the end is likelier.
  const word = meantByFirst(text, at, kinds) ?? meantByLast(text, at, kinds);
  if (word === undefined || isFunction(text.charAt(at)) || isFunction(text.charAt(at + 1)))
    return undefined;
  return known.has(text.slice(at, at + 2)) ? undefined : word;
}

const meantByFirst = (text: string, at: number, kinds: Uint16Array): string | undefined => {
  const first = kinds[at] ?? 0;
  const typed = kinds[at + 1] ?? 0;
  if (!isKin(beside, 4 * first, typed)) return undefined;
  return nearest(byFirst, first, 1, typed, text.charAt(at + 1));
};

const meantByLast = (text: string, at: number, kinds: Uint16Array): string | undefined => {
  const last = kinds[at + 1] ?? 0;
  const typed = kinds[at] ?? 0;
  if (!isKin(beside, 4 * last + BEFORE, typed)) return undefined;
  return nearest(byLast, last, 0, typed, text.charAt(at));
};

/** The first word of a row for whose character at `i` another one (by class, and itself) may have been typed. */
function nearest(
  { first, items, others }: Row,
  row: number,
  i: 0 | 1,
  typed: number,
  printed: string,
): string | undefined {
  const to = first[row + 1] ?? 0;
  for (let n = first[row] ?? 0; n < to; n++) {
    const word = items[n] ?? '';
    if (isKin(others, 2 * n, typed) && alike(printed, word, i)) return word;
  }
  return undefined;
}

/** Frequent words misspelt right beside another frequent word (执法培圳, 组织陪训). */
export function findBeside(text: string, { kinds }: Occurrences, marks: Uint8Array): Misspelling[] {
  const found: Misspelling[] = [];
  for (let start = 0; start + 1 < text.length; start++) {
    const here = marks[start] ?? 0;
    const next = marks[start + 1] ?? 0;
    const beyond = marks[start + 2] ?? 0;
    // Right behind a word and cut off by what follows, or right before one and cut off by what precedes.
    const isBehind = (here & (BEGINS | ENDS)) === ENDS;
    if (!isBehind && (beyond & (BEGINS | ENDS)) !== BEGINS) continue;
    // Not where it would cut into a fixed term or another word's end.
    if (((here | next) & RIGHT) !== 0) continue;
    const word = meantBy(text, start, kinds);
    if (word === undefined) continue;
    if (!standsApart(text, start, (here & ENDS) !== 0, (beyond & BEGINS) !== 0)) continue;
    const end = start + 2;
    found.push({ start, end, found: text.slice(start, end), right: word });
  }
  return found;
}

/** Whether the two characters at `start` are a word of their own, given whether known words stand right beside them. */
function standsApart(text: string, start: number, behind: boolean, before: boolean): boolean {
  const end = start + 2;
  if (!behind && !opensBefore(text, start)) return false;
  if (!before && !closesAt(text, end)) return false;
  if (endsWords(text[start] ?? '') && !parts(text[start - 1])) return false;
  return !beginsWords(text[start + 1] ?? '') || parts(text[end]);
}
