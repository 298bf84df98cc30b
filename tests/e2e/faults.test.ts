import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { countStored, dropReports } from '../bench/page';
import { writeLibrary } from '../library/generate';
import { expectQuiet, launch, violations, visit, watch, type Visit } from './browser';
import { settled } from './files';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const reports = [...writeLibrary(120)];

/** How many records each store holds, and whether every report has all of its own. */
const whole = (page: Page): Promise<{ reports: number; incomplete: number }> =>
  page.evaluate(`new Promise((resolve, reject) => {
    const open = indexedDB.open('zhijing');
    open.onerror = () => reject(open.error);
    open.onsuccess = async () => {
      const keys = (name) => new Promise((done) => {
        const ask = open.result.transaction(name).objectStore(name).getAllKeys();
        ask.onsuccess = () => done(new Set(ask.result));
      });
      const reports = await keys('reports');
      let incomplete = 0;
      for (const name of ['texts', 'facts', 'findings', 'files']) {
        const here = await keys(name);
        for (const id of reports) if (!here.has(id)) incomplete++;
        for (const id of here) if (!reports.has(id)) incomplete++;
      }
      open.result.close();
      resolve({ reports: reports.size, incomplete });
    };
  })`);

const review = {
  ...{ id: 'r1', report: 'ab'.repeat(32), decision: 'corrected', value: 21, unit: '件', note: '' },
  target: { kind: 'fact', indicator: 'review.concluded' },
  ...{ anchor: null, engineValue: 12, engine: 1, by: '李', at: '2026-02-01T00:00:00.000Z' },
};

describe('faults', () => {
  it('a tab that is closed in the middle of an import leaves whole reports only, and the rest can be added again', async () => {
    const v = await visit(browser);
    await dropReports(v.page, reports);
    while ((await countStored(v.page)) < 20) await v.page.waitForTimeout(20);
    await v.page.close();
    const page = await v.context.newPage();
    await page.goto(inject('address'));
    await page.getByTestId('report-row').first().waitFor();
    const after = await whole(page);
    expect(after.reports).toBeGreaterThanOrEqual(20);
    expect(after.reports).toBeLessThan(reports.length);
    expect(after.incomplete).toBe(0);
    await dropReports(page, reports);
    while ((await countStored(page)) < reports.length) await page.waitForTimeout(100);
    expect(await whole(page)).toEqual({ reports: reports.length, incomplete: 0 });
    await v.context.close();
  });

  it('two tabs that import at once, partly the same files, store each once', async () => {
    const v = await visit(browser);
    const other = await v.context.newPage();
    await other.goto(inject('address'));
    await Promise.all([
      dropReports(v.page, reports.slice(0, 60)),
      dropReports(other, reports.slice(30, 90)),
    ]);
    while ((await countStored(v.page)) < 90) await v.page.waitForTimeout(100);
    await v.page.waitForTimeout(500);
    expect(await whole(v.page)).toEqual({ reports: 90, incomplete: 0 });
    expectQuiet(v);
    await v.context.close();
  });

  it('a tab whose database a newer version took over says so and does not break', async () => {
    const v = await visit(browser);
    await v.page.getByTestId('welcome').waitFor();
    const newer = await v.context.newPage();
    await newer.goto(`${inject('address')}rescue.html`);
    await newer.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const open = indexedDB.open('zhijing', 9990);
          open.onsuccess = () => resolve(open.result.close());
          open.onerror = () => reject(new Error(String(open.error)));
        }),
    );
    await v.page.getByTestId('stale-tab').waitFor();
    expect(await v.page.getByTestId('stale-tab').textContent()).toContain('请刷新');
    await v.context.close();
  });

  it('a cleared database is restored from the backup of decisions', async () => {
    const v = await visit(browser);
    await v.page.getByTestId('welcome').waitFor();
    await v.page.evaluate(
      (item) =>
        new Promise<void>((resolve, reject) => {
          const open = indexedDB.open('zhijing-backup', 10);
          open.onupgradeneeded = () => open.result.createObjectStore('backups', { keyPath: 'at' });
          open.onerror = () => reject(new Error(String(open.error)));
          open.onsuccess = () => {
            const t = open.result.transaction('backups', 'readwrite');
            t.objectStore('backups').put({
              at: '2026-03-01T08:00:00.000Z',
              reviews: [item],
              history: [],
            });
            t.oncomplete = () => {
              open.result.close();
              resolve();
            };
          };
        }),
      review,
    );
    await v.page.reload();
    await v.page.getByTestId('backup-restore').click();
    await v.page.getByTestId('backup-offer').waitFor({ state: 'detached' });
    await v.page.getByTestId('nav-data').click();
    await v.page.waitForFunction(() =>
      /1/.test(document.querySelector('[data-testid="storage-counts"]')?.textContent ?? ''),
    );
    expectQuiet(v);
    await v.context.close();
  });
});

