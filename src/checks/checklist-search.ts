import type { Checklist, ChecklistItem } from '../model/checklist';
import type { Fact } from '../model/fact';
import { WordTree } from '../model/word-tree';
import { fold, type Reading, type Sentence } from './reading';

/** A cue: its parts, one word of each of which must stand in a sentence; words by number. */
type Cue = readonly (readonly number[])[];

/** What an item asks for, prepared. */
interface Asked {
  readonly cues: readonly Cue[];
  readonly headings: readonly number[];
  readonly indicators: readonly string[];
  /** Beginnings of the indicators of whole families (`x.`). */
  readonly families: readonly string[];
}

/** What some lists ask for, prepared once for any number of reports. */
export interface Prepared {
  readonly words: readonly string[];
  readonly tree: WordTree;
  readonly asked: ReadonlyMap<ChecklistItem, Asked>;
}

/** Prepares lists: all their words in one tree. A cue `a|b+c` is (a or b) and c. */
export function prepare(lists: readonly Checklist[]): Prepared {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const items = lists.flatMap((list) => list.items);
  const asked = new Map(
    items.map((item): [ChecklistItem, Asked] => {
      const { cues, headings, indicators } = item.recognise;
      const parts = cues.map((cue) => fold(cue).split('+'));
      return [
        item,
        {
          cues: parts.map((cue) => cue.map((part) => part.split('|').map(numberOf))),
          headings: headings.map(fold).map(numberOf),
          indicators: [...new Set(indicators)],
          families: indicators.filter((id) => id.endsWith('.*')).map((id) => id.slice(0, -1)),
        },
      ];
    }),
  );
  const words = [...numbers.keys()];
  return { words, tree: new WordTree(words), asked };
}

/** One report as the items of some lists ask about it: its words are looked for once for all of them. */
export class Search {
  readonly #reading: Reading;
  readonly #prepared: Prepared;
  /** For each word the indices of the sentences and of the titles that hold it, in reading order. */
  readonly #holders: (number[] | undefined)[] = [];
  readonly #titled: (number[] | undefined)[] = [];
  /** For each sentence: the last question that it answered, and how many parts of the cue at hand it holds. */
  readonly #listed: Int32Array;
  readonly #parts: Int32Array;
  #question = 0;
  #asked = 0;
  readonly #facts = new Map<string, Fact[]>();

  constructor(reading: Reading, prepared: Prepared) {
    this.#reading = reading;
    this.#prepared = prepared;
    this.#listed = new Int32Array(reading.sentences.length);
    this.#parts = new Int32Array(reading.sentences.length);
    this.#readSentences();
    this.#readTitles();
    for (const fact of reading.parsed.facts) {
      const known = this.#facts.get(fact.indicator);
      if (known === undefined) this.#facts.set(fact.indicator, [fact]);
      else known.push(fact);
    }
  }

  #readSentences(): void {
    const { text, sentences } = this.#reading;
    let index = 0;
    this.#prepared.tree.scan(text, (word, start, end) => {
      while ((sentences[index]?.end ?? Infinity) <= start) index++;
      const sentence = sentences[index];
      if (sentence !== undefined && sentence.start <= start && end <= sentence.end)
        note(this.#holders, word, index);
    });
    // An empty word, as a user's list may hold by mistake, stands everywhere.
    const empty = this.#prepared.words.indexOf('');
    if (empty >= 0) this.#holders[empty] = [...sentences.keys()];
  }

  #readTitles(): void {
    this.#reading.titles.forEach((title, index) => {
      this.#prepared.tree.scan(title, (word) => note(this.#titled, word, index));
    });
  }

  /** The sentences that hold what one of the item's cues asks for, in reading order. */
  sentencesFor(item: ChecklistItem): readonly Sentence[] {
    const found: number[] = [];
    this.#question++;
    for (const cue of this.#prepared.asked.get(item)?.cues ?? []) {
      for (const index of this.#sentencesOf(cue)) {
        if (this.#listed[index] === this.#question) continue;
        this.#listed[index] = this.#question;
        found.push(index);
      }
    }
    if (found.length > 1) found.sort((a, b) => a - b);
    return found.map((index) => this.#reading.sentences[index]).filter((s) => s !== undefined);
  }

  /** The sentences in which a word of every part stands; some may come twice. */
  #sentencesOf(cue: Cue): readonly number[] {
    const [only = NOWHERE] = cue;
    if (cue.length === 1 && only.length === 1) return this.#holders[only[0] ?? 0] ?? NOWHERE;
    const before = this.#asked;
    this.#asked += cue.length;
    let found: number[] = [];
    for (const [p, part] of cue.entries()) {
      found = [];
      for (const word of part)
        for (const index of this.#holders[word] ?? NOWHERE) {
          if (p > 0 && this.#parts[index] !== before + p) continue;
          this.#parts[index] = before + p + 1;
          found.push(index);
        }
      if (found.length === 0) break;
    }
    return found;
  }

  /** By section: whether its title holds one of the item's words for headings; null where none does. */
  titlesFor(item: ChecklistItem): readonly (true | undefined)[] | null {
    const near: (true | undefined)[] = [];
    for (const word of this.#prepared.asked.get(item)?.headings ?? [])
      for (const index of this.#titled[word] ?? []) near[index] = true;
    return near.length === 0 ? null : near;
  }

  /** The facts of the item's indicators, in reading order. */
  factsFor(item: ChecklistItem): readonly Fact[] {
    const asked = this.#prepared.asked.get(item);
    if (asked === undefined || this.#facts.size === 0) return NONE;
    const found: Fact[][] = [];
    for (const id of asked.indicators) {
      const facts = this.#facts.get(id);
      if (facts !== undefined) found.push(facts);
    }
    for (const family of asked.families)
      for (const [id, facts] of this.#facts)
        if (id.startsWith(family) && !asked.indicators.includes(id)) found.push(facts);
    if (found.length < 2) return found[0] ?? NONE;
    const all = new Set(found.flat());
    return this.#reading.parsed.facts.filter((fact) => all.has(fact));
  }
}

const NONE: readonly Fact[] = [];
const NOWHERE: readonly number[] = [];

/** Adds an index to what is noted for a word, once. */
function note(holders: (number[] | undefined)[], word: number, index: number): void {
  const held = holders[word];
  if (held === undefined) holders[word] = [index];
  else if (held.at(-1) !== index) held.push(index);
}
