import type { Span } from '../model/span';
import type { Frame, Page } from './frames';
import type { Token } from './lexicon';
import type { Compiled, Need, Rule } from './phrases';

/** How far back, in characters and clauses, a figure looks for its subject. */
const FARTHEST = 220;
const MOST_CLAUSES = 12;
/** Tokens of any bracket. */
const ANY = -1;
/** How many clauses `^` reaches back, and `>` ahead. */
const BEFORE = 3;
const AFTER = 2;
/** A title longer than this names documents, not acts; words inside it say nothing of the clause. */
const LONGEST_NAME = 10;

/** What a match is worth: terms of the clause, of the sentence, of the sentence before, of the heading. */
const WORTH = { own: 2, weak: 1.2, sentence: 1.2, before: 0.8, heading: 0.5 } as const;
const PER_LETTER = 0.5;
const PER_STEP = 0.03;

/** The words around one figure after another; `enter` sets the scene, `match` tries rules in it. */
export class Scene {
  readonly #page: Page;
  readonly #tokens: readonly Token[];
  readonly #from: Int32Array;
  /** For each term: in which visit it was seen in the clause, or where the subject was named. */
  readonly #own: Int32Array;
  readonly #far: Int32Array;
  /** As `own`, without words that are only shared with a neighbour: these can support a phrase, but bar none. */
  readonly #firm: Int32Array;
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  /** In which visit a term was seen in any of these places. */
  readonly #seen: Int32Array;
  readonly #ownAt: (Token | undefined)[];
  readonly #ownWorth: Float64Array;
  readonly #farWorth: Float64Array;
  #visit = 0;
  #denials = false;
  #quantity: Span = { start: 0, end: 0 };

  constructor(page: Page, compiled: Compiled) {
    this.#page = page;
    const names = longNames(page.text);
    this.#tokens = compiled.lexicon.scan(page.text).filter((t) => names[t.start] === 0);
    this.#from = firstTokens(this.#tokens, page.text.length);
    this.#own = new Int32Array(compiled.terms);
    this.#far = new Int32Array(compiled.terms);
    this.#firm = new Int32Array(compiled.terms);
    this.#before = new Int32Array(compiled.terms);
    this.#after = new Int32Array(compiled.terms);
    this.#seen = new Int32Array(compiled.terms);
    this.#ownAt = new Array<Token | undefined>(compiled.terms);
    this.#ownWorth = new Float64Array(compiled.terms);
    this.#farWorth = new Float64Array(compiled.terms);
  }

