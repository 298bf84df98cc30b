import type { Span } from '../model/span';
import type { Frame, Page } from './frames';
import { denied } from './lexicon';
import { ANY, TokenIndex } from './token-index';
import {
  type Compiled,
  type Need,
  PLACE,
  PLACE_BITS,
  type Rule,
  termOf,
  type UnitRules,
} from './phrases';

/** How far back, in characters and clauses, a figure looks for its subject. */
const FARTHEST = 220;
const MOST_CLAUSES = 12;
/** How many clauses `^` reaches back, and `>` ahead. */
const BEFORE = 3;
const AFTER = 2;
/** What a match is worth: terms of the clause, of the sentence, of the sentence before, of the heading. */
const WORTH = { own: 2, weak: 1.2, sentence: 1.2, before: 0.8, heading: 0.5 } as const;
const PER_LETTER = 0.5;
const PER_STEP = 0.03;

const ALL_PLACES = (1 << PLACE_BITS) - 1;

/** Those of the places that a need allows where its term stands. */
function placesIn(states: Int32Array, visit: number, need: Need): number {
  const state = states[termOf(need)] ?? 0;
  return state >= visit ? state & need & ALL_PLACES : 0;
}

/** The words around one figure after another; `enter` sets the scene, `match` tries rules in it. */
export class Scene {
  readonly #page: Page;
  readonly #tokens: TokenIndex;
  /**
   * For each term the last visit that saw it and the places where it stood then, in one number: nearly all that is
   * asked is asked of this list. What is not less than `#visit` is of this visit.
   */
  readonly #state: Int32Array;
  /** For each term seen in the figure's own clause the token that counts, and what it is worth. */
  readonly #ownAt: Int32Array;
  readonly #ownWorth: Float64Array;
  readonly #farWorth: Float64Array;
  #visit = 0;
  #denials = false;
  #quantity: Span = { start: 0, end: 0 };

  constructor(page: Page, compiled: Compiled) {
    this.#page = page;
    this.#tokens = new TokenIndex(page.text, page.clauses.bracketOf, compiled.lexicon);
    this.#state = new Int32Array(compiled.terms);
    this.#ownAt = new Int32Array(compiled.terms);
    this.#ownWorth = new Float64Array(compiled.terms);
    this.#farWorth = new Float64Array(compiled.terms);
  }

