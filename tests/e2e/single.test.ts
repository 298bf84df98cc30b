import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, watch } from './browser';
import { drop, keepAlike, samples, settled } from './files';
import { fixturePath, readings } from './readings';
import { buildApp } from './serve';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'zhijing-single-'));
const file = join(folder, '治镜.html');

beforeAll(async () => {
  await buildApp(join(folder, 'built'), 'single');
  copyFileSync(join(folder, 'built', 'index.html'), file);
  browser = await launch();
}, 180_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  const complaints: string[] = [];
  watch(page, complaints);
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return { page, complaints };
}

const rows = (page: Page): Promise<number> => page.getByTestId('report-row').count();

describe('the one file, opened from disk', () => {
  it('is one file', () => {
    expect(readdirSync(join(folder, 'built'))).toEqual(['index.html']);
  });

  it('goes the main path: drop, reload, read, compare, checklist, export, delete, import', async () => {
    const { page, complaints } = await open();
    await page.getByTestId('welcome').waitFor();
    await drop(
      page,
      samples.slice(0, 3).map((s) => s.path),
    );
    await settled(page);
    await page.getByTestId('report-row').nth(2).waitFor();
    await page.reload();
    await page.getByTestId('report-row').nth(2).waitFor();

    await page.getByTestId('report-row').first().locator('a').first().click();
    await page.getByTestId('article').waitFor();
    for (const place of ['compare', 'checklist'] as const) {
      await page.getByTestId(`nav-${place}`).click();
      await page.locator('main h1').first().waitFor();
    }
    await page.getByTestId('nav-data').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('export-all').click(),
    ]);
    const bundle = join(folder, 'bundle.json');
    await download.saveAs(bundle);
    expect(
      (JSON.parse(readFileSync(bundle, 'utf8')) as { reports: unknown[] }).reports,
    ).toHaveLength(3);
    await page.getByTestId('erase').click();
    await page.getByTestId('erase-now').click();
    await page.getByTestId('import-file').setInputFiles(bundle);
    await page.getByTestId('import-now').click();
    await page.getByTestId('nav-library').click();
    await page.getByTestId('report-row').nth(2).waitFor();
    expect(await rows(page)).toBe(3);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('has the samples, the readers of Word and PDF files with the maps, and the search inside', async () => {
    const { page, complaints } = await open();
    await keepAlike(page);
    await page.getByTestId('samples').click();
    await settled(page);
    await page.waitForFunction(
      (n) => document.querySelectorAll('[data-testid="report-row"]').length === n,
      samples.length,
    );
    await page.getByTestId('import-clear').click();
    const names = ['report.txt', 'report.docx', 'report.doc', 'report-cid.pdf', 'report.mhtml'];
    await page.getByTestId('file-input').setInputFiles(names.map(fixturePath));
    await settled(page);
    const found = await readings(page);
    expect(found.get('report.txt')?.facts).toContain('review.accepted 52 件');
    for (const name of names)
      expect([name, found.get(name)]).toEqual([name, found.get('report.txt')]);
    expect(found.size).toBe(samples.length + names.length);
    await page.keyboard.press('Control+k');
    await page.getByTestId('search-words').fill('法治政府');
    await page.getByTestId('search-hit').first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
