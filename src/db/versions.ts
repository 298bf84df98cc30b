import type { ReportMeta } from '../model/meta';
import type { Genre } from '../model/parsed';
import type { Review } from '../model/review';
import { versionField, type VersionWord } from '../model/versions';
import { db } from './database';
import { step } from './history';
import type { Change, ReportRecord } from './records';
import { cardTables, readCards, unpacked } from './shelves';
import { whole } from './whole';

/** A report as far as its place among versions depends on it, before corrections. */
export interface Kept {
  readonly id: string;
  readonly name: string;
  readonly addedAt: string;
  readonly genre: Genre;
  readonly meta: ReportMeta;
  readonly textHash: string;
  readonly characters: number;
}

const keptOf = (r: ReportRecord): Kept => ({
  ...{ id: r.id, name: r.name, addedAt: r.addedAt, genre: r.genre, meta: r.meta },
  ...{ textHash: r.textHash, characters: r.counts.characters },
});

/** The reports in the library, with the decisions that say what they are. */
export const loadKept = async (): Promise<{
  readonly reports: readonly Kept[];
  readonly reviews: readonly Review[];
}> => {
  const tables = [...cardTables(), db.reviews];
  const [read, all] = await db.transaction('r', tables, () =>
    Promise.all([readCards(), whole(db.reviews)]),
  );
  const reports = (await unpacked(read)).filter((r) => r.deletedAt === null);
  return { reports: reports.map(keptOf), reviews: all.filter((r) => r.target.kind === 'meta') };
};

const waiting = () => db.reports.where('deletedAt').startsWith('asked:');

/** Reports that wait for an answer, in the order in which they came. */
export const listAsked = async (): Promise<readonly ReportRecord[]> =>
  (await waiting().toArray()).sort((a, b) => ((a.deletedAt ?? '') < (b.deletedAt ?? '') ? -1 : 1));

/** What is done with a report that waits: taken in as a version, as a report of its own, or left out (into the bin). */
export interface Answer {
  readonly id: string;
  readonly as: 'version' | 'both' | 'skip';
}

/** The decision that gives a report its place among versions; the same person's earlier one is replaced. */
async function wordOn(report: ReportRecord, word: VersionWord, by: string): Promise<Change> {
  const earlier = (await db.reviews.where('report').equals(report.id).toArray()).find(
    (r) => r.target.kind === 'meta' && r.target.field === versionField && r.by === by,
  );
  const review: Review = {
    id: earlier?.id ?? crypto.randomUUID(),
    report: report.id,
    target: { kind: 'meta', field: versionField },
    ...{ decision: 'corrected', value: word, unit: null, note: '', anchor: null },
    ...{ engineValue: null, engine: report.engine, by, at: new Date().toISOString() },
  };
  return { table: 'reviews', key: review.id, before: earlier ?? null, after: review };
}

/** Answers what is to be done with reports that wait, as one step. Returns the step's id. */
export const answerAsked = (answers: readonly Answer[], by: string): Promise<number> => {
  const count = (as: Answer['as']): number => answers.filter((a) => a.as === as).length;
  const counts = { version: count('version'), both: count('both'), skip: count('skip') };
  return step('duplicatesAnswered', counts, by, async () => {
    const now = new Date().toISOString();
    const reports = await db.reports.bulkGet(answers.map((a) => a.id));
    const changes: Change[] = [];
    for (const [i, { id, as }] of answers.entries()) {
      const report = reports[i];
      if (!report?.deletedAt?.startsWith('asked:')) continue;
      const deletedAt = as === 'skip' ? now : null;
      const before = { deletedAt: report.deletedAt };
      changes.push({ table: 'reports', key: id, before, after: { deletedAt } });
      if (as === 'both') changes.push(await wordOn(report, 'own', by));
    }
    return changes;
  });
};

/** Asks again about reports in the bin: the same files were dropped once more. */
export const askAgain = (ids: readonly string[]): Promise<void> =>
  db.transaction('rw', db.reports, async () => {
    const mark = `asked:${new Date().toISOString()}`;
    await db.reports.bulkUpdate(ids.map((key) => ({ key, changes: { deletedAt: mark } })));
  });

/** Says which place a report has among its versions, as one step. Returns the step's id. */
export const sayVersion = async (id: string, word: VersionWord, by: string): Promise<number> => {
  const record = await db.reports.get(id);
  if (!record) throw new Error('no such report');
  const report = record.meta.title ?? record.name;
  return step(`version_${word}`, { report }, by, async () => [await wordOn(record, word, by)]);
};
