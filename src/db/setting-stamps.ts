import type { OwnChecklist } from '../model/own-checklist';
import type { OwnIndicator } from '../model/own-indicator';
import { countsFrom, turnedTo, withdrawnAt, type Withdrawn } from '../model/withdrawn';
import { db } from './database';
import type { Change, KeyValue } from './records';
import { putWithdrawn, withdrawn, withdrawnKey, type Leaving } from './withdrawn';

/** Under this key lie the user's own indicators, all in one record. */
export const indicatorsKey = 'ownIndicators';

/** The key under which a bundle and the list of what was taken away know an indicator. */
export const keyOfIndicator = (id: string): string => `indicator:${id}`;

export const listPrefix = 'ownChecklist:';

/** The key under which a list is stored, and travels in a bundle. */
export const keyOfList = (id: string): string => listPrefix + id;

type Side = 'before' | 'after';

/** What is needed of a setting to say since when its form counts. */
interface Form {
  readonly key: string;
  readonly name: string;
  readonly at: string;
  readonly json: string;
}

const ofIndicator = (own: OwnIndicator): Form => ({
  ...{ key: keyOfIndicator(own.id), name: own.name, at: own.at, json: JSON.stringify(own) },
});

const ofList = (key: string, list: OwnChecklist): Form => ({
  ...{ key, name: list.title, at: list.at, json: JSON.stringify(list) },
});

/** The step that is being carried out, or taken back. */
interface Step {
  readonly by: string;
  readonly now: string;
  readonly gone: readonly Withdrawn[];
}

/** Since when a form counts that comes in the place of `held`: see `countsFrom`. */
function since(next: Form, held: Form | undefined, { gone, now }: Step): string {
  if (held?.json === next.json) return next.at;
  const taken = withdrawnAt(gone, next.key);
  const before = held?.at ?? '';
  return countsFrom(next.at, before > taken ? before : taken, now);
}

const leaving = ({ key, name, at: savedAt }: Form, by: string): Leaving => ({
  ...{ key, name, by, savedAt },
});

/** What a step makes of one record, and which settings it takes away. */
interface Turned {
  readonly record: KeyValue | null;
  readonly leaving: readonly Leaving[];
}

// What the history keeps under these keys are lists and indicators.
const listIn = (record: KeyValue): OwnChecklist => record.value as OwnChecklist;
const indicatorsIn = (record: KeyValue | null): readonly OwnIndicator[] =>
  (record?.value as readonly OwnIndicator[] | undefined) ?? [];

function turnedList(key: string, held: KeyValue | null, next: KeyValue | null, now: Step): Turned {
  const was = held ? ofList(key, listIn(held)) : undefined;
  if (!next) return { record: null, leaving: was ? [leaving(was, now.by)] : [] };
  const at = since(ofList(key, listIn(next)), was, now);
  return { record: { key, value: { ...listIn(next), at } }, leaving: [] };
}

function turnedIndicators(held: KeyValue | null, next: KeyValue | null, now: Step): Turned {
  const were = new Map(indicatorsIn(held).map((own) => [own.id, ofIndicator(own)] as const));
  const list = indicatorsIn(next).map((own) => {
    const at = since(ofIndicator(own), were.get(own.id), now);
    were.delete(own.id);
    return { ...own, at };
  });
  const record = next && { key: indicatorsKey, value: list };
  return { record, leaving: [...were.values()].map((form) => leaving(form, now.by)) };
}

/**
 * The records that a step, its undoing or its redoing writes under their keys. Settings that it brings or brings back
 * count from then on, and those that it takes away are noted (see model/withdrawn), so that no older bundle undoes it.
 */
export async function settingsTurned(
  changes: readonly Change[],
  side: Side,
  by: string,
): Promise<ReadonlyMap<string, KeyValue | null>> {
  const now: Step = { by, now: new Date().toISOString(), gone: await withdrawn() };
  const records = new Map<string, KeyValue | null>();
  const gone: Leaving[] = [];
  for (const change of changes.filter((c) => c.table === 'kv')) {
    const { key } = change;
    // What steps of earlier versions noted by themselves is noted here.
    if (key === withdrawnKey) continue;
    const next = change[side] as KeyValue | null; // what the history keeps under `kv`
    const list = key.startsWith(listPrefix);
    if (!list && key !== indicatorsKey) {
      records.set(key, next);
      continue;
    }
    const held = (await db.kv.get(key)) ?? null;
    const turned = list ? turnedList(key, held, next, now) : turnedIndicators(held, next, now);
    records.set(key, turned.record);
    gone.push(...turned.leaving);
  }
  if (gone.length > 0) await putWithdrawn(...gone);
  return records;
}

/** The same for a merge, which leaves nothing of its own: undone, it is as if it had not been, and what came later stays. */
export async function settingsMerged(
  changes: readonly Change[],
  side: Side,
): Promise<ReadonlyMap<string, KeyValue | null>> {
  const records = new Map<string, KeyValue | null>();
  for (const change of changes.filter((c) => c.table === 'kv')) {
    // What the history keeps under `kv`, and under this key.
    const of = (record: object | null): readonly Withdrawn[] =>
      ((record as KeyValue | null)?.value as readonly Withdrawn[] | undefined) ?? [];
    const [from, to] =
      side === 'after' ? [change.before, change.after] : [change.after, change.before];
    if (change.key !== withdrawnKey) records.set(change.key, to as KeyValue | null);
    else {
      const value = turnedTo(await withdrawn(), of(from), of(to));
      records.set(withdrawnKey, { key: withdrawnKey, value });
    }
  }
  return records;
}
