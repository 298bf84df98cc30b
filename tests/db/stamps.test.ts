import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportBundle } from '../../src/db/bundle-export';
import { importBundle } from '../../src/db/bundle-import';
import { previewBundle } from '../../src/db/bundle-preview';
import { db } from '../../src/db/database';
import { redo, undo } from '../../src/db/history';
import { deleteEverything, saveReports } from '../../src/db/reports';
import { finishUnsaved, removeReview, reviewsOf, saveReview } from '../../src/db/reviews';
import type { Review } from '../../src/model/review';
import { arrival } from './sample';

async function exported(): Promise<Blob> {
  const pieces: string[] = [];
  const options = { ids: null, originals: false, part: 'full', version: '0' } as const;
  await exportBundle(options, (piece) => void pieces.push(piece));
  return new Blob(pieces);
}

async function take(file: Blob): Promise<{ step: number | null; withdrawn: number }> {
  const choice = { rule: 'newer', sides: new Map(), by: '丙', note: '', name: 'x' } as const;
  return importBundle(file, await previewBundle(file), choice);
}

const review = (report: string, changes: Partial<Review> = {}): Review => ({
  ...{ id: 'r1', report, target: { kind: 'fact', indicator: 'review.concluded' } },
  ...{ decision: 'corrected', value: 21, unit: '件', note: '', anchor: null, engineValue: 12 },
  ...{ engine: 1, by: '李', at: '2026-02-01T00:00:00.000Z' },
  ...changes,
});

/** What a library holds of decisions, to be compared with another's. */
const state = async (): Promise<unknown> => ({
  reviews: await db.reviews.toArray(),
  stamps: await db.stamps.toArray(),
});

let id = '';
beforeEach(async () => {
  await deleteEverything();
  const one = await arrival('甲报告');
  ({ id } = one);
  await saveReports([one]);
});

describe('a decision that was taken back', () => {
  it('does not come back with an older bundle, and the preview says so', async () => {
    await saveReview(review(id));
    const older = await exported();
    await removeReview(review(id));
    const { decisions } = await previewBundle(older);
    expect(decisions).toMatchObject({ added: [], keptOut: 1 });
    expect((await take(older)).step).toBeNull();
    expect(await reviewsOf(id)).toEqual([]);
  });

  it('whose saving was undone does not come back either; redone, it stays against the taking back that travelled', async () => {
    const step = await saveReview(review(id));
    const older = await exported();
    await undo(step);
    const without = await exported();
    await take(older);
    expect(await reviewsOf(id)).toEqual([]);
    await redo(step);
    await take(without);
    expect(await reviewsOf(id)).toEqual([review(id)]);
  });

  it('whose correction was undone stays in its earlier form', async () => {
    await saveReview(review(id));
    const second = review(id, { value: 30, at: '2026-02-03T00:00:00.000Z' });
    const step = await saveReview(second);
    const older = await exported();
    await undo(step);
    await take(older);
    expect(await reviewsOf(id)).toEqual([review(id)]);
    await saveReview(review(id, { value: 40, at: new Date(Date.now() + 1000).toISOString() }));
    expect((await previewBundle(older)).decisions.newerHere).toHaveLength(1);
  });

  it('goes from the library of a colleague too, with one step that can be undone', async () => {
    await saveReview(review(id));
    const first = await exported();
    await removeReview(review(id));
    const second = await exported();
    await deleteEverything();
    await take(first);
    expect(await reviewsOf(id)).toHaveLength(1);
    const { step, withdrawn } = await take(second);
    expect([withdrawn, await reviewsOf(id)]).toEqual([1, []]);
    expect((await take(second)).step).toBeNull();
    await undo(step ?? 0);
    expect(await reviewsOf(id)).toEqual([review(id)]);
    expect(await db.stamps.count()).toBe(0);
  });

  it('leaves two libraries in the same state, whoever merges first', async () => {
    await saveReview(review(id));
    const common = await exported();
    await removeReview(review(id));
    await saveReview(
      review(id, { id: 'r2', target: { kind: 'meta', field: 'year' }, value: 2023 }),
    );
    const ours = await exported();
    await deleteEverything();
    await take(common);
    await saveReview(review(id, { id: 'r3', target: { kind: 'item', item: 'x' }, value: null }));
    const theirs = await exported();
    await take(ours);
    const one = await state();
    await deleteEverything();
    await take(ours);
    await take(theirs);
    expect(await state()).toEqual(one);
    expect((await db.reviews.toArray()).map((r) => r.id)).toEqual(['r2', 'r3']);
  });

  it('is forgotten with the merge that brought it: undone and taken in again, it is there', async () => {
    await saveReview(review(id));
    const bundle = await exported();
    await deleteEverything();
    const { step } = await take(bundle);
    await undo(step ?? 0);
    expect(await db.stamps.count()).toBe(0);
    await take(bundle);
    expect(await reviewsOf(id)).toHaveLength(1);
  });
});

/** A browser's small store, as far as it is used. */
function useStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  const store = Object.assign(Object.create(null) as object, {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      kept.set(key, value);
      Object.assign(store, { [key]: value });
    },
    removeItem: (key: string) => {
      kept.delete(key);
      delete (store as Record<string, unknown>)[key];
    },
  });
  Object.assign(globalThis, { localStorage: store });
  return kept;
}

describe('a step that a page did not come to write', () => {
  it('is noted at once, and carried out once at the next start', async () => {
    const kept = useStorage();
    const saving = saveReview(review(id));
    const [note] = kept;
    expect(note?.[1]).toContain('"r1"');
    await saving;
    expect(kept.size).toBe(0);

    // The page went away before the note could be taken out, or before anything was written.
    const [key = '', text = ''] = note ?? [];
    localStorage.setItem(key, text);
    await finishUnsaved();
    expect(await db.history.count()).toBe(1);
    localStorage.setItem(`${key}2`, text.replace('"r1"', '"r9"'));
    localStorage.setItem(`${key}3`, '{"kind":"save","reviews":[{"id":1}]}');
    await finishUnsaved();
    await finishUnsaved();
    expect([(await reviewsOf(id)).map((r) => r.id), kept.size]).toEqual([['r1', 'r9'], 0]);
    expect(await db.history.count()).toBe(2);
  });

  it('that took a decision away is carried out too', async () => {
    const kept = useStorage();
    await saveReview(review(id));
    const removing = removeReview(review(id));
    const [note] = kept;
    await removing;
    await undo((await db.history.orderBy('id').last())?.id ?? 0);
    localStorage.setItem(note?.[0] ?? '', note?.[1] ?? '');
    await finishUnsaved();
    expect(await reviewsOf(id)).toEqual([]);
  });
});
