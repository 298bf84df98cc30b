import { fixedTerms, neighbours } from '../catalog/wording/terms';
import { WordTree } from '../model/word-tree';
import { alike, closesAt, HAN, opensBefore, typedFor, type Misspelling } from './likeness';
import { findBeside } from './wording-words';

/** From this length on a character left out is told as well; in shorter terms what remains is often a word. */
const LONG = 6;
/** From this length on two characters that changed places are told. */
const MEDIUM = 4;

/**
 * A term is looked for where its first two characters stand or its last two: one slip leaves either pair whole. Most
 * terms are ruled out by the next characters, away from the pair: one of the next two is right, or they changed places.
 */
interface Near {
  /** Terms of three characters, by what may have been typed for the only other one. */
  readonly short: Map<number, string[]>;
  readonly byNext: Map<number, string[]>;
  readonly bySecond: Map<number, string[]>;
}
const push = <K>(map: Map<K, string[]>, key: K, term: string): void => {
  map.set(key, [...(map.get(key) ?? []), term]);
};
const typed = typedFor();
const firstPairs = new Map<string, Near>();
const lastPairs = new Map<string, Near>();
function index(pairs: Map<string, Near>, term: string, at: number, step: 1 | -1): void {
  const pair = term.slice(at, at + 2);
  const near: Near = pairs.get(pair) ?? {
    short: new Map(),
    byNext: new Map(),
    bySecond: new Map(),
  };
  pairs.set(pair, near);
  const next = step === 1 ? at + 2 : at - 1;
  if (term.length === 3) {
    const meant = term.charAt(next);
    for (const c of new Set([meant, ...(typed.get(meant) ?? [])]))
      push(near.short, c.charCodeAt(0), term);
  } else {
    push(near.byNext, term.charCodeAt(next), term);
    push(near.bySecond, term.charCodeAt(next + step), term);
  }
}
for (const term of fixedTerms) {
  index(firstPairs, term, 0, 1);
  index(lastPairs, term, term.length - 2, -1);
}
const pairs = [...new Set([...firstPairs.keys(), ...lastPairs.keys()])];
const nearFirst = pairs.map((pair) => firstPairs.get(pair));
const nearLast = pairs.map((pair) => lastPairs.get(pair));
const pairTree = new WordTree(pairs);

/** Tries the terms that the two characters beside a pair do not rule out; a term may be tried twice. */
function tryNear(
  near: Near | undefined,
  next: number,
  second: number,
  attempt: (term: string) => void,
): void {
  if (near === undefined) return;
  near.short.get(next)?.forEach(attempt);
  near.byNext.get(next)?.forEach(attempt);
  near.bySecond.get(second)?.forEach(attempt);
  if (next === second) return;
  near.bySecond.get(next)?.forEach(attempt);
  near.byNext.get(second)?.forEach(attempt);
}

/** What is right: where it stands no slip is seen in it. */
const rightTree = new WordTree([...new Set([...fixedTerms, ...neighbours])]);

/** How a term was changed: from where to where in the text, and at which of its characters. */
interface Change {
  readonly start: number;
  readonly end: number;
  /** The characters that are wrong. */
  readonly from: number;
  readonly to: number;
}

/** The fixed terms that stand misspelt in the text (half-width signs), in reading order, none twice. */
export function findMisspelt(text: string): Misspelling[] {
  return longest([...findNear(text), ...findBeside(text)]);
}

function findNear(text: string): Misspelling[] {
  const near: { term: string; change: Change }[] = [];
  const add = (term: string, change: Change | null): void => {
    if (change !== null) near.push({ term, change });
  };
  pairTree.scan(text, (pair, at) => {
    tryNear(nearFirst[pair], text.charCodeAt(at + 2), text.charCodeAt(at + 3), (term) => {
      add(term, behind(text, at, term));
    });
    tryNear(nearLast[pair], text.charCodeAt(at - 1), text.charCodeAt(at - 2), (term) => {
      add(term, before(text, at - term.length + 2, term, term.length - 2));
    });
  });
  if (near.length === 0) return [];
  const right = new Uint8Array(text.length + 1);
  rightTree.scan(text, (_, start, end) => right.fill(1, start, end));
  return near.flatMap(({ term, change }) => {
    const { start, end, from, to } = change;
    if (right.subarray(from, to).includes(1) || !standsAlone(text, change, term, right)) return [];
    return [{ start, end, found: text.slice(start, end), right: term }];
  });
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
  if (i === length - 1) return null;
  if (text[at] === term[i - 1] && goesOn(text, at + 1, term, i, length))
    return { start, end: start + length + 1, from: at, to: at + 1 };
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
function standsAlone(text: string, change: Change, term: string, right: Uint8Array): boolean {
  const { start, end, from, to } = change;
  if (from === start && right[start - 1] !== 1 && !opensBefore(text, start)) return false;
  if (to === end && right[end] !== 1 && !closesAt(text, end)) return false;
  return term.length > 3 || (opensBefore(text, start) && closesAt(text, end));
}

/** Of finds that overlap the longest stays. */
function longest(found: readonly Misspelling[]): Misspelling[] {
  const kept: Misspelling[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}
