import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportBundle } from '../../src/db/bundle-export';
import { clearStaged, importBundle, type MergeReport } from '../../src/db/bundle-import';
import type { BundlePart } from '../../src/db/bundle-parts';
import { previewBundle } from '../../src/db/bundle-preview';
import { db } from '../../src/db/database';
import { listHistory, redo, undo } from '../../src/db/history';
import { saveOwnIndicator } from '../../src/db/own-indicators';
import {
  deleteEverything,
  deleteReports,
  fileOf,
  listBin,
  listReports,
  saveReports,
} from '../../src/db/reports';
import { reviewsOf, saveReview } from '../../src/db/reviews';
import type { MergeRule } from '../../src/model/merge';
import type { OwnIndicator } from '../../src/model/own-indicator';
import type { Review } from '../../src/model/review';
import { arrival, parsed } from './sample';

async function exported(originals = true, part: BundlePart = 'full'): Promise<string> {
  let text = '';
  await exportBundle({ ids: null, originals, part, version: '0.0.0' }, (piece) => {
    text += piece;
  });
  return text;
}

const look = (text: string) => previewBundle(new Blob([text]));

async function take(text: string, rule: MergeRule = 'newer'): Promise<MergeReport> {
  const file = new Blob([text]);
  const choice = { rule, sides: new Map(), by: '丙', note: '合并', name: 'x.json' };
  return importBundle(file, await previewBundle(file), choice);
}

const everything = async (): Promise<unknown> =>
  Promise.all(
    [db.reports, db.texts, db.facts, db.findings, db.files, db.reviews].map((t) => t.toArray()),
  );

const review = (report: string, changes: Partial<Review> = {}): Review => ({
  id: 'r1',
  report,
  target: { kind: 'fact', indicator: 'review.concluded' },
  decision: 'corrected',
  value: 21,
  unit: '件',
  note: '与表不符',
  anchor: {
    quote: '12件',
    prefix: '一、主要举措和成效\n全年办理行政复议案件',
    suffix: '。',
    start: 20,
  },
  engineValue: 12,
  engine: 1,
  by: '李',
  at: '2026-02-01T00:00:00.000Z',
  ...changes,
});

async function fill(): Promise<string> {
  const a = await arrival('甲报告');
  await saveReports([a, await arrival('乙报告')]);
  await saveReview(review(a.id));
  return a.id;
}

beforeEach(deleteEverything);

