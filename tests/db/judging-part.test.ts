import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { undo } from '../../src/db/history';
import { dueReports, materialOf, storeJudged } from '../../src/db/judging';
import { deleteEverything, findingsOf, saveReports } from '../../src/db/reports';
import { saveReview } from '../../src/db/reviews';
import type { Review } from '../../src/model/review';
import { markOfDecisions } from '../../src/views/judged';
import { arrival, parsed } from './sample';

beforeEach(deleteEverything);

/** Stores what checks would say now, as the worker's answer is stored. */
async function judgeAs(id: string, status: 'figure' | 'unsure'): Promise<void> {
  const material = await materialOf(id);
  if (!material?.came) throw new Error('not a part');
  const { findings, checklist } = material.came;
  const said = { findings, checklist: checklist.map((e) => ({ ...e, status })) };
  await storeJudged(material, said, markOfDecisions);
}

it('a report that is here in part is judged anew, and what came with it is kept for that', async () => {
  const a = await arrival('甲报告');
  await saveReports([{ ...a, part: 'sentences' }]);
  const { findings, checklist } = parsed();
  const review: Review = {
    ...{ id: 'r1', report: a.id, target: { kind: 'fact', indicator: 'review.concluded' } },
    ...{ decision: 'rejected', value: null, unit: null, note: '', anchor: null },
    ...{ engineValue: 12, engine: 1, by: '李', at: '2026-02-01T00:00:00.000Z' },
  };
  const step = await saveReview(review);
  expect(await dueReports(9)).toEqual([a.id]);
  await judgeAs(a.id, 'unsure');
  expect(await findingsOf(a.id)).toMatchObject({
    checklist: [{ status: 'unsure' }],
    came: { findings, checklist },
  });
  // The next time it starts again from what came, not from what was made of it.
  expect((await materialOf(a.id))?.came).toEqual({ findings, checklist });
  await undo(step);
  await judgeAs(a.id, 'figure');
  expect(await findingsOf(a.id)).not.toHaveProperty('came');
});
