import { ENGINE_VERSION } from '../model/parsed';
import { remarksOf } from '../model/remark';
import { differences, newJudgements, type Judgement, type Reread } from '../model/reread';
import type { Review } from '../model/review';
import { db } from './database';
import { bearsOnFindings } from './due';
import { notePlaces } from './find-places';
import type { FindingsRecord, ReportRecord, TextRecord } from './records';
import { cardTables, listedReports } from './shelves';
import type { Records } from './reports';

/**
 * Before reports are replaced by a later reading: notes what it says differently from what is `held` of each, and finds
 * the passages of the decisions made on them in the new text. Must run inside the transaction that replaces them.
 */
export async function noteRereads(
  records: readonly Records[],
  held: readonly (ReportRecord | undefined)[],
): Promise<void> {
  for (const [i, record] of records.entries()) {
    const before = held[i];
    if (before) await noteReread(before, record);
  }
}

/** What was said of a report, from its records; undefined where they are not here. */
function judgementOf(
  text: TextRecord | undefined,
  said: Pick<FindingsRecord, 'findings' | 'checklist'> | undefined,
): Judgement | undefined {
  if (!text || !said) return undefined;
  const checklist = said.checklist.map(({ item, status }) => ({ item, status }));
  return { remarks: remarksOf(text.doc.text, said.findings), checklist };
}

/** Which decisions a judgement was made with, from its mark (see views/judged): by which engine is left out. */
const decisionsIn = (mark: string | undefined): string | null => mark?.split(' ')[1] ?? null;

async function noteReread(before: ReportRecord, record: Records): Promise<void> {
  const { id } = record.report;
  const facts = await db.facts.get(id);
  const reviews = await db.reviews.where('report').equals(id).toArray();
  const earlier = await db.rereads.get(id);
  const changed = before.textHash !== record.report.textHash;
  const text = record.text.doc.text;
  // The places must be found anew also where only white space moved, which the hash does not tell.
  const lost = reviews.length > 0 ? await notePlaces(text, reviews) : 0;
  const found = differences(
    { facts: facts?.facts ?? [], meta: before.meta },
    { facts: record.facts.facts, meta: record.report.meta },
    reviews,
  );
  const said = judgementOf(await db.texts.get(id), await db.findings.get(id));
  const says = judgementOf(record.text, record.findings);
  // Where more of the report has come than was here, nothing has changed.
  const whole = before.part === record.report.part;
  const bare = before.judged === undefined && !reviews.some(bearsOnFindings);
  if (whole && bare && said && says) found.push(...newJudgements(said, says, reviews));
  // Judged with decisions before, it has to be judged with them again before the two can be compared.
  const judged = decisionsIn(before.judged);
  const awaits =
    earlier?.awaits ?? (whole && said && judged !== null ? { ...said, decisions: judged } : null);
  if (found.length === 0 && !changed && lost === 0 && !earlier && !awaits) return;
  await db.rereads.put({
    id,
    at: new Date().toISOString(),
    engineBefore: before.engine,
    engineAfter: record.report.engine,
    textChanged: changed || (earlier?.textChanged ?? false),
    differences: found,
    lost,
    ...(awaits ? { awaits } : {}),
  });
}

/**
 * A report that was read again has been judged with the decisions on it: what its checks say differently now joins the
 * list. Must run inside a transaction over `rereads`.
 */
export async function noteJudged(
  id: string,
  says: Judgement,
  reviews: readonly Review[],
  mark: string | undefined,
): Promise<void> {
  const reread = await db.rereads.get(id);
  if (!reread?.awaits) return;
  const { awaits, ...rest } = reread;
  // Where somebody has decided otherwise since, nobody can say what the reading alone has changed.
  const same = decisionsIn(mark) === awaits.decisions;
  const more = same ? newJudgements(awaits, says, reviews) : [];
  await db.rereads.put({ ...rest, differences: [...rest.differences, ...more] });
}

/** A report that a later reading changed, by name. */
export interface NamedReread extends Reread {
  readonly name: string;
  readonly title: string | null;
}

/** What later readings changed, the latest first; reports in the bin are left out. */
export const listRereads = (): Promise<NamedReread[]> =>
  db.transaction('r', db.rereads, db.reports, async () => {
    const rereads = await db.rereads.orderBy('at').reverse().toArray();
    const reports = await db.reports.bulkGet(rereads.map((r) => r.id));
    return rereads.flatMap((reread, i) => {
      const report = reports[i];
      if (!report || report.deletedAt !== null) return [];
      if (reread.differences.length === 0 && reread.lost === 0) return [];
      return [{ ...reread, name: report.name, title: report.meta.title }];
    });
  });

/** Takes the list of changes away, once it was read. What was found of the passages stays. */
export const forgetRereads = (): Promise<void> =>
  db.transaction('rw', db.rereads, async () => {
    await db.rereads.toCollection().modify({ differences: [], lost: 0 });
  });

/** Reports in the library that an older engine read and whose original file is here, so that they can be read again. */
export const listOutdated = (): Promise<readonly string[]> =>
  db.transaction('r', [...cardTables(), db.files], async () => {
    const ids = (await listedReports())
      .filter((r) => r.deletedAt === null && r.engine < ENGINE_VERSION)
      .map((r) => r.id);
    const files = new Set(await db.files.where('id').anyOf(ids).primaryKeys());
    return ids.filter((id) => files.has(id));
  });
