import type { OwnIndicator } from '../model/own-indicator';
import { db } from './database';
import { step } from './history';
import type { KeyValue } from './records';

const key = 'ownIndicators';

const listOf = (record: KeyValue | undefined): readonly OwnIndicator[] =>
  (record?.value as readonly OwnIndicator[] | undefined) ?? []; // only this file and the import write it, checked

/** The user's own indicators, in the order in which they were made. */
export const ownIndicators = async (): Promise<readonly OwnIndicator[]> =>
  listOf(await db.kv.get(key));

/** The whole record with `list` in it, for a step of the history. */
export const ownRecord = (list: readonly OwnIndicator[]): KeyValue => ({ key, value: list });

const change = (
  code: string,
  own: OwnIndicator,
  edit: (list: readonly OwnIndicator[]) => readonly OwnIndicator[],
): Promise<number> =>
  step(code, { name: own.name }, own.by, async () => {
    const before = (await db.kv.get(key)) ?? null;
    const after = ownRecord(edit(listOf(before ?? undefined)));
    return [{ table: 'kv' as const, key, before, after }];
  });

/** Adds an own indicator, or replaces the one with its id, undoably. Its entry must have been checked. */
export const saveOwnIndicator = (own: OwnIndicator): Promise<number> =>
  change('indicatorSaved', own, (list) =>
    list.some((o) => o.id === own.id)
      ? list.map((o) => (o.id === own.id ? own : o))
      : [...list, own],
  );

/** Takes over those that are not here, and of those that are, the later form; as one step, or none where there are none. */
export async function addOwnIndicators(
  coming: readonly OwnIndicator[],
  by: string,
): Promise<{ readonly step: number | null; readonly count: number }> {
  const held = new Map((await ownIndicators()).map((o) => [o.id, o] as const));
  const fresh = coming.filter((o) => (held.get(o.id)?.at ?? '') < o.at || !held.has(o.id));
  if (fresh.length === 0) return { step: null, count: 0 };
  const name = fresh.map((o) => o.name).join('、');
  const entry = await step('indicatorsImported', { count: fresh.length, name }, by, async () => {
    const before = (await db.kv.get(key)) ?? null;
    const list = new Map(listOf(before ?? undefined).map((o) => [o.id, o] as const));
    for (const one of fresh) list.set(one.id, one);
    return [{ table: 'kv' as const, key, before, after: ownRecord([...list.values()]) }];
  });
  return { step: entry, count: fresh.length };
}

/** Takes an own indicator away, undoably; decisions on it stay. */
export const removeOwnIndicator = (own: OwnIndicator): Promise<number> =>
  change('indicatorRemoved', own, (list) => list.filter((o) => o.id !== own.id));
