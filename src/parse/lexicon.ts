import { WordTree } from '../model/word-tree';

/** A word of the phrases: the terms it answers to, and what it does to the passage it stands in. */
interface Entry {
  readonly terms: number[];
  /** Whether it names what a passage is about. */
  topic: boolean;
  idiom: boolean;
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

/** All words of all phrases, so that a text is read once however many phrases there are. */
export class Lexicon {
  readonly #entries = new Map<string, Entry>();
  /** Made of the entries with the first text; none are added afterwards. */
  #made: { readonly tree: WordTree; readonly entries: readonly Entry[] } | null = null;

  /** The entry of a word, made where it is new. */
  #entry(word: string): Entry {
    if (this.#made !== null) throw new Error('a lexicon in use takes no more words');
    let entry = this.#entries.get(word);
    if (entry === undefined)
      this.#entries.set(word, (entry = { terms: [], topic: false, idiom: false }));
    return entry;
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
    const { tree, entries } = (this.#made ??= {
      tree: new WordTree([...this.#entries.keys()]),
      entries: [...this.#entries.values()],
    });
    const tokens: Token[] = [];
    /** Where the words begin that are now read, the first token of these, and where idioms end. */
    let [at, first, idiom, idiomEnd] = [-1, 0, 0, 0];
    const close = (): void => {
      if (idiom > idiomEnd) {
        idiomEnd = idiom;
        // Words that begin together with the idiom but end before it are part of it.
        keep(tokens, first, (t) => t.end >= idiom);
      } else if (at < idiomEnd) keep(tokens, first, (t) => t.end > idiomEnd);
    };
    tree.scan(text, (word, start, end) => {
      if (start !== at) {
        close();
        [at, first, idiom] = [start, tokens.length, 0];
      }
      const entry = entries[word];
      if (entry === undefined) return;
      if (entry.idiom) idiom = end;
      const { terms, topic } = entry;
      tokens.push({ start, end, terms, topic, denied: denied(text, start) });
    });
    close();
    return tokens;
  }
}

function keep(tokens: Token[], from: number, fits: (token: Token) => boolean): void {
  let kept = from;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    if (token !== undefined && fits(token)) tokens[kept++] = token;
  }
  tokens.length = kept;
}

const [NOT_YET, GRANT, NOT] = Array.from('未予不', (c) => c.charCodeAt(0));

/** Whether a denial stands right before. */
function denied(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before === NOT_YET || (before === GRANT && text.charCodeAt(at - 2) === NOT);
}
