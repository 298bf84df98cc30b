import { fixedTerms } from '../catalog/wording/terms';
import { ROOT, WordTree, type Occurrences } from '../model/word-tree';
import { addKin, isKin, kin, kinship } from './likeness';
import { rowsOf } from './rows';
import { classAt, classes, numberOf, pairsEnd, vocabulary } from './vocabulary';
import { isRightAt, lacks, RIGHT_BIT, WHOLE_BIT } from './word-marks';

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

const terms = [...new Set(fixedTerms)];

/** A bit for a class of characters: where it is not set in several of them together, the class is none of these. */
const bitOf = (kind: number): number => 1 << (kind & 31);
function addBit(bits: Int32Array, place: number, kind: number): void {
  bits[place] = (bits[place] ?? 0) | bitOf(kind);
}

/** A way on from a node to another one, by the class of a character. */
interface Way {
  readonly kind: number;
  readonly node: number;
  /** Whether a long term lies that way. */
  long: boolean;
}

/**
 * The fixed terms from their third character on, as trees by their first two: the node of a pair has its number (see
 * `onward`), the nodes behind come after. A tree of their own: that of the whole vocabulary is ten times as big, and
 * what is asked of nearly every word of a text should stay in the processor's cache.
 */
const ways: Way[][] = Array.from({ length: 2 * pairsEnd }, () => []);
const termAt: (string | undefined)[] = [];

/**
 * Every pair has two records of four numbers, side by side in `ruling`: one of what may stand before it where a term
 * that goes on with it is misspelt there, and one of how terms go on that begin with it. The nodes behind have one.
 */
const backward = (pair: number): number => 2 * pair;
const onward = (pair: number): number => 2 * pair + 1;

for (const term of terms) {
  let node = onward(numberOf(term.slice(0, 2)));
  for (let i = 2; i < term.length; i++) {
    const kind = classAt(term, i);
    let way = ways[node]?.find((known) => known.kind === kind);
    if (way === undefined) {
      way = { kind, node: ways.push([]) - 1, long: false };
      ways[node]?.push(way);
    }
    way.long ||= term.length >= LONG;
    node = way.node;
  }
  termAt[node] = term;
}
const { first: firstWay, items: allWays } = rowsOf(ways, ways.length);
const wayKinds = Uint16Array.from(allWays, ({ kind }) => kind);
const wayNodes = Uint16Array.from(allWays, ({ node }) => node);
const wayLong = Uint8Array.from(allWays, ({ long }) => Number(long));

/**
 * For each node four numbers that lie side by side, by which most characters are ruled out at one look: two of what its
 * ways are like (see `kin`), the bits of the ways themselves, and the bits of what follows behind those of long terms.
 */
const ruling = new Int32Array(4 * ways.length);
const WAYS = 2;
const BEHIND_LONG = 3;
ways.forEach((list, node) => {
  for (const way of list) {
    addKin(ruling, 4 * node, way.kind);
    addBit(ruling, 4 * node + WAYS, way.kind);
    if (!way.long) continue;
    for (const { kind } of ways[way.node] ?? []) addBit(ruling, 4 * node + BEHIND_LONG, kind);
  }
});

