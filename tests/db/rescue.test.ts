import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readRescue, saveRescued } from '../../src/db/rescue';
import { deleteEverything } from '../../src/db/reports';
import { reviewsOf } from '../../src/db/reviews';

const report = 'ab'.repeat(32);
const review = {
  ...{ id: 'r1', report, decision: 'corrected', value: 21, unit: '件', note: '' },
  target: { kind: 'fact', indicator: 'review.concluded' },
  ...{ anchor: null, engineValue: 12, engine: 1, by: '李', at: '2026-02-01T00:00:00.000Z' },
};
const file = (tables: object): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ format: 'zhijing-rescue', version: 1, tables }));

beforeEach(deleteEverything);

describe('a rescue file', () => {
  it('gives back originals under their names, and decisions', async () => {
    const rescued = await readRescue(
      file({
        reports: [{ id: 'h1', name: '甲.txt', folder: '县' }],
        files: [
          { id: 'h1', bytes: { base64: btoa('abc') } },
          { id: 'h2', bytes: { base64: btoa('d') } },
        ],
        reviews: [review],
      }),
    );
    expect(rescued?.files.map((f) => [f.name, f.folder, [...f.bytes]])).toEqual([
      ['甲.txt', '县', [97, 98, 99]],
      ['h2', '', [100]],
    ]);
    await saveRescued(rescued?.reviews ?? []);
    expect(await reviewsOf(report)).toMatchObject([{ id: 'r1', value: 21 }]);
  });

  it('gives the good where some is broken, and names the rest', async () => {
    const rescued = await readRescue(
      file({
        files: [{ id: 'h1', bytes: 'no' }, 7],
        reviews: [{ ...review, decision: 'maybe' }, review],
      }),
    );
    expect(rescued?.reviews).toHaveLength(1);
    expect(rescued?.broken.map((b) => b.which)).toEqual(['reviews[0]', 'files[0]', 'files[1]']);
  });

  it('is told from every other file', async () => {
    for (const text of ['', '[]', '{"format":"zhijing-bundle"}', 'null'])
      expect(await readRescue(new TextEncoder().encode(text))).toBeNull();
  });
});
