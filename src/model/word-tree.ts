/** The words that stand in a text, by start and then by length; they may overlap and contain one another. */
export interface Occurrences {
  readonly count: number;
  /** For each occurrence the word's index, and where it begins; only the first `count` places hold any. */
  readonly words: Uint16Array;
  readonly starts: Uint32Array;
  /** The text by class of character, and a class that continues no word behind it. */
  readonly kinds: Uint16Array;
}

/** No node has this number, and the root's children are its own. */
const NOBODY = 0;
/** The node that no character has led away from yet. */
export const ROOT = 1;

/** A node in one number (see `WordTree`): whether a word ends at it, its base, its owner. */
const ENDS = 1;
const BASE_SHIFT = 1;
const BASE_MASK = 0x7fff;
const OWNER_SHIFT = 16;
/** As many nodes fit: with more, bases and owners would not. */
const MOST_NODES = 0x7fff;

/** The part of a class by which those behind a word's first character are told apart. */
const BEHIND = 31;

/** The words from `low` to `high` of the sorted list share their first `depth` characters, which lead to `node`. */
interface Pending {
  readonly low: number;
  readonly high: number;
  readonly depth: number;
  readonly node: number;
}

/** The tree while it is laid out: see `WordTree`. */
class Layout {
  readonly base: number[] = [0, 0];
  readonly owner: number[] = [NOBODY, NOBODY];
  readonly word: number[] = [0, 0];
  /** The lowest place that may be free. */
  #free = ROOT + 1;
  readonly #taken: boolean[] = [true, true];

  /** Places for the children of a node, one for each class in `kinds`, where all of them are free. */
  place(node: number, kinds: readonly number[]): number {
    while (this.#taken[this.#free]) this.#free++;
    const least = Math.min(...kinds);
    let base = Math.max(0, this.#free - least);
    while (!this.#fits(base, kinds)) base++;
    this.base[node] = base;
    const last = base + Math.max(...kinds);
    for (let at = this.base.length; at <= last; at++) {
      this.base[at] = this.word[at] = 0;
      this.owner[at] = NOBODY;
      this.#taken[at] = false;
    }
    for (const kind of kinds) {
      this.owner[base + kind] = node;
      this.#taken[base + kind] = true;
    }
    return base;
  }

  #fits(base: number, kinds: readonly number[]): boolean {
    for (const kind of kinds) if (this.#taken[base + kind] === true) return false;
    return true;
  }
}

/**
 * Many words as one tree of characters, so that a text is read once however many words there are. The tree lies in
 * one flat array (a double array: the child of node n for the class c of a character is node base of n + c, if the owner of
 * that one is n): nothing is made on the way. Built once; holds no state between texts. Works on UTF-16
 * units.
 */
export class WordTree {
  /** The class of every code unit; 0 where no word holds it. Keeps the tree small: few of 65,536 occur. */
  readonly #classOf: Uint16Array;
  /** Base, owner and whether a word ends there, as one number a node: a step through the tree is one look. */
  readonly #cells: Int32Array;
  /** The index of the word that ends at a node; asked only where one does. */
  readonly #words: Uint16Array;
  /**
   * For every class with which a word begins, which classes may stand behind it: bit n for those that leave n in `BEHIND`
   * (all bits where the word is that character alone); 0 where none begins. At most places of a text no word begins,
   * which two characters tell without a walk through the tree.
   */
  readonly #behind: Int32Array;

  /**
   * Words must not repeat: each is told by its index. Empty words never occur. `classes`: the class of every code
   * unit, where several trees are to have the same or where more characters are to be told apart.
   */
  constructor(words: readonly string[], classes: Uint16Array = classesIn(words)) {
    this.#classOf = classes;
    const highest = classes.reduce((most, kind) => Math.max(most, kind), 0);
    const { base, owner, word } = this.#layOut(words);
    if (base.length > MOST_NODES) throw new RangeError('too many words for one tree');
    // Whatever character follows, what is asked lies within.
    this.#cells = new Int32Array(base.length + highest + 1);
    this.#words = new Uint16Array(base.length);
    for (let node = 0; node < base.length; node++) {
      const last = word[node] ?? 0;
      const ends = last === 0 ? 0 : ENDS;
      this.#cells[node] =
        ((owner[node] ?? 0) << OWNER_SHIFT) | ((base[node] ?? 0) << BASE_SHIFT) | ends;
      this.#words[node] = Math.max(0, last - 1);
    }
    this.#behind = new Int32Array(highest + 1);
    for (const spelt of words) {
      const kind = classes[spelt.charCodeAt(0)] ?? 0;
      const next = classes[spelt.charCodeAt(1)] ?? 0;
      if (spelt === '') continue;
      const bits = spelt.length === 1 ? -1 : 1 << (next & BEHIND);
      this.#behind[kind] = (this.#behind[kind] ?? 0) | bits;
    }
  }

  /** Level by level, so that what is near the root lies close together. */
  #layOut(words: readonly string[]): Layout {
    const order = [...words.keys()].filter((index) => words[index] !== '');
    const wordAt = (place: number): string => words[order[place] ?? -1] ?? '';
    order.sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1));
    const layout = new Layout();
    const pending: Pending[] = [{ low: 0, high: order.length, depth: 0, node: ROOT }];
    for (const { low, high, depth, node } of pending) {
      let first = low;
      // The word that ends here stands before those that go on.
      for (; first < high && wordAt(first).length === depth; first++)
        layout.word[node] = 1 + (order[first] ?? 0);
      const groups: { readonly kind: number; readonly from: number }[] = [];
      for (let at = first; at < high; at++) {
        const kind = this.#classOf[wordAt(at).charCodeAt(depth)] ?? 0;
        if (groups.at(-1)?.kind !== kind) groups.push({ kind, from: at });
      }
      if (groups.length === 0) continue;
      const base = layout.place(
        node,
        groups.map(({ kind }) => kind),
      );
      groups.forEach(({ kind, from }, i) => {
        const to = groups[i + 1]?.from ?? high;
        pending.push({ low: from, high: to, depth: depth + 1, node: base + kind });
      });
    }
    return layout;
  }

