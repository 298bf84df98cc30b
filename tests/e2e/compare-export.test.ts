import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '../../src/catalog/indicators';
import { expectQuiet, launch, visit } from './browser';
import {
  copiedTable,
  drawn,
  figureOf,
  filled,
  go,
  plainIndicators,
  save,
  sorted,
  type Filled,
} from './compare';
import { drop, made } from './files';
import { convertedSheets, readWorkbook, spreadsheetProgram, type Cell } from './spreadsheet';

let browser: Browser;
let v: Filled;
let page: Page;
let first = '';
beforeAll(async () => {
  browser = await launch();
  v = await filled(browser, 300, 1);
  page = v.page;
  [first = ''] = plainIndicators(v.made);
}, 120_000);
afterAll(() => browser.close());
// A window left open by one test must not stand in the way of the next.
afterEach(() => page.keyboard.press('Escape'));

const open = async (query: string): Promise<void> => {
  await go(page, `compare?${query}`);
  await page.getByTestId('export').waitFor();
};
/** Rows of a CSV file without line breaks in its cells. */
const linesOf = (path: string): string[] =>
  readFileSync(path, 'utf8').replace('\uFEFF', '').trim().split('\r\n');

/** Watches for work that holds the page up, and for what the window says of its progress. */
function watchWork(on: Page): {
  begin: () => Promise<void>;
  end: () => Promise<{ longest: number; said: string[] }>;
} {
  type Seen = { longest: number; said: string[]; stop: () => void };
  const begin = (): Promise<void> =>
    on.evaluate(() => {
      const seen: Seen = { longest: 0, said: [], stop: () => {} };
      const tasks = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          seen.longest = Math.max(seen.longest, Math.round(duration));
      });
      tasks.observe({ type: 'longtask' });
      const status = document.querySelector('dialog[open] [role="status"]');
      const words = new MutationObserver(() => seen.said.push(status?.textContent ?? ''));
      if (status) words.observe(status, { childList: true, characterData: true, subtree: true });
      seen.stop = () => (tasks.disconnect(), words.disconnect());
      Object.assign(window, { seen });
    });
  const end = () =>
    on.evaluate(() => {
      const { longest, said, stop } = (window as unknown as { seen: Seen }).seen;
      stop();
      return { longest, said };
    });
  return { begin, end };
}

