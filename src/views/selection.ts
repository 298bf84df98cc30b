import { indicators, type Indicator } from '../catalog/indicators';
import type { Atlas } from './atlas';
import type { Place } from './places';

/** What is compared: an indicator, or one indicator divided by another. */
export type Measure =
  | { readonly kind: 'indicator'; readonly id: string; readonly of: Indicator }
  | {
      readonly kind: 'ratio';
      readonly id: string;
      readonly top: Indicator;
      readonly bottom: Indicator;
    };

export const chartKinds = [
  'bars',
  'lines',
  'multiples',
  'scatter',
  'distribution',
  'coverage',
  'profile',
] as const;
export type ChartKind = (typeof chartKinds)[number];

export const tabs = ['chart', 'table', 'evidence'] as const;
export type Tab = (typeof tabs)[number];

/**
 * Order of places: by division code (as officials list them), by name, or by the first measure's value.
 * Ordering by value is offered, never the default: a list is not a ranking.
 */
export const orders = ['code', 'name', 'value'] as const;
export type Order = (typeof orders)[number];

/**
 * Everything the comparison page shows, as its address holds it. `places` are tokens: a place's key,
 * `level:county` (all of one level), `in:<parent path>|<level>` (peers), or `under:<path>` (all of an area); none: all.
 */
export interface Selection {
  readonly measures: readonly Measure[];
  readonly places: readonly string[];
  /** null: all years of the library. */
  readonly years: readonly number[] | null;
  /** Only places that give every measure in every year. */
  readonly comparable: boolean;
  /** In the overview by parts: also the years of a place for which no report was collected. */
  readonly uncollected: boolean;
  /** In table and bars: the exact words of each report beside its value. */
  readonly words: boolean;
  /** What figures are divided by: id of a denominator, `=` and an indicator's id, or null. */
  readonly per: string | null;
  readonly order: Order;
  readonly chart: ChartKind | null;
  readonly tab: Tab;
  /** Keys of the places in focus, drawn in colour among greys. */
  readonly focus: readonly string[];
  /** Page of rows in charts that show some at a time, from 0. */
  readonly page: number;
  /** The user's own indicators, by id. */
  readonly own?: OwnById;
}

/** The user's own indicators in the form of the catalogue's, by id. */
export type OwnById = ReadonlyMap<string, Indicator>;

const byId: ReadonlyMap<string, Indicator> = new Map(indicators.map((i) => [i.id, i]));

/** The measure of a token: `part.indicator` or `part.top/part.bottom`; undefined where an id is unknown. */
export function measureOf(token: string, own?: OwnById): Measure | undefined {
  const [first = '', second] = token.split('/');
  const of = (id: string): Indicator | undefined => byId.get(id) ?? own?.get(id);
  const top = of(first);
  if (!top) return undefined;
  if (second === undefined) return { kind: 'indicator', id: first, of: top };
  const bottom = of(second);
  return bottom && { kind: 'ratio', id: token, top, bottom };
}

/** The value of `per` that divides by an indicator of the same report. */
export const perIndicator = (id: string): string => `=${id}`;

/** Whether dividing a measure makes sense: a rate or a ratio stays what it is. */
export const canNormalise = (measure: Measure): boolean =>
  measure.kind === 'indicator' && measure.of.kind !== 'rate';

/** The measures as they are shown: divided by an indicator where the selection asks for that. */
export function shownMeasures({
  measures,
  per,
  own,
}: Pick<Selection, 'measures' | 'per' | 'own'>): readonly Measure[] {
  if (!per?.startsWith('=')) return measures;
  const by = per.slice(1);
  return measures.map((m) =>
    canNormalise(m) && m.id !== by ? (measureOf(`${m.id}/${by}`, own) ?? m) : m,
  );
}

const among = <T extends string>(list: readonly T[], value: string | null): T | undefined =>
  list.find((item) => item === value);

/** Lists in the address: items separated by `_`, each escaped so that keys may hold any character. */
const listOf = (text: string | null): string[] =>
  text === null || text === ''
    ? []
    : text.split('_').map((t) => t.replace(/~([ut])/gu, (_, c) => (c === 'u' ? '_' : '~')));
