import { atOnce, type Steps } from '../model/steps';
import type { Occurrences } from '../model/word-tree';
import { alike, closesAt, HAN, opensBefore, type Misspelling } from './likeness';
import { LONG, nearTerms, type Candidate } from './near-terms';
import { numberOf, wordsIn } from './vocabulary';
import { isRightAt, marksOf } from './word-marks';
import { findBeside } from './wording-words';

/** From this length on two characters that changed places are told. */
const MEDIUM = 4;

/** How a term was changed: from where to where in the text, and at which of its characters. */
interface Change {
  readonly start: number;
  readonly end: number;
  /** The characters that are wrong. */
  readonly from: number;
  readonly to: number;
}

/** The fixed terms that stand misspelt in the text (half-width signs), in reading order, none twice. */
export const findMisspelt = (text: string, words: Occurrences = wordsIn(text)): Misspelling[] =>
  atOnce(findingMisspelt(text, words));

/** The same in steps. */
export function* findingMisspelt(text: string, words: Occurrences): Steps<Misspelling[]> {
  const marks = marksOf(text, words);
  yield;
  const candidates = nearTerms(words, marks);
  yield;
  const near = findNear(text, candidates, marks);
  yield;
  return longest([...near, ...findBeside(text, words, marks)]);
}

interface Near extends Candidate {
  readonly change: Change;
}

function findNear(
  text: string,
  candidates: readonly Candidate[],
  marks: Uint8Array,
): Misspelling[] {
  const near: Near[] = [];
  for (const candidate of candidates) {
    const { term, start, opened } = candidate;
    const change = opened ? behind(text, start, term) : before(text, start, term, term.length - 2);
    if (change !== null) near.push({ term, start, opened, change });
  }
  if (near.length > 1) near.sort((a, b) => inOrder(text, a, b));
  const found: Misspelling[] = [];
  for (const { term, change } of near) {
    const { start, end, from, to } = change;
    if (isRightWithin(marks, from, to) || !standsAlone(text, change, term, marks)) continue;
    found.push({ start, end, found: text.slice(start, end), right: term });
  }
  return found;
}

/** Whether the text is known to be right at some place from one to before another. */
function isRightWithin(marks: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isRightAt(marks, at)) return true;
  return false;
}

/** The two right characters by which a term is known: its first where these are right, else its last. */
const anchorOf = ({ term, start, opened }: Near): number => start + (opened ? 0 : term.length - 2);

/** Of several terms for the same words the one goes first that is right closest to its anchor. */
function inOrder(text: string, a: Near, b: Near): number {
  return (
    anchorOf(a) - anchorOf(b) ||
    Number(b.opened) - Number(a.opened) ||
    farness(text, a) - farness(text, b) ||
    numberOf(a.term) - numberOf(b.term)
  );
}

/** 0 for a term of three characters, 1 where the character beside the anchor is right, 2 where the one beyond is, and so on. */
function farness(text: string, near: Near): number {
  const { term, opened } = near;
  if (term.length === 3) return 0;
  const anchor = anchorOf(near);
  const [first, step] = opened ? [2, 1] : [-1, -1];
  const meant = opened ? [term[2], term[3]] : [term.at(-3), term.at(-4)];
  const [next, second] = [text[anchor + first], text[anchor + first + step]];
  if (meant[0] === next) return 1;
  if (meant[1] === second) return 2;
  return meant[1] === next ? 3 : 4;
}

/** Whether the text at `at` goes on as the term does from its character `i` to the one before `end`. */
function goesOn(text: string, at: number, term: string, i: number, end: number): boolean {
  for (let k = i; k < end; k++)
    if (text.charCodeAt(at + k - i) !== term.charCodeAt(k)) return false;
  return true;
}

/** The term whose first two characters stand at `start`, with a slip behind them. */
function behind(text: string, start: number, term: string): Change | null {
  const { length } = term;
  let i = 2;
  while (i < length && text.charCodeAt(start + i) === term.charCodeAt(i)) i++;
  const at = start + i;
  if (i >= length) return lastTwice(text, start, term);
  if (goesOn(text, at + 1, term, i + 1, length) && alike(text[at] ?? '', term, i))
    return { start, end: start + length, from: at, to: at + 1 };
  if (text[at] === term[i - 1] && goesOn(text, at + 1, term, i, length))
    return { start, end: start + length + 1, from: at, to: at + 1 };
  if (i === length - 1) return null;
  if (length < MEDIUM) return null;
  if (text[at] === term[i + 1] && text[at + 1] === term[i])
    return goesOn(text, at + 2, term, i + 2, length)
      ? { start, end: start + length, from: at, to: at + 2 }
      : null;
  if (length < LONG || !goesOn(text, at, term, i + 1, length)) return null;
  return { start, end: start + length - 1, from: at - 1, to: at + 1 };
}

/** 压实责任任。: the last character stands twice before a sign. */
function lastTwice(text: string, start: number, term: string): Change | null {
  const end = start + term.length;
  const twice =
    text.charCodeAt(end) === term.charCodeAt(term.length - 1) && !HAN.test(text[end + 1] ?? '');
  return twice ? { start, end: end + 1, from: end, to: end + 1 } : null;
}

/** The term that would begin at `start` and whose last characters stand at `place`, with a slip before them. */
function before(text: string, start: number, term: string, place: number): Change | null {
  if (start < 0) return null;
  let i = 0;
  while (i < place && text.charCodeAt(start + i) === term.charCodeAt(i)) i++;
  if (i >= place) return null;
  const wrong = start + i;
  const end = start + term.length;
  if (goesOn(text, wrong + 1, term, i + 1, place) && alike(text[wrong] ?? '', term, i))
    return { start, end, from: wrong, to: wrong + 1 };
  const exchanged = text[wrong] === term[i + 1] && text[wrong + 1] === term[i];
  if (term.length < MEDIUM || !exchanged || i + 1 >= place) return null;
  return goesOn(text, wrong + 2, term, i + 2, place)
    ? { start, end, from: wrong, to: wrong + 2 }
    : null;
}

/**
 * A wrong character at the end of the term could begin the next word (行政处|发布), one at its beginning could end the
 * word before: there the term must be cut off by what is around it.
 */
function standsAlone(text: string, change: Change, term: string, marks: Uint8Array): boolean {
  const { start, end, from, to } = change;
  if (from === start && !isRightAt(marks, start - 1) && !opensBefore(text, start)) return false;
  if (to === end && !isRightAt(marks, end) && !closesAt(text, end)) return false;
  return term.length > 3 || (opensBefore(text, start) && closesAt(text, end));
}

/** Of finds that overlap the longest stays. */
function longest(found: readonly Misspelling[]): Misspelling[] {
  const kept: Misspelling[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}
