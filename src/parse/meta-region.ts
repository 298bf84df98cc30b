import { formsOf, stemOf } from '../catalog/regions/names';
import { ancestorsOf, type Place } from '../catalog/regions/places';
import type { Region } from '../model/meta';
import type { View } from './meta-view';

/** All words around the report: its text, what was set aside and the file's name. Put together when first asked for. */
export function surroundings(view: View): () => string {
  let words: string | null = null;
  return () =>
    (words ??= [view.text.slice(0, 60_000), ...view.asides.map((a) => a.text), view.fileName].join(
      '\n',
    ));
}

/** How often `needle` stands in `haystack`, at most `most`. */
export function countOf(haystack: string, needle: string, most = 5): number {
  let count = 0;
  for (
    let at = haystack.indexOf(needle);
    at >= 0 && count < most;
    at = haystack.indexOf(needle, at + 1)
  )
    count++;
  return count;
}

/** How much the words around speak for these ancestors; the nearest one counts most. */
function support(ancestors: readonly Place[], around: string): number {
  let score = 0;
  for (const [i, place] of ancestors.entries()) {
    const forms = formsOf(place.name).reduce((n, form) => n + countOf(around, form), 0);
    const stem = stemOf(place.name);
    const bare = stem.length >= 2 ? countOf(around, stem) : 0;
    score += (i + 1) * (forms * 2 + bare);
  }
  return score;
}

/** A value with the places above it, from which one is to be singled out. */
export interface Option<T> {
  readonly value: T;
  readonly ancestors: readonly Place[];
}

/** The one option that the names printed before it or the words around single out; null where none does. */
export function single<T>(
  options: readonly Option<T>[],
  above: readonly string[],
  around: () => string,
): T | null {
  const [only] = options;
  if (options.length === 1 && only) return only.value;
  const named = new Set(above);
  const within = options.filter((o) =>
    o.ancestors.some(
      (p) =>
        named.has(p.name) || named.has(stemOf(p.name)) || formsOf(p.name).some((f) => named.has(f)),
    ),
  );
  const [inside] = within;
  if (within.length === 1 && inside) return inside.value;
  const pool = within.length > 0 ? within : options;
  const scored = pool.map((o) => ({ o, score: support(o.ancestors, around()) }));
  scored.sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || first.score === 0 || (second && second.score === first.score)) return null;
  return first.o.value;
}

/** A place's official name, if there is a place. */
export const nameOf = (place: Place | undefined): string | null => place?.name ?? null;

/** The region that a place of the data is, with its parents and code. */
export function regionOf(place: Place, printed: string | null): Region {
  const chain = [...ancestorsOf(place), place];
  return {
    name: place.name,
    printed,
    level: place.level,
    province: nameOf(chain.find((p) => p.level === 'province')),
    prefecture: nameOf(chain.find((p) => p.level === 'prefecture')),
    county: null,
    code: place.code,
  };
}

/** The names from the province down, run together. */
export const pathOf = (place: Place): string =>
  [...ancestorsOf(place), place].map((p) => p.name).join('');
