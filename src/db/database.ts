import { Dexie, type EntityTable, type ObservabilitySet, type Transaction } from 'dexie';
import type { Reread } from '../model/reread';
import type { Review } from '../model/review';
import type { Stamp } from '../model/stamp';
import { everyShelf, filing } from './filing';
import type {
  CardsRecord,
  ChangesRecord,
  ColumnsRecord,
  DueRecord,
  FactsRecord,
  FileRecord,
  FindingsRecord,
  HistoryRecord,
  KeyValue,
  PlaceRecord,
  RemarksRecord,
  ReportRecord,
  SavedView,
  SignatureRecord,
  TextRecord,
  UnfiledRecord,
  WholeStep,
} from './records';
import { door } from './door';
import { Writing } from './writing';

/** What steps changed lay in them before; one after the other, since each may be large. */
async function partSteps(change: Transaction): Promise<void> {
  const history = change.table<WholeStep, number>('history');
  for (const id of await history.toCollection().primaryKeys()) {
    const whole = await history.get(id);
    if (!whole) continue;
    const { changes, ...entry } = whole;
    await change.table('changes').put({ id, changes });
    await change.table('history').put(entry);
  }
}

/** The one database. A published version is never edited, only followed by the next. */
export class Database extends Dexie {
  declare files: EntityTable<FileRecord, 'id'>;
  declare reports: EntityTable<ReportRecord, 'id'>;
  declare texts: EntityTable<TextRecord, 'id'>;
  declare facts: EntityTable<FactsRecord, 'id'>;
  declare findings: EntityTable<FindingsRecord, 'id'>;
  declare signatures: EntityTable<SignatureRecord, 'id'>;
  declare remarks: EntityTable<RemarksRecord, 'id'>;
  declare reviews: EntityTable<Review, 'id'>;
  declare places: EntityTable<PlaceRecord, 'id'>;
  declare rereads: EntityTable<Reread, 'id'>;
  declare history: EntityTable<HistoryRecord, 'id'>;
  declare changes: EntityTable<ChangesRecord, 'id'>;
  declare views: EntityTable<SavedView, 'id'>;
  declare kv: EntityTable<KeyValue, 'key'>;
  declare stamps: EntityTable<Stamp, 'id'>;
  declare due: EntityTable<DueRecord, 'id'>;
  declare cards: EntityTable<CardsRecord, 'id'>;
  declare columns: EntityTable<ColumnsRecord, 'id'>;
  declare unfiled: EntityTable<UnfiledRecord, 'id'>;

  /** What is being written. */
  readonly writing = new Writing();

  constructor(name = 'zhijing') {
    // Dexie's own cache keeps and copies every answer of a watched query: too much for whole tables.
    super(name, { cache: 'disabled', indexedDB: door.indexedDB, IDBKeyRange: door.IDBKeyRange });
    this.version(1).stores({
      files: 'id',
      reports: 'id, textHash, deletedAt',
      texts: 'id',
      facts: 'id',
      findings: 'id',
      remarks: 'id',
      signatures: 'id',
      reviews: 'id, report',
      places: 'id, report',
      rereads: 'id, at',
      history: '++id, at',
      views: 'id',
      kv: 'key',
    });
    this.version(2).stores({ stamps: 'id, report', due: 'id' });
    this.version(3)
      .stores({ cards: 'id', columns: 'id', unfiled: 'id' })
      .upgrade((change) => change.table('unfiled').put({ id: everyShelf }));
    this.version(4).stores({ changes: 'id' }).upgrade(partSteps);
    this.use(filing);
  }
}

export const db = new Database();

/**
 * What can come between this page and its database. stale: a newer version of the app in another tab has taken it over,
 * this page can no longer write. blocked: an older version in another tab does not let go of it. memory: the browser
 * gives none (a private window, a damaged profile), so that everything is kept in memory until the page is closed.
 * refused: not even that.
 */
export type DatabaseTrouble = 'stale' | 'blocked' | 'memory' | 'refused';

/** Opens the database and tells what stands in the way, now and later. */
export function watchDatabase(tell: (trouble: DatabaseTrouble | null) => void): void {
  db.on('versionchange', () => {
    db.close({ disableAutoOpen: true });
    tell('stale');
    return false;
  });
  db.on('blocked', () => {
    tell('blocked');
    return false;
  });
  db.open().then(
    () => tell(null),
    () =>
      openInMemory().then(
        () => tell('memory'),
        () => tell('refused'),
      ),
  );
}

/** The same tables in memory; what waited for the database goes on with them. */
async function openInMemory(): Promise<void> {
  db.close();
  await door.toMemory();
  // Where the browser has no such thing at all, Dexie would not even watch.
  Dexie.dependencies.indexedDB = door.indexedDB as IDBFactory; // all of it that Dexie uses
  await db.open();
  door.changed();
}

/** Writes to these can be made again from the others. */
const derived = /\/(?:signatures|due|places|cards|columns|unfiled)\//;

/** Calls `listener` after every write of what cannot be made again. Returns the way to stop. */
export function onWrite(listener: () => void): () => void {
  const heard = (parts: ObservabilitySet): void => {
    if (Object.keys(parts).some((part) => !derived.test(part))) listener();
  };
  Dexie.on.storagemutated.subscribe(heard);
  return () => Dexie.on.storagemutated.unsubscribe(heard);
}