/** Lets a worker die, as it would by itself, when it comes to the file of the name that `deadly` holds. */
const deadlyFile = `{
  const { Worker } = globalThis;
  const isDeadly = ({ name }) => name === globalThis.deadly;
  globalThis.Worker = class extends Worker {
    batches = [];
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        if (data.kind !== 'result') return;
        this.batches = this.batches.map((b) => b.filter(({ id }) => id !== data.id));
        this.goOn();
      });
    }
    postMessage(message, ...rest) {
      if (Array.isArray(message)) this.batches.push(message);
      if (!this.batches.flat().some(isDeadly)) super.postMessage(message, ...rest);
      this.goOn();
    }
    goOn() {
      this.batches = this.batches.filter((b) => b.length > 0);
      if (!this.batches[0]?.some(isDeadly)) return;
      this.terminate();
      setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { cancelable: true })));
    }
  };
}`;

/** Lets every record of a store be refused as by a full disk while \`full\` is set. */
const fullDisk = `{
  const put = IDBObjectStore.prototype.put;
  globalThis.full = 'files';
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name === full) throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, given);
  };
}`;

/** A page of the app's origin without the app. */
async function bystander(v: Visit): Promise<Page> {
  const page = await v.context.newPage();
  await page.goto(`${inject('address')}rescue.html`);
  return page;
}

const shows = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction(
    (n) => document.querySelector('[data-testid="count"]')?.textContent?.includes(String(n)),
    count,
  );

describe('faults while files are read', () => {
  it('a worker that dies takes only the file with it that was the cause, which can be read again', async () => {
    const v = await visit(browser, {}, 'rescue.html');
    await v.page.addInitScript(deadlyFile);
    await v.page.goto(inject('address'));
    const some = reports.slice(0, 40);
    const setDeadly = (name: string): Promise<void> =>
      v.page.evaluate((deadly) => void Object.assign(window, { deadly }), name);
    await setDeadly(some[25]?.name ?? '');
    await dropReports(v.page, some);
    await settled(v.page);
    const failed = v.page.locator('[data-testid="job"][data-state="failed"]');
    expect(await failed.count()).toBe(1);
    expect(await failed.innerText()).toContain(some[25]?.name);
    expect(await failed.innerText()).toMatch(/[一-鿿]{6,}/);
    await shows(v.page, 39);
    await setDeadly('');
    await v.page.getByRole('button', { name: '重试未读取的' }).click();
    await shows(v.page, 40);
    await settled(v.page);
    expect(await whole(v.page)).toEqual({ reports: 40, incomplete: 0 });
    await v.context.close();
  });

  it('a full disk keeps what was there; bytes are left out only when the user says so', async () => {
    const v = await visit(browser);
    await dropReports(v.page, reports.slice(0, 2));
    await settled(v.page);
    const page = await v.context.newPage();
    await page.addInitScript(fullDisk);
    await page.goto(inject('address'));
    await shows(page, 2);
    await dropReports(page, reports.slice(2, 6));
    await page.getByTestId('disk-full').filter({ hasText: '4 份没有存下' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await whole(page)).toEqual({ reports: 2, incomplete: 0 });
    await page.getByTestId('without-originals').click();
    await settled(page);
    await shows(page, 6);
    // Of the four only the original bytes are missing.
    expect(await whole(page)).toEqual({ reports: 6, incomplete: 4 });
    await page.getByTestId('report-row').first().locator('a').first().click();
    await page.getByTestId('article').waitFor();
    await v.context.close();
  });

  it.each(['texts', 'facts', 'findings', 'remarks', 'reports'])(
    'no room for %s leaves nothing half, and the files can be tried again',
    async (store) => {
      const v = await visit(browser, {}, 'rescue.html');
      await v.page.addInitScript(fullDisk.replace("'files'", `'${store}'`));
      await v.page.goto(inject('address'));
      await dropReports(v.page, reports.slice(0, 3));
      await v.page.getByTestId('disk-full').waitFor();
      expect(await whole(v.page)).toEqual({ reports: 0, incomplete: 0 });
      await v.page.evaluate('full = ""');
      await v.page.getByRole('button', { name: '重试未读取的' }).click();
      await shows(v.page, 3);
      expect(await whole(v.page)).toEqual({ reports: 3, incomplete: 0 });
      await v.context.close();
    },
  );
});

describe('versions of the database', () => {
  it('an upgrade that is cut off leaves everything as it was', async () => {
    const v = await visit(browser);
    await dropReports(v.page, reports.slice(0, 5));
    await settled(v.page);
    await v.page.close();
    const other = await bystander(v);
    await other.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const open = indexedDB.open('zhijing', 8000);
          open.onupgradeneeded = () => {
            open.result.deleteObjectStore('remarks');
            const store = open.transaction?.objectStore('reports');
            if (!store) return;
            store.clear().onsuccess = () => resolve();
            // Goes on and on, so that it has not ended when the page is closed.
            const again = (): void => {
              store.count().onsuccess = again;
            };
            again();
          };
        }),
    );
    await other.close();
    const page = await v.context.newPage();
    await page.goto(inject('address'));
    await shows(page, 5);
    expect(await whole(page)).toEqual({ reports: 5, incomplete: 0 });
    await v.context.close();
  });

  it('an older page that holds on to the database is named, and the app goes on when it lets go', async () => {
    const v = await visit(browser, {}, 'rescue.html');
    const other = await bystander(v);
    await other.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const open = indexedDB.open('zhijing', 1);
          open.onsuccess = () => {
            Object.assign(window, { holding: open.result });
            resolve();
          };
        }),
    );
    await v.page.goto(inject('address'));
    await v.page.getByTestId('stale-tab').waitFor();
    expect(await v.page.getByTestId('stale-tab').textContent()).toContain('请关闭或刷新那个标签页');
    await other.close();
    await v.page.getByTestId('stale-tab').waitFor({ state: 'detached' });
    await v.page.getByTestId('welcome').waitFor();
    await v.context.close();
  });
});

