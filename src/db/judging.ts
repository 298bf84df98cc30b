import type { ChecklistEntry, Finding } from '../model/finding';
import { remarksOf } from '../model/remark';
import type { PlacedReview } from '../model/review';
import { db } from './database';
import { withPlaces } from './places';
import type { FactsRecord, ReportRecord, TextRecord } from './records';

/** The reports that have to be judged anew, the first of them. */
export const dueReports = (limit: number): Promise<readonly string[]> =>
  db.due.limit(limit).primaryKeys();

/** Whether a report is still to be judged with the decisions on it. */
export const isDue = async (id: string): Promise<boolean> => (await db.due.get(id)) !== undefined;

/** All that one report is judged by. */
export interface Material {
  readonly report: ReportRecord;
  readonly text: TextRecord;
  readonly facts: FactsRecord;
  readonly reviews: readonly PlacedReview[];
}

const placed = async (id: string): Promise<readonly PlacedReview[]> =>
  withPlaces(
    await db.reviews.where('report').equals(id).toArray(),
    await db.places.where('report').equals(id).toArray(),
  );

/** A report with its decisions; undefined where it is not here, or only a part of it, so that it cannot be judged. */
export const materialOf = (id: string): Promise<Material | undefined> =>
  db.transaction('r', [db.reports, db.texts, db.facts, db.reviews, db.places], async () => {
    const [report, text, facts] = [
      await db.reports.get(id),
      await db.texts.get(id),
      await db.facts.get(id),
    ];
    if (!report || !text || !facts || report.part !== undefined) return undefined;
    return { report, text, facts, reviews: await placed(id) };
  });

/** The report cannot be judged; when it comes (whole), storing it makes it due again. */
export const forgetDue = (id: string): Promise<void> => db.due.delete(id);

/** The record of a report that is as the engine read it. */
const withoutMark = ({ judged: _, ...report }: ReportRecord): ReportRecord => report;

/**
 * Stores a judgement and takes the report off the list, unless decisions or the reading have changed since the material
 * was read: then it stays due, and is judged again. `markOf` tells which decisions went in.
 */
export const storeJudged = (
  { report, text, facts, reviews }: Material,
  judged: { readonly findings: readonly Finding[]; readonly checklist: readonly ChecklistEntry[] },
  markOf: (reviews: readonly PlacedReview[]) => string | undefined,
): Promise<void> =>
  db.transaction(
    'rw',
    [db.reports, db.facts, db.findings, db.remarks, db.reviews, db.places, db.due],
    async () => {
      const { id } = report;
      const now = await db.reports.get(id);
      const mark = markOf(reviews);
      const sameReading = now?.textHash === report.textHash && now.engine === report.engine;
      const sameFacts = (await db.facts.get(id))?.facts.length === facts.facts.length;
      if (!now || !sameReading || !sameFacts || markOf(await placed(id)) !== mark) return;
      const { findings, checklist } = judged;
      const failing = findings.filter((f) => f.verdict === 'fails').length;
      await db.findings.put({ id, findings, checklist });
      await db.remarks.update(id, { remarks: remarksOf(text.doc.text, findings) });
      await db.reports.put({
        ...withoutMark(now),
        counts: { ...now.counts, findings: failing },
        ...(mark === undefined ? {} : { judged: mark }),
      });
      await db.due.delete(id);
    },
  );
