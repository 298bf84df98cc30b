import { db } from './database';
import type { RemarksRecord } from './records';

/** The remarks of some reports: those in which a person has decided on findings, to count what is still open. */
export const remarksOn = async (ids: readonly string[]): Promise<readonly RemarksRecord[]> =>
  (await db.remarks.bulkGet([...ids])).filter((r) => r !== undefined);
