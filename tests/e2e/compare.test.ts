import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtIn } from '../../src/catalog/checklists/builtIn';
import { indicators } from '../../src/catalog/indicators';
import { chartKinds } from '../../src/views/selection';
import { expectQuiet, launch, violations, visit, type Visit } from './browser';
import { fabricate, figureOf, years } from './fabricate';
import { samples, settled } from './files';
import { convertedSheets, readWorkbook, spreadsheetProgram } from './spreadsheet';

let browser: Browser;
const downloads = mkdtempSync(join(tmpdir(), 'zhijing-compare-'));

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const kinds = indicators
  .filter((i) => i.unit === '件')
  .slice(0, 12)
  .map(({ id, unit }) => ({ id, unit }));
const [first, second] = kinds;
if (!first || !second) throw new Error('the catalogue has no indicators of that unit');
const two = `i=${first.id}_${second.id}`;

const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((h) => (location.hash = h), `#/${hash}`);
  await page.waitForTimeout(100);
};

/** Waits until every picture on the page has been drawn. */
const drawn = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const charts = [...document.querySelectorAll<HTMLElement>('[data-testid="chart"]')];
    return charts.length > 0 && charts.every((c) => c.dataset['drawn'] !== undefined);
  });

const textsOf = (page: Page): Promise<string[]> =>
  page
    .locator('[data-testid="chart"] svg text')
    .evaluateAll((all) => all.map((t) => t.textContent ?? ''));

const numberOf = (text: string): number => Number(text.replaceAll(/[^\d.-]/g, ''));

/** Numbers in the table as it stands, and how many of its cells say why there is none. */
const tableOf = (page: Page): Promise<{ values: string[]; gaps: number }> =>
  page.getByTestId('compare-table').evaluate((table) => ({
    values: [...table.querySelectorAll('[data-testid="value"]')].map((a) => a.textContent ?? ''),
    gaps: table.querySelectorAll('.gap').length,
  }));

const save = async (page: Page, button: string, name: string): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByTestId(button).click(),
  ]);
  const path = join(downloads, name);
  await download.saveAs(path);
  return path;
};

async function filled(count: number): Promise<Visit> {
  const v = await visit(browser, { viewport: { width: 1440, height: 900 } });
  await v.page.getByTestId('welcome').waitFor();
  const items = builtIn.flatMap((l) => l.items.map((i) => i.id));
  await fabricate(v.page, count, kinds, items);
  await v.page.reload();
  await v.page.getByTestId('report-row').first().waitFor();
  return v;
}

describe('the samples compared', () => {
  it('show in chart and table what is stored, and lead from a value to its passage', async () => {
    const v = await visit(browser, { viewport: { width: 1440, height: 900 } });
    const { page } = v;
    await page.getByTestId('samples').click();
    await settled(page);
    const stored = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('zhijing');
        request.onsuccess = () => done(request.result);
      });
      const records = await new Promise<{ facts: { indicator: string; value: number }[] }[]>(
        (done) => {
          const request = database.transaction('facts').objectStore('facts').getAll();
          request.onsuccess = () => done(request.result);
        },
      );
      database.close();
      return records.flatMap((r) => {
        const fact = r.facts.find((f) => f.indicator === 'review.accepted');
        return fact ? [fact.value] : [];
      });
    });
    expect(stored.length).toBeGreaterThan(2);
    await go(page, 'compare?i=review.accepted&c=bars');
    await drawn(page);
    const inChart = (await textsOf(page)).flatMap((t) => {
      const label = /^\d{4} {2}([\d,]+)件/.exec(t);
      return label ? [numberOf(label[1] ?? '')] : [];
    });
    const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);
    expect(sorted(inChart)).toEqual(sorted(stored));
    await page.getByTestId('tab-table').click();
    expect(sorted((await tableOf(page)).values.map(numberOf))).toEqual(sorted(stored));
    await page.getByTestId('value').first().click();
    await page.waitForFunction(() => location.hash.startsWith('#/report/'));
    expectQuiet(v);
    await v.context.close();
  });

  it('leave as one page that reads without scripts and comes back as the same reports', async () => {
    const v = await visit(browser, { viewport: { width: 1440, height: 900 } });
    const { page } = v;
    await page.getByTestId('samples').click();
    await settled(page);
    await go(page, 'compare?i=review.accepted_review.concluded');
    await drawn(page);
    await page.getByTestId('export').click();
    const path = await save(page, 'page', 'one.html');
    expectQuiet(v);
    await v.context.close();

    const still = await browser.newContext({ javaScriptEnabled: false });
    const read = await still.newPage();
    await read.goto(`file://${path}`);
    expect(await read.locator('svg').count()).toBe(2);
    expect(await read.locator('mark').count()).toBeGreaterThan(2);
    await still.close();

    const other = await visit(browser);
    await other.page.getByTestId('nav-data').click();
    await other.page.getByTestId('import-file').setInputFiles(path);
    await other.page.getByTestId('import-now').click();
    await other.page.getByTestId('nav-library').click();
    await other.page
      .getByTestId('report-row')
      .nth(samples.length - 1)
      .waitFor();
    expectQuiet(other);
    await other.context.close();
  });
});

