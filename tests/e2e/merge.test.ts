import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLibrary } from '../library/generate';
import { expectQuiet, launch, visit, type Visit } from './browser';
import { made, settled } from './files';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'zhijing-merge-'));

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const three = [...writeLibrary(3)].map(({ name, text }) => made(name, text));

async function exportAll(page: Page, name: string, gzip = false): Promise<string> {
  await page.getByTestId('nav-data').click();
  await page.getByTestId('export-originals').setChecked(false);
  await page.getByTestId('export-gzip').setChecked(gzip);
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 300_000 }),
    page.getByTestId('export-all').click(),
  ]);
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

async function preview(page: Page, path: string): Promise<void> {
  await page.getByTestId('nav-data').click();
  await page.getByTestId('import-file').setInputFiles(path);
  await page.getByTestId('import-preview').waitFor({ timeout: 300_000 });
}

interface Decision {
  readonly id: string;
  readonly by: string;
  readonly value: unknown;
  readonly at: string;
}
interface Exported {
  readonly hash: string;
  readonly reports: readonly { readonly id: string }[];
  readonly reviews: readonly Decision[];
  readonly stamps?: readonly { readonly gone: boolean }[];
}
const exportedIn = (path: string): Exported => JSON.parse(readFileSync(path, 'utf8')) as Exported;

/** A profile whose reviewer is known by name. */
async function profile(who: string): Promise<Visit> {
  const v = await visit(browser);
  await rename(v.page, who);
  return v;
}

async function rename(page: Page, who: string): Promise<void> {
  await page.evaluate((name) => localStorage.setItem('zhijing.name', name), who);
  await page.reload();
}

/** Opens a report of the list; the first value is chosen. */
async function open(page: Page, row: number): Promise<void> {
  await page.getByTestId('nav-library').click();
  await page.getByTestId('report-row').nth(row).focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('fact').first().click();
}

/** Corrects the first value of a report. */
async function correct(page: Page, row: number, value: string): Promise<void> {
  await open(page, row);
  await page.getByTestId('correct').click();
  await page.getByTestId('review-value').fill(value);
  await page.getByTestId('review-save').click();
  await page.getByTestId('fact').filter({ hasText: value }).first().waitFor();
}

/** Waits until no report's findings wait for the decisions on it. */
async function judged(page: Page): Promise<void> {
  const due = (): Promise<number> =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const request = indexedDB.open('zhijing');
          request.onsuccess = () => {
            const ask = request.result.transaction('due').objectStore('due').count();
            ask.onsuccess = () => {
              request.result.close();
              resolve(ask.result);
            };
          };
        }),
    );
  while ((await due()) > 0) await page.waitForTimeout(50);
}

async function take(page: Page): Promise<void> {
  await page.getByTestId('import-now').click();
  await page.getByTestId('merge-report').waitFor();
}

