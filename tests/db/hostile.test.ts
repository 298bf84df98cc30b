import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { dataWords } from '../../src/catalog/messages/data';
import { problemWords } from '../../src/catalog/messages/problems';
import { say } from '../../src/catalog/messages/words';
import { exportBundle } from '../../src/db/bundle-export';
import { importBundle } from '../../src/db/bundle-import';
import { previewBundle, type BundlePreview } from '../../src/db/bundle-preview';
import { db } from '../../src/db/database';
import { deleteEverything, saveReports } from '../../src/db/reports';
import { saveReview } from '../../src/db/reviews';
import { arrival } from './sample';

type Raw = Record<string, unknown>;
interface Bundle extends Raw {
  reports: Raw[];
  reviews: Raw[];
}

/** A good bundle of one report and one decision, without the hashes that would give a change away. */
let good: Bundle;

beforeEach(async () => {
  await deleteEverything();
  const one = await arrival('甲报告');
  await saveReports([one]);
  await saveReview({
    ...{ id: 'r1', report: one.id, target: { kind: 'fact', indicator: 'review.concluded' } },
    ...{ decision: 'corrected', value: 21, unit: '件', note: '', anchor: null, engineValue: 12 },
    ...{ engine: 1, by: '李', at: '2026-02-01T00:00:00.000Z' },
  });
  let text = '';
  const options = { ids: null, originals: false, part: 'full', version: '0' } as const;
  await exportBundle(options, (piece) => void (text += piece));
  const bundle = JSON.parse(text) as Bundle;
  good = {
    ...bundle,
    hash: undefined,
    reports: bundle.reports.map((r) => ({ ...r, hash: undefined })),
  };
  await deleteEverything();
});

const people = { id: 'd1', name: '人口', unit: '人', per: 10_000, source: '', values: [] };
const roster = {
  name: '甲',
  units: '云川县',
  chosen: { 云川县: 'x' },
  at: '2026-01-01T00:00:00.000Z',
};

const look = (data: unknown): Promise<BundlePreview> =>
  previewBundle(new Blob([typeof data === 'string' ? data : JSON.stringify(data)]));

const take = async (preview: BundlePreview, data: unknown): Promise<void> => {
  const choice = { rule: 'newer', sides: new Map(), by: '', note: '', name: 'x' } as const;
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  await importBundle(new Blob([text]), preview, choice);
};

const report = (changes: Raw): Bundle => ({
  ...good,
  reports: [{ ...good.reports[0], ...changes }],
});
const review = (changes: Raw): Bundle => ({
  ...good,
  reviews: [{ ...good.reviews[0], ...changes }],
});
const inReport = (key: string): unknown => good.reports[0]?.[key];
const first = (key: string): Raw => (inReport(key) as Raw[])[0] ?? {};

/** Where the preview says that a record is broken; each such line is said in words on the page. */
async function broken(data: unknown): Promise<readonly string[]> {
  const preview = await look(data);
  for (const item of preview.broken)
    expect(say(dataWords, 'zh', 'importBrokenAt', item)).toMatch(/[一-鿿]/u);
  return preview.broken.map((b) => b.where);
}