  /** Every occurrence of every word, by start and then by length; they may overlap and contain one another. */
  occurrences(text: string): Occurrences {
    const cells = this.#cells;
    const behind = this.#behind;
    const kinds = this.#classesOf(text);
    const root = this.#baseOf(ROOT);
    let words = new Uint16Array(text.length + 16);
    let starts = new Uint32Array(text.length + 16);
    let count = 0;
    for (let start = 0; start < text.length; start++) {
      const kind = kinds[start] ?? 0;
      if ((((behind[kind] ?? 0) >>> ((kinds[start + 1] ?? 0) & BEHIND)) & 1) === 0) continue;
      let node = root + kind;
      let cell = cells[node] ?? 0;
      for (let at = start + 1; ; at++) {
        if ((cell & ENDS) !== 0) {
          if (count === words.length) {
            words = twice(words, new Uint16Array(2 * count));
            starts = twice(starts, new Uint32Array(2 * count));
          }
          words[count] = this.#words[node] ?? 0;
          starts[count++] = start;
        }
        // Behind the end of the text stands a class that continues no word.
        const next = ((cell >>> BASE_SHIFT) & BASE_MASK) + (kinds[at] ?? 0);
        cell = cells[next] ?? 0;
        if (cell >>> OWNER_SHIFT !== node) break;
        node = next;
      }
    }
    return { count, words, starts, kinds };
  }

  #baseOf(node: number): number {
    return ((this.#cells[node] ?? 0) >>> BASE_SHIFT) & BASE_MASK;
  }

  /** The class of a code unit as `step` takes it. */
  classOf(code: number): number {
    return this.#classOf[code] ?? 0;
  }

  /** The node to which a character of this class leads, or 0 where no word goes on so. */
  step(node: number, kind: number): number {
    const next = this.#baseOf(node) + kind;
    return (this.#cells[next] ?? 0) >>> OWNER_SHIFT === node ? next : 0;
  }

  /** The word that ends at a node, or -1. */
  wordAt(node: number): number {
    return ((this.#cells[node] ?? 0) & ENDS) === 0 ? -1 : (this.#words[node] ?? 0);
  }

  /** The text by class of character: one plain pass, so that the tree is walked without looking back at the text. */
  #classesOf(text: string): Uint16Array {
    const kinds = new Uint16Array(text.length + 1);
    const classOf = this.#classOf;
    for (let at = 0; at < text.length; at++) kinds[at] = classOf[text.charCodeAt(at)] ?? 0;
    return kinds;
  }
}

/** A number for every code unit that stands in one of the words, 0 for the others. */
export function classesIn(words: readonly string[]): Uint16Array {
  const classOf = new Uint16Array(0x10000);
  let classes = 0;
  for (const word of words)
    for (let i = 0; i < word.length; i++) classOf[word.charCodeAt(i)] ||= ++classes;
  return classOf;
}

/** The same numbers with as much room again. */
function twice<T extends Uint16Array | Uint32Array>(full: T, room: T): T {
  room.set(full);
  return room;
}
