import { Dexie, type EntityTable } from 'dexie';
import type { Review } from '../model/review';
import type {
  FactsRecord,
  FileRecord,
  FindingsRecord,
  HistoryRecord,
  KeyValue,
  ReportRecord,
  SavedView,
  TextRecord,
} from './records';

/** The one database. A published version is never edited, only followed by the next. */
export class Database extends Dexie {
  declare files: EntityTable<FileRecord, 'id'>;
  declare reports: EntityTable<ReportRecord, 'id'>;
  declare texts: EntityTable<TextRecord, 'id'>;
  declare facts: EntityTable<FactsRecord, 'id'>;
  declare findings: EntityTable<FindingsRecord, 'id'>;
  declare reviews: EntityTable<Review, 'id'>;
  declare history: EntityTable<HistoryRecord, 'id'>;
  declare views: EntityTable<SavedView, 'id'>;
  declare kv: EntityTable<KeyValue, 'key'>;

  constructor(name = 'zhijing') {
    super(name);
    this.version(1).stores({
      files: 'id',
      reports: 'id, textHash, deletedAt',
      texts: 'id',
      facts: 'id',
      findings: 'id',
      reviews: 'id, report',
      history: '++id, at',
      views: 'id',
      kv: 'key',
    });
  }
}

export const db = new Database();
