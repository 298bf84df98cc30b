import type { OwnIndicator } from '../model/own-indicator';
import { db } from './database';
import { step } from './history';
import type { Change, KeyValue } from './records';
import { indicatorsKey as key } from './setting-stamps';

const listOf = (record: KeyValue | undefined): readonly OwnIndicator[] =>
  (record?.value as readonly OwnIndicator[] | undefined) ?? []; // only this file and the import write it, checked

/** The user's own indicators, in the order in which they were made. */
export const ownIndicators = async (): Promise<readonly OwnIndicator[]> =>
  listOf(await db.kv.get(key));

/** The whole record with `list` in it, for a step of the history. */
export const ownRecord = (list: readonly OwnIndicator[]): KeyValue => ({ key, value: list });

async function change(
  edit: (list: readonly OwnIndicator[]) => readonly OwnIndicator[],
): Promise<Change> {
  const before = (await db.kv.get(key)) ?? null;
  return { table: 'kv', key, before, after: ownRecord(edit(listOf(before ?? undefined))) };
}

/** The list with `own` in it, in the place of the one with its id where there is one. */
const withOne = (list: readonly OwnIndicator[], own: OwnIndicator): readonly OwnIndicator[] =>
  list.some((o) => o.id === own.id) ? list.map((o) => (o.id === own.id ? own : o)) : [...list, own];

/** Adds an own indicator, or replaces the one with its id, undoably. Its entry must have been checked. */
export const saveOwnIndicator = (own: OwnIndicator): Promise<number> =>
  step('indicatorSaved', { name: own.name }, own.by, async () => [
    await change((list) => withOne(list, own)),
  ]);

/** Takes over those that are not here, and of those that are, the later form; as one step, or none where there are none. */
export async function addOwnIndicators(
  coming: readonly OwnIndicator[],
  by: string,
): Promise<{ readonly step: number | null; readonly count: number }> {
  const held = new Map((await ownIndicators()).map((o) => [o.id, o] as const));
  const fresh = coming.filter((o) => (held.get(o.id)?.at ?? '') < o.at || !held.has(o.id));
  if (fresh.length === 0) return { step: null, count: 0 };
  const name = fresh.map((o) => o.name).join('、');
  const entry = await step('indicatorsImported', { count: fresh.length, name }, by, async () => [
    await change((list) => fresh.reduce(withOne, list)),
  ]);
  return { step: entry, count: fresh.length };
}

/** Takes an own indicator away, undoably, for good also where an older bundle brings it; decisions on it stay. */
export const removeOwnIndicator = ({ id, name, by }: OwnIndicator): Promise<number> =>
  step('indicatorRemoved', { name }, by, async () => [
    await change((list) => list.filter((o) => o.id !== id)),
  ]);
