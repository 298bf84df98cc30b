import { Dexie, type EntityTable } from 'dexie';
import type { Review } from '../model/review';
import type { Stamp } from '../model/stamp';
import { db } from './database';
import { door } from './door';
import { bearsOnFindings, putDue } from './due';
import type { WholeStep } from './records';

/** All decisions as they stood at one time. */
export interface Backup {
  /** ISO instant; later backups have later ones, also where the clock was set back. */
  readonly at: string;
  readonly reviews: readonly Review[];
  /** What was taken back among them; backups of before have none. */
  readonly stamps?: readonly Stamp[];
  /** The last steps before it. */
  readonly history: readonly WholeStep[];
}

/** A database of its own, so that what befalls the main one leaves it alone. */
class BackupDatabase extends Dexie {
  declare backups: EntityTable<Backup, 'at'>;

  constructor() {
    super('zhijing-backup', { indexedDB: door.indexedDB, IDBKeyRange: door.IDBKeyRange });
    this.version(1).stores({ backups: 'at' });
  }
}

const store = new BackupDatabase();
const hour = 3_600_000;
const kept = 10;
const steps = 1000;

const sameReviews = (a: readonly Review[], b: readonly Review[]): boolean =>
  a.length === b.length && a.every((r, i) => r.id === b[i]?.id && r.at === b[i].at);

/** The last steps, the latest last. */
async function lastSteps(): Promise<readonly WholeStep[]> {
  const entries = await db.history.orderBy('id').reverse().limit(steps).toArray();
  const changes = await db.changes.bulkGet(entries.map((e) => e.id));
  return entries
    .map((entry, i): WholeStep => ({ ...entry, changes: changes[i]?.changes ?? [] }))
    .reverse();
}

/**
 * Backs up the decisions where there are any, they have changed, and the last backup is an hour old; keeps the last
 * ten. Says whether it did.
 */
export async function backUp(now: Date = new Date()): Promise<boolean> {
  const last = await latestBackup();
  const age = last ? now.getTime() - Date.parse(last.at) : hour;
  // A last backup in the future means that the clock was set back: then its age says nothing.
  if (age >= 0 && age < hour) return false;
  const [reviews, history, stamps] = await db.transaction(
    'r',
    [db.reviews, db.history, db.changes, db.stamps],
    () => Promise.all([db.reviews.orderBy('id').toArray(), lastSteps(), db.stamps.toArray()]),
  );
  if (reviews.length === 0 || (last && sameReviews(last.reviews, reviews))) return false;
  const at = new Date(Math.max(now.getTime(), last ? Date.parse(last.at) + 1 : 0)).toISOString();
  await store.transaction('rw', store.backups, async () => {
    await store.backups.put({ at, reviews, stamps, history });
    const all = await store.backups.orderBy('at').primaryKeys();
    await store.backups.bulkDelete(all.slice(0, -kept));
  });
  return true;
}

/** The newest backup, if there is one. */
export const latestBackup = (): Promise<Backup | undefined> =>
  store.backups.orderBy('at').reverse().first();

/** The backup to be offered: the newest, where the main database holds neither reports nor decisions. */
export async function offeredBackup(): Promise<Backup | undefined> {
  // Whether there is one: to count all of a large library would hold up the page that opens.
  const held = await db.transaction('r', db.reports, db.reviews, () =>
    Promise.all([db.reports, db.reviews].map((table) => table.limit(1).primaryKeys())),
  );
  return held.flat().length === 0 ? latestBackup() : undefined;
}

/** Brings the decisions of a backup back; those that are there already in a later form stay. Returns how many came. */
export const restoreBackup = (backup: Backup): Promise<number> =>
  db.transaction('rw', [db.reviews, db.history, db.changes, db.stamps, db.due], async () => {
    const held = await db.reviews.bulkGet(backup.reviews.map((r) => r.id));
    const missing = backup.reviews.filter((r, i) => (held[i]?.at ?? '') < r.at);
    await db.reviews.bulkPut(missing);
    await db.stamps.bulkPut([...(backup.stamps ?? [])]);
    await putDue(missing.filter(bearsOnFindings).map((r) => r.report));
    if ((await db.history.count()) > 0) return missing.length;
    await db.history.bulkPut(backup.history.map(({ changes: _, ...entry }) => entry));
    await db.changes.bulkPut(backup.history.map(({ id, changes }) => ({ id, changes })));
    return missing.length;
  });

/** Forgets all backups: the user deletes everything, or does not want them. */
export const clearBackups = (): Promise<void> => store.backups.clear();
