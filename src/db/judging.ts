import type { ChecklistEntry, Finding } from '../model/finding';
import { remarksOf } from '../model/remark';
import type { PlacedReview } from '../model/review';
import { db } from './database';
import { withPlaces } from './places';
import { noteJudged } from './rereads';
import type { FactsRecord, FindingsRecord, ReportRecord, TextRecord } from './records';

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
  /** What was said of it, where only a part of it is here: the rest cannot be told again. */
  readonly came?: NonNullable<FindingsRecord['came']>;
}

const placed = async (id: string): Promise<readonly PlacedReview[]> =>
  withPlaces(
    await db.reviews.where('report').equals(id).toArray(),
    await db.places.where('report').equals(id).toArray(),
  );

const materialTables = () => [
  ...[db.reports, db.texts, db.facts, db.findings, db.reviews, db.places],
];

/** A report with its decisions; undefined where it is not here, so that it cannot be judged. */
export const materialOf = (id: string): Promise<Material | undefined> =>
  db.transaction('r', materialTables(), async () => {
    const [report, text, facts] = [
      await db.reports.get(id),
      await db.texts.get(id),
      await db.facts.get(id),
    ];
    if (!report || !text || !facts) return undefined;
    const material = { report, text, facts, reviews: await placed(id) };
    if (report.part === undefined) return material;
    const said = await db.findings.get(id);
    if (!said) return undefined;
    const { findings, checklist } = said;
    return { ...material, came: said.came ?? { findings, checklist } };
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
  { report, text, facts, reviews, came }: Material,
  judged: { readonly findings: readonly Finding[]; readonly checklist: readonly ChecklistEntry[] },
  markOf: (reviews: readonly PlacedReview[]) => string | undefined,
): Promise<void> =>
  db.transaction(
    'rw',
    [db.reports, db.facts, db.findings, db.remarks, db.reviews, db.places, db.rereads, db.due],
    async () => {
      const { id } = report;
      const now = await db.reports.get(id);
      const mark = markOf(reviews);
      const sameReading = now?.textHash === report.textHash && now.engine === report.engine;
      const sameFacts = (await db.facts.get(id))?.facts.length === facts.facts.length;
      if (!now || !sameReading || !sameFacts || markOf(await placed(id)) !== mark) return;
      const { findings, checklist } = judged;
      const failing = findings.filter((f) => f.verdict === 'fails').length;
      const remarks = remarksOf(text.doc.text, findings);
      const kept = came && mark !== undefined ? { came } : {};
      await db.findings.put({ id, findings, checklist, ...kept });
      await db.remarks.update(id, { remarks });
      await noteJudged(id, { remarks, checklist }, reviews, mark);
      await db.reports.put({
        ...withoutMark(now),
        counts: { ...now.counts, findings: failing },
        ...(mark === undefined ? {} : { judged: mark }),
      });
      await db.due.delete(id);
    },
  );