describe('two profiles', () => {
  it('that edit the same library and merge both ways come to the same state; twice changes nothing', async () => {
    const a = await profile('李');
    await a.page.getByTestId('file-input').setInputFiles(three);
    await settled(a.page);
    await a.page.getByTestId('report-row').nth(2).waitFor();
    await correct(a.page, 0, '7');
    const start = await exportAll(a.page, 'start.json.gz', true);
    const b = await profile('王');
    await preview(b.page, start);
    await take(b.page);
    // One takes back what both have, corrects a value that the other corrects too, and one that nobody else has seen.
    await open(a.page, 0);
    await a.page.locator('body').press('Control+z');
    await a.page.getByTestId('progress').filter({ hasText: '0/' }).waitFor();
    await correct(a.page, 1, '11');
    await correct(b.page, 1, '22');
    await correct(b.page, 2, '33');
    const fromA = await exportAll(a.page, 'a.json');
    const fromB = await exportAll(b.page, 'b.json');
    for (const [v, path] of [
      [a, fromB],
      [b, fromA],
    ] as const) {
      await preview(v.page, path);
      await take(v.page);
      await preview(v.page, path);
      expect(await v.page.getByTestId('import-now').count()).toBe(0);
      await judged(v.page);
    }
    const [one, two] = [
      exportedIn(await exportAll(a.page, 'a2.json')),
      exportedIn(await exportAll(b.page, 'b2.json')),
    ];
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(one.hash).toBe(two.hash);
    expect(one.reviews).toEqual(two.reviews);
    expect(one.reviews.map((r) => r.value).sort()).toEqual([11, 22, 33]);
    expect(one.stamps?.map((s) => s.gone)).toEqual([true]);
    // The bundle of before the taking back does not bring it again.
    await preview(b.page, start);
    expect(await b.page.getByTestId('import-now').count()).toBe(0);
    for (const v of [a, b]) {
      expectQuiet(v);
      await v.context.close();
    }
  });

  it('that differ: the sides are chosen one by one with both sentences in sight, and a third person settles', async () => {
    const v = await profile('李');
    const { page } = v;
    await page.getByTestId('file-input').setInputFiles(three.slice(0, 1));
    await settled(page);
    await correct(page, 0, '11');
    const ours = exportedIn(await exportAll(page, 'ours.json'));
    const at = new Date(Date.now() + 1000).toISOString();
    const reviews = ours.reviews.map((r) => ({ ...r, id: 'theirs', by: '王', value: 22, at }));
    const path = join(folder, 'theirs.json');
    writeFileSync(path, JSON.stringify({ ...ours, hash: undefined, reviews }));

    const shows = (value: string): Promise<void> =>
      page.getByTestId('fact').first().filter({ hasText: value }).waitFor();
    await preview(page, path);
    await page.getByTestId('one-by-one').click();
    const conflicts = page.getByTestId('conflicts');
    const quotes = await conflicts.locator('.quote').allTextContents();
    expect(quotes).toHaveLength(2);
    expect(quotes[0]).toMatch(/[一-鿿]{4,}/u);
    expect(quotes[0]).toBe(quotes[1]);
    await conflicts.filter({ hasText: '11' }).filter({ hasText: '22' }).waitFor();
    // The later one counts unless a person says otherwise.
    expect(await page.getByTestId('take-theirs').isChecked()).toBe(true);
    await page.getByTestId('take-mine').check();
    await take(page);
    await open(page, 0);
    await shows('11');
    await page.locator('body').press('Control+z');
    await page.getByTestId('nav-data').click();
    await preview(page, path);
    await page.getByTestId('one-by-one').click();
    await page.getByTestId('take-theirs').check();
    await take(page);
    await open(page, 0);
    await shows('22');

    // 李 said 11 and 王 said 22; neither may settle it, 赵 may.
    await page.getByTestId('nav-data').click();
    const agreement = page.getByTestId('agreement');
    await agreement.getByTestId('differences').filter({ hasText: '李' }).waitFor();
    expect(await agreement.getByRole('button', { name: '以此为准' }).first().isEnabled()).toBe(
      false,
    );
    expect(await agreement.locator('tbody tr').first().innerText()).toMatch(/全部\s+1\s+0%/u);
    await rename(page, '赵');
    const lines = agreement.getByTestId('differences').locator('.sides > span');
    await lines.filter({ hasText: '李' }).getByRole('button').click();
    await agreement.getByTestId('differences').filter({ hasText: '已裁定：赵' }).waitFor();
    await open(page, 0);
    await shows('11');
    await page.getByTestId('review-bar').filter({ hasText: '赵' }).waitFor();
    expectQuiet(v);
    await v.context.close();
  });
});