describe('the recovery page', () => {
  it('saves everything without the app, and what it saved brings reports and decisions back', async () => {
    const v = await visit(browser);
    await dropReports(v.page, reports.slice(0, 5));
    await settled(v.page);
    await v.page.close();
    const page = await v.context.newPage();
    const complaints: string[] = [];
    watch(page, complaints);
    await page.goto(`${inject('address')}rescue.html`);
    await page.getByText('报告 reports：5').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
    const path = join(mkdtempSync(join(tmpdir(), 'zhijing-rescue-')), 'rescue.json');
    await download.saveAs(path);
    const saved = JSON.parse(readFileSync(path, 'utf8')) as {
      tables: { files: unknown[]; reports: { id: string }[]; reviews: unknown[] };
    };
    expect(saved.tables.files).toHaveLength(5);
    const [first] = saved.tables.reports;
    saved.tables.reviews.push({ ...review, report: first?.id });
    await page.setInputFiles('#file', {
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(saved)),
    });
    await page.getByText('核对结果 decisions：1').waitFor();
    expect(complaints).toEqual([]);
    // The next start judges the report with the decision, whatever page is opened.
    await page.goto(inject('address'));
    const judged = (): Promise<boolean> =>
      page.evaluate(
        (id) =>
          new Promise<boolean>((answer) => {
            const request = indexedDB.open('zhijing');
            request.onsuccess = () => {
              const asked = request.result.transaction('reports').objectStore('reports').get(id);
              asked.onsuccess = () => {
                request.result.close();
                answer((asked.result as { judged?: string }).judged !== undefined);
              };
            };
          }),
        first?.id ?? '',
      );
    await expect.poll(judged, { timeout: 60_000 }).toBe(true);
    await v.context.close();

    const fresh = await visit(browser);
    await fresh.page.getByTestId('nav-data').click();
    await fresh.page.getByTestId('rescue-file').setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(saved)),
    });
    while ((await countStored(fresh.page)) < 5) await fresh.page.waitForTimeout(100);
    expect(await fresh.page.getByTestId('rescue-said').textContent()).toContain('1');
    expectQuiet(fresh);
    await fresh.context.close();
  });

  it('is offered by the page itself where the app does not start', async () => {
    const v = await visit(browser, {}, 'rescue.html');
    await v.context.route(/assets\/index-[^/]*\.js$/, (route) => route.abort());
    await v.page.goto(inject('address'));
    await v.page.getByText('治镜没有启动').waitFor();
    await v.page.getByRole('link', { name: '恢复页' }).click();
    await v.page.getByRole('heading', { name: '恢复 Recovery' }).waitFor();
    await v.context.close();
  });
});
