/**
 * A small set of characters as one bit for every code unit: 8 kB, most of which no text ever asks for. A byte for every
 * code unit would be as quick alone, but the characters of a text lie scattered over it, and many such tables do not
 * stay in the processor's cache.
 */
export type CharacterSet = Uint8Array;

/** The characters of a text as a set. */
export function charactersOf(text: string): CharacterSet {
  const set = new Uint8Array(0x10000 >> 3);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    set[code >> 3] = (set[code >> 3] ?? 0) | (1 << (code & 7));
  }
  return set;
}

/** Whether the character is one of the set; what lies beyond the end of a text (NaN) is none, unless the set holds code 0. */
export const isOneOf = (set: CharacterSet, code: number): boolean =>
  (((set[code >> 3] ?? 0) >> (code & 7)) & 1) === 1;

/** All that `\\s` stands for in a pattern. */
export const WHITE_SPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** The same as a set. */
export const BLANKS = charactersOf(WHITE_SPACE);

/** Whether a code unit is a Chinese character of the usual block. */
export const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** Whether one of the set stands in the text from `start` to before `end`. */
export function holdsOneOf(set: CharacterSet, text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isOneOf(set, text.charCodeAt(at))) return true;
  return false;
}

/**
 * Which of several small sets have a character in a passage, as bits: one walk over it instead of one for each set.
 * A bit may be set without reason (characters share the places of the table, which is to be small), never be missing.
 */
export class Cues {
  readonly #bits = new Uint16Array(0x1000);

  /** The characters of each set, in one text; the set at place n is told by bit n. At most 16. */
  constructor(sets: readonly string[]) {
    sets.forEach((characters, n) => {
      for (let i = 0; i < characters.length; i++) {
        const place = characters.charCodeAt(i) & 0xfff;
        this.#bits[place] = (this.#bits[place] ?? 0) | (1 << n);
      }
    });
  }

  /** The bits of the passage from `start` to before `end`. */
  in(text: string, start: number, end: number): number {
    let bits = 0;
    for (let at = start; at < end; at++) bits |= this.#bits[text.charCodeAt(at) & 0xfff] ?? 0;
    return bits;
  }
}
