import { builtIn } from '../catalog/checklists/builtIn';
import type { Checklist } from '../model/checklist';
import type { Fact } from '../model/fact';
import { WordTree, type Occurrences } from '../model/word-tree';
import { askedBy, type Asked, type AskedWords, type Cue } from './checklist-words';
import type { Reading } from './reading';
import { lengths, vocabularyTree } from './vocabulary';

/** What some lists ask for, prepared once for any number of reports. */
export interface Prepared extends AskedWords {
  /** A tree that holds the words, with the same numbers; it may hold others behind them. */
  readonly tree: WordTree;
  /** For each word of the tree how many characters it has. */
  readonly lengths: ArrayLike<number>;
}

/** Prepares a user's lists: all their words in one tree of their own. */
export function prepare(lists: readonly Checklist[]): Prepared {
  const asked = askedBy(lists);
  const { words } = asked;
  return { ...asked, tree: new WordTree(words), lengths: words.map((w) => w.length) };
}

/** The built-in lists, with whose words the vocabulary of all checks begins. */
export const preparedBuiltIn: Prepared = { ...askedBy(builtIn), tree: vocabularyTree, lengths };

/** One report as the items of some lists ask about it: its words are looked for once for all of them. */
export class Search {
  readonly #reading: Reading;
  readonly #prepared: Prepared;
  /** For each word the indices of the sentences and of the titles that hold it, in reading order. */
  readonly #holders: (number[] | undefined)[];
  readonly #titled: (number[] | undefined)[];
  /** For each sentence: the last question that it answered, and how many parts of the cue at hand it holds. */
  readonly #listed: Int32Array;
  readonly #parts: Int32Array;
  #question = 0;
  #asked = 0;
  /** By number of an indicator or of a family's beginning (`x.`): the places of their facts in the report's list. */
  readonly #facts: (number[] | undefined)[];
  /** By sentence: whether it states a result, once that was asked. */
  readonly #results: (boolean | undefined)[] = [];

  constructor(reading: Reading, prepared: Prepared) {
    this.#reading = reading;
    this.#prepared = prepared;
    this.#holders = places(prepared.words.length);
    this.#titled = places(prepared.words.length);
    this.#facts = places(prepared.indicators.size);
    this.#listed = new Int32Array(reading.sentences.length);
    this.#parts = new Int32Array(reading.sentences.length);
    this.#readText();
    reading.parsed.facts.forEach((fact, place) => {
      this.#noteFact(fact.indicator, place);
    });
  }

  #noteFact(indicator: string, place: number): void {
    const numbers = this.#prepared.indicators;
    for (let dot = indicator.indexOf('.'); dot >= 0; dot = indicator.indexOf('.', dot + 1)) {
      const family = numbers.get(indicator.slice(0, dot + 1));
      if (family !== undefined) note(this.#facts, family, place);
    }
    const number = numbers.get(indicator);
    if (number !== undefined) note(this.#facts, number, place);
  }

  #readText(): void {
    const { sentences } = this.#reading;
    const { lengths, ofHeadings, empty } = this.#prepared;
    const askedFor = this.#prepared.words.length;
    const titles = this.#titlesInText();
    const { count, words, starts } = this.#wordsOfText();
    let index = 0;
    let section = 0;
    for (let i = 0; i < count; i++) {
      const word = words[i] ?? 0;
      if (word >= askedFor) continue;
      const start = starts[i] ?? 0;
      const end = start + (lengths[word] ?? 0);
      while ((sentences[index]?.end ?? Infinity) <= start) index++;
      const sentence = sentences[index];
      if (sentence !== undefined && sentence.start <= start && end <= sentence.end)
        note(this.#holders, word, index);
      if (ofHeadings[word] === 0) continue;
      while ((titles[2 * section + 1] ?? Infinity) <= start) section++;
      if ((titles[2 * section] ?? Infinity) <= start && end <= (titles[2 * section + 1] ?? 0))
        note(this.#titled, word, section);
    }
    if (empty >= 0) this.#holders[empty] = [...sentences.keys()];
  }

  /**
   * Where the title of each section begins and ends in the text, two by two. Titles are cut from the text as a rule; one
   * that does not stand in its heading as it is was put together from it, and is read by itself.
   */
  #titlesInText(): Int32Array {
    const { titles, text, parsed } = this.#reading;
    const places = new Int32Array(2 * titles.length);
    let last = 0;
    titles.forEach((title, section) => {
      const { start, end } = parsed.sections[section]?.head ?? { start: 0, end: 0 };
      const from = Math.max(start, last);
      const at = text.slice(from, end).indexOf(title);
      if (at < 0) this.#readTitle(title, section);
      places[2 * section] = at < 0 ? last : from + at;
      last = at < 0 ? last : from + at + title.length;
      places[2 * section + 1] = last;
    });
    return places;
  }

  #readTitle(title: string, section: number): void {
    const { tree, words: askedFor } = this.#prepared;
    const { count, words } = tree.occurrences(title);
    for (let i = 0; i < count; i++) {
      const word = words[i] ?? 0;
      if (word < askedFor.length) note(this.#titled, word, section);
    }
  }

  /** What was found for the other checks already is not looked for again. */
  #wordsOfText(): Occurrences {
    const { tree } = this.#prepared;
    return tree === vocabularyTree ? this.#reading.words : tree.occurrences(this.#reading.text);
  }

