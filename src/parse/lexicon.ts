import type { Span } from '../model/span';
import { WordTree } from '../model/word-tree';

/** A word of the phrases: the terms it answers to, and what it does to the passage it stands in. */
interface Entry {
  readonly terms: number[];
  /** Whether it names what a passage is about. */
  topic: boolean;
  idiom: boolean;
}

/** Words found in a text, as lists of numbers: there are thousands. Only the first `count` places hold any. */
export interface Tokens {
  readonly count: number;
  readonly starts: Uint32Array;
  /** The word of each, as the lists below number them. */
  readonly words: Uint16Array;
  /** For each word its length, and 1 where it names what a passage is about. */
  readonly lengths: Uint16Array;
  readonly topics: Uint8Array;
  /** The terms of all words, those of word n from `termsFrom[n]` to `termsFrom[n + 1]`. */
  readonly terms: Uint16Array;
  readonly termsFrom: Uint32Array;
  /** Those up to `besideTo[n]`, which come first, may count in a clause beside the figure's; the others nowhere do. */
  readonly besideTo: Uint32Array;
}

/** The words with what is asked of each of them for every text. */
interface Made extends Pick<Tokens, 'lengths' | 'topics' | 'terms' | 'termsFrom' | 'besideTo'> {
  readonly tree: WordTree;
  readonly idioms: Uint8Array;
}

/** All words of all phrases, so that a text is read once however many phrases there are. */
export class Lexicon {
  readonly #entries = new Map<string, Entry>();
  readonly #beside = new Set<number>();
  /** Made of the entries with the first text; none are added afterwards. */
  #made: Made | null = null;

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

  /** Notes that a term may count in the clauses beside the figure's own. */
  markBeside(term: number): void {
    this.#beside.add(term);
  }

  addTopic(word: string): void {
    this.#entry(word).topic = true;
  }

  addIdiom(word: string): void {
    this.#entry(word).idiom = true;
  }

  #make(): Made {
    const words = [...this.#entries.keys()];
    const entries = [...this.#entries.values()];
    const ends = [0];
    for (const { terms } of entries) ends.push((ends.at(-1) ?? 0) + terms.length);
    const sorted = entries.map(({ terms }) => {
      const beside = terms.filter((term) => this.#beside.has(term));
      return { beside: beside.length, terms: new Set([...beside, ...terms]) };
    });
    return {
      tree: new WordTree(words),
      lengths: Uint16Array.from(words, (word) => word.length),
      terms: Uint16Array.from(sorted.flatMap(({ terms }) => [...terms])),
      termsFrom: Uint32Array.from(ends),
      besideTo: Uint32Array.from(sorted, ({ beside }, word) => (ends[word] ?? 0) + beside),
      topics: Uint8Array.from(entries, ({ topic }) => (topic ? 1 : 0)),
      idioms: Uint8Array.from(entries, ({ idiom }) => (idiom ? 1 : 0)),
    };
  }

  /**
   * Every word of the text, by start and then by length. Words inside a set phrase are left out, and those that begin
   * in one of `skipped`, which are in order.
   */
  scan(text: string, skipped: readonly Span[]): Tokens {
    const made = (this.#made ??= this.#make());
    const { lengths, topics, terms, termsFrom, besideTo, idioms } = made;
    const { count, words, starts } = made.tree.occurrences(text);
    let skip = 0;
    /** How many are kept so far, in the places of those read; and where set phrases end. */
    let [kept, idiomEnd] = [0, 0];
    for (let first = 0; first < count;) {
      const start = starts[first] ?? 0;
      const from = first;
      let idiom = 0;
      for (; first < count && starts[first] === start; first++) {
        const word = words[first] ?? 0;
        if (idioms[word] === 1) idiom = start + (lengths[word] ?? 0);
      }
      // Words that begin together with the idiom but end before it are part of it.
      const shortest = idiom > idiomEnd ? idiom : start < idiomEnd ? idiomEnd + 1 : 0;
      idiomEnd = Math.max(idiomEnd, idiom);
      while ((skipped[skip]?.end ?? Infinity) <= start) skip++;
      if ((skipped[skip]?.start ?? Infinity) <= start) continue;
      for (let i = from; i < first; i++) {
        const word = words[i] ?? 0;
        if (start + (lengths[word] ?? 0) < shortest) continue;
        words[kept] = word;
        starts[kept++] = start;
      }
    }
    return { count: kept, words, starts, lengths, topics, terms, termsFrom, besideTo };
  }
}

const [NOT_YET, GRANT, NOT] = Array.from('未予不', (c) => c.charCodeAt(0));

/** Whether a denial stands right before (未受理, 不予立案): the word says what was not done. */
export function denied(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before === NOT_YET || (before === GRANT && text.charCodeAt(at - 2) === NOT);
}