describe('three thousand reports compared', () => {
  const count = 3000;
  let v: Visit;
  beforeAll(async () => {
    v = await filled(count);
  }, 120_000);
  afterAll(() => v.context.close());

  it('draws every kind of chart from what is stored', async () => {
    const { page } = v;
    const shown = Array.from({ length: count }, (_, i) => figureOf(i, 0)).filter((f) => f !== null);
    for (const kind of chartKinds) {
      await go(page, `compare?${kind === 'scatter' ? two : `i=${first.id}`}&c=${kind}`);
      await drawn(page);
      const shapes = await page
        .getByTestId('chart')
        .evaluate(
          (c) =>
            c.querySelectorAll('svg path, svg text').length + c.querySelectorAll('canvas').length,
        );
      expect([kind, shapes > 0]).toEqual([kind, true]);
      // So many dots are drawn on a canvas.
      if (kind === 'distribution')
        expect(await page.locator('[data-testid="chart"] canvas').count()).toBe(1);
      const said = (await page.getByTestId('chart').getAttribute('aria-label')) ?? '';
      if (kind !== 'scatter' && kind !== 'coverage' && kind !== 'profile')
        expect(said).toContain(`有数值 ${shown.length} 个，无数值 ${count - shown.length} 个`);
    }
    expectQuiet(v);
  });

  it('has the same numbers in bars, in the table and in the formula they were made by', async () => {
    const { page } = v;
    const year = years[1];
    await go(page, `compare?i=${first.id}&y=${year}&c=bars`);
    await drawn(page);
    const expected = Array.from({ length: 40 }, (_, place) => figureOf(place * 3 + 1, 0));
    const labels = (await textsOf(page)).filter((t) => /^[\d,]+件/.test(t));
    expect(labels.map((t) => Number.parseInt(t.replaceAll(',', ''), 10)).sort()).toEqual(
      expected.filter((f) => f !== null).sort(),
    );
    await page.getByTestId('tab-table').click();
    const { values, gaps } = await tableOf(page);
    const inTable = expected.slice(0, 12).filter((f) => f !== null);
    expect(values.map(numberOf).slice(0, inTable.length)).toEqual(inTable);
    expect(gaps).toBeGreaterThan(0);
    expectQuiet(v);
  });

  it('answers a change quickly and opens soon', async () => {
    const { page } = v;
    await go(page, `compare?i=${first.id}`);
    await page.reload();
    await drawn(page);
    const opened = await page.evaluate(() => Math.round(performance.now()));
    await page.waitForTimeout(500);
    const times = await page.evaluate(async () => {
      const charts = (): HTMLElement[] => [
        ...document.querySelectorAll<HTMLElement>('[data-testid="chart"]'),
      ];
      const select = (id: string) =>
        document.querySelector<HTMLSelectElement>(`[data-testid="${id}"]`);
      const state = (): string =>
        charts()
          .map((c) => c.dataset['drawn'] ?? '-')
          .join() + (select('kind')?.value ?? '');
      const change = (id: string, k: number): void => {
        const element = select(id);
        if (!element) return;
        const others = [...element.options].map((o) => o.value).filter((o) => o !== element.value);
        element.value = others[k % others.length] ?? '';
        element.dispatchEvent(new Event('change', { bubbles: true }));
      };
      const times: number[] = [];
      for (let k = 0; k < 30; k++) {
        const before = state();
        const start = performance.now();
        if (k % 3 === 0) change('kind', k);
        else if (k % 3 === 1) change('order', k);
        else {
          const all = document.querySelectorAll<HTMLElement>('[data-testid^="year-"]');
          all[k % all.length]?.click();
        }
        for (let frame = 0; frame < 200; frame++) {
          await new Promise((done) => requestAnimationFrame(done));
          if (state() !== before && !state().includes('-')) break;
        }
        times.push(performance.now() - start);
        await new Promise((done) => setTimeout(done, 40));
      }
      return times;
    });
    const median = Math.round([...times].sort((a, b) => a - b)[15] ?? 0);
    console.log(
      `compare at ${count} reports: first chart ${opened} ms, redraw median ${median} ms of 30`,
    );
    // The aims are 1,000 and 100 ms on a machine of its own; a shared one is several times slower.
    expect(opened).toBeLessThan(8000);
    expect(median).toBeLessThan(800);
    expectQuiet(v);
  });

  it('exports a year that nobody has as rows that say so', async () => {
    const { page } = v;
    await go(page, `compare?${two}&y=1999`);
    await page.getByTestId('export').click();
    const empty = readFileSync(await save(page, 'csv', 'empty.csv'), 'utf8');
    expect(empty.trim().split('\r\n').length).toBeGreaterThan(1);
    expect(empty).toContain('未收集到报告');
    await page.keyboard.press('Escape');
    expectQuiet(v);
  });
});

