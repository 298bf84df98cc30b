import { db } from './database';
import type { SignatureRecord, TextRecord } from './records';

/** The texts of a few reports, in the order of the ids; what is not there is left out. */
export const textsOf = async (ids: readonly string[]): Promise<TextRecord[]> =>
  (await db.texts.bulkGet([...ids])).filter((t) => t !== undefined);

/** The next signatures behind `after` in the order of ids; none at the end. */
export const signaturesAfter = (after: string, count: number): Promise<SignatureRecord[]> =>
  db.signatures.where('id').above(after).limit(count).toArray();

/** Keeps signatures for the next visit. They can be made anew at any time, so that a refusal is no loss. */
export const saveSignatures = async (records: readonly SignatureRecord[]): Promise<void> => {
  try {
    await db.signatures.bulkPut([...records]);
  } catch {
    // A full disk or a closed database: the search goes on with those in memory.
  }
};

/** Reports of which a signature is kept, by id. */
export const signedReports = async (): Promise<ReadonlySet<string>> =>
  new Set(await db.signatures.toCollection().primaryKeys());
