import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { importBundle } from '../../src/db/bundle-import';
import { previewBundle } from '../../src/db/bundle-preview';
import { Dexie } from 'dexie';
import { Database, db } from '../../src/db/database';
import { deleteEverything } from '../../src/db/reports';
import { loadLibrary } from '../../src/db/library';
import { BUNDLE_VERSION } from '../../src/model/bundle';
import { effectiveFacts } from '../../src/views/effective';

const fixture = (version: number): Blob =>
  new Blob([readFileSync(new URL(`../fixtures/bundles/v${version}.json`, import.meta.url))]);

async function take(file: Blob): Promise<void> {
  const choice = { rule: 'newer', sides: new Map(), by: '', note: '', name: 'x' } as const;
  await importBundle(file, await previewBundle(file), choice);
}

beforeEach(deleteEverything);

describe('a bundle of an earlier version', () => {
  it.each(Array.from({ length: BUNDLE_VERSION + 1 }, (_, v) => v))(
    'is read whole: version %d',
    async (version) => {
      const preview = await previewBundle(fixture(version));
      expect(preview).toMatchObject({ problem: null, brokenCount: 0, version });
      expect(preview.added).toHaveLength(1);
      await take(fixture(version));
      const { reports, facts, reviews } = await loadLibrary();
      expect(reports[0]).toMatchObject({
        name: '云川县.txt',
        engine: 1,
        addedAt: '2026-11-22T08:00:00Z',
      });
      expect(facts[0]?.facts[0]).toMatchObject({ value: 20, low: 20, high: 30, quantities: [0] });
      expect(effectiveFacts(facts[0]?.facts ?? [], reviews)[0]?.value).toBe(24);
      expect((await db.texts.toArray())[0]?.sections.map((s) => s.parent)).toEqual([-1, 0, -1]);
    },
  );

  it('imported after ours was exported from it changes nothing', async () => {
    await take(fixture(1));
    const before = await db.reports.toArray();
    await take(fixture(0));
    expect(await db.reports.toArray()).toEqual(before);
  });
});

describe('a database of the first version', () => {
  it('is brought up to date with everything in it', async () => {
    const old = new Dexie('upgraded');
    old.version(1).stores({
      ...{ files: 'id', reports: 'id, textHash, deletedAt', texts: 'id', facts: 'id' },
      ...{ findings: 'id', remarks: 'id', signatures: 'id', reviews: 'id, report' },
      ...{ places: 'id, report', rereads: 'id, at', history: '++id, at', views: 'id', kv: 'key' },
    });
    const review = { id: 'r1', report: 'x', decision: 'accepted', at: '2026-01-01T00:00:00Z' };
    await old.table('reviews').put(review);
    await old.table('reports').put({ id: 'x', deletedAt: null });
    const change = { table: 'reviews', key: 'r1', before: null, after: review };
    await old.table('history').put({
      at: review.at,
      by: '',
      code: 'reviewSaved',
      params: {},
      undone: false,
      changes: [change],
    });
    old.close();
    const now = new Database('upgraded');
    expect(await now.reviews.toArray()).toEqual([review]);
    expect([await now.reports.count(), await now.history.count()]).toEqual([1, 1]);
    expect([await now.stamps.count(), await now.due.count()]).toEqual([0, 0]);
    // What a step changed lies apart from it now.
    const { id, ...entry } = (await now.history.toArray())[0] ?? { id: 0 };
    expect(entry).toEqual({
      ...{ at: review.at, by: '', code: 'reviewSaved', params: {}, undone: false },
    });
    expect(await now.changes.toArray()).toEqual([{ id, changes: [change] }]);
    now.close();
  });
});
