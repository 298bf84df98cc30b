import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { openBuilt, sizeRow, startRows } from './browser';
import { bundleRows } from './bundle';
import { commandRows } from './command';
import { engineRows, lengthRow, type Row } from './engine';
import { findingsRows } from './findings';
import { formatRows, pdfRows } from './formats';
import { importRows } from './import';
import { memoryRows } from './memory';
import { fillQuickly, pageRows } from './opening';

/**
 * npm run bench [-- --reports 1000 --only import,pages --dist FOLDER --write]: ratios measured in one run on this machine, as
 * a Markdown table; with --write also into src/README.md. The full run is --reports 10000. Without `import`, `pages` fills
 * the library without reading each report.
 */
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
};

const count = Number(option('reports') ?? 1000);
const parts = 'engine,formats,command,memory,start,import,pages,findings,bundle';
const only = new Set((option('only') ?? parts).split(','));
const before = loadavg()[0] ?? 0;

const rows: Row[] = [];
const add = (more: readonly Row[]): void => {
  for (const row of more) {
    rows.push(row);
    console.error(`${row.good === false ? '✗' : '·'} ${row.what}: ${row.measured} ${row.goal}`);
  }
};

if (only.has('engine')) {
  add(await engineRows(200));
  add([await lengthRow(count >= 10_000 ? 1_700_000 : 200_000)]);
}
if (only.has('formats')) {
  add(await formatRows());
  add(await pdfRows());
}

if (only.has('command')) add(await commandRows(count));

/** A build of the app, made now unless one is given. */
async function built(): Promise<string> {
  const given = option('dist');
  if (given !== undefined) return given;
  const folder = join(tmpdir(), 'zhijing-bench');
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  return folder;
}

const inBrowser = ['memory', 'start', 'import', 'pages', 'findings', 'bundle'];
if (inBrowser.some((part) => only.has(part))) {
  const folder = await built();
  if (only.has('memory')) add(await memoryRows(folder));
  if (only.has('start')) add([sizeRow(folder), ...(await startRows(folder))]);
  if (only.has('import') || only.has('pages')) {
    const opened = await openBuilt(folder);
    if (only.has('import')) add(await importRows(opened, Math.min(count, 2000), count));
    else await fillQuickly(opened, count);
    if (only.has('pages')) add(await pageRows(opened, count));
    await opened.close();
  }
  if (only.has('findings')) add(await findingsRows(folder, count));
  if (only.has('bundle')) add(await bundleRows(folder, count));
}

const machine = `${cpus().length} cores, load ${before.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after, Node ${process.versions.node}, ${count} reports, ${new Date().toISOString().slice(0, 10)}`;
const table = [
  '| measured | here | goal |',
  '|---|---|---|',
  ...rows.map((r) => `| ${r.what} | ${r.measured}${r.good === false ? ' ✗' : ''} | ${r.goal} |`),
  '',
  `One run: ${machine}.`,
].join('\n');
console.log(table);

if (process.argv.includes('--write')) {
  const path = new URL('../../src/README.md', import.meta.url);
  const text = readFileSync(path, 'utf8');
  const marked = /<!-- bench -->[\s\S]*<!-- \/bench -->/;
  if (!marked.test(text)) throw new Error('src/README.md has no <!-- bench --> … <!-- /bench -->');
  writeFileSync(
    path,
    text.replace(marked, () => `<!-- bench -->\n${table}\n<!-- /bench -->`),
  );
}
process.exit(0);
