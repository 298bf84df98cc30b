/** Calls back with the word's index and its offset. */
export type Hit = (word: number, at: number) => void;

/**
 * Looks for many words in one pass over a text. Made once for a list of words; holds no state between texts.
 * Words may overlap and contain one another: every occurrence of every word is told, by offset. Empty words never occur.
 */
export class Words {
  readonly #words: readonly string[];
  /** The length of each word. */
  readonly lengths: readonly number[];
  /** By the code of a first character: 1 + the index of its group, 0 where no word begins so. */
  readonly #groupOf = new Uint16Array(0x10000);
  readonly #groups: number[][] = [];

  constructor(words: readonly string[]) {
    this.#words = words;
    this.lengths = words.map((word) => word.length);
    words.forEach((word, i) => {
      if (word === '') return;
      const code = word.charCodeAt(0);
      const group = this.#groups[(this.#groupOf[code] ?? 0) - 1];
      if (group) group.push(i);
      else this.#groupOf[code] = this.#groups.push([i]);
    });
  }

  scan(text: string, hit: Hit): void {
    for (let at = 0; at < text.length; at++) {
      const group = this.#groupOf[text.charCodeAt(at)] ?? 0;
      if (group === 0) continue;
      for (const i of this.#groups[group - 1] ?? [])
        if (standsAt(text, this.#words[i] ?? '', at)) hit(i, at);
    }
  }
}

/** Whether the word, whose first character is known to fit, stands at the offset. */
function standsAt(text: string, word: string, at: number): boolean {
  for (let k = 1; k < word.length; k++)
    if (text.charCodeAt(at + k) !== word.charCodeAt(k)) return false;
  return true;
}
