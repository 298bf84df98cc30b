/** A word of the phrases: the terms it answers to, and what it does to the passage it stands in. */
interface Entry {
  readonly terms: number[];
  /** Whether it names what a passage is about. */
  topic: boolean;
  idiom: boolean;
}

interface Node {
  readonly next: Map<number, Node>;
  entry: Entry | null;
}

/** A word found in the text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly terms: readonly number[];
  readonly topic: boolean;
  /** 未受理, 不予立案: the word says what was not done. */
  readonly denied: boolean;
}

/** All words of all phrases as one tree of characters, so that a text is read once however many phrases there are. */
export class Lexicon {
  readonly #root: Node = { next: new Map(), entry: null };
  /** 1 for every code that some word begins with, 2 where it is a word by itself: most characters end here. */
  readonly #begins = new Uint8Array(0x10000);
  /** 1 where some word may begin with these two characters (several pairs share a place): most others end here. */
  readonly #pairs = new Uint8Array(0x4000);

  /** The entry of a word, made where it is new. */
  #entry(word: string): Entry {
    let node = this.#root;
    const first = word.charCodeAt(0);
    if (word.length === 1) this.#begins[first] = 2;
    else {
      if (this.#begins[first] === 0) this.#begins[first] = 1;
      this.#pairs[pairOf(first, word.charCodeAt(1))] = 1;
    }
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      let next = node.next.get(code);
      if (next === undefined) node.next.set(code, (next = { next: new Map(), entry: null }));
      node = next;
    }
    return (node.entry ??= { terms: [], topic: false, idiom: false });
  }

  addTerm(word: string, term: number): void {
    const { terms } = this.#entry(word);
    if (!terms.includes(term)) terms.push(term);
  }

  addTopic(word: string): void {
    this.#entry(word).topic = true;
  }

  addIdiom(word: string): void {
    this.#entry(word).idiom = true;
  }

  /** Every word of the text, by start and then by length. Words inside a set phrase are left out. */
  scan(text: string): Token[] {
    const tokens: Token[] = [];
    const [begins, pairs, roots] = [this.#begins, this.#pairs, this.#root.next];
    let idiomEnd = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const kind = begins[code];
      if (kind === 0) continue;
      if (kind === 1 && pairs[pairOf(code, text.charCodeAt(at + 1))] === 0) continue;
      let node = roots.get(code);
      if (node === undefined) continue;
      const first = tokens.length;
      let idiom = 0;
      for (let end = at + 1; node !== undefined; node = node.next.get(text.charCodeAt(end++))) {
        const entry: Entry | null = node.entry;
        if (entry === null) continue;
        if (entry.idiom) idiom = end;
        const { terms, topic } = entry;
        tokens.push({ start: at, end, terms, topic, denied: denied(text, at) });
      }
      if (idiom > idiomEnd) {
        idiomEnd = idiom;
        // Words that begin together with the idiom but end before it are part of it.
        keep(tokens, first, (t) => t.end >= idiom);
      } else if (at < idiomEnd) keep(tokens, first, (t) => t.end > idiomEnd);
    }
    return tokens;
  }
}

const pairOf = (first: number, second: number): number => ((first << 5) ^ (second * 3)) & 0x3fff;

function keep(tokens: Token[], from: number, fits: (token: Token) => boolean): void {
  const rest = tokens.slice(from).filter(fits);
  tokens.length = from;
  tokens.push(...rest);
}

const [NOT_YET, GRANT, NOT] = Array.from('未予不', (c) => c.charCodeAt(0));

/** Whether a denial stands right before. */
function denied(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before === NOT_YET || (before === GRANT && text.charCodeAt(at - 2) === NOT);
}
