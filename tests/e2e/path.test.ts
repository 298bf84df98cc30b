import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectQuiet, launch, visit } from './browser';
import { drop, made, samples, settled } from './files';

let browser: Browser;
const downloads = mkdtempSync(join(tmpdir(), 'zhijing-e2e-'));

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const rows = (page: Page): Promise<number> => page.getByTestId('report-row').count();
const three = samples.slice(0, 3);

/** Exports everything and returns the file's path. */
async function exportAll(page: Page, name: string, originals = true): Promise<string> {
  await page.getByTestId('nav-data').click();
  await page.getByTestId('export-originals').setChecked(originals);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-all').click(),
  ]);
  const path = join(downloads, name);
  await download.saveAs(path);
  return path;
}

interface Exported {
  readonly reports: readonly {
    readonly id: string;
    readonly hash?: string;
    readonly source: { readonly name: string };
  }[];
}

const reportsOf = (path: string): Exported['reports'] =>
  [...(JSON.parse(readFileSync(path, 'utf8')) as Exported).reports].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );

/** Reports without what differs between the page and the command line: when they were added, and what hangs on it. */
const readings = (path: string): unknown =>
  reportsOf(path).map(({ hash: _hash, ...r }) => ({ ...r, source: { ...r.source, addedAt: '' } }));

describe('the main path', () => {
  it('goes from a drop over reload, export, deletion and import back to the same library', async () => {
    const v = await visit(browser);
    const { page } = v;
    await page.getByTestId('welcome').waitFor();
    await drop(
      page,
      three.map((s) => s.path),
    );
    await settled(page);
    await page.getByTestId('report-row').nth(2).waitFor();
    expect(await rows(page)).toBe(3);

    await page.reload();
    await page.getByTestId('report-row').nth(2).waitFor();
    expect(await rows(page)).toBe(3);

    const first = await exportAll(page, 'first.json');
    await page.getByTestId('erase').click();
    await page.getByTestId('erase-now').click();
    await page.getByTestId('nav-library').click();
    await page.getByTestId('welcome').waitFor();

    await page.getByTestId('nav-data').click();
    await page.getByTestId('import-file').setInputFiles(first);
    await page.getByTestId('import-preview').waitFor();
    await page.getByTestId('import-now').click();
    await page.getByTestId('nav-library').click();
    await page.getByTestId('report-row').nth(2).waitFor();
    const second = await exportAll(page, 'second.json');
    expect(reportsOf(second)).toEqual(reportsOf(first));

    await page.getByTestId('import-file').setInputFiles(first);
    await page.getByTestId('import-preview').waitFor();
    expect(await page.getByTestId('import-now').count()).toBe(0);
    expectQuiet(v);
    await v.context.close();

    // A second profile that opens the bundle sees the same values.
    const other = await visit(browser);
    await other.page.getByTestId('nav-data').click();
    await other.page.getByTestId('import-file').setInputFiles(first);
    await other.page.getByTestId('import-now').click();
    const third = await exportAll(other.page, 'third.json');
    expect(reportsOf(third)).toEqual(reportsOf(first));
    expectQuiet(other);
    await other.context.close();
  });

  it('reads every sample, and the same bytes twice are one report', async () => {
    const v = await visit(browser);
    await v.page.getByTestId('samples').click();
    await settled(v.page);
    await v.page.waitForFunction(
      (n) => document.querySelectorAll('[data-testid="report-row"]').length === n,
      samples.length,
    );
    await v.page.getByTestId('file-input').setInputFiles(three.map((s) => s.path));
    await v.page.waitForFunction(() =>
      document.querySelector('[data-testid="import-panel"]')?.textContent?.includes('3 份库中已有'),
    );
    expect(await rows(v.page)).toBe(samples.length);
    expectQuiet(v);
    await v.context.close();
  });

  it('takes deleted reports back', async () => {
    const v = await visit(browser);
    const { page } = v;
    await page.getByTestId('file-input').setInputFiles(three.map((s) => s.path));
    await page.getByTestId('report-row').nth(2).waitFor();
    await page.getByTestId('report-row').first().focus();
    await page.keyboard.press('Space');
    await page.getByTestId('delete').click();
    await page.waitForFunction(
      () => document.querySelectorAll('[data-testid="report-row"]').length === 2,
    );
    await page.getByTestId('toast').getByRole('button').first().click();
    await page.getByTestId('report-row').nth(2).waitFor();
    expectQuiet(v);
    await v.context.close();
  });
});

const bad = [
  ['an empty file', made('空.txt', ''), 'failed'],
  [
    'binary noise',
    made(
      '噪声.txt',
      Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256)),
    ),
    'failed',
  ],
  [
    'a 60 MB text',
    made('很大.txt', Buffer.alloc(60_000_000, '法治政府建设工作扎实推进。')),
    'failed',
  ],
  [
    'an unsupported format',
    made(
      '表.png',
      Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(2000, 3)]),
    ),
    'failed',
  ],
  [
    'a text that is no such report',
    made('散文.txt', '今天天气很好，我们去公园散步，看见湖边开满了花。'.repeat(20)),
    'done',
  ],
] as const;

describe('bad input', () => {
  it('ends in its own sentence each, in both languages, and harms nothing else', async () => {
    const v = await visit(browser);
    const { page } = v;
    const [good] = three;
    if (!good) throw new Error('no samples');
    // Large files cannot be passed inline: write them to disk first.
    const { writeFileSync } = await import('node:fs');
    const paths = bad.map(([, file]) => {
      const path = join(downloads, file.name);
      writeFileSync(path, file.buffer);
      return path;
    });
    await page.getByTestId('file-input').setInputFiles([...paths, good.path]);
    await settled(page, 120_000);
    const sentences = async (): Promise<string[]> =>
      page.getByTestId('job').evaluateAll((jobs) => jobs.map((j) => j.textContent ?? ''));
    const chinese = await sentences();
    await page.getByTestId('language').click();
    const english = await sentences();
    for (const [i, [what, file, state]] of bad.entries()) {
      const job = page.locator('[data-testid="job"]', { hasText: file.name });
      expect([what, await job.getAttribute('data-state')]).toEqual([what, state]);
      if (state === 'failed') {
        expect(chinese.find((s) => s.includes(file.name))).toMatch(/[一-鿿]{8,}/);
        expect(english.find((s) => s.includes(file.name))?.replace(file.name, '')).toMatch(
          /[A-Za-z]+ [a-z]+ [a-z]+/,
        );
      }
      expect(i).toBeLessThan(bad.length);
    }
    expect(await rows(page)).toBe(2);
    expectQuiet(v);
    await v.context.close();
  });
});

const shared = new URL('../../../shared/reports/', import.meta.url).pathname;

describe.skipIf(!existsSync(shared))('the reports given for measuring', () => {
  it('give the same in the page as on the command line', async () => {
    const paths = readdirSync(shared).map((name) => shared + name);
    const printed = join(downloads, 'printed.json');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(
      printed,
      execFileSync('npm', ['run', '-s', 'extract', '--', ...paths], {
        maxBuffer: 1e9,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    const v = await visit(browser);
    await v.page.getByTestId('file-input').setInputFiles(paths);
    await v.page.getByTestId('report-row').nth(2).waitFor();
    const exported = await exportAll(v.page, 'shared.json', false);
    expect(readings(exported)).toEqual(readings(printed));
    expectQuiet(v);
    await v.context.close();
  });
});
