import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { host } from '../e2e/static';
import type { Row } from './engine';
import { noted, renderersOf } from './processes';

export const executablePath = process.env.ZHIJING_BROWSER ?? '/usr/bin/chromium';

export interface Opened {
  readonly browser: Browser;
  readonly page: Page;
  readonly address: string;
  /** The browser's first process. */
  readonly pid: number;
  /** Megabytes that the process of an empty page holds, before anything of ours is in it; 0 where nobody can say. */
  readonly empty: number;
  readonly close: () => Promise<void>;
}

export async function openBuilt(folder: string): Promise<Opened> {
  const site = await host(folder);
  const server = await chromium.launchServer({ executablePath });
  const browser = await chromium.connect(server.wsEndpoint());
  const context = await browser.newContext({ locale: 'zh-CN', acceptDownloads: true });
  // The runner's compiler names functions with a helper that pages do not have.
  await context.addInitScript('globalThis.__name ??= (f) => f');
  const page = await context.newPage();
  const pid = server.process().pid ?? 0;
  await page.waitForTimeout(1000);
  const empty = process.platform === 'linux' ? noted(renderersOf(pid), 'VmRSS') : 0;
  await page.goto(site.address);
  return {
    browser,
    page,
    address: site.address,
    ...{ pid, empty },
    close: async () => {
      await browser.close();
      await server.close();
      await site.stop();
    },
  };
}

/** A row of a time in milliseconds; without a limit it is only told. */
export const milliseconds = (what: string, value: number, limit: number): Row => ({
  what,
  measured: `${Math.round(value)} ms`,
  goal: limit > 0 ? `≤ ${limit} ms` : '',
  good: limit > 0 ? value <= limit : null,
});

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
