import { fixedTerms } from '../catalog/wording/terms';
import { ROOT, WordTree, type Occurrences } from '../model/word-tree';
import { farKin, kin } from './likeness';
import { rowsOf } from './rows';
import { classAt, classes, numberOf, vocabulary, vocabularyTree } from './vocabulary';

/** A fixed term that may stand misspelt in the text, to be compared character by character. */
export interface Candidate {
  readonly term: string;
  /** Where its first character stands, or would. */
  readonly start: number;
  /** Whether its first two characters are right; else the slip is in these. */
  readonly opened: boolean;
}

/** From this length on a character left out is told as well; in shorter terms what remains is often a word. */
export const LONG = 6;

const tree = vocabularyTree;
const terms = [...new Set(fixedTerms)];
const isTerm = new Uint8Array(vocabulary.length);
for (const term of terms) isTerm[numberOf(term)] = 1;

/** A way on from a node of the tree, as far as fixed terms go. */
interface Fork {
  readonly node: number;
  readonly kind: number;
  /** Whether a long term lies that way. */
  long: boolean;
}
const forks: (Fork[] | undefined)[] = [];
/** For each word of the vocabulary the node behind it, if it is how a fixed term begins. */
const openings = new Uint16Array(vocabulary.length);
for (const term of terms) {
  let node = ROOT;
  for (let i = 0; i < term.length; i++) {
    const kind = classAt(term, i);
    const next = tree.step(node, kind);
    if (i === 1) openings[numberOf(term.slice(0, 2))] = next;
    if (i >= 2) {
      const ways = (forks[node] ??= []);
      const fork = ways.find((way) => way.node === next);
      if (fork === undefined) ways.push({ node: next, kind, long: term.length >= LONG });
      else fork.long ||= term.length >= LONG;
    }
    node = next;
  }
}
const nodes = Math.max(forks.length, ...openings) + 1;
const { first: firstFork, items: allForks } = rowsOf(forks, nodes);
const forkNodes = Uint16Array.from(allForks, ({ node }) => node);
const forkKinds = Uint16Array.from(allForks, ({ kind }) => kind);
const forkKin = Int32Array.from(allForks, ({ kind }) => kin[kind] ?? 0);
const forkFarKin = Int32Array.from(allForks, ({ kind }) => farKin[kind] ?? 0);
const forkLong = Uint8Array.from(allForks, ({ long }) => Number(long));
/** The same of all forks of a node together: most characters are like none of those that may follow. */
const nodeKin = new Int32Array(nodes);
const nodeFarKin = new Int32Array(nodes);
const nodeLong = new Uint8Array(nodes);
for (let node = 0; node < nodes; node++)
  for (let fork = firstFork[node] ?? 0; fork < (firstFork[node + 1] ?? 0); fork++) {
    nodeKin[node] = (nodeKin[node] ?? 0) | (forkKin[fork] ?? 0);
    nodeFarKin[node] = (nodeFarKin[node] ?? 0) | (forkFarKin[fork] ?? 0);
    nodeLong[node] = (nodeLong[node] ?? 0) | (forkLong[fork] ?? 0);
  }

/** What is left of a term without its first one, two or three characters, and whose terms' end it is. */
const tailWords = new Map<string, string[]>();
for (const term of terms)
  for (const tail of [term.slice(1), term.slice(2), term.slice(3)])
    if (tail.length >= 2) tailWords.set(tail, [...(tailWords.get(tail) ?? []), term]);
const tailTree = new WordTree([...tailWords.keys()], classes);
const { first: firstEnd, items: ended } = rowsOf([...tailWords.values()], tailWords.size);
/** For each term of each tail: its length, and the classes of its first three characters. */
const endedLengths = Uint8Array.from(ended, (term) => term.length);
const endedFirst = Uint16Array.from(ended, (term) => classAt(term, 0));
const endedSecond = Uint16Array.from(ended, (term) => classAt(term, 1));
const endedThird = Uint16Array.from(ended, (term) => classAt(term, 2));
/** For each word of the vocabulary the node of the other tree behind it, if it is how a tail begins. */
const tailOpenings = Uint16Array.from(vocabulary, (word) => {
  if (word.length !== 2) return 0;
  const first = tailTree.step(ROOT, classAt(word, 0));
  return first === 0 ? 0 : tailTree.step(first, classAt(word, 1));
});

/**
 * The fixed terms that may stand misspelt in a text (half-width signs). `right` is 1 where the text is known to be
 * right: no slip is sought there.
 */
