import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '../../src/catalog/indicators';
import { chartKinds } from '../../src/views/selection';
import { expectQuiet, launch, visit } from './browser';
import {
  copiedTable,
  drawn,
  figureOf,
  filled,
  go,
  numberOf,
  plainIndicators,
  sorted,
  textsOf,
  type Filled,
} from './compare';
import { samples, settled } from './files';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

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
    expect(stored.length).toBeLessThanOrEqual(samples.length);
    await go(page, 'compare?i=review.accepted&c=bars');
    await drawn(page);
    const inChart = (await textsOf(page)).flatMap((t) => {
      const label = /^\d{4} {2}([\d,]+)件/.exec(t);
      return label ? [numberOf(label[1] ?? '')] : [];
    });
    expect(sorted(inChart)).toEqual(sorted(stored));
    await page.getByTestId('tab-table').click();
    const values = await page.getByTestId('value').allTextContents();
    expect(sorted(values.map(numberOf))).toEqual(sorted(stored));
    // Cells cut what is too long for them, but not the ring of a focused value.
    const ring = await page
      .getByTestId('value')
      .first()
      .evaluate((link) => {
        link.focus({ focusVisible: true });
        const own = getComputedStyle(link);
        const cell = getComputedStyle(link.parentElement ?? link);
        return {
          reach: Number.parseFloat(own.outlineWidth) + Number.parseFloat(own.outlineOffset),
          room: cell.overflowX === 'hidden' ? 0 : Number.parseFloat(cell.overflowClipMargin),
        };
      });
    expect(ring.reach).toBeGreaterThan(0);
    expect(ring.room).toBeGreaterThanOrEqual(ring.reach);
    await page.getByTestId('value').first().click();
    await page.waitForFunction(() => location.hash.startsWith('#/report/'));
    // What was focused is gone with its page: the next one begins at its beginning.
    await page.waitForFunction(() => document.activeElement?.id === 'main');
    expectQuiet(v);
    await v.context.close();
  });
});

