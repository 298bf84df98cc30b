import type { AnswerStatus, ChecklistEntry } from '../model/finding';
import { db } from './database';

/** One report's answers in short: item and status. */
export interface ReportStatuses {
  readonly id: string;
  readonly statuses: ReadonlyMap<string, AnswerStatus>;
}

/** A figure that a person decided on is as good as that person's word on the item. */
const statusOf = (e: ChecklistEntry): AnswerStatus =>
  e.by !== undefined && e.status === 'figure' ? 'confirmed' : e.status;

const batch = 250;

/**
 * Reads the answers of some reports, batch by batch, and keeps of each only its status: findings and passages of thousands
 * of reports would fill the memory. Goes on while `onBatch` returns true.
 */
export async function readStatuses(
  ids: readonly string[],
  onBatch: (reports: readonly ReportStatuses[], last: boolean) => boolean,
): Promise<void> {
  for (let at = 0; ; at += batch) {
    const records = await db.findings.bulkGet(ids.slice(at, at + batch));
    const last = at + batch >= ids.length;
    const short = records.flatMap((record) =>
      record
        ? [
            {
              id: record.id,
              statuses: new Map(record.checklist.map((e) => [e.item, statusOf(e)] as const)),
            },
          ]
        : [],
    );
    if (!onBatch(short, last) || last) return;
  }
}

/** One report's answer for one item in full, or undefined where it has none. */
export const answerOf = async (report: string, item: string): Promise<ChecklistEntry | undefined> =>
  (await db.findings.get(report))?.checklist.find((e) => e.item === item);
