import { fixedTerms, neighbours } from '../catalog/wording/terms';
import { frequentWords, realWords } from '../catalog/wording/words';
import type { Occurrences } from '../model/word-tree';
import {
  alike,
  beginsWords,
  closesAt,
  endsWords,
  farKin,
  isFunction,
  kin,
  opensBefore,
  parts,
  type Misspelling,
} from './likeness';
import { rowsOf, type Rows } from './rows';
import { classAt, lengths, marked } from './vocabulary';

const known = new Set([...frequentWords, ...realWords]);

/** For each word what its other character is like. */
interface Others {
  readonly others: Int32Array;
  readonly farOthers: Int32Array;
}

/** The frequent words by the class of their character at `i`, and what their other one is like. */
function wordsBy(
  i: 0 | 1,
): Rows<string> & Others & { readonly anyOther: Int32Array; readonly anyFarOther: Int32Array } {
  const lists: string[][] = [];
  for (const word of frequentWords) (lists[classAt(word, i)] ??= []).push(word);
  const rows = rowsOf(lists, lists.length);
  const other = rows.items.map((word) => classAt(word, 1 - i));
  const others = Int32Array.from(other, (kind) => kin[kind] ?? 0);
  const farOthers = Int32Array.from(other, (kind) => farKin[kind] ?? 0);
  return {
    ...{ ...rows, others, farOthers },
    anyOther: together(rows, others),
    anyFarOther: together(rows, farOthers),
  };
}

/** For each class what the words of its row are like together: most characters are like none of them. */
function together({ first }: Rows<string>, bits: Int32Array): Int32Array {
  const all = new Int32Array(kin.length);
  for (let kind = 0; kind + 1 < first.length; kind++)
    for (let n = first[kind] ?? 0; n < (first[kind + 1] ?? 0); n++)
      all[kind] = (all[kind] ?? 0) | (bits[n] ?? 0);
  return all;
}

const byFirst = wordsBy(0);
const byLast = wordsBy(1);

/** The frequent word that two characters (which are none) were probably meant for. */
function meantBy(text: string, at: number, kinds: Uint16Array): string | undefined {
  // Where both would do, a wrong character at the end is likelier.
  const word =
    nearest(byFirst, kinds, at, text, at + 1) ?? nearest(byLast, kinds, at + 1, text, at);
  if (word === undefined || isFunction(text.charAt(at)) || isFunction(text.charAt(at + 1)))
    return undefined;
  return known.has(text.slice(at, at + 2)) ? undefined : word;
}

/** The first word with the character at `right` for whose other one that at `wrong` may have been typed. */
function nearest(
  { first, items, others, farOthers, anyOther, anyFarOther }: ReturnType<typeof wordsBy>,
  kinds: Uint16Array,
  right: number,
  text: string,
  wrong: number,
): string | undefined {
  const bits = kin[kinds[wrong] ?? 0] ?? 0;
  const kind = kinds[right] ?? 0;
  if ((bits & (anyOther[kind] ?? 0)) === 0) return undefined;
  const farBits = farKin[kinds[wrong] ?? 0] ?? 0;
  if ((farBits & (anyFarOther[kind] ?? 0)) === 0) return undefined;
  const to = first[kind + 1] ?? 0;
  for (let n = first[kind] ?? 0; n < to; n++) {
    if ((bits & (others[n] ?? 0)) === 0 || (farBits & (farOthers[n] ?? 0)) === 0) continue;
    const word = items[n] ?? '';
    if (alike(text.charAt(wrong), word, wrong > right ? 1 : 0)) return word;
  }
  return undefined;
}

/** Where known words begin and end, and what of the text is known to be right. */
export interface Marks {
  /** For each place 1 where a word begins, plus 2 where one ends. */
  readonly bounds: Uint8Array;
  /** 1 where a fixed term stands, or what is right and yet near to one. */
  readonly right: Uint8Array;
}
const BEGINS = 1;
const ENDS = 2;

const isRight = marked(fixedTerms, neighbours);
const isWord = marked(frequentWords, fixedTerms, neighbours);

/** Marks the words of a text. */
export function marksOf(text: string, { count, words, starts }: Occurrences): Marks {
  const bounds = new Uint8Array(text.length + 3);
  const right = new Uint8Array(text.length + 1);
  let covered = 0;
  for (let i = 0; i < count; i++) {
    const word = words[i] ?? 0;
    if (isWord[word] === 0) continue;
    const start = starts[i] ?? 0;
    const end = start + (lengths[word] ?? 0);
    bounds[start] = (bounds[start] ?? 0) | BEGINS;
    bounds[end] = (bounds[end] ?? 0) | ENDS;
    if (isRight[word] === 0 || end <= covered) continue;
    for (let at = Math.max(start, covered); at < end; at++) right[at] = 1;
    covered = end;
  }
  return { bounds, right };
}

/** Frequent words misspelt right beside another frequent word (执法培圳, 组织陪训). */
export function findBeside(
  text: string,
  { kinds }: Occurrences,
  { bounds, right }: Marks,
): Misspelling[] {
  const found: Misspelling[] = [];
  for (let start = 0; start + 1 < text.length; start++) {
    const end = start + 2;
    // Right behind a word and cut off by what follows, or right before one and cut off by what precedes.
    const opening = bounds[start];
    const closing = bounds[end];
    if (opening !== ENDS && closing !== BEGINS) continue;
    // Not where it would cut into a fixed term or another word's end.
    if (right[start] === 1 || right[start + 1] === 1) continue;
    const word = meantBy(text, start, kinds);
    if (word === undefined) continue;
    if (!standsApart(text, start, has(opening, ENDS), has(closing, BEGINS))) continue;
    found.push({ start, end, found: text.slice(start, end), right: word });
  }
  return found;
}

const has = (bound: number | undefined, kind: number): boolean => ((bound ?? 0) & kind) !== 0;

/** Whether the two characters at `start` are a word of their own, given whether known words stand right beside them. */
function standsApart(text: string, start: number, behind: boolean, before: boolean): boolean {
  const end = start + 2;
  if (!behind && !opensBefore(text, start)) return false;
  if (!before && !closesAt(text, end)) return false;
  if (endsWords(text[start] ?? '') && !parts(text[start - 1])) return false;
  return !beginsWords(text[start + 1] ?? '') || parts(text[end]);
}