/** A reader of RFC 4180: cells may hold commas, quotes and line breaks. */
function readCsv(path: string): string[][] {
  const rows: string[][] = [[]];
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/u, '');
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/gy,
  )) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('three hundred reports leave as tables', () => {
  let path = '';
  let sheets: ReadonlyMap<string, readonly (readonly Cell[])[]> = new Map();

  it('all indicators × all reports within seconds, with everything a stranger needs in every row', async () => {
    await open(`i=${first}`);
    await page.getByTestId('export').click();
    await page.getByTestId('export-all').check();
    const watched = watchWork(page);
    await watched.begin();
    const start = Date.now();
    path = await save(page, 'xlsx', 'all.xlsx');
    const took = Date.now() - start;
    const { longest, said } = await watched.end();
    console.log(
      `XLSX of ${indicators.length} indicators × 300 reports: ${took} ms, longest task ${longest} ms`,
    );
    // The page answers while the file is made, and says how far it is: writing it there would hold it up for seconds.
    expect(longest).toBeLessThan(1000);
    expect(said.some((words) => /已取 \d+ 份|已写 \d+ 行/.test(words))).toBe(true);
    sheets = readWorkbook(path);
    const [long = []] = [...sheets.values()];
    const head = long[0] ?? [];
    const at = (title: string): number => head.indexOf(title);
    const rows = long.filter((r) => r[at('指标编号')] === first);
    expect(long.length - 1).toBe(rows.length * indicators.length);
    const read = v.made.flatMap((g) => figureOf(g, first) ?? []);
    const values = rows.flatMap((r) => {
      const value = r[at('数值')];
      return typeof value === 'number' ? [value] : [];
    });
    expect(sorted(values)).toEqual(sorted(read));
    const needed = [
      ...['数值', '下限', '上限', '单位', '原文数字', '所在句子', '文件', '起始位置'],
      ...['结束位置', '状态', '引擎版本'],
    ];
    for (const row of rows.filter((r) => typeof r[at('数值')] === 'number')) {
      for (const title of needed)
        expect([row[at('文件')], title, row[at(title)] ?? null]).not.toContain(null);
      const name = String(row[at('文件')]);
      const text = v.made.find((g) => g.records.report.name === name)?.records.text.doc.text ?? '';
      // The position leads to the very words in the text.
      expect(text.slice(Number(row[at('起始位置')]), Number(row[at('结束位置')]))).toBe(
        row[at('原文数字')],
      );
      expect(String(row[at('所在句子')])).toContain(String(row[at('原文数字')]));
    }
    // Every gap says its kind.
    for (const row of rows.filter((r) => typeof r[at('数值')] !== 'number'))
      expect(['未收集到报告', '未找到', '未识别', '不适用', '已确认没有']).toContain(
        row[at('状态')],
      );
    await page.keyboard.press('Escape');
    expectQuiet(v);
  }, 120_000);

  const program = spreadsheetProgram();
  it.skipIf(program === null)(
    'opens in LibreOffice with the same cells, sheet by sheet',
    () => {
      const read = convertedSheets(program ?? '', path);
      expect(read).toHaveLength(5);
      for (const [name, rows] of sheets) {
        const heads = (rows[0] ?? []).map(String);
        const text = read.find((s) => {
          const line = s.slice(0, s.indexOf('\n'));
          return line.startsWith(heads[0] ?? '') && heads.every((head) => line.includes(head));
        });
        expect([name, text !== undefined]).toEqual([name, true]);
        const numbers = rows.flatMap((r) => r.filter((c) => typeof c === 'number'));
        const inText = new Set(text?.match(/-?\d+(?:\.\d+)?(?:E[+-]?\d+)?/g)?.map(Number));
        const lost = numbers.filter((n) => !inText.has(n) && !inText.has(Math.abs(n)));
        expect([name, lost.slice(0, 5)]).toEqual([name, []]);
        const words = rows.slice(0, 200).flatMap((r) => r.filter((c) => typeof c === 'string'));
        for (const word of words) if (!/[\n"]/.test(word)) expect(text).toContain(word);
      }
    },
    180_000,
  );

  it('come back from CSV as the table shows them, with quotes, line breaks and signs of a formula', async () => {
    const name = '=甲,"乙".txt';
    const sentence = '-全年共受理行政复议申请28件，群众说"好",满意。';
    const note = '第一行\n@第二行,"引号"';
    await page.getByTestId('nav-library').click();
    await page
      .getByTestId('file-input')
      .setInputFiles([
        made(
          name,
          `柏树坳县人民政府2023年法治政府建设年度报告\n一、主要工作\n${sentence}\n柏树坳县人民政府\n2024年1月20日\n`,
        ),
      ]);
    await page.getByTestId('report-row').filter({ hasText: name }).waitFor();
    await page.evaluate(
      async ([file, words]) => {
        const database = await new Promise<IDBDatabase>((done) => {
          const request = indexedDB.open('zhijing');
          request.onsuccess = () => done(request.result);
        });
        const stores = database.transaction(['reports', 'reviews'], 'readwrite');
        const all = stores.objectStore('reports').getAll();
        all.onsuccess = () => {
          const { id } = (all.result as { id: string; name: string }[]).find(
            (r) => r.name === file,
          ) ?? { id: '' };
          stores.objectStore('reviews').put({
            ...{ id: 'csv', report: id, target: { kind: 'fact', indicator: 'review.accepted' } },
            ...{ decision: 'accepted', value: 28, unit: '件', note: words, anchor: null },
            ...{ engineValue: 28, engine: 1, by: '+李', at: '2026-02-01T00:00:00Z' },
          });
        };
        await new Promise<void>((done) => (stores.oncomplete = () => done()));
        database.close();
      },
      [name, note] as const,
    );
    await page.reload();
    await open('i=review.accepted&y=2023&t=table');
    const body = page.getByTestId('compare-table').locator('tbody tr:not([aria-hidden])');
    const all = Number(/\d+/.exec(await page.getByText(/^\d+ 行$/).innerText())?.[0]);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect.poll(() => body.count()).toBe(all);
    const shown = await body.evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
    );
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.getByTestId('export').click();
    await page.getByRole('radio').first().check();
    const [head = [], ...rows] = readCsv(await save(page, 'csv', 'round.csv'));
    const at = (title: string): number => head.indexOf(title);
    expect(rows).toHaveLength(all);
    expect(
      rows.map((row) => [
        row[at('地方或单位')],
        row[at('报告年度')],
        row[at('数值')] || row[at('状态')],
      ]),
    ).toEqual(
      shown.map(([place = '', year = '', value = '']) => [
        place,
        year,
        // A number as people read it, and as a file holds it.
        /^[\d,]+$/.test(value) ? value.replaceAll(',', '') : value,
      ]),
    );
    const own = rows.find((row) => row[at('文件')]?.includes('乙'));
    const cells = ['文件', '所在句子', '备注', '核对人'].map((title) => own?.[at(title)]);
    // What a spreadsheet would run is disarmed with an apostrophe; all else is as it was.
    expect(cells).toEqual([`'${name}`, `'${sentence}`, note, "'+李"]);
    await page.keyboard.press('Escape');
    expectQuiet(v);
  }, 60_000);

  it('a year that nobody has, and an indicator that nobody gives, leave rows that say so', async () => {
    const given = new Set(v.made.flatMap((g) => g.records.facts.facts.map((f) => f.indicator)));
    const lacking = indicators.find((i) => !given.has(i.id))?.id ?? '';
    for (const [query, words] of [
      [`i=${first}&y=1999`, '未收集到报告'],
      [`i=${lacking}&y=2023`, '未找到'],
    ] as const) {
      if (query.startsWith('i=&')) continue;
      await open(query);
      await page.getByTestId('export').click();
      await page.getByRole('radio').first().check();
      const lines = linesOf(await save(page, 'csv', 'empty.csv'));
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines.slice(1)) expect(line).toMatch(/未收集到报告|未找到|未识别|不适用/);
      expect(lines.join()).toContain(words);
      await page.keyboard.press('Escape');
    }
    expectQuiet(v);
  });

  it('nothing chosen leaves a sentence and a head alone', async () => {
    await open('');
    await page.getByTestId('export').click();
    await page.getByRole('radio').first().check();
    await page.getByText('导出的表只有表头').waitFor();
    expect(linesOf(await save(page, 'csv', 'nothing.csv'))).toHaveLength(1);
    await page.keyboard.press('Escape');
    expectQuiet(v);
  });

  it('goes to the clipboard as cells, in text and as a table', async () => {
    await open(`i=${first}&y=2023`);
    const { rows, html } = await copiedTable(page);
    const read = v.made.flatMap((g) => (g.year === 2023 ? (figureOf(g, first) ?? []) : []));
    const values = rows.flatMap((r) => (/^\d+$/.test(r.at(-1) ?? '') ? [Number(r.at(-1))] : []));
    expect(sorted(values)).toEqual(sorted(read));
    expect(html).toContain('<table>');
    expect(html.match(/<tr>/g)).toHaveLength(rows.length);
    expectQuiet(v);
  });
});

