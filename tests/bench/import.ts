import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { sideBySide } from '../../src/engine/messages';
import { writeLibrary, type Written } from '../library/generate';
import type { Opened } from './browser';
import { ratio, type Row } from './engine';
import { noted, renderersOf } from './processes';
import { dropFolder, longTasks, memory, stored, watchTasks } from './page';

/**
 * Milliseconds per report of the engine alone: reports sent to a worker of the app as the import sends them, and nothing
 * done with what comes back. The worker says how long it read; it is alone on its core, so that this is its CPU time.
 */
export const engineCost = (page: Page, reports: readonly Written[]): Promise<number> => {
  const address = page
    .workers()
    .find((w) => w.url().includes('worker'))
    ?.url();
  if (address === undefined) throw new Error('the page has no engine worker');
  const sample = reports.slice(0, 500).map(({ name, text }) => ({ name, text }));
  return page.evaluate(
    async ({ address, sample, sideBySide }) => {
      const worker = new Worker(address, { type: 'module' });
      const encoder = new TextEncoder();
      const read = (files: typeof sample): Promise<number> =>
        new Promise((resolve) => {
          let waiting = files.length;
          worker.onmessage = ({ data }: MessageEvent<{ took?: number }>) => {
            if (data.took !== undefined && --waiting === 0) resolve(data.took);
          };
          worker.postMessage(
            files.map(({ name, text }, id) => ({ id, name, bytes: encoder.encode(text) })),
          );
        });
      let [spent, count] = [0, 0];
      for (let at = 0; at < sample.length; at += sideBySide) {
        const files = sample.slice(at, at + sideBySide);
        const took = await read(files);
        // As in the import, of which this is the measure, the worker has read a hundred reports before.
        if (at < 100) continue;
        spent += took;
        count += files.length;
      }
      worker.terminate();
      return spent / count;
    },
    { address, sample, sideBySide },
  );
};

const dexie = readFileSync(
  createRequire(import.meta.url).resolve('dexie/dist/dexie.min.js'),
  'utf8',
);

/**
 * Milliseconds per report of writing the very records of the database again with Dexie's bulkPut into an empty one with
 * the same stores, in batches, and nothing else.
 */
export async function bareCost(page: Page, count: number): Promise<number> {
  await page.evaluate(dexie);
  return page.evaluate(`(async () => {
    const from = await new Dexie('zhijing').open();
    const names = ['reports', 'texts', 'facts', 'findings', 'remarks', 'files'];
    const to = new Dexie('zhijing-bench', { cache: 'disabled' });
    to.version(1).stores({ ...Object.fromEntries(names.map((n) => [n, 'id'])), reports: 'id, textHash, deletedAt' });
    await to.open();
    const ids = await from.table('reports').limit(${count}).primaryKeys();
    let spent = 0;
    for (let at = 0; at < ids.length; at += 25) {
      const batch = await Promise.all(names.map((n) => from.table(n).bulkGet(ids.slice(at, at + 25))));
      const began = performance.now();
      await to.transaction('rw', names, async () => {
        for (const [i, n] of names.entries()) await to.table(n).bulkPut(batch[i].filter(Boolean));
      });
      spent += performance.now() - began;
    }
    from.close();
    await to.delete();
    return spent / ids.length;
  })()`);
}

/** How many workers the app starts here. */
const workersOf = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(1, Math.min(6, (navigator.hardwareConcurrency || 2) - 1)));

/** Reports that are read before anything is measured, so that the code is compiled. */
const warm = 100;

/** The largest resident memory of the page with its workers so far, in megabytes; the page's own heap elsewhere. */
async function mostMemory({ page, pid }: Opened): Promise<number> {
  return process.platform === 'linux' ? noted(renderersOf(pid), 'VmHWM') : memory(page);
}

/** Megabytes that the page's process holds once what nobody needs any more was collected. */
async function heldMemory(opened: Opened): Promise<number> {
  const own = await memory(opened.page);
  return process.platform === 'linux' ? noted(renderersOf(opened.pid), 'VmRSS') : own;
}

/**
 * Importing one folder of `count` reports, looked at when `small` and when all are stored: each against what it could cost
 * at least, and the last thousand against the first.
 */
export async function importRows(opened: Opened, small: number, count: number): Promise<Row[]> {
  const { page, empty } = opened;
  const reports = [...writeLibrary(count)];
  const slice = Math.min(1000, Math.floor((small - warm) / 2));
  // Where one piece of the import ends and the next begins.
  const ends = [...new Set([warm, warm + slice, small, count - slice, count])].sort(
    (a, b) => a - b,
  );
  await watchTasks(page);
  const times = new Map<number, number>();
  const megabytes = new Map<number, number>();
  const files = mkdtempSync(join(tmpdir(), 'zhijing-import-'));
  let since = await dropFolder(page, join(files, '各地'), reports);
  for (const end of ends) {
    await stored(page, end);
    const now = Date.now();
    times.set(end, now - since);
    since = now;
    megabytes.set(end, Math.round(await mostMemory(opened)));
  }
  const tasks = await longTasks(page);
  rmSync(files, { recursive: true });
  const held = Math.round(await heldMemory(opened));
  const workers = await workersOf(page);
  const engine = (await engineCost(page, reports)) / workers;
  const bare = await bareCost(page, 500);
  const total = (of: number): number =>
    ends.reduce((sum, end) => sum + (end > warm && end <= of ? (times.get(end) ?? 0) : 0), 0);
  const against = (of: number): Row => {
    const value = total(of) / (of - warm) / Math.max(engine, bare);
    const parts = `engine ${engine.toFixed(1)} ms, bulkPut ${bare.toFixed(1)} ms a report`;
    return {
      what: `import of ${of === count ? count : `the first ${of}`} ÷ max(engine CPU ÷ ${workers} workers, bare bulkPut)`,
      measured: `${ratio(value)} (${parts})`,
      goal: '≤ 1.5 ×',
      good: value <= 1.5,
    };
  };
  const growth = (times.get(count) ?? 0) / (times.get(warm + slice) ?? 1);
  const [few, many] = [megabytes.get(small) ?? 0, megabytes.get(count) ?? 0];
  return [
    against(small),
    ...(count > small ? [against(count)] : []),
    {
      what: `cost of a report: the last ${slice} of ${count} ÷ the first ${slice}`,
      measured: ratio(growth),
      goal: '≤ 1.15 ×',
      good: growth <= 1.15,
    },
    {
      what: `main-thread tasks over 50 ms during the import of ${count}`,
      measured: `${tasks.length}${tasks.length ? `, longest ${Math.max(...tasks)} ms` : ''}`,
      goal: '0',
      good: tasks.length === 0,
    },
    {
      what: `the most memory of the page's process with its workers, importing ${small}, ${count}`,
      measured: `${few} MB, ${many} MB`,
      goal: '',
      good: null,
    },
    {
      what: `the same over the process of an empty page (${Math.round(empty)} MB)`,
      measured: `${Math.round(few - empty)} MB, ${Math.round(many - empty)} MB`,
      goal: '< 500 MB',
      good: many - empty < 500,
    },
    {
      what: `the page's process after the import of ${count}, garbage of the page collected`,
      measured: `${held} MB`,
      goal: '',
      good: null,
    },
  ];
}