describe('a bundle', () => {
  it('brings everything back after all was deleted', async () => {
    await fill();
    const before = await everything();
    const text = await exported();
    await deleteEverything();
    await take(text);
    expect(await everything()).toEqual(before);
  });

  it('exported again is the same bundle', async () => {
    await fill();
    const text = await exported();
    await deleteEverything();
    await take(text);
    const strip = (json: string): unknown => ({ ...(JSON.parse(json) as object), createdAt: '' });
    expect(strip(await exported())).toEqual(strip(text));
  });

  it('imported twice changes nothing and leaves no second step', async () => {
    await fill();
    const text = await exported();
    await deleteEverything();
    await take(text);
    const before = await everything();
    const steps = (await listHistory()).length;
    const preview = await look(text);
    expect(preview).toMatchObject({ added: [], newer: [], same: 2, intact: true, brokenCount: 0 });
    expect(preview.decisions).toMatchObject({ added: [], newerThere: [], conflicts: [], same: 1 });
    expect((await take(text)).step).toBeNull();
    expect(await everything()).toEqual(before);
    expect(await listHistory()).toHaveLength(steps);
  });

  it('taken in is one step: undone, its reports lie in the bin and its decisions are gone; redone, all is back', async () => {
    const a = await fill();
    const text = await exported();
    await deleteEverything();
    const { step } = await take(text);
    await undo(step ?? 0);
    expect(await listReports()).toEqual([]);
    expect(await listBin()).toHaveLength(2);
    expect(await reviewsOf(a)).toEqual([]);
    await redo(step ?? 0);
    expect(await listReports()).toHaveLength(2);
    expect(await reviewsOf(a)).toHaveLength(1);
  });

  it('puts back what lies in the bin', async () => {
    const a = await fill();
    const text = await exported();
    await deleteReports([a]);
    expect((await look(text)).binned.map((r) => r.id)).toEqual([a]);
    await take(text);
    expect(await listReports()).toHaveLength(2);
  });

  it('without originals brings the reports without their bytes', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    const text = await exported(false);
    await deleteEverything();
    await take(text);
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

  it('carries own indicators, saved views and denominators, and ours stay where they differ', async () => {
    const own: OwnIndicator = {
      ...{
        id: 'own.lawyers',
        name: '村法律顾问',
        unit: '人',
        by: '李',
        at: '2026-01-01T00:00:00.000Z',
      },
      entry: { indicator: 'own.lawyers', units: '人', phrases: ['村法律顾问'] },
    };
    await fill();
    await saveOwnIndicator(own);
    await db.views.put({ id: 'v1', name: '复议', query: 'i=x', at: '2026-01-01T00:00:00.000Z' });
    const people = { id: 'd1', name: '人口', unit: '人', per: 10_000, source: '年鉴', values: [] };
    await db.kv.put({ key: 'denominators', value: [people] });
    const text = await exported();
    await deleteEverything();
    const ours = { ...own, entry: { ...own.entry, phrases: ['法律顾问'] } };
    await saveOwnIndicator({ ...ours, at: '2026-01-02T00:00:00.000Z' });
    const preview = await look(text);
    expect(preview.news).toEqual([
      { kind: 'indicator', name: own.name, fate: 'newerHere' },
      { kind: 'view', name: '复议', fate: 'added' },
      { kind: 'denominators', name: '', fate: 'added' },
    ]);
    await take(text);
    expect((await db.views.toArray())[0]?.name).toBe('复议');
    expect((await db.kv.get('denominators'))?.value).toEqual([people]);
    const held = (await db.kv.get('ownIndicators'))?.value as OwnIndicator[];
    expect(held.map((o) => o.entry.phrases)).toEqual([['法律顾问']]);
  });
});

describe('a bundle of a part', () => {
  it('with the evidence sentences only has no other text, and its passages still stand in it', async () => {
    await fill();
    const text = await exported(true, 'sentences');
    expect(text).not.toContain('主要举措');
    expect(text).not.toContain('original');
    const bundle = JSON.parse(text) as {
      reports: { text: string; facts: { evidence: [number, number][] }[] }[];
    };
    const [report] = bundle.reports;
    const [start, end] = report?.facts[0]?.evidence[0] ?? [0, 0];
    expect(report?.text.slice(start, end)).toBe('办理行政复议案件12件');
    await deleteEverything();
    await take(text);
    expect((await listReports()).map((r) => r.part)).toEqual(['sentences', 'sentences']);
    expect((await db.reviews.toArray())[0]?.value).toBe(21);
  });

  it('with the figures alone has none of the report’s words', async () => {
    await fill();
    const text = await exported(true, 'figures');
    expect(text).not.toContain('办理行政复议案件');
    await deleteEverything();
    await take(text);
    expect((await db.facts.toArray())[0]?.facts[0]?.value).toBe(12);
  });

  it('gives way to the whole report, and never takes its place', async () => {
    await fill();
    const whole = await exported();
    const part = await exported(false, 'figures');
    expect(await look(part)).toMatchObject({ newer: [], same: 2 });
    await deleteEverything();
    await take(part);
    expect((await look(whole)).newer).toHaveLength(2);
    await take(whole);
    expect((await listReports()).map((r) => r.part)).toEqual([undefined, undefined]);
    expect((await db.texts.toArray())[0]?.doc.text).toContain('主要举措');
  });
});

describe('two libraries', () => {
  it('that merge each other come to the same decisions, and keep every one of both', async () => {
    const a = await fill();
    const ours = await exported();
    await deleteEverything();
    await saveReports([await arrival('甲报告'), await arrival('丙报告')]);
    await saveReview(review(a, { id: 'r2', value: 30, by: '王', at: '2026-02-02T00:00:00.000Z' }));
    const theirs = await exported();
    await take(ours);
    const one = await everything();
    await deleteEverything();
    await take(ours);
    expect((await look(theirs)).decisions.conflicts).toHaveLength(1);
    await take(theirs);
    expect(await everything()).toEqual(one);
    expect((await db.reviews.toArray()).map((r) => r.id)).toEqual(['r1', 'r2']);
  });

  it('where our side is chosen, a decision that says so follows theirs', async () => {
    const a = await fill();
    const text = (await exported())
      .replaceAll('2026-02-01', '2026-02-09')
      .replaceAll('"r1"', '"r9"')
      .replace('"value":21', '"value":5');
    expect(await take(text, 'mine')).toMatchObject({ settled: 1 });
    const latest = (await reviewsOf(a)).sort((x, y) => (x.at < y.at ? 1 : -1))[0];
    expect(latest).toMatchObject({ value: 21, by: '丙', note: '合并' });
  });
});

describe('an import that is broken off', () => {
  it('leaves no report behind and every decision that was there', async () => {
    const a = await fill();
    await deleteEverything();
    await saveReports([await arrival('甲报告')]);
    await saveReview(review(a));
    const before = await everything();
    const staged = await arrival('丁报告');
    await saveReports([staged]);
    await db.reports.update(staged.id, { deletedAt: 'staged:2026-01-01T00:00:00.000Z' });
    expect(await listReports()).toHaveLength(1);
    expect(await listBin()).toEqual([]);
    expect(await clearStaged()).toBe(1);
    expect(await everything()).toEqual(before);
  });
});

describe('a bundle that is not right', () => {
  it('is refused in words where it is not JSON, cut off, not ours, or not text', async () => {
    expect((await look('{"format" 1}')).problem?.code).toBe('bundleNotJson');
    expect((await look('{"format":"zhijing-bundle","version":1,"reports":[')).problem?.code).toBe(
      'bundleCut',
    );
    expect((await look('[]')).problem?.code).toBe('bundleNotJson');
    expect((await look('{"format":"other"}')).problem?.code).toBe('notABundle');
    expect(
      (await look('{"reports":[{}],"format":"zhijing-bundle","version":1}')).problem?.code,
    ).toBe('notABundle');
    const bytes = new Blob([new Uint8Array([0x1f, 0x8b, 1, 2, 3, 4])]);
    expect((await previewBundle(bytes)).problem?.code).toBe('bundleNotJson');
    expect((await previewBundle(new Blob([new Uint8Array([123, 0xff, 0xfe])]))).problem?.code).toBe(
      'bundleNotJson',
    );
  });

  it('of a newer version is shown as far as it is understood, and not taken in', async () => {
    await fill();
    const text = (await exported()).replace('"version":1', '"version":99');
    await deleteEverything();
    const preview = await look(text);
    expect(preview.problem).toEqual({
      ...{ code: 'bundleNewer', stage: 'bundle' },
      params: { version: 99, ours: 1 },
    });
    expect(preview.added).toHaveLength(2);
    await expect(take(text)).rejects.toThrow('bundleNewer');
    expect(await db.reports.count()).toBe(0);
  });

  it('gives its good records where one is broken, and names the broken one', async () => {
    await fill();
    const bundle = JSON.parse(await exported()) as { reports: Record<string, unknown>[] };
    await deleteEverything();
    const [first] = bundle.reports as { facts: { value: unknown }[]; hash?: string }[];
    if (!first?.facts[0]) throw new Error('no fact');
    first.facts[0].value = '十二';
    delete first.hash;
    const preview = await look(JSON.stringify(bundle));
    expect(preview.added).toHaveLength(1);
    expect(preview.broken).toEqual([expect.objectContaining({ where: 'facts.0.value' })]);
    expect(preview.intact).toBe(false);
  });

  it('with a report that was changed behind its hash names it', async () => {
    await fill();
    const preview = await look((await exported()).replace('"value":12', '"value":13'));
    expect(preview.broken.map((b) => b.where)).toEqual(['hash']);
  });

  it('is cleaned of spans outside the text, dates that are none, prototype keys and doubled ids', async () => {
    await fill();
    const good = JSON.parse(await exported()) as { reports: Record<string, unknown>[] };
    await deleteEverything();
    const [first, second] = good.reports.map(({ hash: _, ...r }) => r);
    const outside = { ...first, sections: [{ ...(first?.sections as object[])[0], end: 9999 }] };
    const dated = {
      ...second,
      meta: { ...(second?.meta as object), publishedOn: '+275760-09-13' },
    };
    const text = JSON.stringify({ ...good, reports: [outside, dated, second, second] }).replace(
      '"params":{}',
      '"params":{"__proto__":"x"}',
    );
    const preview = await look(text);
    expect(preview.added).toHaveLength(1);
    expect(preview.broken.map((b) => b.where)).toContain('id');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('with thousands of broken records is refused as a whole', async () => {
    const text = `{"format":"zhijing-bundle","version":1,"reports":[${'{"id":1},'.repeat(9_999)}{}]}`;
    expect((await look(text)).problem?.code).toBe('bundleBroken');
  });

  it('does not take bytes that are not the report’s', async () => {
    const a = await arrival('甲报告');
    await saveReports([a]);
    const bundle = JSON.parse(await exported()) as {
      reports: { source: { original: string }; hash?: string }[];
    };
    const [first] = bundle.reports;
    if (!first) throw new Error('no report');
    first.source.original = btoa('something else');
    delete first.hash;
    await deleteEverything();
    await take(JSON.stringify(bundle));
    expect(await db.files.count()).toBe(0);
    expect(await db.reports.count()).toBe(1);
  });

  it('keeps a decision whose passage is not in the text, marked as lost', async () => {
    const a = await fill();
    const text = await exported();
    await deleteEverything();
    const other = parsed();
    const doc = { ...other.doc, text: '这里什么也没有说。一句与原文毫不相干的话而已。' };
    await saveReports([
      await arrival('甲报告', {
        doc,
        facts: [],
        quantities: [],
        sections: [],
        findings: [],
        checklist: [],
        engine: 9,
      }),
    ]);
    await take(text);
    expect(await reviewsOf(a)).toEqual([{ ...review(a), place: null }]);
  });
});
