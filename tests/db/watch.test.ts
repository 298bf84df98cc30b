import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '../../src/db/database';
import { deleteEverything } from '../../src/db/reports';
import { watch } from '../../src/db/watch';
import { whole } from '../../src/db/whole';

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const view = (id: string) => ({ id, name: id, query: '', at: '' });

beforeEach(deleteEverything);

/** Watches the number of saved views by a query that takes `ms`, and counts its runs. */
function counting(ms: number): { runs: () => number; last: () => number; stop: () => void } {
  let runs = 0;
  let last = -1;
  const stop = watch(
    async () => {
      runs++;
      const count = await db.views.count();
      const until = performance.now() + ms;
      while (performance.now() < until);
      return count;
    },
    (answer) => (last = answer),
    (reason) => {
      throw reason;
    },
  );
  return { runs: () => runs, last: () => last, stop };
}

describe('a watched query', () => {
  it('that is quick answers every write', async () => {
    const watched = counting(0);
    await vi.waitUntil(() => watched.last() === 0);
    for (let i = 0; i < 3; i++) {
      await db.views.put(view(`v${i}`));
      await vi.waitUntil(() => watched.last() === i + 1, { timeout: 5000 });
    }
    watched.stop();
  });

  it('that no write concerns runs anew after many of them, and misses none that does', async () => {
    const watched = counting(0);
    await vi.waitUntil(() => watched.last() === 0);
    for (let i = 0; i < 60; i++) {
      await db.kv.put({ key: `k${i}`, value: i });
      if (i % 4 === 0) await db.views.put(view(`v${i}`));
    }
    await vi.waitUntil(() => watched.last() === 15, { timeout: 8000 });
    await wait(50);
    const then = watched.runs();
    for (let i = 0; i < 100; i++) await db.kv.put({ key: `k${i}`, value: -i });
    await vi.waitUntil(() => watched.runs() >= then + 2, { timeout: 8000 });
    await db.views.put(view('late'));
    await vi.waitUntil(() => watched.last() === 16, { timeout: 8000 });
    watched.stop();
  });

  it('that is slow rests between runs, and answers the last write all the same', async () => {
    const watched = counting(40);
    const began = performance.now();
    for (let i = 0; i < 30; i++) {
      await db.views.put(view(`v${i}`));
      await wait(10);
    }
    await vi.waitUntil(() => watched.last() === 30, { timeout: 10_000 });
    // After a run of 40 ms, and one that a write in the meantime may add, it rests for six times as long.
    const most = 2 + (2 * (performance.now() - began)) / (40 * 7);
    expect(watched.runs()).toBeLessThanOrEqual(most);
    // One more run may follow where a write fell between an answer and its rest.
    await wait(800);
    const runs = watched.runs();
    await wait(300);
    expect(watched.runs()).toBe(runs);
    await db.views.put(view('late'));
    await vi.waitUntil(() => watched.last() === 31, { timeout: 5000 });
    watched.stop();
    await db.views.put(view('after the end'));
    await wait(100);
    expect(watched.last()).toBe(31);
  });
});

describe('reading a whole table', () => {
  it('gives every record, in pieces or not', async () => {
    expect(await whole(db.views)).toEqual([]);
    const ids = Array.from({ length: 501 }, (_, i) => `v${String(i).padStart(4, '0')}`);
    await db.views.bulkPut(ids.map(view));
    expect((await whole(db.views)).map((v) => v.id)).toEqual(ids);
    await db.views.delete('v0500');
    expect(await whole(db.views)).toHaveLength(500);
  });
});
