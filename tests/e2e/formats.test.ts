import { strToU8, unzipSync, zipSync } from 'fflate';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { read } from '../../src/engine/read';
import { expectQuiet, launch, visit } from './browser';
import { keepAlike, drop, made, settled } from './files';
import { exportedReports, fixturePath, readingOf, readings } from './readings';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'zhijing-formats-'));

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Writes a file to be dropped, and says where. */
function written(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
const fixture = (name: string): Buffer => readFileSync(fixturePath(name));
/** A fixture under another name. */
const renamed = (from: string, to: string): string => written(to, fixture(from));
const cut = (name: string, share: number): Buffer =>
  fixture(name).subarray(0, Math.floor(fixture(name).length * share));

const jobOf = (page: Page, name: string) =>
  page.locator('[data-testid="job"]', { has: page.getByText(name, { exact: true }) });
const stored = (page: Page, count: number): Promise<unknown> =>
  page.waitForFunction(
    (n) => document.querySelectorAll('[data-testid="report-row"]').length === n,
    count,
  );

/** The same report by other programs; the text itself, in two encodings, is in names-gbk.zip. */
const sameReport = [
  'report.docx',
  'report.docm',
  'report.dotx',
  'report.doc',
  'report.rtf',
  'report-936.rtf',
  'report.odt',
  'report.ofd',
  'report-writer.pdf',
  'report-chromium.pdf',
  'report-cid.pdf',
  'page-gbk.shtml',
  'report.mhtml',
];
const tracked = ['tracked.docx', 'tracked.doc', 'tracked.rtf', 'tracked.odt'];

describe('a folder as it came by mail, dropped in one go', () => {
  it('becomes reports with the same facts and outline in every format', async () => {
    const v = await visit(browser);
    await keepAlike(v.page);
    const { page } = v;
    const whole = [...sameReport, ...tracked, 'names-gbk.zip', 'columns.pdf', 'radicals.pdf'];
    const refused = ['locked.docx', 'locked.doc', 'locked.pdf', 'scan.pdf'];
    await drop(page, [...whole, ...refused].map(fixturePath));
    await settled(page, 120_000);
    for (const name of whole)
      expect([name, await jobOf(page, name).getAttribute('data-state')]).toEqual([name, 'done']);
    for (const name of refused)
      expect([name, await jobOf(page, name).getAttribute('data-state')]).toEqual([name, 'failed']);
    const found = await readings(page);
    // The zip itself is none, and holds two.
    expect(found.size).toBe(whole.length - 1 + 2);
    const original = found.get('names-gbk.zip/法治报告/青岚县2023.txt');
    expect(original?.title).toBe('青岚县人民政府关于2023年度法治政府建设情况的报告');
    expect(original?.facts).toEqual(
      expect.arrayContaining(['review.accepted 52 件', 'litigation.cases 19 件']),
    );
    expect(original?.sections).toContain('2 (三) 规范公正文明执法');
    expect(found.get('names-gbk.zip/法治报告/国标.txt')).toEqual(original);
    for (const name of sameReport) expect([name, found.get(name)]).toEqual([name, original]);
    // What was put in counts, what was taken out does not.
    for (const name of tracked)
      expect([name, found.get(name)?.facts]).toEqual([name, ['review.concluded 72 件']]);
    expectQuiet(v);
    await v.context.close();
  });

  it('goes by what is in a file, not by its ending', async () => {
    const v = await visit(browser);
    await keepAlike(v.page);
    const { page } = v;
    const wrong = [
      ['report.docx', '一.doc'],
      ['report.doc', '二.wps'],
      ['report.rtf', '三.docx'],
      ['page-gbk.shtml', '四.doc'],
      ['report.mhtml', '五.doc'],
      ['report-chromium.pdf', '六.txt'],
      ['report.odt', '七.pdf'],
      ['report.ofd', '八'],
      ['report.txt', '九.html'],
    ] as const;
    await drop(
      page,
      wrong.map(([from, to]) => renamed(from, to)),
    );
    await settled(page, 120_000);
    await stored(page, wrong.length);
    const found = await readings(page);
    const original = found.get('九.html');
    expect(original?.facts).toContain('review.accepted 52 件');
    for (const [, name] of wrong) expect([name, found.get(name)]).toEqual([name, original]);
    expectQuiet(v);
    await v.context.close();
  });
});

const tracks = zipSync({ '../../滑出.txt': new Uint8Array(fixture('report.txt')) });
const bomb = zipSync({ '空.txt': new Uint8Array(60_000_000) });
/** One file too large for its packing beside one that is well. */
const halfBomb = zipSync({
  '大.txt': new Uint8Array(60_000_000),
  '好.rtf': new Uint8Array(fixture('report-936.rtf')),
});

/** [name, bytes, how it ends, a piece of its sentence in Chinese, in English]. */
const bad = [
  ['锁.docx', fixture('locked.docx'), 'failed', '文档有打开密码', 'document needs a password'],
  ['锁.doc', fixture('locked.doc'), 'failed', '文档有打开密码', 'document needs a password'],
  ['锁.pdf', fixture('locked.pdf'), 'failed', 'PDF 文件有打开密码', 'PDF needs a password'],
  [
    '扫描.pdf',
    fixture('scan.pdf'),
    'failed',
    '没有文字层（第 1–2 页）',
    'no text layer (pages 1–2)',
  ],
  ['断10.docx', cut('report.docx', 0.1), 'failed', '已损坏或不完整', 'damaged or incomplete'],
  ['断10.doc', cut('report.doc', 0.1), 'failed', '已损坏或不完整', 'damaged or incomplete'],
  ['断10.pdf', cut('report-chromium.pdf', 0.1), 'failed', 'PDF 文件', 'The PDF file'],
  ['断90.docx', cut('report.docx', 0.9), 'done', '', ''],
  ['断50.rtf', cut('report.rtf', 0.5), 'done', '', ''],
  ['炸弹.zip', bomb, 'failed', '压缩比异常', 'packed suspiciously tight'],
  [
    '半炸弹.zip',
    halfBomb,
    'done',
    '压缩比异常，可能是恶意文件，没有解开：大.txt',
    'unpacked: 大.txt',
  ],
  [
    '表.xls',
    zipSync({ 'xl/workbook.xml': strToU8('<x/>') }),
    'failed',
    '电子表格',
    'a spreadsheet',
  ],
  ['包.rar', 'Rar!\x1a\x07\x01\0abc', 'failed', '只支持 zip', 'only zip is supported'],
] as const;

describe('files that cannot be read, or not in full', () => {
  it('end each in its own sentence in both languages, and the others are unharmed', async () => {
    const v = await visit(browser);
    await keepAlike(v.page);
    const { page } = v;
    await drop(page, [
      ...bad.map(([name, bytes]) => written(name, bytes)),
      written('外.zip', tracks),
      renamed('report.docx', '好.docx'),
    ]);
    await settled(page, 120_000);
    for (const [name, , state, zh] of bad) {
      expect([name, await jobOf(page, name).getAttribute('data-state')]).toEqual([name, state]);
      expect(await jobOf(page, name).textContent()).toContain(zh);
    }
    await page.getByTestId('language').click();
    for (const [name, , , , en] of bad) expect(await jobOf(page, name).textContent()).toContain(en);
    await page.getByTestId('language').click();

    const reports = new Map((await exportedReports(page)).map((r) => [r.source.name, r]));
    expect([...reports.keys()].sort()).toEqual(
      ['好.docx', '好.rtf', '断50.rtf', '断90.docx', '滑出.txt'].sort(),
    );
    // A name that climbs out of its archive stays inside.
    expect(reports.get('滑出.txt')?.source.folder).toBe('外.zip');
    const well = ['好.docx', '好.rtf', '滑出.txt'].map((name) => {
      const report = reports.get(name);
      return report && readingOf(report);
    });
    expect(well[0]?.facts).toContain('review.accepted 52 件');
    expect(well).toEqual([well[0], well[0], well[0]]);
    for (const name of ['断50.rtf', '断90.docx'])
      expect(reports.get(name)?.problems.map((p) => p.code)).toContain('truncated');

    // What was read in part says so in the reader too.
    await page.getByTestId('nav-library').click();
    await jobOf(page, '断50.rtf').getByRole('link').click();
    await page.getByTestId('tab-about').click();
    await page.getByText('文件不完整，只读到了前面的部分').waitFor();
    expectQuiet(v);
    await v.context.close();
  });
});

describe('files that were cut off', () => {
  it('end each in a sentence, or in a shorter report that says so; none is left hanging', async () => {
    const v = await visit(browser);
    await keepAlike(v.page);
    const { page } = v;
    const cuts = sameReport.flatMap((name) =>
      [10, 50, 90].map((share) => ({ from: name, name: `${share}-${name}`, share })),
    );
    await drop(
      page,
      cuts.map(({ from, name, share }) => written(name, cut(from, share / 100))),
    );
    await settled(page, 120_000);
    const states = new Map<string, { state: string | null; said: string }>();
    for (const { name } of cuts) {
      const job = jobOf(page, name);
      states.set(name, {
        state: await job.getAttribute('data-state'),
        said: (await job.textContent()) ?? '',
      });
    }
    const reports = new Map((await exportedReports(page)).map((r) => [r.source.name, r]));
    const endings = new Set<string>();
    for (const { from, name } of cuts) {
      const { state, said } = states.get(name) ?? { state: null, said: '' };
      const told = reports.get(name)?.problems.map((p) => p.code);
      endings.add(state ?? '');
      if (state === 'failed')
        expect([name, said]).toEqual([name, expect.stringMatching(/。.*。.*。/)]);
      // A page has no end mark that could be missed: what is left of it is a shorter page.
      else if (from === 'page-gbk.shtml') expect([name, told]).toEqual([name, []]);
      else expect([name, told]).toEqual([name, expect.arrayContaining(['truncated'])]);
    }
    expect([...endings].sort()).toEqual(['done', 'failed']);
    expectQuiet(v);
    await v.context.close();
  });
});

describe('the readers are loaded when they are needed', () => {
  it('none with the page; pdf.js with the first PDF and its maps with the first that needs them', async () => {
    // Without the service worker, which fetches everything beforehand: only what is asked for is seen.
    const v = await visit(browser, { serviceWorkers: 'block' });
    await keepAlike(v.page);
    const { page } = v;
    const asked: string[] = [];
    v.context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await page.getByTestId('welcome').waitFor();
    const holding = (sign: (script: string) => boolean): string[] =>
      asked.filter(
        (path) => path.endsWith('.js') && sign(readFileSync(join(inject('built'), path), 'utf8')),
      );
    const reader = (script: string): boolean =>
      /word\/document|numbering\.xml|\\\\rtf/u.test(script);
    const pdfReader = (script: string): boolean => script.includes('GlobalWorkerOptions');
    const maps = (): boolean => asked.some((path) => /cmaps-/u.test(path));
    expect(holding((s) => reader(s) || pdfReader(s))).toEqual([]);

    const files = page.getByTestId('file-input');
    await files.setInputFiles(fixturePath('report.docx'));
    await stored(page, 1);
    expect(holding(reader).length).toBeGreaterThan(0);
    expect(holding(pdfReader)).toEqual([]);

    await files.setInputFiles(fixturePath('report-chromium.pdf'));
    await stored(page, 2);
    expect(holding(pdfReader).length).toBeGreaterThan(0);
    expect(maps()).toBe(false);

    await files.setInputFiles(fixturePath('report-cid.pdf'));
    await stored(page, 3);
    expect(maps()).toBe(true);
    await v.context.close();
  });
});

/** The report in GB18030, as Python wrote it into names-gbk.zip. */
const nationalStandard = (): Buffer => {
  const texts = Object.values(unzipSync(fixture('names-gbk.zip'))).filter((b) => b.length > 100);
  const own = texts.find((bytes) => Buffer.from(bytes).toString().includes('\ufffd'));
  if (!own) throw new Error('no such text in the fixture');
  return Buffer.from(own);
};

describe('the encoding', () => {
  it('is shown over a preview and can be changed and changed back; decisions stay', async () => {
    const v = await visit(browser);
    await keepAlike(v.page);
    const { page } = v;
    const article = page.getByTestId('article');
    const saying = (words: string, there = true): Promise<unknown> =>
      page.waitForFunction(
        ([w, wanted]) =>
          document.querySelector('[data-testid="article"]')?.textContent?.includes(w) === wanted,
        [words, there] as const,
      );
    await page.getByTestId('file-input').setInputFiles(made('国标.txt', nationalStandard()));
    await stored(page, 1);
    await page.getByTestId('report-row').first().focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('fact').first().waitFor();
    const total = await page.getByTestId('fact').count();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.getByTestId('reviewer-name').fill('李');
    await page.getByTestId('reviewer-save').click();
    const progress = page.getByTestId('progress');
    await progress.filter({ hasText: `1/${total}` }).waitFor();

    await page.getByTestId('tab-about').click();
    await page.getByTestId('encoding').click();
    const picker = page.locator('details', { has: page.getByTestId('encoding') });
    const choice = picker.getByRole('combobox');
    const preview = picker.locator('pre');
    expect(await choice.inputValue()).toBe('gb18030');
    expect(await preview.textContent()).toContain('青岚县坚持');
    await choice.selectOption('big5');
    expect(await preview.textContent()).not.toContain('青岚县');
    await page.getByTestId('encoding-apply').click();
    await saying('青岚县', false);

    // As UTF-8 these bytes are no text: that is said, and the reading before stays.
    await choice.selectOption('utf-8');
    await page.getByTestId('encoding-apply').click();
    await page.getByTestId('reread-problem').getByText('文件内容不是文字').waitFor();
    expect(await article.textContent()).not.toContain('青岚县');

    await choice.selectOption('gb18030');
    await page.getByTestId('encoding-apply').click();
    await saying('青岚县');
    await page.getByTestId('reread-problem').waitFor({ state: 'detached' });
    await page.getByTestId('tab-facts').click();
    await progress.filter({ hasText: `1/${total}` }).waitFor();
    expect(await page.getByTestId('fact').count()).toBe(total);
    const [report] = await exportedReports(page);
    expect(report?.source.encoding).toBe('gb18030');
    const once = await read('国标.txt', new Uint8Array(nationalStandard()));
    expect(report?.text).toBe(once.kind === 'report' ? once.parsed.doc.text : '');
    expectQuiet(v);
    await v.context.close();
  });
});

describe('a bundle among the dropped files', () => {
  it('is offered as a bundle, and the others are read', async () => {
    const v = await visit(browser);
    await keepAlike(v.page);
    const { page } = v;
    await drop(page, [
      fixturePath('report.docx'),
      fixturePath('bundles/v1.json'),
      fixturePath('report.rtf'),
    ]);
    await settled(page);
    await stored(page, 2);
    await page.getByTestId('nav-data').click();
    const offered = page.locator('p', { hasText: 'v1.json' }).getByRole('button');
    await offered.click();
    await page.getByTestId('import-preview').waitFor();
    await page.getByTestId('import-now').click();
    await page.getByTestId('nav-library').click();
    await stored(page, 3);
    expectQuiet(v);
    await v.context.close();
  });
});
