import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeLibrary } from '../library/generate';
import { expectQuiet, launch, visit } from './browser';
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

interface Exported {
  readonly reports: readonly { readonly id: string }[];
  readonly reviews: readonly {
    readonly id: string;
    readonly by: string;
    readonly value: unknown;
  }[];
}
const decisionsIn = (path: string): unknown =>
  [...(JSON.parse(readFileSync(path, 'utf8')) as Exported).reviews].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );

/** Opens the first report of the list and corrects its first value. */
async function correct(page: Page, who: string, value: string): Promise<void> {
  await page.getByTestId('nav-library').click();
  await page.getByTestId('report-row').first().focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('fact').first().click();
  await page.getByTestId('correct').click();
  await page.getByTestId('review-value').fill(value);
  await page.getByTestId('review-save').click();
  await page.getByTestId('reviewer-name').fill(who);
  await page.getByTestId('reviewer-save').click();
  await page.waitForFunction(() =>
    document.querySelector('[data-testid="progress"]')?.textContent?.includes('1/'),
  );
}

describe('two profiles', () => {
  it('that edit the same library and merge both ways come to the same decisions; twice changes nothing', async () => {
    const a = await visit(browser);
    await a.page.getByTestId('file-input').setInputFiles(three);
    await settled(a.page);
    await a.page.getByTestId('report-row').nth(2).waitFor();
    const start = await exportAll(a.page, 'start.json.gz', true);
    const b = await visit(browser);
    await preview(b.page, start);
    await b.page.getByTestId('import-now').click();
    await b.page.getByTestId('merge-report').waitFor();
    await correct(a.page, '李', '11');
    await correct(b.page, '王', '22');
    const fromA = await exportAll(a.page, 'a.json');
    const fromB = await exportAll(b.page, 'b.json');
    for (const [v, path] of [
      [a, fromB],
      [b, fromA],
    ] as const) {
      await preview(v.page, path);
      await v.page.getByTestId('import-now').click();
      await v.page.getByTestId('merge-report').waitFor();
      await preview(v.page, path);
      expect(await v.page.getByTestId('import-now').count()).toBe(0);
    }
    const [one, two] = [await exportAll(a.page, 'a2.json'), await exportAll(b.page, 'b2.json')];
    expect(decisionsIn(one)).toEqual(decisionsIn(two));
    expect(decisionsIn(one)).toHaveLength(2);
    for (const v of [a, b]) {
      expectQuiet(v);
      await v.context.close();
    }
  });
});

describe('a hostile bundle', () => {
  it('is cleaned with words, and nothing of it runs', async () => {
    const v = await visit(browser);
    const { page } = v;
    await page.getByTestId('file-input').setInputFiles(three);
    await settled(page);
    await page.getByTestId('report-row').nth(2).waitFor();
    const bundle = JSON.parse(readFileSync(await exportAll(page, 'good.json'), 'utf8')) as {
      reports: (Record<string, unknown> & { hash?: string })[];
    };
    const evil = '<img src=x onerror="window.__hit=1"><script>window.__hit=1</script>';
    const [one, two, three_] = bundle.reports.map(({ hash: _, ...r }) => r);
    const id = (n: number): string => String(n).padStart(64, 'e');
    const hostile = {
      ...bundle,
      reports: [
        {
          ...one,
          id: id(1),
          source: { ...(one?.source as object), name: evil },
          meta: { ...(one?.meta as object), title: evil },
        },
        { ...two, id: id(2), meta: { ...(two?.meta as object), publishedOn: '+275760-09-13' } },
        {
          ...three_,
          id: id(3),
          facts: [{ indicator: 'x', value: '12', unit: '件', start: 0, end: 1 }],
        },
        {
          ...three_,
          id: id(4),
          sections: [
            { depth: 1, marker: '', title: evil, start: 0, end: 1, role: 'other', parent: 0 },
          ],
        },
        { ...one, id: id(1) },
        { ...one, id: '__proto__' },
      ],
      reviews: [{ id: '../x', report: id(1) }, null, 7],
    };
    const text = JSON.stringify(hostile).replace(
      '"params":{}',
      '"params":{"__proto__":{"polluted":1}}',
    );
    const path = join(folder, 'hostile.json');
    writeFileSync(path, text);
    await preview(page, path);
    expect(await page.getByTestId('import-broken').locator('li').count()).toBeGreaterThanOrEqual(6);
    await page.getByTestId('import-now').click();
    await page.getByTestId('merge-report').waitFor();
    await page.getByTestId('nav-library').click();
    await page.getByTestId('report-row').nth(3).waitFor();
    await page.getByTestId('report-row').filter({ hasText: '<img' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('reader').waitFor();
    await page.getByTestId('nav-data').click();
    await page.getByTestId('history').waitFor();
    expect(await page.evaluate(() => '__hit' in window || 'polluted' in {})).toBe(false);
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

describe('a tab that is killed', () => {
  it(
    'during a merge leaves every report whole or absent and every earlier decision',
    { timeout: 600_000 },
    async () => {
      const a = await visit(browser);
      await a.page
        .getByTestId('file-input')
        .setInputFiles([...writeLibrary(60)].map(({ name, text }) => made(name, text)));
      await settled(a.page, 300_000);
      await a.page.getByTestId('report-row').nth(2).waitFor();
      const path = await exportAll(a.page, 'many.json');
      await a.context.close();

      const b = await visit(browser);
      await b.page.getByTestId('file-input').setInputFiles(three);
      await settled(b.page);
      await b.page.getByTestId('report-row').nth(2).waitFor();
      await correct(b.page, '王', '22');
      for (let round = 0; round < 20; round++) {
        const page = await b.context.newPage();
        await page.goto(b.page.url().replace(/#.*$/u, ''));
        await preview(page, path);
        const go = page.getByTestId('import-now');
        if ((await go.count()) === 0) break;
        await go.click();
        await page.waitForTimeout((round * 37) % 400);
        await page.close({ runBeforeUnload: false });
      }
      const counts = await b.page.evaluate(async () => {
        const open = indexedDB.open('zhijing');
        const db = await new Promise<IDBDatabase>((resolve) => {
          open.onsuccess = () => resolve(open.result);
        });
        const keys = (name: string): Promise<IDBValidKey[]> =>
          new Promise((resolve) => {
            const request = db.transaction(name).objectStore(name).getAllKeys();
            request.onsuccess = () => resolve(request.result);
          });
        const names = ['reports', 'texts', 'facts', 'findings', 'reviews'];
        const lists = await Promise.all(names.map(keys));
        return lists.map((l) => l.map(String).join());
      });
      const [reports, texts, facts, findings, reviews] = counts;
      expect([texts, facts, findings]).toEqual([reports, reports, reports]);
      expect(reviews?.split(',').filter(Boolean)).toHaveLength(1);
      await b.context.close();
    },
  );
});
