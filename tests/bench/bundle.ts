import { execFileSync, execSync } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { chromium, type Page } from 'playwright-core';
import type { BundleReport } from '../../src/model/bundle';
import { writeLibrary } from '../library/generate';

/**
 * npx tsx tests/bench/bundle.ts [REPORTS] [BUILD]: imports and exports a bundle of many reports in a real browser and
 * prints time, the longest pause of the page, and the largest memory of its process.
 */
const count = Number(process.argv[2] ?? 5000);
const built = resolve(process.argv[3] ?? 'dist');
const folder = mkdtempSync(join(tmpdir(), 'zhijing-bench-'));
const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Forty reports read once, written again and again under other ids: what is measured is the way in, not the reading. */
async function writeBundle(): Promise<string> {
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
  for (let i = 0; i < count; i++) {
    const one = reports[i % reports.length];
    if (!one) throw new Error('nothing was read');
    const id = i.toString(16).padStart(64, '0');
    const text = `${i ? ',' : ''}${JSON.stringify({ ...one, id })}`;
    if (!file.write(text)) await new Promise<void>((done) => file.once('drain', () => done()));
  }
  file.end('],"reviews":[]}');
  await finished(file);
  return path;
}

const server = createServer((request, response) => {
  const wanted = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
  const path = join(built, wanted === '/' ? 'index.html' : wanted);
  if (!existsSync(path)) return void response.writeHead(404).end();
  response.setHeader('content-type', kinds[extname(path)] ?? 'application/octet-stream');
  response.end(readFileSync(path));
}).listen(0);
const { port } = server.address() as { port: number };

/** Resident megabytes of the largest process of the browser started here. */
function memory(pid: number): number {
  const rows = execSync('ps -eo pid=,ppid=,rss=,args=')
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/u));
  const family = new Set([String(pid)]);
  for (let round = 0; round < 4; round++)
    for (const [id = '', parent = ''] of rows) if (family.has(parent)) family.add(id);
  const own = rows.filter(
    ([id = '', , , ...args]) => family.has(id) && args.some((a) => a.includes('type=renderer')),
  );
  return Math.max(0, ...own.map(([, , rss]) => Number(rss) / 1024));
}

async function measured(
  page: Page,
  pid: number,
  what: string,
  work: () => Promise<void>,
): Promise<void> {
  await page.evaluate(() => {
    const state = { last: performance.now(), longest: 0 };
    Object.assign(window, { __pause: state });
    setInterval(() => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - state.last);
      state.last = now;
    }, 10);
  });
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, memory(pid))), 500);
  const start = Date.now();
  await work();
  clearInterval(timer);
  const pause = await page.evaluate(
    () => (window as unknown as { __pause: { longest: number } }).__pause.longest,
  );
  console.log(
    `${what}: ${((Date.now() - start) / 1000).toFixed(1)} s, longest pause ${Math.round(pause)} ms, largest memory ${Math.round(most)} MB`,
  );
}

const path = await writeBundle();
console.log(`${count} reports, ${Math.round(statSync(path).size / 1e6)} MB`);
const launched = await chromium.launchServer({
  executablePath: process.env.ZHIJING_BROWSER ?? '/usr/bin/chromium',
});
const browser = await chromium.connect(launched.wsEndpoint());
const pid = launched.process().pid ?? 0;
const page = await browser.newPage();
page.setDefaultTimeout(900_000);
await page.goto(`http://127.0.0.1:${port}/`);
await page.getByTestId('nav-data').click();
await measured(page, pid, 'preview', async () => {
  await page.getByTestId('import-file').setInputFiles(path);
  await page.getByTestId('import-preview').waitFor();
});
await measured(page, pid, 'import', async () => {
  await page.getByTestId('import-now').click();
  await page.getByTestId('merge-report').waitFor();
});
await measured(page, pid, 'export', async () => {
  await Promise.all([page.waitForEvent('download'), page.getByTestId('export-all').click()]);
});
await browser.close();
await launched.close();
server.close();
