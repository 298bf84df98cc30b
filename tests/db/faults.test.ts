import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../../src/db/database';
import { deleteEverything, saveReports } from '../../src/db/reports';
import { saveReview } from '../../src/db/reviews';
import type { Review } from '../../src/model/review';
import { arrival } from './sample';

const derived = () => [db.files, db.texts, db.facts, db.findings, db.remarks, db.reports] as const;
const counts = (): Promise<number[]> => Promise.all(derived().map((t) => t.count()));

/** Lets `table` refuse its `n`-th new record as a full disk does. */
function full(table: string, n: number): () => void {
  let written = 0;
  const refuse = (): void => {
    if (++written === n) throw new DOMException('full', 'QuotaExceededError');
  };
  db.table(table).hook('creating', refuse);
  return () => db.table(table).hook('creating').unsubscribe(refuse);
}

beforeEach(deleteEverything);

describe('a disk that is full', () => {
  it.each(
    ['files', 'texts', 'facts', 'findings', 'remarks', 'reports'].flatMap((table) =>
      [1, 2, 3].map((n) => [table, n] as const),
    ),
  )('at the write of %s number %i leaves what was there and nothing half', async (table, n) => {
    await saveReports([await arrival('先前的报告')]);
    const review: Review = {
      ...{ id: 'r', report: 'x', decision: 'accepted', value: 1, unit: null, note: '' },
      target: { kind: 'item', item: 'content.plans' },
      ...{ anchor: null, engineValue: null, engine: 1, by: '', at: '2026-01-01T00:00:00.000Z' },
    };
    await saveReview(review);
    const batch = await Promise.all(['甲报告', '乙报告', '丙报告'].map((t) => arrival(t)));
    const lift = full(table, n);
    await expect(saveReports(batch)).rejects.toMatchObject({ name: 'QuotaExceededError' });
    lift();
    expect(await counts()).toEqual([1, 1, 1, 1, 1, 1]);
    expect(await db.reviews.get('r')).toEqual(review);
    // Without the original files the same batch goes in where only those found no room.
    await saveReports(batch.map((a) => ({ ...a, bytes: null })));
    expect(await counts()).toEqual([1, 4, 4, 4, 4, 4]);
  });
});
