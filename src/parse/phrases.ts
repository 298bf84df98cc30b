import { groups, idioms, topics } from '../catalog/phrases/groups';
import { unitClasses } from '../catalog/phrases/units';
import type { PhraseEntry } from '../model/phrase';
import { Lexicon } from './lexicon';

/** One term of a rule, by its number in the lexicon. */
export interface Need {
  readonly term: number;
  /** Whether it may stand where the subject was last named (~). */
  readonly carried: boolean;
  /** Whether it may stand in the clauses right before (^). */
  readonly before: boolean;
  /** Whether it must stand in a clause right after (>). */
  readonly after: boolean;
}

/** One phrase, ready to be tried. */
export interface Rule {
  readonly indicator: string;
  /** Place among all rules: the earlier wins a tie. */
  readonly order: number;
  readonly stock: boolean;
  readonly needs: readonly Need[];
  readonly bars: readonly Need[];
  /** The needed term that the fewest phrases name: where it stands nowhere near, the rest is not asked. */
  readonly key: number;
}

/** All phrases, ready to be tried: figures look up their unit, denials look up nothing. */
export interface Compiled {
  readonly lexicon: Lexicon;
  readonly byUnit: ReadonlyMap<string, readonly Rule[]>;
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
    return group.split('|').map((w) => w + (name[2] ?? ''));
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
  const need = (source: string): Need => {
    const sign = /[~^>]$/u.exec(source)?.[0];
    return {
      term: term(sign === undefined ? source : source.slice(0, -1)),
      carried: sign === '~',
      before: sign === '^',
      after: sign === '>',
    };
  };
  const uses: number[] = [];
  const rule = (entry: PhraseEntry, phrase: string, order: number): Omit<Rule, 'key'> => {
    const parts = split(phrase);
    const needs = parts.filter((p) => !p.startsWith('-')).map(need);
    for (const needed of needs) uses[needed.term] = (uses[needed.term] ?? 0) + 1;
    return {
      indicator: entry.indicator,
      order,
      stock: entry.stock ?? false,
      needs,
      bars: [
        ...parts.filter((p) => p.startsWith('-')).map((p) => need(p.slice(1))),
        ...split(entry.not ?? '').map(need),
      ],
    };
  };
  const made: { readonly rule: Omit<Rule, 'key'>; readonly units: Iterable<string> | null }[] = [];
  for (const entry of entries) {
    const units = unitsOf(entry.units);
    for (const phrase of entry.phrases)
      made.push({ rule: rule(entry, phrase, made.length), units });
    for (const phrase of entry.negative ?? [])
      made.push({ rule: rule({ ...entry, not: '' }, phrase, made.length), units: null });
  }
  for (const word of wordsOf(topics)) lexicon.addTopic(word);
  for (const word of wordsOf(idioms)) lexicon.addIdiom(word);
  const byUnit = new Map<string, Rule[]>();
  const negatives: Rule[] = [];
  for (const { rule, units } of made) {
    const keyed = { ...rule, key: keyOf(rule.needs, uses) };
    if (units === null) negatives.push(keyed);
    else for (const unit of units) push(byUnit, unit, keyed);
  }
  return { lexicon, byUnit, negatives, terms: terms.size };
}

/** Of the terms of a phrase the one that stands in the fewest phrases; none for a phrase without words of its own. */
function keyOf(needs: readonly Need[], uses: readonly number[]): number {
  const [rarest] = [...needs].sort((a, b) => (uses[a.term] ?? 0) - (uses[b.term] ?? 0));
  return rarest?.term ?? -1;
}

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
