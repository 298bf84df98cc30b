import Dexie from 'dexie';
import type { Review } from '../model/review';
import { stampFor } from '../model/stamp';
import { db } from './database';
import { noteDue } from './due';
import type { Change, HistoryRecord, WholeStep } from './records';
import { settingsMerged, settingsTurned } from './setting-stamps';

/** Records written in one go. */
const atOnce = 200;

/** A merge brings the stamps of others along and, undone, leaves none: it is as if it had not been. */
const bringsStamps = (code: string): boolean => code === 'bundleMerged';

/** So do indicators and checklists taken over from a file: undone, they are not held to have been taken away here. */
const takesOver = (code: string): boolean =>
  code === 'indicatorsImported' || code === 'checklistsImported';

/** Notes what the decisions among the changes are taken back from or put back to; see model/stamp. */
async function noteStamps(
  changes: readonly Change[],
  side: 'before' | 'after',
  by: string,
): Promise<void> {
  const turned = changes.filter((c) => c.table === 'reviews');
  const keys = turned.map((c) => c.key);
  const held = await db.reviews.bulkGet(keys);
  const stamps = await db.stamps.bulkGet(keys);
  const now = new Date().toISOString();
  const fresh = turned.flatMap((change, i) => {
    const standing = { review: held[i] ?? null, stamp: stamps[i] ?? null };
    // What the history keeps under `reviews` are decisions.
    return stampFor(standing, change[side] as Review | null, by, now) ?? [];
  });
  if (fresh.length) await db.stamps.bulkPut(fresh);
}

/** Writes one side of the changes back. Must run inside a transaction over the tables concerned. */
async function write(
  { changes, code, by }: Pick<WholeStep, 'changes' | 'code' | 'by'>,
  side: 'before' | 'after',
): Promise<void> {
  const merge = bringsStamps(code);
  if (!merge) await noteStamps(changes, side, by);
  const asIfNot = merge || (side === 'before' && takesOver(code));
  const kv = await (asIfNot ? settingsMerged(changes, side) : settingsTurned(changes, side, by));
  await noteDue(changes);
  const reports = changes.filter((c) => c.table === 'reports' && c[side]);
  // A merge may bring thousands: between two pieces the page gets its turn.
  for (let at = 0; at < reports.length; at += atOnce)
    await db.reports.bulkUpdate(
      reports
        .slice(at, at + atOnce)
        .map((c) => ({ key: c.key, changes: c[side] as Record<string, never> })),
    );
  for (const table of ['reviews', 'stamps', 'views'] as const) {
    const here = changes.filter((c) => c.table === table);
    const gone = here.filter((c) => c[side] === null).map((c) => c.key);
    const put = here.flatMap((c) => (c[side] === null ? [] : [c[side]]));
    if (gone.length) await db.table(table).bulkDelete(gone);
    if (put.length) await db.table(table).bulkPut(put);
  }
  for (const [key, record] of kv) await (record ? db.kv.put(record) : db.kv.delete(key));
}

const tables = () => [
  ...[db.history, db.changes, db.reviews, db.reports, db.views, db.kv],
  ...[db.texts, db.places, db.rereads, db.stamps, db.due],
];

/** Decisions that come back find their passages where the text has changed since they were made. */
async function place(changes: readonly Change[], side: 'before' | 'after'): Promise<void> {
  const reviews = changes.flatMap((c) =>
    c.table === 'reviews' && c[side] ? [c[side] as Review] : [],
  );
  if (reviews.length === 0) return;
  const ids = [...new Set(reviews.map((r) => r.report))];
  const changed = (await db.rereads.bulkGet(ids)).flatMap((r) => (r?.textChanged ? [r.id] : []));
  if (changed.length === 0) return;
  const { notePlaces } = await Dexie.waitFor(import('./find-places'));
  for (const id of changed) {
    const text = await db.texts.get(id);
    const own = reviews.filter((r) => r.report === id);
    if (text) await notePlaces(text.doc.text, own);
  }
}

/**
 * Carries out one undoable step: the changes and their entry in the history in one transaction.
 * `build` reads what it needs and returns the changes; nothing else may be awaited in it, nor in `params` where they are
 * looked up. The transaction begins at once: who leaves the page right after a click is asked to wait for it. Returns the
 * entry's id.
 */
export const step = (
  code: string,
  params: HistoryRecord['params'] | (() => Promise<HistoryRecord['params']>),
  by: string,
  build: () => Promise<readonly Change[]>,
): Promise<number> =>
  inTransaction(async () => {
    const changes = await build();
    const said = typeof params === 'function' ? await params() : params;
    await write({ changes, code, by }, 'after');
    const at = new Date().toISOString();
    const id = await db.history.add({ at, by, code, params: said, undone: false });
    await db.changes.put({ id, changes });
    return id;
  });

const inTransaction = <T>(work: () => Promise<T>): Promise<T> =>
  db.writing.step(() => db.transaction('rw', tables(), work));

const changesOf = async (id: number): Promise<readonly Change[]> =>
  (await db.changes.get(id))?.changes ?? [];

/** Takes one entry back; whether later entries touched the same records is `touchedSince`'s question. */
export const undo = (id: number): Promise<void> =>
  inTransaction(async () => {
    const entry = await db.history.get(id);
    if (!entry || entry.undone) return;
    const changes = await changesOf(id);
    await write({ ...entry, changes }, 'before');
    await place(changes, 'before');
    await db.history.update(id, { undone: true });
  });

/** Carries out again what was taken back. */
export const redo = (id: number): Promise<void> =>
  inTransaction(async () => {
    const entry = await db.history.get(id);
    if (!entry || !entry.undone) return;
    const changes = await changesOf(id);
    await write({ ...entry, changes }, 'after');
    await place(changes, 'after');
    await db.history.update(id, { undone: false });
  });

/** Whether a later step, still in force, changed a record that this one changed: then taking it back alone would lose that. */
export async function touchedSince(id: number): Promise<boolean> {
  const keys = new Set((await changesOf(id)).map((c) => `${c.table}/${c.key}`));
  const later = await db.history.where('id').above(id).toArray();
  const ids = later.flatMap((e) => (e.undone ? [] : [e.id]));
  // Not all at once: what they changed may be large.
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = await db.changes.bulkGet(ids.slice(at, at + atOnce));
    if (some.some((of) => of?.changes.some((c) => keys.has(`${c.table}/${c.key}`)))) return true;
  }
  return false;
}

/** The latest entries, newest first, without what they changed. */
export const listHistory = (limit = 200): Promise<HistoryRecord[]> =>
  db.history.orderBy('id').reverse().limit(limit).toArray();

/** Takes back the latest step that is in force; returns it, or undefined where there is none. */
export async function undoLast(): Promise<HistoryRecord | undefined> {
  const entry = await lastStep();
  if (entry) await undo(entry.id);
  return entry;
}

/** Carries out again the step that was taken back last; returns it, or undefined where there is none. */
export async function redoNext(): Promise<HistoryRecord | undefined> {
  const entry = await nextStep();
  if (entry) await redo(entry.id);
  return entry;
}

/** The entry that Ctrl+Z takes back: the latest still in force. */
export const lastStep = async (): Promise<HistoryRecord | undefined> =>
  db.history
    .orderBy('id')
    .reverse()
    .filter((e) => !e.undone)
    .first();

/** The entry that Ctrl+Y carries out again: the earliest of the undone ones after the latest in force. */
export async function nextStep(): Promise<HistoryRecord | undefined> {
  const last = await lastStep();
  return db.history
    .where('id')
    .above(last?.id ?? 0)
    .filter((e) => e.undone)
    .first();
}
