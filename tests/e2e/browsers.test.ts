import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { firefox, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { samples, settled } from './files';
import { buildApp } from './serve';
import { launchWebKit, webkitIsHere, type DrivenPage } from './webdriver';

/*
 * The main path in the other two engines, where the machine has them. Chromium goes it in path.test.ts and single.test.ts.
 */
const firefoxPath = process.env.ZHIJING_FIREFOX ?? '/usr/bin/firefox-esr';
const folder = mkdtempSync(join(tmpdir(), 'zhijing-browsers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const three = samples.slice(0, 3).map((s) => s.path);

/** What a page throws, and what its policy refused to a script of ours; the driver's own scripts are evaluated strings. */
async function complaintsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as Window & { complaints?: string[] }).complaints ?? []);
}
const listen = `globalThis.complaints = [];
  addEventListener('error', (e) => complaints.push('error: ' + e.message));
  addEventListener('unhandledrejection', (e) => complaints.push('rejection: ' + e.reason));
  addEventListener('securitypolicyviolation', (e) => {
    if (/^(https?|blob|file):/.test(e.sourceFile)) complaints.push('policy: ' + e.violatedDirective + ' ' + e.sourceFile);
  });`;

const rows = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction(
    (n) => document.querySelectorAll('[data-testid="report-row"]').length === n,
    count,
  );

/** The newest bundle among what was downloaded: blob downloads raise no event in this engine. */
async function downloaded(where: string): Promise<string> {
  const named = (): string | undefined => readdirSync(where).find((name) => name.endsWith('.json'));
  await expect.poll(named, { timeout: 20_000 }).toBeDefined();
  const path = join(where, named() ?? '');
  await expect.poll(() => readFileSync(path, 'utf8').trimEnd().at(-1)).toBe('}');
  return path;
}

/** Drop, reload, read, compare, checklist, search, export, erase, import. */
async function mainPath(page: Page, address: string, downloads: string): Promise<void> {
  await page.addInitScript(listen);
  await page.goto(address);
  await page.getByTestId('welcome').waitFor();
  await page.getByTestId('file-input').setInputFiles(three);
  await settled(page);
  await rows(page, 3);
  await page.reload();
  await rows(page, 3);
  await page.getByTestId('report-row').first().locator('a').first().click();
  await page.getByTestId('article').waitFor();
  for (const place of ['compare', 'checklist'] as const) {
    await page.getByTestId(`nav-${place}`).click();
    await page.locator('main h1').first().waitFor();
  }
  await page.keyboard.press('Control+k');
  await page.getByTestId('search-words').fill('行政复议');
  await page.getByTestId('search-hit').first().waitFor();
  await page.keyboard.press('Escape');
  expect(await complaintsOf(page)).toEqual([]);

  await page.getByTestId('nav-data').click();
  await page.getByTestId('export-all').click();
  const bundle = await downloaded(downloads);
  const { reports } = JSON.parse(readFileSync(bundle, 'utf8')) as { reports: unknown[] };
  expect(reports).toHaveLength(3);
  await page.getByTestId('erase').click();
  await page.getByTestId('erase-now').click();
  await page.getByTestId('import-file').setInputFiles(bundle);
  await page.getByTestId('import-now').click();
  await page.getByTestId('merge-report').waitFor();
  await page.getByTestId('nav-library').click();
  await rows(page, 3);
  expect(await complaintsOf(page)).toEqual([]);
}

describe.skipIf(!existsSync(firefoxPath))('Firefox', () => {
  let browser: Browser;
  const downloads = join(folder, 'downloads');
  const open = async (): Promise<Page> =>
    (await browser.newContext({ locale: 'zh-CN', acceptDownloads: true })).newPage();

  beforeAll(async () => {
    browser = await firefox.launch({
      channel: 'moz-firefox',
      executablePath: firefoxPath,
      downloadsPath: downloads,
      // As users have it; the driver would let file pages read each other.
      firefoxUserPrefs: { 'security.fileuri.strict_origin_policy': true },
    });
  });
  afterAll(() => browser.close());

  it('goes the main path', async () => {
    const page = await open();
    await mainPath(page, inject('address'), downloads);
    await page.context().close();
    rmSync(downloads, { recursive: true, force: true });
  });

  it('goes the main path in the one file, opened from disk', async () => {
    await buildApp(join(folder, 'built'), 'single');
    const file = join(folder, '治镜.html');
    copyFileSync(join(folder, 'built', 'index.html'), file);
    const page = await open();
    await mainPath(page, pathToFileURL(file).href, downloads);
    await page.context().close();
  });
});

describe.skipIf(!webkitIsHere)('WebKit', () => {
  let page: DrivenPage;
  beforeAll(async () => {
    page = await launchWebKit();
  });
  afterAll(() => page.close());

  const shown = (count: number): Promise<void> =>
    page.until(`document.querySelectorAll('[data-testid="report-row"]').length === ${count}`);

  it('goes the main path', async () => {
    await page.goto(inject('address'));
    await page.until(`document.querySelector('[data-testid="welcome"]')`);
    await page.run(listen);
    const all = samples.map((s) => s.path);
    await page.choose('file-input', all);
    await page.until(`document.querySelector('[data-testid="import-clear"]')`);
    await shown(all.length);
    expect(await page.run('return complaints')).toEqual([]);
    await page.reload();
    await shown(all.length);
    await page.run(listen);
    await page.run(`document.querySelector('[data-testid="report-row"] a').click()`);
    await page.until(`document.querySelector('[data-testid="article"]')`);
    for (const place of ['compare', 'checklist'] as const) {
      await page.click(`nav-${place}`);
      await page.until(`document.querySelector('main h1')`);
    }
    await page.click('search');
    await page.until(`document.querySelector('[data-testid="search-words"]')`);
    await page.run(`const field = document.querySelector('[data-testid="search-words"]');
      field.value = '行政复议';
      field.dispatchEvent(new Event('input', { bubbles: true }));`);
    await page.until(`document.querySelector('[data-testid="search-hit"]')`);
    await page.run(`document.querySelector('dialog').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))`);
    await page.click('nav-data');
    await page.click('erase');
    await page.click('erase-now');
    const bundle = fileURLToPath(new URL('../fixtures/bundles/v1.json', import.meta.url));
    await page.choose('import-file', [bundle]);
    await page.click('import-now');
    await page.until(`document.querySelector('[data-testid="merge-report"]')`);
    await page.click('nav-library');
    await shown(1);
    expect(await page.run('return complaints')).toEqual([]);
  });
});