const joined = (list: readonly (string | number)[]): string =>
  list.map((t) => String(t).replaceAll('~', '~t').replaceAll('_', '~u')).join('_');

/** Reads the address; what it does not know is left out rather than refused. */
export function readSelection(query: URLSearchParams, own?: OwnById): Selection {
  const years = listOf(query.get('y')).map(Number).filter(Number.isInteger);
  return {
    measures: listOf(query.get('i')).flatMap((token) => measureOf(token, own) ?? []),
    places: listOf(query.get('r')),
    years: years.length > 0 ? years : null,
    comparable: query.get('same') === '1',
    uncollected: query.get('gaps') === '1',
    words: query.get('w') === '1',
    per: query.get('per'),
    order: among(orders, query.get('o')) ?? 'code',
    chart: among(chartKinds, query.get('c')) ?? null,
    tab: among(tabs, query.get('t')) ?? 'chart',
    focus: listOf(query.get('f')),
    page: Math.max(0, Number(query.get('p') ?? 0) || 0),
    ...(own ? { own } : {}),
  };
}

/** The address' keys for a changed selection; null removes a key. */
export function selectionKeys(change: Partial<Selection>): Record<string, string | null> {
  const keys: Record<string, string | null> = {};
  if (change.measures) keys['i'] = joined(change.measures.map((m) => m.id)) || null;
  if (change.places) keys['r'] = joined(change.places) || null;
  if (change.years !== undefined) keys['y'] = change.years && joined(change.years);
  if (change.comparable !== undefined) keys['same'] = change.comparable ? '1' : null;
  if (change.uncollected !== undefined) keys['gaps'] = change.uncollected ? '1' : null;
  if (change.per !== undefined) keys['per'] = change.per;
  if (change.order) keys['o'] = change.order === 'code' ? null : change.order;
  if (change.chart !== undefined) keys['c'] = change.chart;
  if (change.tab) keys['t'] = change.tab === 'chart' ? null : change.tab;
  if (change.words !== undefined) keys['w'] = change.words ? '1' : null;
  if (change.focus !== undefined) keys['f'] = joined(change.focus) || null;
  // Any other change may make the list shorter: back to its first page.
  keys['p'] = change.page === undefined || change.page === 0 ? null : String(change.page);
  return keys;
}

/** Token of all places that are peers of this one: same parent, same level. */
export const peersToken = (place: Place): string => `in:${place.parent}|${place.level ?? ''}`;

/** Token of all places in an area, itself included. */
export const underToken = (path: readonly string[]): string => `under:${path.join('/')}`;

const answers = (token: string, place: Place): boolean => {
  if (token.startsWith('level:')) return place.level === token.slice('level:'.length);
  if (token.startsWith('in:')) return peersToken(place) === token;
  if (token.startsWith('under:'))
    return `${place.path.join('/')}/`.startsWith(`${token.slice('under:'.length)}/`);
  return token === place.key;
};

const isRule = (token: string): boolean => /^(?:level|in|under):/u.test(token);

/** Indices of the chosen places, in the atlas' order (by division code). */
export function chosenPlaces(atlas: Atlas, tokens: readonly string[]): number[] {
  if (tokens.length === 0) return atlas.places.map((_, i) => i);
  const keys = new Set(tokens);
  const rules = tokens.filter(isRule);
  return atlas.places.flatMap((place, i) =>
    keys.has(place.key) || rules.some((rule) => answers(rule, place)) ? [i] : [],
  );
}

/** The chosen years that the library has, ascending. */
export const chosenYears = (atlas: Atlas, years: readonly number[] | null): readonly number[] =>
  years === null ? atlas.years : [...years].sort((a, b) => a - b);

/** Adds a token, or takes places away: rules are then written out as the places that are left. */
export function withToken(
  atlas: Atlas,
  tokens: readonly string[],
  token: string,
  on: boolean,
): readonly string[] {
  if (on) return tokens.includes(token) ? tokens : [...tokens, token];
  if (tokens.includes(token)) return tokens.filter((t) => t !== token);
  const left = chosenPlaces(atlas, tokens).flatMap((i) => atlas.places[i] ?? []);
  return left.filter((place) => !answers(token, place)).map((place) => place.key);
}
