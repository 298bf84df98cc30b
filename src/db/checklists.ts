import type { ChecklistEntry, ItemStatus } from '../model/finding';
import { db } from './database';

/** One report's answers in short: item and status. */
export interface ReportStatuses {
  readonly id: string;
  readonly statuses: ReadonlyMap<string, ItemStatus>;
}

const batch = 250;

/**
 * Reads the answers of every stored report, batch by batch, and keeps of each only its status: findings and passages of
 * thousands of reports would fill the memory. Goes on while `onBatch` returns true.
 */
export async function readStatuses(
  onBatch: (reports: readonly ReportStatuses[], last: boolean) => boolean,
): Promise<void> {
  let after = '';
  for (;;) {
    const records = await db.findings.where('id').above(after).limit(batch).toArray();
    const last = records.length < batch;
    const short = records.map(({ id, checklist }) => ({
      id,
      statuses: new Map(checklist.map((e) => [e.item, e.status] as const)),
    }));
    if (!onBatch(short, last) || last) return;
    after = records.at(-1)?.id ?? after;
  }
}

/** One report's answer for one item in full, or undefined where it has none. */
export const answerOf = async (report: string, item: string): Promise<ChecklistEntry | undefined> =>
  (await db.findings.get(report))?.checklist.find((e) => e.item === item);
