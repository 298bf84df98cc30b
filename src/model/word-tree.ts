/** Calls back with the word's index, and where it begins and ends. */
export type Occurrence = (word: number, start: number, end: number) => void;

/** A node while the tree grows: what follows by class of character, and 1 + the index of the word that ends here. */
interface Branch {
  readonly next: Map<number, Branch>;
  word: number;
}

/** A node in its place: where its children lie, whose child it is, and 1 + the index of the word that ends here. */
interface Place {
  readonly base: number;
  readonly owner: number;
  readonly word: number;
}

/** No node has this number, and the root's children are its own. */
const NOBODY = 0;
const ROOT = 1;

/** Gives every branch a place, level by level: its children go where all the places that they need are free. */
function layOut(root: Branch): readonly (Place | undefined)[] {
  const places: (Place | undefined)[] = [];
  const taken: boolean[] = [true, true];
  const level = [{ branch: root, at: ROOT, owner: NOBODY }];
  let free = ROOT + 1;
  let [farthest, widest] = [0, 0];
  for (const { branch, at, owner } of level) {
    const kinds = [...branch.next.keys()];
    while (taken[free]) free++;
    let base = kinds.length === 0 ? 0 : Math.max(0, free - Math.min(...kinds));
    while (kinds.some((kind) => taken[base + kind])) base++;
    places[at] = { base, owner, word: branch.word };
    farthest = Math.max(farthest, base);
    for (const [kind, next] of branch.next) {
      taken[base + kind] = true;
      level.push({ branch: next, at: base + kind, owner: at });
      widest = Math.max(widest, kind);
    }
  }
  // Whatever character follows, what is asked lies within.
  places.length = farthest + widest + 1;
  return places;
}

/** Numbers in as little room as they need: what is asked for every character should stay close at hand. */
type Cells = Uint16Array | Int32Array;

/**
 * Many words as one tree of characters, so that a text is read once however many words there are. The tree lies in
 * flat arrays (a double array: the child of node n for the class c of a character lies at `base[n] + c`, if `owner`
 * there says that it is n's): nothing is made on the way. Built once; holds no state between texts. Works on UTF-16
 * units.
 */
export class WordTree {
  /** The class of every code unit; 0 where no word holds it. Keeps the tree small: few of 65,536 occur. */
  readonly #classOf = new Uint16Array(0x10000);
  readonly #base: Cells;
  readonly #owner: Cells;
  /** 1 + the index of the word that ends at the node, 0 where none does. */
  readonly #word: Cells;

  /** Words must not repeat: each is told by its index. Empty words never occur. */
  constructor(words: readonly string[]) {
    const places = layOut(this.#grow(words));
    const cells = (): Cells =>
      places.length < 0x10000 ? new Uint16Array(places.length) : new Int32Array(places.length);
    this.#base = cells().map((_, at) => places[at]?.base ?? 0);
    this.#owner = cells().map((_, at) => places[at]?.owner ?? NOBODY);
    this.#word = cells().map((_, at) => places[at]?.word ?? 0);
  }

  #grow(words: readonly string[]): Branch {
    const root: Branch = { next: new Map(), word: 0 };
    let classes = 0;
    words.forEach((word, index) => {
      let branch = root;
      for (let i = 0; i < word.length; i++) {
        const kind = (this.#classOf[word.charCodeAt(i)] ||= ++classes);
        let next = branch.next.get(kind);
        if (next === undefined) branch.next.set(kind, (next = { next: new Map(), word: 0 }));
        branch = next;
      }
      if (branch !== root) branch.word = index + 1;
    });
    return root;
  }

  /** Tells every occurrence of every word, by start and then by length; they may overlap and contain one another. */
  scan(text: string, found: Occurrence): void {
    const [base, owner, word] = [this.#base, this.#owner, this.#word];
    const kinds = this.#classesOf(text);
    const root = base[ROOT] ?? 0;
    for (let start = 0; start < text.length; start++) {
      let node = root + (kinds[start] ?? 0);
      if (owner[node] !== ROOT) continue;
      for (let at = start + 1; ; at++) {
        const ends = word[node] ?? 0;
        if (ends !== 0) found(ends - 1, start, at);
        // Behind the end of the text stands a class that continues no word.
        const next = (base[node] ?? 0) + (kinds[at] ?? 0);
        if (owner[next] !== node) break;
        node = next;
      }
    }
  }

  /** The text by class of character: one plain pass, so that the tree is walked without looking back at the text. */
  #classesOf(text: string): Uint16Array {
    const kinds = new Uint16Array(text.length + 1);
    const classOf = this.#classOf;
    for (let at = 0; at < text.length; at++) kinds[at] = classOf[text.charCodeAt(at)] ?? 0;
    return kinds;
  }
}
