import { charactersOf, isOneOf, type CharacterSet } from '../model/sieve';

/** What is asked of a word that stands somewhere: a result, or null where it does not count there. */
type Judge<T> = (end: number, word: string) => T | null;

/**
 * Words that pages print with blanks between their characters to line them up (索 引 号). As one pattern of all words
 * with all their blanks they would be hundreds of kilobytes of machine code that every report runs through once, and
 * pay for by fetching it.
 */
export class SpreadWords {
  /** By the code of their first character, longest first. */
  readonly #words = new Map<number, string[]>();
  readonly #first: CharacterSet;
  readonly #blanks: CharacterSet;
  readonly #most: number;

  /** `most`: how many of `blanks` may stand between two characters. */
  constructor(words: readonly string[], blanks: string, most: number) {
    for (const word of [...words].sort((a, b) => b.length - a.length)) {
      const code = word.charCodeAt(0);
      const list = this.#words.get(code);
      if (list === undefined) this.#words.set(code, [word]);
      else list.push(word);
    }
    this.#first = charactersOf(words.map((word) => word.charAt(0)).join(''));
    this.#blanks = charactersOf(blanks);
    this.#most = most;
  }

  /** What `judge` says of the longest word at this place that it does not turn down; null where there is none. */
  find<T>(text: string, at: number, judge: Judge<T>): T | null {
    if (!isOneOf(this.#first, text.charCodeAt(at))) return null;
    for (const word of this.#words.get(text.charCodeAt(at)) ?? []) {
      const end = this.#endOf(word, text, at);
      const judged = end < 0 ? null : judge(end, word);
      if (judged !== null) return judged;
    }
    return null;
  }

  /** Where the longest word at this place ends, or -1. */
  endAt(text: string, at: number): number {
    return this.find(text, at, (end) => end) ?? -1;
  }

  #endOf(word: string, text: string, start: number): number {
    let at = start + 1;
    for (let i = 1; i < word.length; i++) {
      const code = word.charCodeAt(i);
      for (let n = 0; n < this.#most && isOneOf(this.#blanks, text.charCodeAt(at)); n++) at++;
      if (text.charCodeAt(at) !== code) return -1;
      at++;
    }
    return at;
  }
}

/** Where a sticky pattern that begins at `at` ends, or null where it does not match there. */
export function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
