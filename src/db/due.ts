import type { Review } from '../model/review';
import { db } from './database';
import type { Change } from './records';

/** Whether findings and answers hang on a decision: those on figures and on what the report is. */
export const bearsOnFindings = ({ target }: Review): boolean =>
  target.kind === 'fact' || target.kind === 'meta';

/** Notes that reports have to be judged anew. Must run inside a transaction over `due`. */
export async function putDue(ids: Iterable<string>): Promise<void> {
  const at = new Date().toISOString();
  const records = [...new Set(ids)].map((id) => ({ id, at }));
  if (records.length) await db.due.bulkPut(records);
}

/** The same for the reports whose decisions a step changes. */
export const noteDue = (changes: readonly Change[]): Promise<void> =>
  putDue(
    changes.flatMap(({ table, before, after }) => {
      const review = (after ?? before) as Review; // what the history keeps under `reviews` are decisions
      return table === 'reviews' && bearsOnFindings(review) ? [review.report] : [];
    }),
  );

const decisions = ({ id }: { readonly id: string }) =>
  db.reviews.where('report').equals(id).toArray();

/** The same for reports that are stored: those on which there are decisions, or that were judged with some. */
export async function noteDueReports(
  reports: readonly { readonly id: string; readonly judged?: string }[],
): Promise<void> {
  // Asked for each, all at once: one question about all of them steps from one to the next.
  const reviews = (await db.reviews.count()) === 0 ? [] : await Promise.all(reports.map(decisions));
  const decided = reviews
    .flat()
    .filter(bearsOnFindings)
    .map((r) => r.report);
  await putDue([...decided, ...reports.flatMap((r) => (r.judged === undefined ? [] : [r.id]))]);
}
