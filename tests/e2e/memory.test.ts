import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Dialog, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, violations, watch } from './browser';
import { samples, settled } from './files';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The ways in which browsers refuse: no such thing, an exception, an error event. */
const refusals: readonly (readonly [how: string, script: string])[] = [
  ['gives no databases at all', 'delete globalThis.indexedDB; delete Window.prototype.indexedDB;'],
  [
    'throws when one is opened',
    "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };",
  ],
  [
    'answers that none can be opened',
    `IDBFactory.prototype.open = () => {
       const request = { error: new DOMException('denied', 'InvalidStateError') };
       const target = { target: request, preventDefault() {}, stopPropagation() {} };
       setTimeout(() => request.onerror(target));
       return request;
     };`,
  ],
];

async function refused(script: string): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ locale: 'zh-CN', acceptDownloads: true });
  await context.addInitScript(script);
  const page = await context.newPage();
  const complaints: string[] = [];
  watch(page, complaints);
  // On this machine's own address Dexie shows every query that found no database.
  page.on('console', (m) => m.type() === 'trace' && complaints.splice(complaints.length - 1));
  await page.goto(inject('address'));
  return { page, complaints };
}

const rows = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction(
    (n) => document.querySelectorAll('[data-testid="report-row"]').length === n,
    count,
  );

describe('a browser that keeps nothing', () => {
  it.each(refusals)('and %s is told so, and everything works in memory', async (_how, script) => {
    const { page } = await refused(script);
    await page.getByTestId('in-memory').waitFor();
    expect(await page.getByTestId('in-memory').innerText()).toContain('关闭或刷新本页就会丢失');
    await page.getByTestId('file-input').setInputFiles(samples.slice(0, 2).map((s) => s.path));
    await settled(page);
    await rows(page, 2);
    await page.getByTestId('report-row').first().locator('a').first().click();
    await page.getByTestId('article').waitFor();
    await page.context().close();
  });

  it('lets nobody leave before what is there was exported, and takes the export in again', async () => {
    const { page, complaints } = await refused(refusals[1]?.[1] ?? '');
    await page.getByTestId('file-input').setInputFiles(samples.slice(0, 3).map((s) => s.path));
    await settled(page);
    await rows(page, 3);
    expect(await violations(page)).toEqual([]);
    const asked: string[] = [];
    const stay = (dialog: Dialog): void => {
      asked.push(dialog.type());
      void dialog.dismiss();
    };
    page.on('dialog', stay);
    await page.evaluate(() => setTimeout(() => location.reload()));
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await rows(page, 3);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('memory-export').click(),
    ]);
    const path = join(mkdtempSync(join(tmpdir(), 'zhijing-memory-')), 'all.json');
    await download.saveAs(path);
    const { reports } = JSON.parse(readFileSync(path, 'utf8')) as { reports: unknown[] };
    expect(reports).toHaveLength(3);
    await page.waitForFunction(() =>
      document.querySelector('[data-testid=memory-state]')?.textContent?.includes('已导出 3 份'),
    );
    await page.reload();
    await page.getByTestId('welcome').waitFor();
    expect(asked).toEqual(['beforeunload']);

    await page.getByTestId('nav-data').click();
    await page.getByTestId('import-file').setInputFiles(path);
    await page.getByTestId('import-now').click();
    await page.getByTestId('merge-report').waitFor();
    await page.getByTestId('nav-library').click();
    await rows(page, 3);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
