import type { Span } from '../model/span';
import type { Places } from './clauses';
import type { Lexicon, Tokens } from './lexicon';

/** Tokens of any bracket. */
export const ANY = -1;
/** Two to this many characters make a stretch: the few tokens that begin within one are gone through. */
const STRETCH_BITS = 4;
/** A title longer than this names documents, not acts; words inside it say nothing of the clause. */
const LONGEST_NAME = 10;

/** The words of the phrases in one text, to be looked up by where they stand. Tokens are told by their number. */
export class TokenIndex {
  readonly tokens: Tokens;
  /** For every stretch of the text (see `STRETCH_BITS`) the first token that starts there or later. */
  readonly #from: Int32Array;
  /** For every character the number of its bracket. */
  readonly #bracketOf: Places;

  constructor(text: string, bracketOf: Places, lexicon: Lexicon) {
    this.tokens = lexicon.scan(text, longNames(text));
    this.#from = firstTokens(this.tokens, text.length);
    this.#bracketOf = bracketOf;
  }

  spanOf(token: number): Span {
    const { starts, words, lengths } = this.tokens;
    const start = starts[token] ?? 0;
    return { start, end: start + (lengths[words[token] ?? 0] ?? 0) };
  }

  /** The first token that lies in the span and in the bracket, or -1. */
  first(span: Span, bracket: number): number {
    const { count, starts } = this.tokens;
    let token = this.#from[span.start >> STRETCH_BITS] ?? count;
    while (token < count && (starts[token] ?? 0) < span.start) token++;
    return this.next(token, span, bracket);
  }

  /** The same from `token` on. */
  next(token: number, span: Span, bracket: number): number {
    const { count, starts, words, lengths } = this.tokens;
    for (let i = token; i < count; i++) {
      const start = starts[i] ?? 0;
      if (start >= span.end) return -1;
      if (start + (lengths[words[i] ?? 0] ?? 0) > span.end) continue;
      if (bracket === ANY || this.#bracketOf[start] === bracket) return i;
    }
    return -1;
  }
}

function firstTokens({ count, starts }: Tokens, length: number): Int32Array {
  const from = new Int32Array((length >> STRETCH_BITS) + 1);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const stretch = (starts[i] ?? 0) >> STRETCH_BITS;
    while (at <= stretch) from[at++] = i;
  }
  return from.fill(count, at);
}

const TITLE = /《[^《》\n]*》/g;

/** The titles of documents that name no act: 《》 with what they enclose. */
function longNames(text: string): Span[] {
  const names: Span[] = [];
  TITLE.lastIndex = 0;
  for (let name = TITLE.exec(text); name; name = TITLE.exec(text))
    if (
      name[0].length - 2 > LONGEST_NAME &&
      !name[0].startsWith('《习近平法治思想') &&
      !name[0].endsWith('目录》') &&
      !name[0].endsWith('清单》')
    )
      names.push({ start: name.index, end: TITLE.lastIndex });
  return names;
}
