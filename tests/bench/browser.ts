import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { read } from '../../src/engine/read';
import { writeLibrary, type Written } from '../library/generate';
import { host } from '../e2e/static';
import { cpu, type Row } from './engine';
import { countStored, dropReports, longTasks, memory, watchTasks } from './page';

export const executablePath = process.env.ZHIJING_BROWSER ?? '/usr/bin/chromium';

interface Opened {
  readonly browser: Browser;
  readonly page: Page;
  readonly address: string;
  readonly close: () => Promise<void>;
}

export async function openBuilt(folder: string): Promise<Opened> {
  const site = await host(folder);
  const browser = await chromium.launch({ executablePath });
  const context = await browser.newContext({ locale: 'zh-CN', acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(site.address);
  return {
    browser,
    page,
    address: site.address,
    close: async () => {
      await browser.close();
      await site.stop();
    },
  };
}

/** CPU milliseconds per report of the engine alone, in this process. */
async function engineCost(reports: readonly Written[]): Promise<number> {
  const encoder = new TextEncoder();
  const sample = reports
    .slice(0, 200)
    .map(({ name, text }) => ({ name, bytes: encoder.encode(text) }));
  for (const { name, bytes } of sample.slice(0, 20)) await read(name, bytes);
  const spent = await cpu(async () => {
    for (const { name, bytes } of sample) await read(name, bytes);
  });
  return spent / sample.length;
}

/**
 * Milliseconds per report of writing the very records of the database again into an empty one with the same stores,
 * in batches, and nothing else.
 */
const bareCost = (page: Page): Promise<number> =>
  page.evaluate(`(async () => {
    const done = (r) => new Promise((ok, no) => { r.onsuccess = () => ok(r.result); r.onerror = () => no(r.error); });
    const from = await done(indexedDB.open('zhijing'));
    const names = ['reports', 'texts', 'facts', 'findings', 'remarks', 'files'].filter((n) => from.objectStoreNames.contains(n));
    const ids = await done(from.transaction('reports').objectStore('reports').getAllKeys(null, 500));
    const open = indexedDB.open('zhijing-bench', 1);
    open.onupgradeneeded = () => names.forEach((n) => {
      const store = open.result.createObjectStore(n, { keyPath: 'id' });
      if (n === 'reports') { store.createIndex('textHash', 'textHash'); store.createIndex('deletedAt', 'deletedAt'); }
    });
    const to = await done(open);
    let spent = 0;
    for (let at = 0; at < ids.length; at += 25) {
      const batch = {};
      for (const n of names) batch[n] = await Promise.all(ids.slice(at, at + 25).map((id) => done(from.transaction(n).objectStore(n).get(id))));
      const began = performance.now();
      const t = to.transaction(names, 'readwrite');
      for (const n of names) for (const record of batch[n]) if (record) t.objectStore(n).put(record);
      await new Promise((ok, no) => { t.oncomplete = ok; t.onerror = () => no(t.error); });
      spent += performance.now() - began;
    }
    from.close(); to.close();
    await done(indexedDB.deleteDatabase('zhijing-bench'));
    return spent / ids.length;
  })()`);

/** Milliseconds until the database holds as many reports as `until`. */
async function importTime(page: Page, reports: readonly Written[], until: number): Promise<number> {
  await dropReports(page, reports);
  const began = Date.now();
  while ((await countStored(page)) < until) await page.waitForTimeout(100);
  return Date.now() - began;
}

const ratio = (value: number): string => `${value.toFixed(2)} ×`;

/** Importing `count` reports, the first tenth of them measured by itself. */
export async function importRows(opened: Opened, count: number): Promise<Row[]> {
  const { page } = opened;
  const reports = [...writeLibrary(count)];
  const tenth = Math.max(100, Math.round(count / 10));
  await watchTasks(page);
  const first = (await importTime(page, reports.slice(0, tenth), tenth)) / tenth;
  const rest = (await importTime(page, reports.slice(tenth), count)) / (count - tenth);
  const all = (first * tenth + rest * (count - tenth)) / count;
  const tasks = await longTasks(page);
  const megabytes = await memory(page);
  const workers = await page.evaluate(() =>
    Math.max(1, Math.min(6, (navigator.hardwareConcurrency || 2) - 1)),
  );
  const engine = (await engineCost(reports)) / workers;
  const bare = await bareCost(page);
  const against = all / Math.max(engine, bare);
  return [
    {
      what: `import of ${count} ÷ max(engine CPU ÷ ${workers} workers, bare put)`,
      measured: `${ratio(against)} (engine ÷ bare put ${ratio(engine / bare)})`,
      goal: '≤ 1.5 ×',
      good: against <= 1.5,
    },
    {
      what: `cost of a report: the last ${count - tenth} ÷ the first ${tenth}`,
      measured: ratio(rest / first),
      goal: '≤ 1.15 ×',
      good: rest / first <= 1.15,
    },
    {
      what: `main-thread tasks over 50 ms during the import of ${count}`,
      measured: `${tasks.length}${tasks.length ? `, longest ${Math.max(...tasks)} ms` : ''}`,
      goal: '0',
      good: tasks.length === 0,
    },
    {
      what: `memory of the page after importing ${count}`,
      measured: `${Math.round(megabytes)} MB`,
      goal: '< 500 MB',
      good: megabytes < 500,
    },
  ];
}

/** Milliseconds from `act` until `selector` is on the page. */
async function until(page: Page, act: () => Promise<unknown>, selector: string): Promise<number> {
  await act();
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const timer = setInterval(() => {
          if (!document.querySelector(wanted)) return;
          clearInterval(timer);
          resolve(performance.now() - began);
        }, 4);
      }),
    selector,
  );
}

