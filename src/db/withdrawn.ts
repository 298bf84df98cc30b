import { laterThan } from '../model/stamp';
import { allWithdrawn, withdrawnAt, type Withdrawn } from '../model/withdrawn';
import { db } from './database';
import type { Change } from './records';

/** Under this key lie the settings that were taken away, and travel in a bundle. */
export const withdrawnKey = 'withdrawn';

/** The settings that were taken away here or, as bundles told, elsewhere. */
export const withdrawn = async (): Promise<readonly Withdrawn[]> =>
  ((await db.kv.get(withdrawnKey))?.value as readonly Withdrawn[] | undefined) ?? []; // only this file writes it, checked

/** The whole record as a change of a step. */
export async function withdrawnChange(list: readonly Withdrawn[]): Promise<Change> {
  const before = (await db.kv.get(withdrawnKey)) ?? null;
  const after = { key: withdrawnKey, value: list };
  return { table: 'kv', key: withdrawnKey, before, after };
}

/** What is taken away, and when its form was saved. */
export interface Leaving extends Omit<Withdrawn, 'at'> {
  readonly savedAt: string;
}

/** Notes what is taken away. Within the transaction that takes it away. */
export async function putWithdrawn(...leaving: readonly Leaving[]): Promise<void> {
  const now = new Date().toISOString();
  const fresh = leaving.map(({ savedAt, ...one }) => ({ ...one, at: laterThan(savedAt, now) }));
  await db.kv.put({ key: withdrawnKey, value: allWithdrawn(await withdrawn(), fresh) });
}

/** The instant of saving a setting outside the history: later than that at which it was taken away, where it was. */
export async function savingAt(key: string, at: string): Promise<string> {
  const since = withdrawnAt(await withdrawn(), key);
  return since === '' ? at : laterThan(since, at);
}
