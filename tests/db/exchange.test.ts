import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '../../src/db/database';
import { exportBundle, importBundle, previewBundle } from '../../src/db/exchange';
import { deleteEverything, fileOf, saveReports } from '../../src/db/reports';
import { saveReview } from '../../src/db/reviews';
import { arrival } from './sample';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function exported(originals = true): Promise<string> {
  let text = '';
  await exportBundle({ ids: null, originals, version: '0.0.0' }, (piece) => {
    text += piece;
  });
  return text;
}

const everything = async (): Promise<unknown> =>
  Promise.all(
    [db.reports, db.texts, db.facts, db.findings, db.files, db.reviews].map((t) => t.toArray()),
  );

const fill = async (): Promise<void> => {
  const a = await arrival('甲报告');
  await saveReports([a, await arrival('乙报告')]);
  await saveReview({
    id: 'r1',
    report: a.id,
    target: { kind: 'fact', indicator: 'review.concluded' },
    decision: 'corrected',
    value: 21,
    unit: '件',
    note: '与表不符',
    anchor: { quote: '12件', prefix: '案件', suffix: '。', start: 20 },
    engineValue: 12,
    engine: 1,
    by: '李',
    at: '2026-02-01T00:00:00.000Z',
  });
};

beforeEach(deleteEverything);

describe('a bundle', () => {
  it('brings everything back after all was deleted', async () => {
    await fill();
    const before = await everything();
    const text = await exported();
    await deleteEverything();
    await importBundle(await previewBundle(bytesOf(text)));
    expect(await everything()).toEqual(before);
  });

  it('exported again is the same bundle', async () => {
    await fill();
    const text = await exported();
    await deleteEverything();
    await importBundle(await previewBundle(bytesOf(text)));
    const strip = (json: string): unknown => ({ ...(JSON.parse(json) as object), createdAt: '' });
    expect(strip(await exported())).toEqual(strip(text));
  });

  it('imported twice changes nothing', async () => {
    await fill();
    const text = await exported();
    const before = await everything();
    const preview = await previewBundle(bytesOf(text));
    expect(preview).toMatchObject({ added: [], newer: [], reviewsAdded: [], reviewsSame: 1 });
    expect(preview.same).toHaveLength(2);
    await importBundle(preview);
    expect(await everything()).toEqual(before);
  });

  it('without originals brings the reports without their bytes', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    const text = await exported(false);
    await deleteEverything();
    await importBundle(await previewBundle(bytesOf(text)));
    expect(await db.reports.count()).toBe(1);
    expect(await fileOf(a.id)).toBeUndefined();
  });

  it('has findings with a sentence and a place', async () => {
    await fill();
    const bundle = JSON.parse(await exported()) as {
      reports: { findings: object[]; checks: object[] }[];
    };
    expect(bundle.reports[0]?.findings).toHaveLength(1);
    expect(bundle.reports[0]?.checks).toHaveLength(1);
    expect(bundle.reports[0]?.findings[0]).toMatchObject({
      start: 10,
      rule: 'structure.signature',
    });
  });
});

describe('a bundle that is not right', () => {
  it('is refused in words where it is not JSON, not ours, or of a newer version', async () => {
    expect((await previewBundle(bytesOf('{"format":'))).problem?.code).toBe('bundleNotJson');
    expect((await previewBundle(bytesOf('[]'))).problem?.code).toBe('notABundle');
    expect((await previewBundle(bytesOf('{"format":"other"}'))).problem?.code).toBe('notABundle');
    const newer = { format: 'zhijing-bundle', version: 99, reports: [] };
    expect((await previewBundle(bytesOf(JSON.stringify(newer)))).problem?.code).toBe('bundleNewer');
  });

  it('gives its good records where one is broken, and names the broken one', async () => {
    await fill();
    const bundle = JSON.parse(await exported()) as { reports: Record<string, unknown>[] };
    await deleteEverything();
    (bundle.reports[0] as { facts: { value: unknown }[] }).facts[0]!.value = '十二';
    const preview = await previewBundle(bytesOf(JSON.stringify(bundle)));
    expect(preview.added).toHaveLength(1);
    expect(preview.broken).toHaveLength(1);
    expect(preview.broken[0]?.where).toBe('facts.0.value');
  });

  it('is cleaned of spans outside the text, dates that are none, prototype keys and doubled ids', async () => {
    await fill();
    const good = JSON.parse(await exported()) as { reports: Record<string, unknown>[] };
    await deleteEverything();
    const [first, second] = good.reports;
    const outside = { ...first, sections: [{ ...(first!.sections as object[])[0], end: 9999 }] };
    const dated = {
      ...second,
      meta: { ...(second!.meta as object), publishedOn: '+275760-09-13' },
    };
    const text = JSON.stringify({
      ...good,
      reports: [outside, dated, second, second],
    }).replace('"params":{}', '"params":{"__proto__":"x"}');
    const preview = await previewBundle(bytesOf(text));
    expect(preview.added.length + preview.broken.length).toBe(4);
    expect(preview.broken.map((b) => b.where)).toContain('id');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('does not take bytes that are not the report’s', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    const bundle = JSON.parse(await exported()) as { reports: { source: { original: string } }[] };
    bundle.reports[0]!.source.original = btoa('something else');
    await deleteEverything();
    await importBundle(await previewBundle(bytesOf(JSON.stringify(bundle))));
    expect(await db.files.count()).toBe(0);
  });
});