describe('three hundred reports exported', () => {
  let v: Visit;
  beforeAll(async () => {
    v = await filled(300);
  }, 60_000);
  afterAll(() => v.context.close());

  it('make a workbook that holds the same values as what was stored', async () => {
    const { page } = v;
    await go(page, `compare?i=${first.id}`);
    await page.getByTestId('export').click();
    await page.getByTestId('export-all').check();
    const start = Date.now();
    const path = await save(page, 'xlsx', 'all.xlsx');
    console.log(`XLSX of ${indicators.length} indicators × 300 reports: ${Date.now() - start} ms`);
    const [long = []] = [...readWorkbook(path).values()];
    const head = long[0] ?? [];
    const at = (title: string): number => head.indexOf(title);
    expect(long).toHaveLength(300 * indicators.length + 1);
    const values = long
      .filter((r) => r[at('指标编号')] === first.id)
      .map((r) => r[at('数值')] ?? null);
    expect(values).toEqual(Array.from({ length: 300 }, (_, i) => figureOf(i, 0)));
    const one = long.find(
      (r) => r[at('指标编号')] === first.id && typeof r[at('数值')] === 'number',
    );
    for (const title of [
      '下限',
      '上限',
      '单位',
      '原文数字',
      '所在句子',
      '文件',
      '起始位置',
      '状态',
      '引擎版本',
    ])
      expect([title, one?.[at(title)] ?? null]).not.toEqual([title, null]);
    await page.keyboard.press('Escape');
    expectQuiet(v);
  }, 120_000);

  it('leave as pictures that say what they show, and print every row', async () => {
    const { page } = v;
    await go(page, `compare?i=${first.id}&y=${years[0]}&c=bars`);
    await drawn(page);
    await page.getByTestId('export').click();
    const png = readFileSync(await save(page, 'png-2', 'bars.png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Twice the 1,000 pixels of a picture.
    expect(png.readUInt32BE(16)).toBe(2000);
    const svg = readFileSync(await save(page, 'svg', 'bars.svg'), 'utf8');
    for (const words of [indicators.find((i) => i.id === first.id)?.zh ?? '', '来源：', '口径：'])
      expect(svg).toContain(words);
    await page.keyboard.press('Escape');

    await go(page, `compare?i=${first.id}&t=table`);
    const rows = page.getByTestId('compare-table').locator('tbody tr:not([aria-hidden])');
    expect(await rows.count()).toBeLessThan(100);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect.poll(() => rows.count()).toBe(300);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => rows.count()).toBeLessThan(100);
    expectQuiet(v);
  });

  const program = spreadsheetProgram();
  it.skipIf(program === null)(
    'opens in LibreOffice with the same numbers',
    () => {
      const [long = []] = [...readWorkbook(join(downloads, 'all.xlsx')).values()];
      const sheets = convertedSheets(program ?? '', join(downloads, 'all.xlsx'));
      expect(sheets).toHaveLength(5);
      const text = sheets.find((s) => s.startsWith(String(long[0]?.[0]))) ?? '';
      const numbers = long.slice(1).flatMap((r) => r.filter((c) => typeof c === 'number'));
      for (const n of numbers.slice(0, 200)) expect(text).toContain(String(n));
    },
    180_000,
  );

  it('can be compared by keyboard alone', async () => {
    const { page } = v;
    await go(page, 'compare');
    await page.getByRole('searchbox').first().focus();
    await page.keyboard.type(indicators.find((i) => i.id === first.id)?.zh ?? '');
    await page.keyboard.press('Tab');
    for (let i = 0; i < 6; i++) {
      const there = await page.evaluate(
        (id) => document.activeElement?.getAttribute('data-testid') === `measure-${id}`,
        first.id,
      );
      if (there) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    await drawn(page);
    expect(page.url()).toContain(first.id);
    await page.getByTestId('tab-table').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('value').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.startsWith('#/report/'));
    expectQuiet(v);
  });

  it('is clean to axe in both themes: every view of the comparison, every checklist', async () => {
    const { page } = v;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const places = [
        ...['compare', `compare?${two}&c=coverage`, `compare?${two}&t=table`],
        ...[`compare?${two}&t=evidence`, ...builtIn.map((l) => `checklist?l=${l.id}`)],
      ];
      for (const place of places) {
        await go(page, place);
        await page.waitForTimeout(400);
        expect([colorScheme, place, await violations(page)]).toEqual([colorScheme, place, []]);
      }
    }
    expectQuiet(v);
  }, 120_000);
});
