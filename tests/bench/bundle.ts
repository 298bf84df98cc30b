import { execFileSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { ContentHash } from '../../src/db/bundle-hash';
import type { BundleReport } from '../../src/model/bundle';
import { host } from '../e2e/static';
import { writeLibrary } from '../library/generate';
import type { Row } from './engine';
import { noted, renderersOf } from './processes';

/** What one long piece of work cost the page. */
interface Cost {
  readonly seconds: number;
  /** The longest time that the page did not answer, in milliseconds. */
  readonly pause: number;
  /** The largest resident memory of the page's process, in megabytes. */
  readonly megabytes: number;
}

/** Goals: the page answers within a second at worst, and 600 MB is what a small machine can spare. */
const longestPause = 1000;
const mostMemory = 600;

/** Forty reports read once, written again and again under other ids: what is measured is the way in, not the reading. */
async function writeBundle(folder: string, count: number): Promise<string> {
  const paths = [...writeLibrary(40)].map(({ name, text }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
  const args = ['--import', 'tsx', 'src/cli/extract.ts', ...paths];
  const printed = execFileSync(process.execPath, args, {
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { reports, ...head } = JSON.parse(printed.toString()) as { reports: BundleReport[] };
  const path = join(folder, 'big.json');
  const file = createWriteStream(path);
  const start = JSON.stringify({ ...head, reviews: undefined });
  file.write(`${start.slice(0, -1)},"reports":[`);
  const content = new ContentHash();
  for (let i = 0; i < count; i++) {
    const one = reports[i % reports.length];
    if (!one) throw new Error('nothing was read');
    // Spread over all ids, as digests are.
    const id = (Math.imul(i, 2654435761) >>> 0).toString(16).padStart(8, '0').repeat(8);
    // Each of a body of its own: reports of one body and year would count as versions of one, and the pages show but one.
    const region = { ...one.meta.region, name: `${one.meta.region.name ?? ''}${i}`, code: null };
    const report = { ...one, id, meta: { ...one.meta, region } };
    // With its hash, as the page writes it: checking it is a part of the work.
    const hash = await content.reportHash(report);
    const text = `${i ? ',' : ''}${JSON.stringify({ ...report, hash })}`;
    if (!file.write(text)) await new Promise<void>((done) => file.once('drain', () => done()));
  }
  file.end('],"reviews":[]}');
  await finished(file);
  return path;
}

/** Resident megabytes of the largest page process of the browser started here. */
const memory = (pid: number): number => noted(renderersOf(pid), 'VmRSS');

async function costOf(page: Page, pid: number, work: () => Promise<void>): Promise<Cost> {
  await page.evaluate(() => {
    const state = { last: performance.now(), longest: 0 };
    Object.assign(window, { __pause: state });
    setInterval(() => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - state.last);
      state.last = now;
    }, 10);
  });
  let megabytes = memory(pid);
  const timer = setInterval(() => (megabytes = Math.max(megabytes, memory(pid))), 250);
  const start = Date.now();
  await work();
  clearInterval(timer);
  const pause = await page.evaluate(
    () => (window as unknown as { __pause: { longest: number } }).__pause.longest,
  );
  return { seconds: (Date.now() - start) / 1000, pause, megabytes };
}

/** Chooses a file where it lies. (`setInputFiles` would send it piece by piece first, which took longer than reading it.) */
async function chooseFile(page: Page, selector: string, path: string): Promise<void> {
  await page.locator(selector).waitFor({ state: 'attached' });
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  await session.send('DOM.setFileInputFiles', { files: [path], nodeId });
  await session.detach();
}

const rowOf = (what: string, { seconds, pause, megabytes }: Cost): Row => ({
  what,
  measured: `${seconds.toFixed(1)} s, longest pause ${Math.round(pause)} ms, largest memory ${Math.round(megabytes)} MB`,
  goal: `< ${mostMemory} MB, answers within ${longestPause} ms`,
  good: megabytes < mostMemory && pause < longestPause,
});

/** Looks at, imports and exports a bundle of `count` reports in a real browser; `built` is the folder of the build. */
export async function bundleRows(built: string, count: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhijing-bundle-'));
  const site = await host(built);
  const launched = await chromium.launchServer({
    executablePath: process.env.ZHIJING_BROWSER ?? '/usr/bin/chromium',
  });
  try {
    const path = await writeBundle(folder, count);
    const browser = await chromium.connect(launched.wsEndpoint());
    const pid = launched.process().pid ?? 0;
    const page = await browser.newPage();
    page.setDefaultTimeout(900_000);
    await page.goto(site.address);
    await page.getByTestId('nav-data').click();
    const looked = await costOf(page, pid, async () => {
      await chooseFile(page, '[data-testid=import-file]', path);
      await page.getByTestId('import-preview').waitFor();
    });
    const taken = await costOf(page, pid, async () => {
      await page.getByTestId('import-now').click();
      await page.getByTestId('merge-report').waitFor();
    });
    const written = await costOf(page, pid, async () => {
      await Promise.all([page.waitForEvent('download'), page.getByTestId('export-all').click()]);
    });
    const size = `${count} reports, ${Math.round(statSync(path).size / 1e6)} MB`;
    await browser.close();
    return [
      rowOf(`bundle preview: ${size}`, looked),
      rowOf(`bundle import: ${size}`, taken),
      rowOf(`bundle export: ${size}`, written),
    ];
  } finally {
    await launched.close();
    await site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

// npx tsx tests/bench/bundle.ts [REPORTS] [BUILD]
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count = '5000', built = 'dist'] = process.argv.slice(2);
  for (const { what, measured, good } of await bundleRows(resolve(built), Number(count)))
    console.log(`${good === false ? '✗' : '·'} ${what}: ${measured}`);
}