/** The node to which a character of this class leads, or 0. */
function step(node: number, kind: number): number {
  if (((ruling[4 * node + WAYS] ?? 0) & bitOf(kind)) === 0) return 0;
  const to = firstWay[node + 1] ?? 0;
  for (let way = firstWay[node] ?? 0; way < to; way++)
    if (wayKinds[way] === kind) return wayNodes[way] ?? 0;
  return 0;
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
/** For each pair the node of the other tree behind it, if it is how a tail begins. */
const tailOpenings = Uint16Array.from(vocabulary.slice(0, pairsEnd), (pair) => {
  if (pair.length !== 2) return 0;
  const first = tailTree.step(ROOT, classAt(pair, 0));
  return first === 0 ? 0 : tailTree.step(first, classAt(pair, 1));
});

/** In the record of what stands before a pair: two numbers of what that would be like, and what would have changed places. */
const EXCHANGED = 2;
for (const [tail, whole] of tailWords) {
  const place = 4 * backward(numberOf(tail.slice(0, 2)));
  for (const term of whole) {
    const count = term.length - tail.length;
    if (count < 3) addKin(ruling, place, classAt(term, count - 1));
    if (count > 1) addBit(ruling, place + EXCHANGED, classAt(term, count - 2));
  }
}

/** The fixed terms that may stand misspelt in a text (half-width signs); no slip is sought where it is marked as right. */
export function nearTerms(occurrences: Occurrences, marks: Uint8Array): Candidate[] {
  const { words, starts, kinds } = occurrences;
  const walk = new Walk(kinds, marks);
  const { count, chances } = chancesIn(occurrences, marks);
  for (let n = 0; n < count; n++) {
    const chance = chances[n] ?? 0;
    const i = chance >>> CHANCE_BITS;
    const pair = words[i] ?? 0;
    const start = starts[i] ?? 0;
    if ((chance & GOES_ON) !== 0) walk.onFrom(onward(pair), start);
    if ((chance & ENDS) !== 0 && start > 0) walk.backFrom(pair, start);
  }
  return walk.found;
}
/** A term that begins with a pair may have a slip behind it; one that goes on with it may have a slip before. */
const GOES_ON = 1;
const ENDS = 2;
const CHANCE_BITS = 2;

/**
 * The pairs that may belong to a misspelt term, in the order of the text: the number of the occurrence and, as bits,
 * which way. Most are of none. Asked of every other character of a text, so nothing is branched on and all answers are
 * joined as bits: each of them alone is a toss that a processor cannot foresee, and waiting for a table that is not at
 * hand it goes on with the next ones.
 */
function chancesIn(
  { count, words, starts, kinds }: Occurrences,
  marks: Uint8Array,
): { readonly count: number; readonly chances: Uint32Array } {
  const chances = new Uint32Array(count);
  let found = 0;
  for (let i = 0; i < count; i++) {
    const pair = words[i] ?? 0;
    if (pair >= pairsEnd) continue;
    const start = starts[i] ?? 0;
    const chance = mayGoOn(pair, start, kinds, marks) | (mayEnd(pair, start, kinds, marks) << 1);
    chances[found] = (i << CHANCE_BITS) | chance;
    found += (chance | (chance >>> 1)) & 1;
  }
  return { count: found, chances };
}

/** 1 if a term that begins with the pair at `start` may have its slip right behind, or may go on as the text does; else 0. */
function mayGoOn(pair: number, start: number, kinds: Uint16Array, marks: Uint8Array): number {
  const record = 4 * onward(pair);
  const here = kinds[start + 2] ?? 0;
  const next = kinds[start + 3] ?? 0;
  const wayBits = ruling[record + WAYS] ?? 0;
  const slips =
    (wayBits >>> (next & 31)) |
    ((ruling[record + BEHIND_LONG] ?? 0) >>> (here & 31)) |
    kinship(ruling, record, here);
  const isSought = lacks(marks, start + 2, RIGHT_BIT);
  return lacks(marks, start, WHOLE_BIT) & ((wayBits >>> (here & 31)) | (slips & isSought));
}

/** 1 if a term that goes on with the pair at `start` may have its slip right before, else 0. */
function mayEnd(pair: number, start: number, kinds: Uint16Array, marks: Uint8Array): number {
  const record = 4 * backward(pair);
  // Nothing stands before the first character, which is seen to later.
  const before = Math.max(0, start - 1);
  const slip = kinds[before] ?? 0;
  const slips = kinship(ruling, record, slip) | ((ruling[record + EXCHANGED] ?? 0) >>> (slip & 31));
  return lacks(marks, before, RIGHT_BIT) & slips;
}

/** Follows the text through the trees and looks, wherever a slip could be, whether a term goes on behind it. */
class Walk {
  readonly #kinds: Uint16Array;
  readonly #marks: Uint8Array;
  readonly found: Candidate[] = [];
  #start = 0;

  constructor(kinds: Uint16Array, marks: Uint8Array) {
    this.#kinds = kinds;
    this.#marks = marks;
  }

  /** The terms whose first two characters stand at `start`; `opening`: the node of these. */
  onFrom(opening: number, start: number): void {
    this.#start = start;
    let node = opening;
    for (let at = start + 2; node !== 0; at++) {
      if (!isRightAt(this.#marks, at)) this.#slipAt(at, node);
      node = step(node, this.#kinds[at] ?? 0);
    }
  }

  /** The terms whose characters stand right up to `at`, with a slip there. */
  #slipAt(at: number, node: number): void {
    const here = this.#kinds[at] ?? 0;
    const next = this.#kinds[at + 1] ?? 0;
    const leftOut = ((ruling[4 * node + BEHIND_LONG] ?? 0) & bitOf(here)) !== 0;
    if (leftOut || isKin(ruling, 4 * node, here)) this.#forkAt(at, node);
    // A character stands twice, or two have changed places.
    const twice = here === this.#kinds[at - 1];
    if (twice) this.#endAt(node);
    const beyond = step(node, next);
    if (beyond === 0) return;
    if (twice) this.#goOn(node, next, at + 2);
    this.#goOn(beyond, here, at + 2);
  }

  /** The terms that go on behind another character than theirs at `at`, or without one of theirs. */
  #forkAt(at: number, node: number): void {
    const here = this.#kinds[at] ?? 0;
    const bits = kin[2 * here] ?? 0;
    const farBits = kin[2 * here + 1] ?? 0;
    const to = firstWay[node + 1] ?? 0;
    for (let way = firstWay[node] ?? 0; way < to; way++) {
      const kind = wayKinds[way] ?? 0;
      if (kind === here) continue;
      const fork = wayNodes[way] ?? 0;
      if ((bits & (kin[2 * kind] ?? 0)) !== 0 && (farBits & (kin[2 * kind + 1] ?? 0)) !== 0) {
        this.#endAt(fork);
        this.#goOn(fork, this.#kinds[at + 1] ?? 0, at + 2);
      }
      if (wayLong[way] === 1) this.#goOn(fork, here, at + 1);
    }
  }

  /** The terms that the text completes, going on from a node with a character of this class and then at `at`. */
  #goOn(node: number, kind: number, at: number): void {
    let next = step(node, kind);
    for (let i = at; next !== 0; i++) {
      this.#endAt(next);
      next = step(next, this.#kinds[i] ?? 0);
    }
  }

  #endAt(node: number): void {
    const term = termAt[node];
    if (term !== undefined) this.found.push({ term, start: this.#start, opened: true });
  }

  /** The terms that end from `at` on as the text does, with a slip before; `pair`: the two characters at `at`. */
  backFrom(pair: number, at: number): void {
    let node = tailOpenings[pair] ?? 0;
    for (let end = at + 2; node !== 0; end++) {
      const tail = tailTree.wordAt(node);
      if (tail >= 0) this.#endedBy(tail, at, end);
      node = tailTree.step(node, this.#kinds[end] ?? 0);
    }
  }

  /** The terms with this tail, which stands from `at` to `end`, if what is before may be misspelt for their beginning. */
  #endedBy(tail: number, at: number, end: number): void {
    const slip = this.#kinds[at - 1] ?? 0;
    const second = this.#kinds[at - 2] ?? 0;
    const bits = kin[2 * slip] ?? 0;
    const to = firstEnd[tail + 1] ?? 0;
    for (let i = firstEnd[tail] ?? 0; i < to; i++) {
      const start = end - (endedLengths[i] ?? 0);
      const first = endedFirst[i] ?? 0;
      const count = at - start;
      let may: boolean;
      if (count === 1) may = (bits & (kin[2 * first] ?? 0)) !== 0;
      // The first is right and the one behind wrong, or two have changed places.
      else if (count === 3) may = second === endedThird[i] && slip === endedSecond[i];
      else if (second === first) may = (bits & (kin[2 * (endedSecond[i] ?? 0)] ?? 0)) !== 0;
      else may = slip === first && second === endedSecond[i];
      if (may && start >= 0) this.found.push({ term: ended[i] ?? '', start, opened: false });
    }
  }
}