const milliseconds = (what: string, value: number, limit: number): Row => ({
  what,
  measured: `${Math.round(value)} ms`,
  goal: limit > 0 ? `≤ ${limit} ms` : '',
  good: limit > 0 ? value <= limit : null,
});

/** Asks the search for words; milliseconds to the first hit and to the totals. */
async function ask(page: Page, words: string): Promise<{ first: number; all: number }> {
  await page.getByTestId('search').click();
  await page.getByTestId('search-words').waitFor();
  const times = await page.evaluate<{ first: number; all: number }>(`new Promise((resolve) => {
    const field = document.querySelector('[data-testid=search-words]');
    const began = performance.now();
    let first = 0;
    field.value = ${JSON.stringify(words)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const timer = setInterval(() => {
      const now = performance.now() - began;
      if (!first && document.querySelector('[data-testid=search-hit]')) first = now;
      const said = document.querySelector('[data-testid=search-summary]').textContent || '';
      if (!/^共|未找到/.test(said)) return;
      clearInterval(timer);
      resolve({ first: first || now, all: now });
    }, 4);
  })`);
  await page.keyboard.press('Escape');
  return times;
}

/** How quickly the pages open and the search answers with what is stored. */
export async function pageRows({ page, address }: Opened, count: number): Promise<Row[]> {
  const start = async (): Promise<number> => {
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByTestId('report-row').first().waitFor();
    return page.evaluate(() => performance.now());
  };
  const library = await start();
  const rows = [
    milliseconds(`library: from navigation to first rows, ${count} stored`, library, 500),
  ];
  const words = [
    ['a common word', '行政复议'],
    ['a rare word', '青陂县'],
    ['a word that is nowhere', '龘靐'],
    ['one figure', '1'],
  ] as const;
  for (const [name, word] of words) {
    const { first, all } = await ask(page, word);
    rows.push(milliseconds(`search: ${name}, first hits`, first, 200));
    rows.push(milliseconds(`search: ${name}, totals`, all, 0));
  }
  for (const place of ['compare', 'checklist'] as const) {
    await page.goto('about:blank');
    await page.goto(`${address}#/library`);
    await page.getByTestId('report-row').first().waitFor();
    const time = await until(
      page,
      () => page.evaluate((name) => void (location.hash = `#/${name}`), place),
      'main h1, main table',
    );
    rows.push(milliseconds(`${place}: opening with ${count} stored`, time, 0));
  }
  return rows;
}

/** Start to interactive without and with what the first visit left. */
export async function startRows(folder: string): Promise<Row[]> {
  const opened = await openBuilt(folder);
  const { page, address } = opened;
  const ready = async (): Promise<number> => {
    await page.getByTestId('welcome').waitFor();
    return page.evaluate(() => performance.now());
  };
  const cold = await ready();
  await page.waitForTimeout(3000);
  await page.goto('about:blank');
  await page.goto(address);
  const warm = await ready();
  await opened.close();
  return [
    milliseconds('start to interactive, first visit', cold, 0),
    milliseconds('start to interactive, from the machine', warm, 0),
  ];
}

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Bytes (gzip) of what the first screen needs: the entry and all that it imports at once. */
export function startSize(folder: string): number {
  const manifest = JSON.parse(
    readFileSync(join(folder, '.vite/manifest.json'), 'utf8'),
  ) as Readonly<Record<string, Chunk>>;
  const needed = new Set<string>();
  const take = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || needed.has(chunk.file)) return;
    needed.add(chunk.file);
    chunk.imports?.forEach(take);
  };
  take('index.html');
  return [...needed].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length,
    0,
  );
}

export const sizeRow = (folder: string): Row => {
  const bytes = startSize(folder);
  statSync(folder);
  return {
    what: 'scripts of the first screen, gzip',
    measured: `${(bytes / 1000).toFixed(1)} kB`,
    goal: '≤ 90 kB',
    good: bytes <= 90_000,
  };
};