describe('pictures and paper', () => {
  it('pictures leave with their words inside', async () => {
    await open(`i=${first}&y=2023&c=bars`);
    await drawn(page);
    await page.getByTestId('export').click();
    const png = readFileSync(await save(page, 'png-2', 'bars.png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Twice the 1,000 pixels of a picture.
    expect(png.readUInt32BE(16)).toBe(2000);
    const svg = readFileSync(await save(page, 'svg', 'bars.svg'), 'utf8');
    const name = indicators.find((i) => i.id === first)?.zh ?? '';
    for (const words of [name, '2023 年', '单位：件', '来源：', '口径：', '制图日期'])
      expect(svg).toContain(words);
    await page.keyboard.press('Escape');
    expectQuiet(v);
  });

  it('prints pictures in parts that fit a page, with patterns, and every row of a table', async () => {
    await open(`i=${first}&y=2022_2023_2024&c=bars`);
    await drawn(page);
    const charts = page.getByTestId('chart');
    expect(await charts.count()).toBe(1);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect.poll(() => charts.count()).toBeGreaterThan(1);
    await drawn(page);
    for (const chart of await charts.all())
      expect((await chart.boundingBox())?.height ?? 0).toBeLessThan(960);
    // Decals: bars are filled with patterns.
    expect(await page.locator('[data-testid="chart"] svg pattern').count()).toBeGreaterThan(1);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => charts.count()).toBe(1);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');

    await open(`i=${first}&t=table`);
    const rows = page.getByTestId('compare-table').locator('tbody tr:not([aria-hidden])');
    const all = Number(/\d+/.exec(await page.getByText(/^\d+ 行$/).innerText())?.[0]);
    expect(await rows.count()).toBeLessThan(100);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect.poll(() => rows.count()).toBe(all);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => rows.count()).toBeLessThan(100);
    expect(await page.getByTestId('notes').innerText()).toContain('口径：');
    expectQuiet(v);
  });
});