  /** Whether a sentence (by index) states a result in figures; asked for many items, counted once. */
  holdsResult(index: number): boolean {
    return (this.#results[index] ??=
      this.#reading.sentences[index]?.quantities.some(
        (q) => q.role === 'result' && q.kind !== 'duration',
      ) ?? false);
  }

  /** The sentences (by index) that hold what one of the item's cues asks for, in reading order. */
  sentencesFor({ cues }: Asked): readonly number[] {
    const found: number[] = [];
    this.#question++;
    for (const cue of cues) {
      for (const index of this.#sentencesOf(cue)) {
        if (this.#listed[index] === this.#question) continue;
        this.#listed[index] = this.#question;
        found.push(index);
      }
    }
    if (!isInOrder(found)) found.sort(byPlace);
    return found;
  }

  /** The sentences in which a word of every part stands; some may come twice. */
  #sentencesOf(cue: Cue): readonly number[] {
    const only = cue[0] ?? NOWHERE;
    if (cue.length === 1 && only.length === 1) return this.#holders[only[0] ?? 0] ?? NOWHERE;
    // Most cues are not met at all, which is soon seen.
    for (const part of cue) if (!this.#isHeld(part)) return NOWHERE;
    const before = this.#asked;
    this.#asked += cue.length;
    let found: number[] = [];
    for (let p = 0; p < cue.length; p++) {
      const part = cue[p] ?? NOWHERE;
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

  #isHeld(part: readonly number[]): boolean {
    for (const word of part) if (this.#holders[word] !== undefined) return true;
    return false;
  }

  /** By section: 1 where its title holds one of the item's words for headings; null where none does. */
  titlesFor({ headings }: Asked): Uint8Array | null {
    let near: Uint8Array | null = null;
    for (const word of headings)
      for (const index of this.#titled[word] ?? NOWHERE)
        (near ??= new Uint8Array(this.#reading.titles.length))[index] = 1;
    return near;
  }

  /** The facts of the item's indicators, in reading order. */
  factsFor({ indicators }: Asked): readonly Fact[] {
    let places: readonly number[] = NOWHERE;
    for (const number of indicators) {
      const more = this.#facts[number];
      if (more !== undefined) places = places.length === 0 ? more : merged(places, more);
    }
    return this.#factsAt(places);
  }

  #factsAt(places: readonly number[]): readonly Fact[] {
    if (places.length === 0) return NONE;
    const { facts } = this.#reading.parsed;
    const found: Fact[] = [];
    let last = -1;
    for (const place of places) {
      const fact = facts[place];
      // An indicator may be asked for by its name and with its family.
      if (fact !== undefined && place !== last) found.push(fact);
      last = place;
    }
    return found;
  }
}

const NONE: readonly Fact[] = [];
const NOWHERE: readonly number[] = [];
/** Room for as many lists from the beginning: an array that grows by leaps becomes a slow table. */
const places = (count: number): (number[] | undefined)[] =>
  new Array<number[] | undefined>(count).fill(undefined);
const byPlace = (a: number, b: number): number => a - b;

/** Two lists in order as one; what is in both comes twice. */
function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const takesA = j === b.length || (i < a.length && (a[i] ?? 0) <= (b[j] ?? 0));
    both.push((takesA ? a[i++] : b[j++]) ?? 0);
  }
  return both;
}

function isInOrder(list: readonly number[]): boolean {
  for (let i = 1; i < list.length; i++) if ((list[i - 1] ?? 0) > (list[i] ?? 0)) return false;
  return true;
}

/** Adds an index to what is noted for a word, once. */
function note(holders: (number[] | undefined)[], word: number, index: number): void {
  const held = holders[word];
  if (held === undefined) holders[word] = [index];
  else if (held[held.length - 1] !== index) held.push(index);
}
