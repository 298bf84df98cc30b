import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../../src/db/database';
import { lastStep, listHistory, nextStep, redo, touchedSince, undo } from '../../src/db/history';
import { loadLibrary } from '../../src/db/library';
import {
  deleteEverything,
  deleteReports,
  emptyBin,
  factsOf,
  fileOf,
  listBin,
  listReports,
  restoreReports,
  saveReports,
} from '../../src/db/reports';
import { removeReview, reviewsOf, saveReview, saveReviews } from '../../src/db/reviews';
import type { Review } from '../../src/model/review';
import { arrival } from './sample';

const review = (report: string, changes: Partial<Review> = {}): Review => ({
  id: crypto.randomUUID(),
  report,
  target: { kind: 'fact', indicator: 'review.concluded' },
  decision: 'corrected',
  value: 21,
  unit: '件',
  note: '',
  anchor: null,
  engineValue: 12,
  engine: 1,
  by: '李',
  at: '2026-02-01T00:00:00.000Z',
  ...changes,
});

beforeEach(deleteEverything);

describe('reports', () => {
  it('are stored with text, facts, findings and original bytes', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    const [report] = await listReports();
    expect(report).toMatchObject({
      id: a.id,
      counts: { facts: 1, quantities: 1, leftOver: 0, findings: 0 },
    });
    expect((await factsOf(a.id))?.facts).toEqual(a.parsed.facts);
    expect((await fileOf(a.id))?.bytes).toEqual(a.bytes);
  });

  it('with the same bytes twice are one report', async () => {
    await saveReports([await arrival('甲报告')]);
    await saveReports([await arrival('甲报告')]);
    expect(await listReports()).toHaveLength(1);
    expect(await db.texts.count()).toBe(1);
  });

  it('read again keep the decisions made on them', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    await saveReview(review(a.id));
    await saveReports([{ ...a, parsed: { ...a.parsed, engine: 2, facts: [] } }]);
    expect((await factsOf(a.id))?.facts).toEqual([]);
    expect(await reviewsOf(a.id)).toHaveLength(1);
  });

  it('that cannot be stored whole are not stored at all', async () => {
    const good = await arrival('甲报告');
    const bad = await arrival('乙报告');
    const broken = { ...bad, parsed: { ...bad.parsed, facts: [() => 1] as never } };
    await expect(saveReports([good, broken])).rejects.toThrow();
    expect(await db.reports.count()).toBe(0);
    expect(await db.files.count()).toBe(0);
    expect(await db.texts.count()).toBe(0);
  });

  it('go to the bin and come back by undo, by redo go again, by restore come back', async () => {
    const [a, b] = [await arrival('甲报告'), await arrival('乙报告')];
    await saveReports([a, b]);
    const step = await deleteReports([a.id]);
    expect((await listReports()).map((r) => r.id)).toEqual([b.id]);
    expect((await listBin()).map((r) => r.id)).toEqual([a.id]);
    expect((await loadLibrary()).facts.map((f) => f.id)).toEqual([b.id]);
    await undo(step);
    expect(await listReports()).toHaveLength(2);
    await redo(step);
    expect(await listReports()).toHaveLength(1);
    await restoreReports([a.id]);
    expect(await listReports()).toHaveLength(2);
    expect((await fileOf(a.id))?.bytes).toEqual(a.bytes);
  });

  it('leave no trace once the bin is emptied, and others stay', async () => {
    const [a, b] = [await arrival('甲报告'), await arrival('乙报告')];
    await saveReports([a, b]);
    await saveReviews([review(a.id), review(b.id)]);
    await deleteReports([a.id]);
    expect(await emptyBin()).toBe(1);
    expect(await fileOf(a.id)).toBeUndefined();
    expect(await reviewsOf(a.id)).toEqual([]);
    expect(await reviewsOf(b.id)).toHaveLength(1);
  });
});

describe('decisions', () => {
  it('are one step each in the history, and undo brings the earlier one back', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    const first = review(a.id);
    await saveReview(first);
    await saveReview({ ...first, value: 22 });
    const last = await lastStep();
    expect(last?.code).toBe('reviewSaved');
    await undo(last?.id ?? 0);
    expect((await reviewsOf(a.id))[0]?.value).toBe(21);
    expect((await nextStep())?.id).toBe(last?.id);
    await redo(last?.id ?? 0);
    expect((await reviewsOf(a.id))[0]?.value).toBe(22);
  });

  it('taken away come back by undo', async () => {
    const first = review('x');
    await saveReview(first);
    const step = await removeReview(first);
    expect(await reviewsOf('x')).toEqual([]);
    await undo(step);
    expect(await reviewsOf('x')).toEqual([first]);
  });

  it('of many reports are one step', async () => {
    await saveReviews([review('x'), review('y')]);
    const entries = await listHistory();
    expect(entries).toHaveLength(1);
    // What a step changed may be large: the list does without it.
    expect(entries[0]).not.toHaveProperty('changes');
    await undo((await lastStep())?.id ?? 0);
    expect(await db.reviews.count()).toBe(0);
  });

  it('say whether a later step touched the same record', async () => {
    const first = review('x');
    const one = await saveReview(first);
    expect(await touchedSince(one)).toBe(false);
    await saveReview({ ...first, value: 5 });
    expect(await touchedSince(one)).toBe(true);
  });
});
