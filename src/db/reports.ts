import type { ReportRecord, TextRecord, FactsRecord, FindingsRecord } from './records';
import { db } from './database';

/** Reports in the library (not in the bin), newest first. */
export const listReports = async (): Promise<ReportRecord[]> =>
  (await db.reports.orderBy('id').toArray())
    .filter((r) => r.deletedAt === null)
    .sort((a, b) => (a.addedAt < b.addedAt ? 1 : -1));

export const reportOf = (id: string): Promise<ReportRecord | undefined> => db.reports.get(id);
export const textOf = (id: string): Promise<TextRecord | undefined> => db.texts.get(id);
export const factsOf = (id: string): Promise<FactsRecord | undefined> => db.facts.get(id);
export const findingsOf = (id: string): Promise<FindingsRecord | undefined> => db.findings.get(id);
