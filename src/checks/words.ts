/** Calls back with the word's index and its offset. */
export type Hit = (word: number, at: number) => void;

/** A place in the table for the first two characters of a word; several pairs may share one. */
const slotOf = (first: number, second: number): number => ((first << 5) ^ (second * 3)) & 0x3fff;

/**
 * Looks for many words in one pass over a text. Made once for a list of words; holds no state between texts.
 * Words may overlap and contain one another: every occurrence of every word is told, by offset. Empty words never occur.
 */
export class Words {
  readonly #words: readonly string[];
  /** The length of each word. */
  readonly lengths: readonly number[];
  /** By slot: 1 + the index of the group of words that begin so, 0 where none does. */
  readonly #pairs = new Uint16Array(0x4000);
  readonly #groups: number[][] = [];
  /** Words of one character. */
  readonly #singles: number[] = [];

  constructor(words: readonly string[]) {
    this.#words = words;
    this.lengths = words.map((word) => word.length);
    words.forEach((word, i) => {
      if (word.length < 2) {
        if (word !== '') this.#singles.push(i);
        return;
      }
      const slot = slotOf(word.charCodeAt(0), word.charCodeAt(1));
      const group = this.#groups[(this.#pairs[slot] ?? 0) - 1];
      if (group) group.push(i);
      else this.#pairs[slot] = this.#groups.push([i]);
    });
  }

  /** Words of two characters and more by offset, then those of one character, each by offset. */
  scan(text: string, hit: Hit): void {
    const [pairs, groups, words] = [this.#pairs, this.#groups, this.#words];
    let first = text.charCodeAt(0);
    for (let at = 1; at < text.length; at++) {
      const second = text.charCodeAt(at);
      const group = pairs[slotOf(first, second)] ?? 0;
      first = second;
      if (group === 0) continue;
      for (const i of groups[group - 1] ?? [])
        if (text.startsWith(words[i] ?? '', at - 1)) hit(i, at - 1);
    }
    for (const i of this.#singles) {
      const word = words[i] ?? '';
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) hit(i, at);
    }
  }
}
