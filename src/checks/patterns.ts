import type { Occurrences } from '../model/word-tree';
import { echoes } from './echoes';
import { shapeOf, type Echo, type Shape } from './literals';
import { WIDEST, type Anchor } from './needs';
import { rowsOf, type Rows } from './rows';

/** A pattern of the catalogue (a regular expression over half-width text), and words around a find that speak against it. */
export interface Entry {
  readonly pattern: string;
  readonly unless?: string;
}

/** A find: by which entry, where it begins, and what the groups of its pattern hold. */
export interface Match {
  readonly entry: number;
  readonly start: number;
  readonly words: string;
  readonly groups: RegExpExecArray;
}

interface Rule {
  readonly shape: Shape;
  /** Whether it is found by what it says twice. */
  readonly echoing: boolean;
  /** Whether the places that tell of it tell where a match begins. */
  readonly known: boolean;
  /** Sticky where that is known, global where not. */
  readonly pattern: RegExp;
  readonly unless: RegExp | null;
}

/** A rule that is found by what it says twice; `most`: how far apart the two may begin. */
interface Echoing extends Echo {
  readonly rule: number;
}

/** A word of the vocabulary as it tells of a rule. */
interface Hint extends Anchor {
  readonly rule: number;
}
/** For each word of the vocabulary the rules that it tells of. */
export interface Hints extends Rows<Hint> {
  /** By number of a word: 1 where it tells of one. Most words tell of none, and a byte a word stays in the cache. */
  readonly tells: Uint8Array;
}

/** What is said again farther off than this is not looked for by its echo: nearly all words come again. */
const FARTHEST = 32;

function ruleOf({ pattern, unless }: Entry): Rule {
  const shape = shapeOf(pattern);
  const echoing = shape.echo !== null && shape.echo.least >= 2 && shape.reach <= FARTHEST;
  const places = echoing && shape.echo !== null ? [shape.echo] : shape.need;
  const known = places?.every(({ from, to }) => to - from <= WIDEST) ?? false;
  const tried = new RegExp(pattern, known ? 'y' : 'g');
  return {
    shape,
    echoing,
    known,
    pattern: tried,
    unless: unless === undefined ? null : new RegExp(unless),
  };
}

/** The patterns of a part of the catalogue, which are tried only where words stand that they cannot do without. */
export class Patterns {
  readonly #rules: readonly Rule[];
  /** How much of the text around a find `unless` is asked of. */
  readonly #around: number;
  /** The rules that are found by what they say twice: their numbers, and how they do. */
  readonly #echoing: readonly Echoing[];
  readonly #farthestEcho: number;
  /** By rule: whether nothing tells where to look for it. */
  readonly #anywhere: readonly boolean[];
  /** Words that tell where to look, for the vocabulary. */
  readonly anchors: readonly string[];