/** Markup that would run where a string was put into a page as it is; short enough for every field. */
const evil = '<img src=x onerror="__hit=1">';
/** Fields whose words are not free: without their own values the record would be refused and never shown. */
const fixed = new Set([
  ...['format', 'createdAt', 'id', 'report', 'kind', 'decision', 'status', 'verdict', 'severity'],
  ...['role', 'sure', 'from', 'level', 'bodyKind', 'genre', 'stage', 'scope', 'part', 'addedAt'],
  ...['at', 'publishedOn', 'signedOn', 'encoding', 'key', 'indicator', 'field'],
]);

/** The same with markup in every string that is free. */
function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    if (fixed.has(key) || (key === 'source' && value.length < 12)) return value;
    // The text keeps its length, so that what points into it still does.
    return key === 'text' ? evil.repeat(value.length).slice(0, value.length) : evil;
  }
  if (Array.isArray(value)) return value.map((item) => poisoned(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, poisoned(v, k)]));
}

describe('a hostile bundle', () => {
  it('is cleaned with words, and nothing of it runs on any page', async () => {
    const v = await profile('李');
    const { page } = v;
    await page.getByTestId('file-input').setInputFiles(three);
    await settled(page);
    await correct(page, 0, '11');
    const bundle = JSON.parse(readFileSync(await exportAll(page, 'good.json'), 'utf8')) as {
      reports: (Record<string, unknown> & { hash?: string })[];
      reviews: Record<string, unknown>[];
    };
    const [one, two, other] = bundle.reports.map(({ hash: _, ...r }) => r);
    const id = (n: number): string => String(n).padStart(64, 'e');
    const [decision] = bundle.reviews;
    // Named by every report that has it, so that there is a chart.
    const { indicator } = (one?.facts as { indicator: string }[])[0] ?? { indicator: '' };
    const decisions = (['fact', 'meta', 'item', 'finding'] as const).map((kind, i) => ({
      ...{ ...decision, id: `evil${i}`, report: id(1), note: evil, by: evil, value: evil },
      target: {
        ...{ kind, indicator, field: 'title', item: 'content.problems' },
        ...{ rule: 'arithmetic.rate', key: evil },
      },
    }));
    const at = '2026-01-01T00:00:00.000Z';
    const hostile = {
      ...bundle,
      hash: undefined,
      reports: [
        { ...(poisoned(one) as object), id: id(1) },
        { ...(poisoned(two) as object), id: id(2) },
        { ...two, id: id(3), meta: { ...(two?.meta as object), publishedOn: '+275760-09-13' } },
        { ...other, id: id(4), facts: [{ ...(other?.facts as object[])[0], value: '12' }] },
        { ...other, id: id(5), sections: [{ ...(other?.sections as object[])[0], parent: 0 }] },
        { ...one, id: id(1) },
        { ...one, id: '__proto__' },
      ],
      reviews: [...decisions, { id: '../x', report: id(1) }, null, 7],
      views: [{ id: 'v1', name: evil, query: evil, at }],
      shared: [
        { key: 'denominators', value: { name: evil } },
        {
          key: 'denominators',
          value: [{ id: 'd', name: evil, unit: evil, per: 1, source: evil, values: [] }],
        },
        { key: `roster:${evil}`, value: { name: evil, units: evil, chosen: {}, at } },
      ],
    };
    const text = JSON.stringify(hostile)
      .replaceAll('"params":{}', '"params":{"__proto__":{"polluted":1}}')
      .replace('"reviews":[{', '"reviews":[{"__proto__":{"polluted":1},');
    const path = join(folder, 'hostile.json');
    writeFileSync(path, text);
    await preview(page, path);
    const said = await page.getByTestId('import-broken').locator('li').allTextContents();
    expect(said.length).toBeGreaterThanOrEqual(9);
    for (const line of said) expect(line).toMatch(/不能识别/u);
    await take(page);
    await judged(page);
    const wait = async (hash: string, sign: string): Promise<void> => {
      await page.evaluate((next) => void (location.hash = next), hash);
      await page.getByTestId(sign).first().waitFor();
    };
    await wait('#/library', 'report-list');
    await page.getByTestId('report-row').filter({ hasText: '<img' }).first().waitFor();
    for (const tab of ['facts', 'findings', 'figures', 'about'])
      await wait(`#/report/${id(1)}?tab=${tab}`, 'reader');
    await page.getByTestId('article').filter({ hasText: '<img' }).waitFor();
    await wait(`#/compare?i=${indicator}`, 'summary');
    await page.locator('figure svg, figure canvas').first().waitFor();
    await wait('#/checklist', 'matrix-size');
    for (const view of ['findings', 'draft', 'roster', 'feedback'])
      await wait(`#/checklist?view=${view}`, `tab-${view}`);
    await wait('#/data', 'history');
    await page.getByTestId('agreement').filter({ hasText: '<img' }).waitFor();
    expect(await page.evaluate(() => '__hit' in window || 'polluted' in {})).toBe(false);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expectQuiet(v);
    await v.context.close();
  });

  it('of a million records is refused, and the page answers meanwhile', async () => {
    const v = await visit(browser);
    const path = join(folder, 'million.json');
    writeFileSync(
      path,
      `{"format":"zhijing-bundle","version":1,"reports":[${'{},'.repeat(999_999)}{}],"reviews":[]}`,
    );
    await v.page.getByTestId('nav-data').click();
    await v.page.getByTestId('import-file').setInputFiles(path);
    await v.page.getByTestId('import-trouble').waitFor({ timeout: 120_000 });
    expect(await v.page.getByTestId('import-trouble').textContent()).toMatch(/不能识别/u);
    expectQuiet(v);
    await v.context.close();
  });
});

