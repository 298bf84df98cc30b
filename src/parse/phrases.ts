import { groups, idioms, topics } from '../catalog/phrases/groups';
import { unitClasses } from '../catalog/phrases/units';
import type { PhraseEntry } from '../model/phrase';
import { Lexicon } from './lexicon';

/**
 * Where a word stands around a figure, as bits. own: in its clause; firm: there, and not only shared with a neighbour
 * (such words can support a phrase, but bar none); far: where the subject was last named; before, after: in the clauses
 * right before or behind.
 */
export const PLACE = { own: 1, firm: 2, far: 4, before: 8, after: 16 } as const;

/** How many bits the places take. */
export const PLACE_BITS = 5;

/**
 * One term of a rule, by its number in the lexicon, and in the lowest bits the places (see `PLACE`) where it counts: as
 * one number, since thousands are asked for every report, and lists of numbers lie side by side.
 */
export type Need = number;
export const termOf = (need: Need): number => need >> PLACE_BITS;

/** The places that a sign behind a term stands for; `clause`: the one in the figure's own clause. */
function placesOf(sign: string | undefined, clause: number): number {
  if (sign === '~') return clause | PLACE.far;
  if (sign === '^') return clause | PLACE.before;
  return sign === '>' ? PLACE.after : clause;
}

/** One phrase, ready to be tried. */
export interface Rule {
  readonly indicator: string;
  /** Place among all rules: the earlier wins a tie. */
  readonly order: number;
  readonly stock: boolean;
  readonly needs: readonly Need[];
  readonly bars: readonly Need[];
  /** The two needs whose terms the fewest phrases name: where one stands nowhere near, the rest is not asked. */
  readonly key: Need;
  readonly second: Need;
}

/** The rules for one unit, and the keys of each: lists of numbers, since every figure goes through them all. */
export interface UnitRules {
  readonly rules: readonly Rule[];
  readonly keys: Int32Array;
  readonly seconds: Int32Array;
}

/** All phrases, ready to be tried: figures look up their unit, denials look up nothing. */
export interface Compiled {
  readonly lexicon: Lexicon;
  readonly byUnit: ReadonlyMap<string, UnitRules>;
  readonly negatives: readonly Rule[];
  /** How many terms there are; their numbers run from 0. */
  readonly terms: number;
}

/** `{复议}|案件` → its words. An unknown group throws: it is a slip in the data. */
export function wordsOf(alternation: string): string[] {
  return alternation.split('|').flatMap((word) => {
    const name = /^\{(.+)\}(.*)$/.exec(word);
    if (name === null) return word === '' ? [] : [word];
    const group = groups[name[1] ?? ''];
    if (group === undefined) throw new Error(`unknown group ${word}`);
    return wordsOf(group).map((w) => w + (name[2] ?? ''));
  });
}

/** The groups and classes of units that a user's entry names and that do not exist; such an entry cannot be compiled. */
export function unknownNames(entry: PhraseEntry): string[] {
  const sources = [...entry.phrases, entry.not ?? '', ...(entry.negative ?? [])].join(' ');
  const named = [...sources.matchAll(/\{([^}]*)\}/gu)].map((m) => m[1] ?? '');
  const classes = [...entry.units.matchAll(/@(\S+)/gu)].map((m) => m[1] ?? '');
  return [
    ...named.filter((name) => groups[name] === undefined),
    ...classes.filter((name) => unitClasses[name] === undefined),
  ];
}

type Keyless = Omit<Rule, 'key' | 'second'>;

/** Compiles phrases once; the result can be used for any number of texts. */
export function compile(entries: readonly PhraseEntry[]): Compiled {
  const lexicon = new Lexicon();
  const terms = new Map<string, number>();
  const term = (alternation: string): number => {
    let id = terms.get(alternation);
    if (id === undefined) {
      terms.set(alternation, (id = terms.size));
      for (const word of wordsOf(alternation)) lexicon.addTerm(word, id);
    }
    return id;
  };
  const need = (source: string, clause: number): Need => {
    const sign = /[~^>]$/u.exec(source)?.[0];
    const id = term(sign === undefined ? source : source.slice(0, -1));
    const places = placesOf(sign, clause);
    if ((places & (PLACE.before | PLACE.after)) !== 0) lexicon.markBeside(id);
    return (id << PLACE_BITS) | places;
  };
  const bar = (source: string): Need => need(source, PLACE.firm);
  const uses: number[] = [];
  const rule = (entry: PhraseEntry, phrase: string, order: number): Keyless => {
    const parts = split(phrase);
    const needs = parts.filter((p) => !p.startsWith('-')).map((p) => need(p, PLACE.own));
    for (const id of needs.map(termOf)) uses[id] = (uses[id] ?? 0) + 1;
    return {
      indicator: entry.indicator,
      order,
      stock: entry.stock ?? false,
      needs,
      bars: [
        ...parts.filter((p) => p.startsWith('-')).map((p) => bar(p.slice(1))),
        ...split(entry.not ?? '').map(bar),
      ],
    };
  };
  const made: { readonly rule: Keyless; readonly units: Iterable<string> | null }[] = [];
  for (const entry of entries) {
    const units = unitsOf(entry.units);
    for (const phrase of entry.phrases)
      made.push({ rule: rule(entry, phrase, made.length), units });
    for (const phrase of entry.negative ?? [])
      made.push({ rule: rule({ ...entry, not: '' }, phrase, made.length), units: null });
  }
  for (const word of wordsOf(topics)) lexicon.addTopic(word);
  for (const word of wordsOf(idioms)) lexicon.addIdiom(word);
  const grouped = new Map<string, Rule[]>();
  const negatives: Rule[] = [];
  for (const { rule, units } of made) {
    const [key = -1, second = key] = keysOf(rule.needs, uses);
    const { indicator, order, stock, needs, bars } = rule;
    // Written out: copies made by spreading come in several shapes, and every figure asks many of them.
    const keyed: Rule = { indicator, order, stock, needs, bars, key, second };
    if (units === null) negatives.push(keyed);
    else for (const unit of units) push(grouped, unit, keyed);
  }
  const byUnit = new Map<string, UnitRules>();
  for (const [unit, rules] of grouped)
    byUnit.set(unit, {
      rules,
      keys: Int32Array.from(rules, ({ key }) => key),
      seconds: Int32Array.from(rules, ({ second }) => second),
    });
  return { lexicon, byUnit, negatives, terms: terms.size };
}

/** What a phrase needs, those terms first that stand in the fewest phrases. */
const keysOf = (needs: readonly Need[], uses: readonly number[]): Need[] =>
  [...needs].sort((a, b) => (uses[termOf(a)] ?? 0) - (uses[termOf(b)] ?? 0));

const split = (phrase: string): string[] => phrase.split(/\s+/u).filter((part) => part !== '');

/** `@件 次` → the measure words, each once. */
function unitsOf(units: string): Set<string> {
  const words = split(units).flatMap((unit) => {
    if (!unit.startsWith('@')) return [unit];
    const known = unitClasses[unit.slice(1)];
    if (known === undefined) throw new Error(`unknown class of units ${unit}`);
    return split(known);
  });
  return new Set(words);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