  constructor(entries: readonly Entry[], around: number) {
    this.#rules = entries.map(ruleOf);
    this.#around = around;
    this.#echoing = this.#rules.flatMap(({ echoing, shape: { echo } }, rule) => {
      if (!echoing || echo === null) return [];
      const { least, most, gap, from, to } = echo;
      return [{ rule, least, most: most + gap, gap, from, to }];
    });
    this.#farthestEcho = Math.max(0, ...this.#echoing.map(({ most }) => most));
    this.#anywhere = this.#rules.map(({ echoing, shape }) => !echoing && shape.need === null);
    this.anchors = [...new Set(this.#rules.flatMap(anchorsOf).map(({ word }) => word))];
  }

  /** What the words of a vocabulary tell. */
  hintsIn(vocabulary: readonly string[]): Hints {
    const hints = new Map<string, Hint[]>();
    this.#rules.forEach((one, rule) => {
      for (const anchor of anchorsOf(one)) {
        const known = hints.get(anchor.word);
        const { word, from, to } = anchor;
        if (known === undefined) hints.set(word, [{ word, from, to, rule }]);
        else known.push({ word, from, to, rule });
      }
    });
    const lists = vocabulary.map((word) => hints.get(word));
    const tells = Uint8Array.from(lists, (list) => (list === undefined ? 0 : 1));
    return { ...rowsOf(lists, lists.length), tells };
  }

  /** All finds in a text (half-width signs), entry by entry, given the words of the vocabulary that stand in it. */
  find(text: string, words: Occurrences, hints: Hints): Match[] {
    const places = this.#places(text, words, hints);
    const found: Match[] = [];
    // Of most rules no word stands in the text: they are passed over without a look at them.
    for (let entry = 0; entry < places.length; entry++) {
      const near = places[entry];
      if (near === undefined && this.#anywhere[entry] === false) continue;
      const rule = this.#rules[entry];
      if (rule === undefined) continue;
      if (near !== undefined) matches(text, rule, near, entry, found);
      else everywhere(text, rule, entry, found);
    }
    return found.filter(({ entry, start, words }) => {
      const unless = this.#rules[entry]?.unless ?? null;
      if (unless === null) return true;
      const end = start + words.length + this.#around;
      return !unless.test(text.slice(Math.max(0, start - this.#around), end));
    });
  }

  /** For each rule where its matches may begin: from one place to another, those two by two. */
  #places(text: string, { count, words, starts, kinds }: Occurrences, hints: Hints): Places {
    const places = new Array<number[] | undefined>(this.#rules.length).fill(undefined);
    const { first, items, tells } = hints;
    for (let i = 0; i < count; i++) {
      const word = words[i] ?? 0;
      if (tells[word] === 0) continue;
      const to = first[word + 1] ?? 0;
      for (let n = first[word] ?? 0; n < to; n++) {
        const hint = items[n];
        if (hint !== undefined) note(places, hint.rule, starts[i] ?? 0, hint);
      }
    }
    if (this.#echoing.length > 0)
      echoes(text, kinds, this.#farthestEcho, (at, earlier) => {
        this.#noteEcho(text, at, earlier, places);
      });
    return places;
  }

  #noteEcho(text: string, at: number, earlier: number, places: Places): void {
    const apart = at - earlier;
    let length = 2;
    while (length < apart && text.charCodeAt(at + length) === text.charCodeAt(earlier + length))
      length++;
    for (const echo of this.#echoing) {
      if (apart < echo.least || apart > echo.most) continue;
      if (length >= Math.max(echo.least, apart - echo.gap)) note(places, echo.rule, earlier, echo);
    }
  }
}

const anchorsOf = ({ echoing, shape: { need } }: Rule): readonly Anchor[] =>
  echoing ? [] : (need ?? []);

type Places = (number[] | undefined)[];

/** Notes where a match may begin that holds at `place` what stands so far behind its beginning. */
function note(
  places: Places,
  rule: number,
  place: number,
  { from, to }: Pick<Anchor, 'from' | 'to'>,
): void {
  const known = places[rule];
  if (known === undefined) places[rule] = [place - to, place - from];
  else known.push(place - to, place - from);
}

function matches(
  text: string,
  rule: Rule,
  places: readonly number[],
  entry: number,
  found: Match[],
) {
  if (rule.known) startingAt(text, rule, inOrder(places), entry, found);
  else around(text, rule, inOrder(places), entry, found);
}

/** The places by where they begin; nearly always they are so already. */
function inOrder(places: readonly number[]): readonly number[] {
  let last = -Infinity;
  let ordered = true;
  for (let i = 0; i < places.length; i += 2) {
    ordered &&= last <= (places[i] ?? 0);
    last = places[i] ?? 0;
  }
  if (ordered) return places;
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < places.length; i += 2) pairs.push([places[i] ?? 0, places[i + 1] ?? 0]);
  pairs.sort((a, b) => a[0] - b[0]);
  const sorted: number[] = [];
  for (const [first, last] of pairs) sorted.push(first, last);
  return sorted;
}

/** Where the place tells where a match begins, it is tried there and nowhere else. */
function startingAt(
  text: string,
  { pattern }: Rule,
  places: readonly number[],
  entry: number,
  found: Match[],
): void {
  let next = 0;
  for (let i = 0; i < places.length; i += 2) {
    const last = places[i + 1] ?? 0;
    for (let start = Math.max(next, places[i] ?? 0); start <= last; start++) {
      next = start + 1;
      pattern.lastIndex = start;
      const groups = pattern.exec(text);
      if (groups === null) continue;
      found.push({ entry, start, words: groups[0], groups });
      next = Math.max(next, start + groups[0].length);
      start = next - 1;
    }
  }
}

/** Looks through the passages in which matches may begin, with all around them that a match may read. */
function around(
  text: string,
  { pattern, shape: { reach } }: Rule,
  places: readonly number[],
  entry: number,
  found: Match[],
): void {
  let next = 0;
  for (let i = 0; i < places.length;) {
    const first = Math.max(next, places[i] ?? 0);
    let last = places[i + 1] ?? 0;
    for (; i < places.length && (places[i] ?? 0) <= last + reach; i += 2)
      last = Math.max(last, places[i + 1] ?? 0);
    const offset = Math.max(0, first - reach - 1);
    const passage = text.slice(offset, last + reach + 1);
    pattern.lastIndex = first - offset;
    for (let m = pattern.exec(passage); m; m = pattern.exec(passage)) {
      const start = offset + m.index;
      if (start > last) break;
      found.push({ entry, start, words: m[0], groups: m });
      if (m[0] === '') pattern.lastIndex++;
      next = start + Math.max(1, m[0].length);
    }
  }
}

/** Where nothing tells where to look, or everything does, the whole text is read. */
function everywhere(text: string, { pattern }: Rule, entry: number, found: Match[]): void {
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    found.push({ entry, start: m.index, words: m[0], groups: m });
    if (m[0] === '') pattern.lastIndex++;
  }
}