describe('the one-file report', () => {
  it('reads from disk without scripts or network, and comes back by dropping it on the page', async () => {
    const few = [...new Set(v.made.map((g) => g.place))].slice(0, 3);
    await open(`i=${first}&y=2022_2023`);
    await page.getByTestId('place-search').waitFor();
    for (const place of few) {
      await page.getByTestId('place-search').fill(place);
      await page.getByTestId('place').first().check();
    }
    await page.waitForFunction(() => location.hash.includes('r='));
    await drawn(page);
    await page.getByTestId('export').click();
    const path = await save(page, 'page', 'one.html');
    await page.keyboard.press('Escape');
    expectQuiet(v);

    const still = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const read = await still.newPage();
    const asked: string[] = [];
    read.on('request', (request) => asked.push(request.url()));
    await read.goto(`file://${path}`);
    expect(await read.locator('svg:visible').count()).toBe(1);
    expect(await read.locator('table').count()).toBe(2);
    expect(await read.locator('mark').count()).toBeGreaterThan(2);
    // On a phone the picture is drawn for it, and nothing but tables is wider than the screen.
    await read.setViewportSize({ width: 390, height: 844 });
    expect(await read.locator('svg:visible').count()).toBe(1);
    const wide = await read
      .locator('body > :not(.wide)')
      .evaluateAll((all) =>
        all.filter((e) => e.getBoundingClientRect().right > 391).map((e) => e.tagName),
      );
    expect(wide).toEqual([]);
    await read.emulateMedia({ media: 'print' });
    expect(await read.locator('.phone svg:visible').count()).toBe(0);
    expect(await read.locator('body').innerText()).toContain('口径');
    expect(asked).toEqual([`file://${path}`]);
    await still.close();

    const html = readFileSync(path, 'utf8');
    const bundle = JSON.parse(
      /<script type="application\/json" id="zhijing-bundle">(.*?)<\/script>/s.exec(html)?.[1] ?? '',
    ) as { reports: { id: string }[] };
    expect(bundle.reports.length).toBeGreaterThan(3);

    const other = await visit(browser);
    await other.page.getByTestId('welcome').waitFor();
    await drop(other.page, [path]);
    await other.page.getByText('one.html').first().waitFor();
    await other.page.getByTestId('nav-data').click();
    await other.page.locator('section[aria-labelledby="import-title"] p.row button').click();
    await other.page.getByTestId('import-now').click();
    await other.page.getByTestId('nav-library').click();
    const back = other.page.getByTestId('report-row');
    await back.nth(bundle.reports.length - 1).waitFor();
    expect(await back.count()).toBe(bundle.reports.length);
    await go(other.page, `compare?i=${first}&t=table`);
    await other.page.getByTestId('value').first().waitFor();
    expectQuiet(other);
    await other.context.close();
  });
});
