import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { importRows, openBuilt, pageRows, sizeRow, startRows } from './browser';
import { engineRows, lengthRow, type Row } from './engine';
import { formatRows, pdfRows } from './formats';
import { memoryRows } from './memory';

/**
 * npm run bench [-- --reports 1000 --only engine,formats,browser --dist FOLDER --write]: ratios measured in one run on this
 * machine, as a Markdown table; with --write also into src/README.md. The full run is --reports 10000.
 */
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
};

const count = Number(option('reports') ?? 1000);
const only = new Set((option('only') ?? 'engine,formats,browser').split(','));
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
if (only.has('browser')) {
  let folder = option('dist');
  if (folder === undefined) {
    folder = join(tmpdir(), 'zhijing-bench');
    await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  }
  add(await memoryRows(folder));
  add([sizeRow(folder)]);
  add(await startRows(folder));
  const opened = await openBuilt(folder);
  add(await importRows(opened, count));
  // The search prepares itself a while after an import.
  await opened.page.waitForTimeout(4000 + count * 3);
  add(await pageRows(opened, count));
  await opened.close();
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