  /** Reads the words around a figure. `denials`: whether words denied (未制定) count. */
  enter(frame: Frame, quantity: Span, denials = false): void {
    this.#denials = denials;
    this.#visit += 1 << PLACE_BITS;
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

  /** Whether a term stands where it counts: nearly every rule fails by its key already. */
  holds(need: Need): boolean {
    return this.#placesOf(need) !== 0;
  }

  /** The rules whose keys stand here where they count, which are few: the others do not hold here. */
  likely({ rules, keys, seconds }: UnitRules): Rule[] {
    const [state, visit] = [this.#state, this.#visit];
    const likely: Rule[] = [];
    for (let i = 0; i < keys.length; i++) {
      if (placesIn(state, visit, keys[i] ?? 0) === 0) continue;
      if (placesIn(state, visit, seconds[i] ?? 0) === 0) continue;
      const rule = rules[i];
      if (rule !== undefined) likely.push(rule);
    }
    return likely;
  }

  /** How well the rule holds here; null where it does not. */
  match({ needs, bars }: Rule): number | null {
    const [state, visit] = [this.#state, this.#visit];
    for (const need of needs) if (placesIn(state, visit, need) === 0) return null;
    for (const bar of bars) if (placesIn(state, visit, bar) !== 0) return null;
    let score = 0;
    let nearest = Infinity;
    for (const need of needs) {
      const term = termOf(need);
      const places = placesIn(state, visit, need);
      if ((places & PLACE.own) !== 0) {
        score += this.#ownWorth[term] ?? 0;
        nearest = Math.min(nearest, this.#gap(this.#ownAt[term] ?? 0));
      } else if ((places & PLACE.far) !== 0) score += this.#farWorth[term] ?? 0;
      else score += WORTH.sentence;
    }
    return nearest === Infinity ? null : score - PER_STEP * nearest;
  }

  /** The words of a rule that holds here in the figure's own clause, the nearest to the figure first. */
  wordsOf(rule: Rule): Span[] {
    return rule.needs
      .filter((need) => (this.#placesOf(need) & PLACE.own) !== 0)
      .map((need) => this.#ownAt[termOf(need)] ?? 0)
      .sort((a, b) => this.#gap(a) - this.#gap(b))
      .map((token) => this.#tokens.spanOf(token));
  }

  /** Those of the places that a rule allows where the word stands. */
  #placesOf(need: Need): number {
    return placesIn(this.#state, this.#visit, need);
  }

  #mark(term: number, places: number): void {
    const state = this.#state[term] ?? 0;
    this.#state[term] = (state >= this.#visit ? state : this.#visit) | places;
  }

  /** How far a token is from the figure. */
  #gap(token: number): number {
    const { starts, words, lengths } = this.#tokens.tokens;
    const start = starts[token] ?? 0;
    const end = start + (lengths[words[token] ?? 0] ?? 0);
    const figure = this.#quantity;
    return end <= figure.start ? figure.start - end : Math.max(0, start - figure.end);
  }

  /** Notes the words of a stretch of the figure's clause; returns whether they name a subject. */
  #readOwn(span: Span, worth: number, bracket: number, firm = true): boolean {
    const index = this.#tokens;
    const { starts, words, lengths, terms, termsFrom, topics } = index.tokens;
    const places = firm ? PLACE.own | PLACE.firm : PLACE.own;
    let topic = false;
    for (let i = index.first(span, bracket); i >= 0; i = index.next(i + 1, span, bracket)) {
      if (!this.#denials && denied(this.#page.text, starts[i] ?? 0)) continue;
      const word = words[i] ?? 0;
      if (topics[word] === 1) topic = true;
      const value = worth + PER_LETTER * (lengths[word] ?? 0);
      const end = termsFrom[word + 1] ?? 0;
      for (let t = termsFrom[word] ?? 0; t < end; t++) {
        const term = terms[t] ?? 0;
        const state = this.#state[term] ?? 0;
        const seen = state >= this.#visit && (state & PLACE.own) !== 0;
        this.#mark(term, places);
        if (
          seen &&
          (this.#ownWorth[term] ?? 0) >= value &&
          this.#gap(this.#ownAt[term] ?? 0) < this.#gap(i)
        )
          continue;
        this.#ownAt[term] = i;
        this.#ownWorth[term] = value;
      }
    }
    return topic;
  }

  #readFar(span: Span, worth: number, bracket: number): boolean {
    const index = this.#tokens;
    const { words, terms, termsFrom, topics } = index.tokens;
    let topic = false;
    for (let i = index.first(span, bracket); i >= 0; i = index.next(i + 1, span, bracket)) {
      const word = words[i] ?? 0;
      if (topics[word] === 1) topic = true;
      const end = termsFrom[word + 1] ?? 0;
      for (let t = termsFrom[word] ?? 0; t < end; t++) {
        const term = terms[t] ?? 0;
        const state = this.#state[term] ?? 0;
        if (state >= this.#visit && (state & PLACE.far) !== 0) continue;
        this.#mark(term, PLACE.far);
        this.#farWorth[term] = worth;
      }
    }
    return topic;
  }

  /** Notes the words of a stretch beside the figure's clause, as far as they may count there. */
  #readPlace(span: Span, place: number, bracket: number): void {
    const index = this.#tokens;
    const { words, terms, termsFrom, besideTo } = index.tokens;
    const [state, visit] = [this.#state, this.#visit];
    for (let i = index.first(span, bracket); i >= 0; i = index.next(i + 1, span, bracket)) {
      const word = words[i] ?? 0;
      const end = besideTo[word] ?? 0;
      for (let t = termsFrom[word] ?? 0; t < end; t++) {
        const term = terms[t] ?? 0;
        const seen = state[term] ?? 0;
        state[term] = (seen >= visit ? seen : visit) | place;
      }
    }
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
    const before = { start: Math.max(start, from - FARTHEST), end: from };
    this.#readPlace(before, PLACE.before, ANY);
    let end = own.end;
    for (let n = 0; n < AFTER; n++) {
      const later = clauses.list[clauses.of[end + 1] ?? 0];
      if (later?.sentence !== own.sentence || later.end <= end) break;
      end = later.end;
    }
    const after = { start: own.end, end: Math.min(end, own.end + FARTHEST) };
    this.#readPlace(after, PLACE.after, own.bracket);
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
