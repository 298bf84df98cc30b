import { db } from './database';
import { step } from './history';

const key = 'denominators';

/** What the user divides by, as stored: the page that owns the shape checks it. Bundles carry it under the same key. */
export const loadDenominators = async (): Promise<unknown> => (await db.kv.get(key))?.value ?? [];

/**
 * Replaces all denominators, as one step that can be undone: `code` and `name` tell in the history what was done to which.
 * Returns the step's id.
 */
export const saveDenominators = (
  value: unknown,
  code: 'denominatorSaved' | 'denominatorDeleted',
  name: string,
  by = '',
): Promise<number> =>
  step(code, { name }, by, async () => [
    { table: 'kv', key, before: (await db.kv.get(key)) ?? null, after: { key, value } },
  ]);

/** What two lists of denominators need to be set beside each other; everything else in them is kept as it is. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly values: readonly { readonly place: string; readonly year: number }[];
}

const isNamed = (one: unknown): one is Named =>
  typeof one === 'object' &&
  one !== null &&
  'id' in one &&
  'name' in one &&
  'values' in one &&
  Array.isArray(one.values);

/**
 * Ours with what a bundle's have more: denominators of another name, and figures of places and years that ours lack. Where
 * both have a figure ours stays. Null where theirs bring nothing.
 */
export function mergeDenominators(ours: unknown, theirs: unknown): unknown {
  if (!Array.isArray(ours) || !Array.isArray(theirs)) return null;
  const mine = ours.filter(isNamed);
  const fresh: Named[] = [];
  const more = new Map<string, Named['values']>();
  for (const one of theirs.filter(isNamed)) {
    const same = mine.find((m) => m.id === one.id || m.name === one.name);
    if (!same) {
      fresh.push(one);
      continue;
    }
    const held = new Set(same.values.map((v) => `${v.place}@${v.year}`));
    const lacking = one.values.filter((v) => !held.has(`${v.place}@${v.year}`));
    if (lacking.length > 0) more.set(same.id, lacking);
  }
  if (fresh.length === 0 && more.size === 0) return null;
  const grown = mine.map((m) => ({ ...m, values: [...m.values, ...(more.get(m.id) ?? [])] }));
  return [...grown, ...fresh];
}
