import { builtIn } from '../catalog/checklists/builtIn';
import { eras, occasions } from '../catalog/eras';
import { formerBodies, periods } from '../catalog/stale';
import { shapeGroups, soundGroups } from '../catalog/wording/likeness';
import { fixedTerms, neighbours } from '../catalog/wording/terms';
import { frequentWords } from '../catalog/wording/words';
import { classesIn, WordTree, type Occurrences } from '../model/word-tree';
import { askedBy } from './checklist-words';
import { closing, opening } from './marks';
import { remnantPatterns, slipPatterns } from './pattern-sets';

/**
 * The first two characters of every fixed term, which one slip behind them leaves whole, and the two behind its first
 * one, two and three, which a slip in these leaves whole.
 */
export const pairs: readonly string[] = [
  ...new Set(
    fixedTerms.flatMap((term) =>
      [0, 1, 2, 3].map((i) => term.slice(i, i + 2)).filter((pair) => pair.length === 2),
    ),
  ),
];

/** What single checks look for as it stands: plans, spells, occasions and former bodies. */
const sought: readonly string[] = [
  ...eras.flatMap(({ words }) => words),
  ...occasions.map(({ words }) => words),
  ...formerBodies.flatMap(({ words }) => words),
  ...periods.map(({ title }) => title),
];

/** The words that the built-in checklists ask for. */
const asked = askedBy(builtIn).words;
/** The words of the vocabulary before this number hold all pairs. */
export const pairsEnd = new Set([...asked, ...pairs]).size;

/**
 * All words that the checks look for, each once: a word's number is its index. What is asked of most words comes first,
 * so that it needs no table for the others: the words of the checklists with the numbers that they have there, and the
 * pairs.
 */
export const vocabulary: readonly string[] = [
  ...new Set([
    ...asked,
    ...pairs,
    ...[...opening, ...closing, '\n'],
    ...remnantPatterns.anchors,
    ...fixedTerms,
    ...neighbours,
    ...frequentWords,
    ...slipPatterns.anchors,
    ...sought,
  ]),
];

/** A number for each character that stands in a word or is like one that does; its class in the tree. */
export const classes = classesIn([...vocabulary, ...soundGroups, ...shapeGroups]);

/** The words in one tree, so that a report is read once for all checks. */
export const vocabularyTree = new WordTree(vocabulary, classes);

const numbers: ReadonlyMap<string, number> = new Map(vocabulary.map((word, i) => [word, i]));

/** The number of a word, or -1. */
export const numberOf = (word: string): number => numbers.get(word) ?? -1;

/** By number: 1 for the words of these lists, 0 for the others. */
export function marked(...lists: readonly (readonly string[])[]): Uint8Array {
  const marks = new Uint8Array(vocabulary.length);
  for (const word of lists.flat()) marks[numberOf(word)] = 1;
  return marks;
}

/** The class of a word's character. */
export const classAt = (word: string, i: number): number => classes[word.charCodeAt(i)] ?? 0;

/** By number: how many characters the word has. */
export const lengths = Uint8Array.from(vocabulary, (word) => word.length);

/** The words of the vocabulary that stand in a text (half-width signs). */
export const wordsIn = (text: string): Occurrences => vocabularyTree.occurrences(text);

const isSought = marked(sought);

/** Where the words stand that single checks look for, by their number. */
export function soughtIn({ count, words, starts }: Occurrences): ReadonlyMap<number, number[]> {
  const places = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const word = words[i] ?? 0;
    if (isSought[word] === 0) continue;
    const known = places.get(word);
    if (known === undefined) places.set(word, [starts[i] ?? 0]);
    else known.push(starts[i] ?? 0);
  }
  return places;
}