describe('three thousand generated reports compared', () => {
  const copies = 10;
  let v: Filled;
  let [first, second] = ['', ''];
  /** Table of two indicators in all years: a line per place and year, in the order of the charts. */
  let table: {
    place: string;
    year: number;
    a: number | null;
    b: number | null;
    /** Of the first indicator: why there is no value. */
    why: string;
  }[] = [];

  beforeAll(async () => {
    v = await filled(browser, 300, copies);
    [first = '', second = ''] = plainIndicators(v.made);
    await go(v.page, `compare?i=${first}_${second}`);
    await v.page.getByTestId('tab-table').waitFor();
    const { rows } = await copiedTable(v.page);
    const head = rows[0] ?? [];
    const [place, year] = [head.indexOf('地方或单位'), head.indexOf('报告年度')];
    const value = (text: string | undefined): number | null =>
      text !== undefined && /^\d/.test(text) ? Number(text) : null;
    table = rows.slice(1).map((row) => ({
      ...{ place: row[place] ?? '', year: Number(row[year]) },
      ...{ a: value(row.at(-2)), b: value(row.at(-1)), why: row.at(-2) ?? '' },
    }));
  }, 240_000);
  afterAll(() => v.context.close());

  const shown = (rows: typeof table): number[] => rows.flatMap((row) => row.a ?? []);
  const ofYears = (...years: number[]) => table.filter((row) => years.includes(row.year));
  const placesIn = (rows: typeof table) => [...new Set(rows.map((row) => row.place))];
  const show = async (query: string): Promise<void> => {
    await go(v.page, `compare?${query}`);
    await drawn(v.page);
  };
  const said = async (): Promise<string> =>
    (await v.page.getByTestId('chart').first().getAttribute('aria-label')) ?? '';

  it('has in its table every figure that the engine read, and no other', () => {
    const read = v.stored.flatMap(({ from }) => figureOf(from, first) ?? []);
    expect(v.stored).toHaveLength(3000);
    expect(sorted(shown(table))).toEqual(sorted(read));
    const at = new Map(table.map((row) => [`${row.place} ${row.year}`, row]));
    let compared = 0;
    for (const { place, year, from } of v.stored) {
      const row = at.get(`${place} ${year}`);
      if (!row || figureOf(from, first) === null) continue;
      compared++;
      expect([place, year, row.a]).toEqual([place, year, figureOf(from, first)]);
    }
    expect(compared).toBeGreaterThan(1000);
    expectQuiet(v);
  });

  it('draws bars, one year and several, with the numbers of the table', async () => {
    await show(`i=${first}&y=2023&c=bars`);
    const rows = ofYears(2023);
    const labels = (await textsOf(v.page)).filter((t) => /^[\d,]+件/.test(t));
    expect(sorted(labels.map((t) => Number.parseInt(t.replaceAll(',', ''), 10)))).toEqual(
      sorted(shown(rows.slice(0, 40))),
    );
    await show(`i=${first}&y=2022_2023_2024&c=bars`);
    const three = ofYears(2022, 2023, 2024);
    const withValue = placesIn(three.filter((row) => row.a !== null));
    const here = placesIn(three)
      .filter((place) => withValue.includes(place))
      .slice(0, 20);
    const grouped = (await textsOf(v.page)).flatMap((t) => {
      const label = /^\d{4} {2}([\d,]+)件/.exec(t);
      return label ? [numberOf(label[1] ?? '')] : [];
    });
    expect(sorted(grouped)).toEqual(sorted(shown(three.filter((r) => here.includes(r.place)))));
    expectQuiet(v);
  });

  it('draws small multiples with the numbers of the table, and says each kind of gap', async () => {
    await show(`i=${first}&c=multiples`);
    const panels = placesIn(table).slice(0, 24);
    const rows = table.filter((row) => panels.includes(row.place));
    const texts = await textsOf(v.page);
    const values = texts.filter((t) => /^[\d,]+$/.test(t) && !/^20[12]\d$/.test(t)).map(numberOf);
    const years = shown(rows).filter((n) => /^20[12]\d$/.test(String(n)));
    expect(sorted([...values, ...years])).toEqual(sorted(shown(rows)));
    const gaps = texts.filter((t) => /^(?:未找到|未收集到报告|不适用|未识别)$/.test(t));
    expect(gaps).toHaveLength(rows.filter((row) => row.a === null).length);
    expectQuiet(v);
  });

  it('draws lines: some in colour with name and last value, to be chosen by keyboard', async () => {
    await show(`i=${first}&c=lines`);
    const places = placesIn(table);
    const lastOf = (place: string): number | undefined =>
      table.findLast((row) => row.place === place && row.a !== null)?.a ?? undefined;
    const drawnPlaces = places.slice(0, 60).filter((place) => lastOf(place) !== undefined);
    const named = async (): Promise<string[]> =>
      (await textsOf(v.page)).filter((t) => / {2}[\d,]+件$/.test(t));
    const bright = await named();
    expect(bright).toHaveLength(5);
    for (const [i, place] of drawnPlaces.slice(0, 5).entries())
      expect(
        bright.some((t) => numberOf(t.split('  ')[1] ?? '') === lastOf(place)),
        `${i}`,
      ).toBe(true);
    const { page } = v;
    const legend = page.getByTestId('highlight');
    await legend.getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(named).toHaveLength(4);
    await page.getByTestId('focus-add').focus();
    await page.getByTestId('focus-add').selectOption({ index: 12 });
    await expect.poll(named).toHaveLength(5);
    expect(page.url()).toMatch(/[?&]f=/);
    await page.getByTestId('to-multiples').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.includes('c=multiples'));
    expectQuiet(v);
  });

  it('draws a dot for each report that gives both of two, and names those in focus', async () => {
    await show(`i=${first}_${second}&y=2023&c=scatter`);
    const both = ofYears(2023).filter((row) => row.a !== null && row.b !== null);
    expect(await said()).toContain(`有数值 ${both.length} 个`);
    const dots = (colour: string): Promise<number> =>
      v.page.locator(`[data-testid="chart"] svg path[fill="${colour}"]`).count();
    expect(await dots('#0072b2')).toBe(both.length);
    const options = await v.page.getByTestId('focus-add').locator('option').allTextContents();
    const name = both[3]?.place ?? '';
    await v.page.getByTestId('focus-add').selectOption({ index: options.indexOf(name) });
    await expect.poll(() => dots('#0072b2')).toBe(1);
    expect(await textsOf(v.page)).toContain(name);
    expectQuiet(v);
  });

  it('gives as evidence what the table holds, each gap by its kind', async () => {
    await go(v.page, `compare?i=${first}&y=2023&t=evidence`);
    const rows = ofYears(2023);
    const gaps = rows.filter((row) => row.a === null);
    const chosen = v.page.locator('[data-testid="evidence"] li');
    await chosen.first().waitFor();
    const button = (name: string) =>
      v.page.getByRole('button', { name: new RegExp(`^${name} [\\d,]+$`) });
    const counted = async (name: string): Promise<number> =>
      numberOf((await button(name).innerText()).replace(name, ''));
    expect(await counted('有数值')).toBe(shown(rows).length);
    expect(await counted('没有数值')).toBe(gaps.length);
    for (const why of new Set(gaps.map((row) => row.why))) {
      expect([why, await counted(why)]).toEqual([
        why,
        gaps.filter((row) => row.why === why).length,
      ]);
      await button(why).click();
      await chosen.filter({ hasNotText: why }).first().waitFor({ state: 'detached' });
      const [own] = gaps.filter((row) => row.why === why);
      expect(await chosen.first().innerText()).toContain(own?.place ?? '');
    }
    expectQuiet(v);
  });

  it('draws distributions with the median of the table, on a canvas where there are thousands', async () => {
    await show(`i=${first}&y=2023&c=distribution`);
    const values = sorted(shown(ofYears(2023)));
    const [low, high] = [(values.length - 1) >> 1, values.length >> 1];
    const median = ((values[low] ?? 0) + (values[high] ?? 0)) / 2;
    const label = (await textsOf(v.page)).find((t) => t.startsWith('中位数')) ?? '';
    expect(numberOf(label)).toBe(median);
    await show(`i=${first}&c=distribution`);
    expect(shown(table).length).toBeGreaterThan(1500); // above the limit for SVG
    expect(await v.page.locator('[data-testid="chart"] canvas').count()).toBe(1);
    expect(await said()).toContain(
      `有数值 ${shown(table).length} 个，无数值 ${table.length - shown(table).length} 个`,
    );
    // Fewer marks are drawn as SVG again, when no further change comes.
    await show(`i=${first}&y=2023&c=distribution`);
    await expect.poll(() => v.page.locator('[data-testid="chart"] canvas').count()).toBe(0);
    expect((await textsOf(v.page)).some((t) => t.startsWith('中位数'))).toBe(true);
    expectQuiet(v);
  });

  it('draws the coverage with the values of the table, every gap by its kind', async () => {
    await show(`i=${first}_${second}&c=coverage`);
    const rows = table.slice(0, 40);
    const texts = await textsOf(v.page);
    const values = texts.filter((t) => /^[\d,]+$/.test(t)).map(numberOf);
    expect(sorted(values)).toEqual(
      sorted(rows.flatMap((row) => [row.a ?? [], row.b ?? []].flat())),
    );
    const gaps = texts.filter((t) => /^(?:未找到|未收集到报告|不适用|未识别)$/.test(t));
    expect(gaps).toHaveLength(80 - values.length);
    expect(texts).toContain(`${shown(table).length}/3000`);
    expectQuiet(v);
  });

  it('draws the profile of parts: indicators that the engine read, part by part', async () => {
    await show('c=profile');
    const texts = (await textsOf(v.page)).filter((t) => /^\d+\/\d+$/.test(t));
    const parts = [...new Set(indicators.map((i) => i.part))];
    expect(texts).toHaveLength(40 * parts.length);
    const drawnSum = texts.reduce((sum, t) => sum + Number(t.split('/')[0]), 0);
    const at = new Map(v.stored.map((s) => [`${s.place} ${s.year}`, s.from]));
    const names = await textsOf(v.page);
    const rows = names.flatMap((t) => at.get(t) ?? []);
    // Rows named by their file (no place was read) are not told apart here.
    expect(rows.length).toBeGreaterThan(20);
    const given = (of: (typeof rows)[number]): number =>
      new Set(of.records.facts.facts.map((f) => f.indicator)).size;
    const least = rows.reduce((sum, row) => sum + given(row), 0);
    if (rows.length === 40) expect(drawnSum).toBe(least);
    else expect(drawnSum).toBeGreaterThan(least);
    expectQuiet(v);
  });

  it('offers every kind of chart, each with a description, and a table as its equal', async () => {
    await show(`i=${first}_${second}`);
    const offered = await v.page.getByTestId('kind').locator('option').count();
    expect(offered).toBe(chartKinds.length);
    for (const kind of chartKinds) {
      await v.page.getByTestId('kind').selectOption(kind);
      await drawn(v.page);
      expect([kind, (await said()).length > 20]).toEqual([kind, true]);
      expect(await v.page.getByRole('img').count()).toBeGreaterThan(0);
      if (kind !== 'profile' && kind !== 'coverage' && kind !== 'scatter')
        expect(await said()).toContain('逐个数值见“表”');
    }
    expectQuiet(v);
  });

  it('answers a change quickly and opens soon', async () => {
    const { page } = v;
    await go(page, `compare?i=${first}`);
    await page.reload();
    await drawn(page);
    const opened = await page.evaluate(() => Math.round(performance.now()));
    await page.getByTestId('year-2023').waitFor();
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
      `compare at 3000 reports: first chart ${opened} ms, redraw median ${median} ms of 30`,
    );
    // The aims are 1,000 and 100 ms on a machine of its own; a shared one is several times slower.
    expect(opened).toBeLessThan(8000);
    expect(median).toBeLessThan(800);
    expectQuiet(v);
  });
});
