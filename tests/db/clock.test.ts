import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../../src/db/database';
import { undo } from '../../src/db/history';
import { deleteEverything, listReports, saveReports } from '../../src/db/reports';
import { saveReview } from '../../src/db/reviews';
import { instantAfter } from '../../src/model/instant';
import type { Review } from '../../src/model/review';
import { effectiveFacts } from '../../src/views/effective';
import { arrival, parsed } from './sample';

beforeEach(deleteEverything);

const review = (value: number, at: string): Review => ({
  ...{ id: 'r', report: 'x', target: { kind: 'fact', indicator: 'review.concluded' } },
  ...{ decision: 'corrected', value, unit: '件', note: '', anchor: null, engineValue: 12 },
  ...{ engine: 1, by: '李', at },
});

describe('a clock that was set back', () => {
  it('gives what happens later the later instant', () => {
    const now = new Date('2026-03-01T08:00:00.000Z');
    expect(instantAfter(undefined, now)).toBe('2026-03-01T08:00:00.000Z');
    expect(instantAfter('2026-02-01T08:00:00.000Z', now)).toBe('2026-03-01T08:00:00.000Z');
    expect(instantAfter('2026-04-01T08:00:00.000Z', now)).toBe('2026-04-01T08:00:00.001Z');
  });

  it('does not let an earlier decision win over the one made after it', async () => {
    await saveReview(review(20, '2026-03-01T08:00:00.000Z'));
    await saveReview(review(21, '2020-01-01T00:00:00.000Z'));
    const held = await db.reviews.toArray();
    expect(held.map((r) => [r.value, r.at])).toEqual([[21, '2026-03-01T08:00:00.001Z']]);
    expect(effectiveFacts(parsed().facts, held)[0]?.value).toBe(21);
  });

  it('keeps reports that came before and after, and the last step is the one that is undone', async () => {
    await saveReports([await arrival('甲报告')]);
    await saveReports([{ ...(await arrival('乙报告')), addedAt: '2020-01-01T00:00:00.000Z' }]);
    expect((await listReports()).map((r) => r.name).sort()).toEqual(['乙报告.txt', '甲报告.txt']);
    await saveReview(review(20, '2026-03-01T08:00:00.000Z'));
    const step = await saveReview(review(21, '2020-01-01T00:00:00.000Z'));
    await undo(step);
    expect((await db.reviews.get('r'))?.value).toBe(20);
  });
});