export function nearTerms(words: Occurrences, right: Uint8Array): Candidate[] {
  const walk = new Walk(words.kinds, right);
  for (let i = 0; i < words.count; i++) {
    const word = words.words[i] ?? 0;
    const opening = openings[word] ?? 0;
    if (opening !== 0) walk.onFrom(opening, words.starts[i] ?? 0);
    const tail = tailOpenings[word] ?? 0;
    if (tail !== 0) walk.backFrom(tail, words.starts[i] ?? 0);
  }
  return walk.found;
}

/** Follows the text through the trees and looks, wherever a slip could be, whether a term goes on behind it. */
class Walk {
  readonly #kinds: Uint16Array;
  readonly #right: Uint8Array;
  readonly found: Candidate[] = [];
  #start = 0;

  constructor(kinds: Uint16Array, right: Uint8Array) {
    this.#kinds = kinds;
    this.#right = right;
  }

  /** The terms whose first two characters stand at `start`; `opening`: the node behind these. */
  onFrom(opening: number, start: number): void {
    this.#start = start;
    let node = opening;
    for (let at = start + 2; node !== 0 && node < nodes; at++) {
      if (this.#right[at] === 0) this.#slipAt(at, node);
      node = tree.step(node, this.#kinds[at] ?? 0);
    }
  }

  /** The terms whose characters stand right up to `at`, with a slip there. */
  #slipAt(at: number, node: number): void {
    const here = this.#kinds[at] ?? 0;
    const next = this.#kinds[at + 1] ?? 0;
    const bits = kin[here] ?? 0;
    const farBits = farKin[here] ?? 0;
    const mayFork =
      nodeLong[node] === 1 ||
      ((bits & (nodeKin[node] ?? 0)) !== 0 && (farBits & (nodeFarKin[node] ?? 0)) !== 0);
    const to = mayFork ? (firstFork[node + 1] ?? 0) : 0;
    for (let fork = firstFork[node] ?? 0; fork < to; fork++) {
      // Another character stands here, or this one was left out.
      const isKin =
        (bits & (forkKin[fork] ?? 0)) !== 0 && (farBits & (forkFarKin[fork] ?? 0)) !== 0;
      if ((!isKin && forkLong[fork] === 0) || forkKinds[fork] === here) continue;
      const way = forkNodes[fork] ?? 0;
      if (isKin) {
        this.#endAt(way);
        this.#goOn(way, next, at + 2);
      }
      if (forkLong[fork] === 1) this.#goOn(way, here, at + 1);
    }
    // A character stands twice, or two have changed places.
    const twice = here === this.#kinds[at - 1];
    if (twice) this.#endAt(node);
    const beyond = tree.step(node, next);
    if (beyond === 0) return;
    if (twice) this.#goOn(node, next, at + 2);
    this.#goOn(beyond, here, at + 2);
  }

  /** The terms that the text completes, going on from a node with a character of this class and then at `at`. */
  #goOn(node: number, kind: number, at: number): void {
    let next = tree.step(node, kind);
    for (let i = at; next !== 0; i++) {
      this.#endAt(next);
      next = tree.step(next, this.#kinds[i] ?? 0);
    }
  }

  #endAt(node: number): void {
    const word = tree.wordAt(node);
    if (word >= 0 && isTerm[word] === 1)
      this.found.push({ term: vocabulary[word] ?? '', start: this.#start, opened: true });
  }

  /** The terms that end from `at` on as the text does, with a slip before; `opening`: the node behind two characters. */
  backFrom(opening: number, at: number): void {
    if (at === 0 || this.#right[at - 1] === 1) return;
    let node = opening;
    for (let end = at + 2; node !== 0; end++) {
      const tail = tailTree.wordAt(node);
      if (tail >= 0) this.#endedBy(tail, at, end);
      node = tailTree.step(node, this.#kinds[end] ?? 0);
    }
  }

  /** The terms with this tail, which stands from `at` to `end`, if what is before may be misspelt for their beginning. */
  #endedBy(tail: number, at: number, end: number): void {
    const before = this.#kinds[at - 1] ?? 0;
    const second = this.#kinds[at - 2] ?? 0;
    const bits = kin[before] ?? 0;
    const to = firstEnd[tail + 1] ?? 0;
    for (let i = firstEnd[tail] ?? 0; i < to; i++) {
      const start = end - (endedLengths[i] ?? 0);
      const first = endedFirst[i] ?? 0;
      const count = at - start;
      let may: boolean;
      if (count === 1) may = (bits & (kin[first] ?? 0)) !== 0;
      // The first is right and the one behind wrong, or two have changed places.
      else if (count === 3) may = second === endedThird[i] && before === endedSecond[i];
      else if (second === first) may = (bits & (kin[endedSecond[i] ?? 0] ?? 0)) !== 0;
      else may = before === first && second === endedSecond[i];
      if (may && start >= 0) this.found.push({ term: ended[i] ?? '', start, opened: false });
    }
  }
}