describe('a bundle', () => {
  it('of a newer version is shown as far as it is understood, and cannot be taken in', async () => {
    const v = await visit(browser);
    const { page } = v;
    await page.getByTestId('file-input').setInputFiles(three);
    await settled(page);
    const path = await exportAll(page, 'newer.json');
    const text = readFileSync(path, 'utf8')
      .replace('"version":1,', '"version":2,"madeOf":{"later":true},')
      .replaceAll('"genre":', '"laterField":[1,2],"genre":');
    writeFileSync(path, text.replaceAll(/,"hash":"[0-9a-f]{64}"/gu, ''));
    await page.getByTestId('erase').click();
    await page.getByTestId('erase-now').click();
    await page.getByTestId('import-file').setInputFiles(path);
    await page.getByTestId('import-trouble').filter({ hasText: '版本' }).waitFor();
    expect(await page.getByTestId('import-readonly').locator('li').count()).toBe(3);
    expect(await page.getByTestId('import-now').count()).toBe(0);
    expectQuiet(v);
    await v.context.close();
  });

  it('dropped as a packed file is offered, and two tabs that export at once write a file each', async () => {
    const a = await visit(browser);
    await a.page.getByTestId('file-input').setInputFiles(three);
    await settled(a.page);
    const packed = await exportAll(a.page, 'packed.json.gz', true);
    const other = await a.context.newPage();
    await other.goto(a.page.url().replace(/#.*$/u, ''));
    await other.getByTestId('report-row').nth(2).waitFor();
    const paths = await Promise.all([
      exportAll(a.page, 'tab1.json'),
      exportAll(other, 'tab2.json'),
    ]);
    const [one, two] = paths.map(exportedIn);
    expect([one?.reports.length, one?.hash]).toEqual([3, two?.hash]);
    expectQuiet(a);
    await a.context.close();

    const b = await visit(browser);
    await b.page.getByTestId('file-input').setInputFiles(packed);
    await b.page.getByTestId('nav-data').click();
    await b.page.locator('p', { hasText: 'packed.json.gz' }).getByRole('button').click();
    await b.page.getByTestId('import-preview').waitFor();
    await take(b.page);
    expect(exportedIn(await exportAll(b.page, 'back.json')).hash).toBe(one?.hash);
    expectQuiet(b);
    await b.context.close();
  });
});