describe('a hostile bundle', () => {
  it('is taken in whole where nothing is wrong with it', async () => {
    expect(await look(good)).toMatchObject({ problem: null, brokenCount: 0 });
  });

  it('cannot reach a prototype: __proto__ keys are refused as parameters and left out elsewhere', async () => {
    const text = JSON.stringify(good)
      .replace('"params":{}', '"params":{"__proto__":{"polluted":1}}')
      .replace('"reviews":[{', '"reviews":[{"__proto__":{"polluted":1},"constructor":{"x":1},');
    const preview = await look(text);
    await take(preview, text);
    const shared = `{"key":"denominators","value":{"__proto__":{"polluted":1}}}`;
    const other = await look(
      JSON.stringify({ ...good, shared: ['SHARED'] }).replace('"SHARED"', shared),
    );
    expect(other.broken).toHaveLength(1);
    expect(({} as Raw).polluted).toBeUndefined();
    const stored = JSON.stringify([await db.reports.toArray(), await db.reviews.toArray()]);
    expect(stored).not.toMatch(/polluted|constructor/u);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('of a million records is refused as a whole, in words', async () => {
    const text = `{"format":"zhijing-bundle","version":1,"reports":[${'{},'.repeat(999_999)}{}]}`;
    const { problem } = await look(text);
    expect(problem?.code).toBe('bundleBroken');
    expect(say(problemWords, 'zh', 'bundleBroken', problem?.params)).toMatch(/[一-鿿]{6}/u);
    const many = `{"format":"zhijing-bundle","version":1,"reports":[],"stamps":[${'{"id":1},'.repeat(9_999)}{}]}`;
    expect((await look(many)).problem?.code).toBe('bundleBroken');
  });

  it.each([
    ['sections that contain each other', { parent: 1 }, { parent: 0 }],
    ['a section that contains itself', { parent: 0 }, { parent: 1 }],
  ])('with ids that go in circles is refused: %s', async (_name, a, b) => {
    const section = first('sections');
    const sections = [
      { ...section, ...a },
      { ...section, ...b },
    ];
    expect(await broken(report({ sections }))).toHaveLength(1);
  });

  it('with decisions that settle each other or are named as their report is harmless', async () => {
    const id = String(good.reports[0]?.id);
    const reviews = [
      { ...good.reviews[0], id },
      { ...good.reviews[0], id: `settled-${id}-${id}`.slice(0, 80) },
      { ...good.reviews[0], id: `settled-settled-${id}`.slice(0, 80), report: id },
    ];
    const data = {
      ...good,
      reviews,
      stamps: [{ id, report: id, at: '2026-01-01T00:00:00Z', gone: true }],
    };
    const preview = await look(data);
    expect([preview.brokenCount, preview.decisions.added.length]).toEqual([0, 3]);
    await take(preview, data);
    expect((await look(data)).decisions).toMatchObject({ added: [], same: 3 });
  });

  it.each([
    [
      'of a report',
      () => report({ meta: { ...(inReport('meta') as Raw), publishedOn: '+275760-09-13' } }),
    ],
    [
      'of its arrival',
      () =>
        report({ source: { ...(inReport('source') as Raw), addedAt: '+275760-09-13T00:00:00Z' } }),
    ],
    ['of a decision', () => review({ at: '+275760-09-13T00:00:00.000Z' })],
    ['that are none', () => review({ at: '2026-99-99T99:99:99Z' })],
    [
      'of a taking back',
      () => ({
        ...good,
        stamps: [{ id: 'a', report: good.reports[0]?.id, at: '2026-13-45T00:00:00Z', gone: true }],
      }),
    ],
  ])('with dates in the year 275760, or none at all, is refused: %s', async (_name, data) => {
    expect(await broken(data())).toHaveLength(1);
  });

  it.each([
    ['a figure', () => report({ quantities: [{ ...first('quantities'), value: '12' }] })],
    ['a fact', () => report({ facts: [{ ...first('facts'), value: '12' }] })],
    ['a place in the text', () => report({ facts: [{ ...first('facts'), start: '12' }] })],
    ['a year', () => report({ meta: { ...(inReport('meta') as Raw), year: '2024' } })],
    ['an engine', () => review({ engine: '1' })],
    ['a number too large', () => report({ facts: [{ ...first('facts'), start: 1e300 }] })],
  ])('with numbers as strings is refused: %s', async (_name, data) => {
    expect(await broken(data())).toHaveLength(1);
  });

  it('with an infinite number is refused: it is no JSON', async () => {
    const text = JSON.stringify(report({ engine: 7777 })).replace('7777', 'Infinity');
    expect((await look(text)).problem?.code).toBe('bundleNotJson');
    const large = JSON.stringify(report({ engine: 7777 })).replace('7777', '1e999');
    expect((await look(large)).brokenCount).toBe(1);
  });

  it('with doubled ids gives one report, named, and one form of a decision', async () => {
    const data = {
      ...good,
      reports: [good.reports[0], good.reports[0], { ...good.reports[0], text: '别的文字' }],
      reviews: [
        { ...good.reviews[0], value: 1 },
        { ...good.reviews[0], value: 2, at: '2026-02-05T00:00:00.000Z' },
        { ...good.reviews[0], value: 3 },
      ],
    };
    const preview = await look(data);
    expect(preview.added).toHaveLength(1);
    expect(preview.broken.length).toBeGreaterThanOrEqual(2);
    expect(preview.decisions.added.map((r) => r.value)).toEqual([2]);
    await take(preview, data);
    expect((await db.texts.toArray())[0]?.doc.text).toContain('行政复议');
  });

  it('with thousands of decisions on one thing keeps only as many as people could have made', async () => {
    const reviews = Array.from({ length: 2_000 }, (_, i) => ({ ...good.reviews[0], id: `r${i}` }));
    const preview = await look({ ...good, reviews });
    expect(preview.decisions.added.length).toBeLessThan(500);
    expect(preview.brokenCount).toBeGreaterThan(1_000);
  });

  it.each([
    ['denominators that are none', { key: 'denominators', value: { name: 'x' } }],
    [
      'a denominator that divides by nothing',
      { key: 'denominators', value: [{ ...people, per: 0 }] },
    ],
    ['a list of units without units', { key: 'roster:甲', value: { name: '甲', at: '' } }],
    ['a list of units under another name', { key: 'roster:甲', value: { ...roster, name: '乙' } }],
    ['a key of another kind', { key: 'hiddenChecklists', value: [] }],
    ['no key at all', null],
  ])('with settings that no page can read is refused: %s', async (_name, entry) => {
    expect(await broken({ ...good, shared: [entry] })).toHaveLength(1);
    const right = [
      { key: 'denominators', value: [people] },
      { key: 'roster:甲', value: roster },
    ];
    expect((await look({ ...good, shared: right })).settings.shared).toEqual(right);
  });

  it('with scripts in its strings keeps them as the words they are', async () => {
    const evil = '<img src=x onerror="hit=1">';
    const data = report({ meta: { ...(inReport('meta') as Raw), title: evil } });
    await take(await look(data), data);
    expect((await db.reports.toArray())[0]?.meta.title).toBe(evil);
  });
});
