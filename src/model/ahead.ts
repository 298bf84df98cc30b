/** Asks of one passage of a text behind the other whether one of a few words stands in it. */
export class Ahead {
  readonly #text: string;
  readonly #words: readonly string[];
  /** Where each word stands next: searching for a few words is quicker than looking at every character. */
  readonly #next: number[];

  constructor(text: string, words: readonly string[]) {
    this.#text = text;
    this.#words = words;
    this.#next = words.map((word) => text.indexOf(word));
  }

  /** Whether one begins at `start` or behind and before `end`; `start` must not go back. */
  standIn(start: number, end: number): boolean {
    let stands = false;
    for (let w = 0; w < this.#words.length; w++) {
      let at = this.#next[w] ?? -1;
      if (at >= 0 && at < start) {
        at = this.#text.indexOf(this.#words[w] ?? '', start);
        this.#next[w] = at;
      }
      stands ||= at >= start && at < end;
    }
    return stands;
  }
}
