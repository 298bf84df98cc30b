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
