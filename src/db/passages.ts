import type { Finding } from '../model/finding';
import { db } from './database';

/** The canonical texts of some reports, for the sentences of the rows that are shown; missing ones are left out. */
export const loadTexts = async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const records = await db.texts.bulkGet([...ids]);
  return new Map(records.flatMap((r) => (r ? [[r.id, r.doc.text] as const] : [])));
};

/** The findings of some reports. */
export const loadFindings = async (
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Finding[]>> => {
  const records = await db.findings.bulkGet([...ids]);
  return new Map(records.flatMap((r) => (r ? [[r.id, r.findings] as const] : [])));
};
