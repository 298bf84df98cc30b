import type { FactColumns } from '../model/fact-columns';
import { db } from './database';
import type { FactsRecord } from './records';
import { found, onShelves, unfiledShelves } from './shelves';
import { whole } from './whole';

/** Facts of all reports: by shelf, and one by one where a shelf is not filed. */
export interface FiledFacts {
  readonly columns: readonly FactColumns[];
  readonly facts: readonly FactsRecord[];
}

/** What reading all facts touches. */
export const columnTables = () => [db.columns, db.unfiled, db.facts];

/** Facts of all reports. Must run inside a transaction over `columnTables`. */
export async function filedFacts(): Promise<FiledFacts> {
  const [unfiled, records] = await Promise.all([unfiledShelves(), db.columns.toArray()]);
  if (unfiled === null) return { columns: [], facts: await whole(db.facts) };
  const { filed, others } = found(records, unfiled);
  return { columns: filed.map((r) => r.facts), facts: await onShelves(db.facts, others) };
}
