import { db } from './database';

const key = 'denominators';

/** What the user divides by, as stored: the page that owns the shape checks it. */
export const loadDenominators = async (): Promise<unknown> => (await db.kv.get(key))?.value ?? [];

/** Replaces all denominators. */
export const saveDenominators = async (value: unknown): Promise<void> => {
  await db.kv.put({ key, value });
};