  /** Reads the words around a figure. `denials`: whether words denied (未制定) count. */
  enter(frame: Frame, quantity: Span, denials = false): void {
    this.#denials = denials;
    this.#visit++;
    this.#quantity = quantity;
    const bracket = this.#page.clauses.bracketOf[quantity.start] ?? 0;
    let topic = false;
    for (const span of frame.own) if (this.#readOwn(span, WORTH.own, bracket)) topic = true;
    for (const span of frame.weak) this.#readOwn(span, WORTH.weak, bracket);
    if (frame.list !== null) this.#readFar(frame.list, WORTH.sentence, bracket);
    for (const span of frame.shared) this.#readOwn(span, WORTH.sentence, bracket, false);
    this.#lookBack(frame.from, quantity.start, topic);
    this.#readBeside(frame.from, quantity.start);
  }

  /** Whether a term stands anywhere that a rule may look at: nearly every rule fails by its key already. */
  saw(term: number): boolean {
    return this.#seen[term] === this.#visit;
  }

  /** Whether the rule holds here, how well, and at which words of the clause, the nearest to the figure first. */
  match(rule: Rule): { score: number; at: [Span, ...Span[]] } | null {
    // Most others fail here, before anything is made for them.
    for (const need of rule.needs) if (!this.#given(need)) return null;
    let score = 0;
    const at: Token[] = [];
    for (const need of rule.needs) {
      const { term } = need;
      const token = this.#own[term] === this.#visit ? this.#ownAt[term] : undefined;
      if (token !== undefined && !need.after) {
        score += this.#ownWorth[term] ?? 0;
        at.push(token);
      } else if (need.carried && this.#far[term] === this.#visit)
        score += this.#farWorth[term] ?? 0;
      else if (this.#beside(need)) score += WORTH.sentence;
      else return null;
    }
    for (const bar of rule.bars) {
      if (!bar.after && this.#firm[bar.term] === this.#visit) return null;
      if (bar.carried && this.#far[bar.term] === this.#visit) return null;
      if (this.#beside(bar)) return null;
    }
    const [nearest, ...others] = at.sort((a, b) => this.#gap(a) - this.#gap(b));
    if (nearest === undefined) return null;
    return { score: score - PER_STEP * this.#gap(nearest), at: [nearest, ...others] };
  }

  /** Whether the word stands anywhere where the rule may find it. */
  #given(need: Need): boolean {
    const { term } = need;
    if (this.#own[term] === this.#visit && !need.after) return true;
    return (need.carried && this.#far[term] === this.#visit) || this.#beside(need);
  }

  #beside({ term, before, after }: Need): boolean {
    if (before) return this.#before[term] === this.#visit;
    return after && this.#after[term] === this.#visit;
  }

  #gap(token: Token): number {
    return token.end <= this.#quantity.start
      ? this.#quantity.start - token.end
      : Math.max(0, token.start - this.#quantity.end);
  }

  /** Notes the words of a stretch of the figure's clause; returns whether they name a subject. */
  #readOwn(span: Span, worth: number, bracket: number, firm = true): boolean {
    let topic = false;
    this.#each(span, bracket, (token) => {
      if (token.denied && !this.#denials) return;
      if (token.topic) topic = true;
      const value = worth + PER_LETTER * (token.end - token.start);
      for (const term of token.terms) {
        this.#seen[term] = this.#visit;
        if (firm) this.#firm[term] = this.#visit;
        const seen = this.#own[term] === this.#visit ? this.#ownAt[term] : undefined;
        if (
          seen !== undefined &&
          this.#gap(seen) < this.#gap(token) &&
          (this.#ownWorth[term] ?? 0) >= value
        )
          continue;
        this.#own[term] = this.#visit;
        this.#ownAt[term] = token;
        this.#ownWorth[term] = value;
      }
    });
    return topic;
  }

  #readFar(span: Span, worth: number, bracket: number): boolean {
    let topic = false;
    this.#each(span, bracket, (token) => {
      if (token.topic) topic = true;
      for (const term of token.terms) {
        if (this.#far[term] === this.#visit) continue;
        this.#seen[term] = this.#visit;
        this.#far[term] = this.#visit;
        this.#farWorth[term] = worth;
      }
    });
    return topic;
  }

  /** The rest of the figure's clause, the clauses right before it and right after, in the same sentence. */
  #readBeside(from: number, figure: number): void {
    const { clauses } = this.#page;
    const own = clauses.list[clauses.of[figure] ?? 0];
    if (own === undefined) return;
    let start = own.start;
    for (let n = 0; n < BEFORE && start > 0; n++) {
      const earlier = clauses.list[clauses.of[start - 1] ?? 0];
      if (earlier?.sentence !== own.sentence || earlier.start >= start) break;
      start = earlier.start;
    }
    this.#each({ start: Math.max(start, from - FARTHEST), end: from }, ANY, (token) => {
      for (const term of token.terms) this.#seen[term] = this.#before[term] = this.#visit;
    });
    let end = own.end;
    for (let n = 0; n < AFTER; n++) {
      const later = clauses.list[clauses.of[end + 1] ?? 0];
      if (later?.sentence !== own.sentence || later.end <= end) break;
      end = later.end;
    }
    this.#each({ start: own.end, end: Math.min(end, own.end + FARTHEST) }, own.bracket, (token) => {
      for (const term of token.terms) this.#seen[term] = this.#after[term] = this.#visit;
    });
  }

  #each(span: Span, bracket: number, visit: (token: Token) => void): void {
    const { bracketOf } = this.#page.clauses;
    for (let i = this.#from[span.start] ?? 0; i < this.#tokens.length; i++) {
      const token = this.#tokens[i];
      if (token === undefined || token.start >= span.end) return;
      if (token.end > span.end) continue;
      if (bracket === ANY || bracketOf[token.start] === bracket) visit(token);
    }
  }

  /**
   * Goes back clause by clause to the one that names the subject, then to the headings. Where the figure's own
   * words name one (`named`), only the rest of its clause still counts.
   */
  #lookBack(from: number, figure: number, named: boolean): void {
    const { text, clauses, sections } = this.#page;
    const own = clauses.list[clauses.of[figure] ?? 0]?.sentence;
    const section = this.#innermost(figure);
    const limit = Math.max(figure - FARTHEST, sections[section]?.start ?? 0);
    let at = from - 1;
    for (let n = 0; n < MOST_CLAUSES && at >= limit && text[at] !== '\n'; n++) {
      const clause = clauses.list[clauses.of[at] ?? 0];
      if (clause === undefined) break;
      const span = { start: Math.max(clause.start, limit), end: at + 1 };
      const worth = clause.sentence === own ? WORTH.sentence : WORTH.before;
      if (named && clauses.of[at] !== clauses.of[figure]) return;
      if (this.#readFar(span, worth, clauses.bracketOf[clause.start] ?? 0)) return;
      at = Math.min(at, clause.start) - 1;
    }
    for (let i = named ? -1 : section; i >= 0; i = sections[i]?.parent ?? -1) {
      const head = sections[i]?.head;
      if (head !== undefined && this.#readFar(head, WORTH.heading, 0)) return;
    }
  }

  #innermost(at: number): number {
    const { sections } = this.#page;
    let low = 0;
    let high = sections.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sections[middle]?.start ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    let found = low - 1;
    while (found >= 0 && (sections[found]?.end ?? 0) <= at) found = sections[found]?.parent ?? -1;
    return found;
  }
}

/** For every offset the first token that starts there or later. */
function firstTokens(tokens: readonly Token[], length: number): Int32Array {
  const from = new Int32Array(length + 1);
  let at = 0;
  for (let i = 0; i < tokens.length; i++) {
    const start = tokens[i]?.start ?? 0;
    while (at <= start) from[at++] = i;
  }
  return from.fill(tokens.length, at);
}

/** 1 for every character inside the 《》 of a document's title. */
function longNames(text: string): Uint8Array {
  const inside = new Uint8Array(text.length);
  for (const name of text.matchAll(/《[^《》\n]*》/gu))
    if (name[0].length - 2 > LONGEST_NAME && !/(?:目录|清单)》$/u.test(name[0]))
      inside.fill(1, name.index, name.index + name[0].length);
  return inside;
}
