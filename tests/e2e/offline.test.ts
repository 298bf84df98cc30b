import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, watch } from './browser';
import { keepAlike, samples, settled } from './files';
import { fixturePath, readings } from './readings';
import { host, type Host } from './static';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'zhijing-hosted-'));

beforeAll(async () => {
  cpSync(inject('built'), folder, { recursive: true });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

interface Opened {
  readonly site: Host;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
}

/** Waits until everything of the install that a page shows is kept on the machine. */
async function kept(page: Page): Promise<void> {
  const state = (): Promise<string | undefined> =>
    page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await expect.poll(state, { timeout: 60_000 }).toBe('activated');
}

/** Paths of one host under which the app may be installed twice. */
const [firstPath, secondPath] = ['/fazhi/app/', '/fazhi/'];

/** The caches of the whole host, by their names. */
const cacheNames = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => (await caches.keys()).sort());

/** One visit under a sub-path, until everything is kept on the machine. */
async function firstVisit(): Promise<Opened> {
  const site = await host(folder, firstPath, 0, secondPath);
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  const complaints: string[] = [];
  watch(page, complaints);
  await page.goto(site.address);
  await kept(page);
  return { site, context, page, complaints };
}

/** Waits until the list shows so many reports. */
const rows = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction(
    (n) => document.querySelectorAll('[data-testid="report-row"]').length === n,
    count,
  );

describe('the hosted build under a sub-path', () => {
  it('keeps every file of the build on the machine, and says so with its version', async () => {
    const { site, context, page } = await firstVisit();
    const kept = await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const requests = await (await caches.open(name)).keys();
      return requests.map((r) => decodeURI(new URL(r.url).pathname.replace('/fazhi/app/', '')));
    });
    // Not for the page: the worker itself, the page under its other name, and what only the build reads.
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((name) => !/^sw\.js$|^index\.html$|(^|\/)\./.test(name));
    expect(kept.sort()).toEqual(['', ...files].sort());
    expect(kept.some((name) => /worker/.test(name))).toBe(true);
    expect(kept).toContain(`seeds/${samples[0]?.name ?? ''}`);
    await page.getByTestId('nav-data').click();
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await page.getByTestId('version').innerText()).toBe(`版本 ${version}`);
    await page.getByTestId('offline-ready').filter({ hasText: '断网也能打开' }).waitFor();
    await context.close();
    await site.stop();
  });

  it('asks the browser to keep the data with the first files, once, and shows how much room there is', async () => {
    const { site, context, page } = await firstVisit();
    await page.evaluate(() => {
      const asked = { times: 0 };
      Object.assign(window, { asked });
      navigator.storage.persist = () => Promise.resolve(++asked.times > 0);
    });
    const times = (): Promise<number> =>
      page.evaluate(() => (window as unknown as { asked: { times: number } }).asked.times);
    expect(await times()).toBe(0);
    await page.getByTestId('samples').click();
    await settled(page);
    expect(await times()).toBe(1);
    await page.getByTestId('file-input').setInputFiles(fixturePath('report.txt'));
    await rows(page, samples.length + 1);
    expect(await times()).toBe(1);
    await page.getByTestId('nav-data').click();
    await page
      .getByText(/已用.*可用|已用 .*\//)
      .first()
      .waitFor();
    await context.close();
    await site.stop();
  });

  it('works after one visit with the server gone: reload, new tab, every page, reading a report', async () => {
    const { site, context, page, complaints } = await firstVisit();
    await site.stop();
    await page.reload();
    await page.getByTestId('welcome').waitFor();
    // What was not opened before the server went: the samples, the worker and its data.
    await page.getByTestId('samples').click();
    await settled(page);
    await rows(page, samples.length);

    const tab = await context.newPage();
    watch(tab, complaints);
    await tab.goto(site.address);
    await tab.getByTestId('report-row').first().waitFor();
    for (const place of ['compare', 'checklist', 'data', 'library'] as const) {
      await tab.getByTestId(`nav-${place}`).click();
      await tab.locator('main h1').first().waitFor();
      expect(await tab.locator('main').textContent()).not.toContain('这个页面没有打开');
    }
    await tab.getByTestId('report-row').first().locator('a').first().click();
    await tab.getByTestId('article').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('reads a PDF whose characters need the maps, a Word file and a web page without a server', async () => {
    const { site, context, page, complaints } = await firstVisit();
    await site.stop();
    await keepAlike(page);
    const names = ['report.txt', 'report-cid.pdf', 'report.docx', 'report.doc', 'page-gbk.shtml'];
    await page.getByTestId('file-input').setInputFiles(names.map(fixturePath));
    await settled(page);
    await rows(page, names.length);
    const found = await readings(page);
    expect(found.get('report.txt')?.facts).toContain('review.accepted 52 件');
    for (const name of names)
      expect([name, found.get(name)]).toEqual([name, found.get('report.txt')]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('offers a new version in words, opens it only when told to, and leaves another install of it alone', async () => {
    const { site, context, page } = await firstVisit();
    const second = await context.newPage();
    await second.goto(site.address.replace(firstPath, secondPath));
    await kept(second);
    await page.reload();
    // As the first builds named them, of both.
    const [oldName, otherName] = ['zhijing-0123456789abcdef', 'zhijing-fedcba9876543210'];
    await page.evaluate(
      async (old) => {
        for (const [name = '', path = ''] of old)
          await (await caches.open(name)).put(path, new Response(''));
      },
      [
        [oldName, firstPath],
        [otherName, secondPath],
      ],
    );
    const [build] = /[0-9a-f]{16}/.exec((await cacheNames(second))[0] ?? '') ?? [];
    const worker = join(folder, 'sw.js');
    const changes = join(folder, 'changes.json');
    const [oldWorker, oldChanges] = [readFileSync(worker, 'utf8'), readFileSync(changes, 'utf8')];
    const news = { version: '9.9.9', zh: ['新版的变化一。'], en: ['One change.'] };
    writeFileSync(worker, oldWorker.replace(`"${build}"`, '"next"'));
    writeFileSync(changes, JSON.stringify([news, ...(JSON.parse(oldChanges) as object[])]));
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await page.getByTestId('update').waitFor();
    expect(await page.getByTestId('update').textContent()).toContain('新版的变化一。');
    const others = [`zhijing ${secondPath} ${build}`, otherName];
    const before = [`zhijing ${firstPath} ${build}`, `zhijing ${firstPath} next`, oldName];
    expect(await cacheNames(page)).toEqual([...others, ...before].sort());
    await Promise.all([page.waitForEvent('load'), page.getByTestId('update-now').click()]);
    await page.getByTestId('welcome').waitFor();
    const left = () => cacheNames(page);
    const after = [...others, `zhijing ${firstPath} next`].sort();
    await expect.poll(left, { timeout: 60_000 }).toEqual(after);
    await page.getByTestId('update').waitFor({ state: 'detached' });
    writeFileSync(worker, oldWorker);
    writeFileSync(changes, oldChanges);
    await context.close();
    await site.stop();
  });

  it('has a way out of a stuck version that keeps the data', async () => {
    const { site, context, page } = await firstVisit();
    await page.getByTestId('samples').click();
    await settled(page);
    await page.getByTestId('nav-data').click();
    await page.getByText('版本异常时').click();
    await page.evaluate(() => caches.open('of another app'));
    await Promise.all([page.waitForEvent('load'), page.getByTestId('forget').click()]);
    await page.getByTestId('nav-library').click();
    await rows(page, samples.length);
    expect(await cacheNames(page)).toContain('of another app');
    await context.close();
    await site.stop();
  });
});
