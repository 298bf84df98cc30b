import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtIn } from '../../src/catalog/checklists/builtIn';
import { indicators } from '../../src/catalog/indicators';
import { expectQuiet, launch, violations } from './browser';
import { copiedTable, drawn, figureOf, filled, go, plainIndicators, type Filled } from './compare';

let browser: Browser;
let v: Filled;
let page: Page;
let [first, second] = ['', ''];

beforeAll(async () => {
  browser = await launch();
  v = await filled(browser, 150, 1);
  page = v.page;
  [first = '', second = ''] = plainIndicators(v.made);
}, 120_000);
afterAll(() => browser.close());

const summary = (): Promise<string> => page.getByTestId('summary').innerText();
const open = async (query: string): Promise<void> => {
  await go(page, `compare?${query}`);
  await page.getByTestId('place-search').waitFor();
};
const givenIn = (year: number): number =>
  v.made.filter((g) => g.year === year && figureOf(g, first) !== null).length;

describe('choosing what to compare', () => {
  it('tells of indicators, years and places what they have before they are chosen', async () => {
    await open(`i=${first}`);
    const all = v.made.filter((g) => figureOf(g, first) !== null).length;
    const measure = page.locator('label', { has: page.getByTestId(`measure-${first}`) });
    expect(await measure.innerText()).toContain(`${all}/150 份有`);
    const year = page.getByTestId('year-2023');
    expect(await year.innerText()).toContain(`${givenIn(2023)}/30 份有`);
    const county = page.getByTestId('level-county');
    expect(await county.innerText()).toMatch(/\d+\/\d+ 份有/);
    await page.getByTestId('place-search').fill('县');
    const place = page.locator('label', { has: page.getByTestId('place') }).first();
    expect(await place.innerText()).toMatch(/[0-5]\/\d 份有/);
    expectQuiet(v);
  });

  it('finds a place by the initials of its pinyin, and offers its peers', async () => {
    await open(`i=${first}`);
    await page.getByTestId('place-search').fill('zyxxq');
    await page.getByText('没有相符的地方').waitFor();
    const name = v.made.find((g) => g.records.report.meta.region.level === 'county')?.place ?? '';
    const { pinyin } = await import('pinyin-pro');
    const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
    await page.getByTestId('place-search').fill(letters);
    const hit = page.locator('label', { hasText: name }).first();
    await hit.locator('input').check();
    expect(await summary()).toContain('1 个地方');
    const peers = page.getByTestId('peers');
    const offered = Number(/(\d+) 个/.exec(await peers.innerText())?.[1]);
    expect(offered).toBeGreaterThan(1);
    await peers.click();
    expect(await summary()).toContain(`${offered} 个地方`);
    await page.getByTestId('place-search').fill('');
    expect(page.url()).toContain('r=');
    expectQuiet(v);
  });

  it('takes whole levels and areas of the tree in one press', async () => {
    await open(`i=${first}`);
    const level = page.getByTestId('level-county');
    const count = Number(/（(\d+)）/.exec(await level.innerText())?.[1]);
    await level.click();
    expect(await summary()).toContain(`${count} 个地方`);
    await open(`i=${first}`);
    const area = page.getByRole('checkbox', { name: /下的全部/ }).first();
    await area.check();
    expect(await summary()).not.toContain('30 个地方');
    expectQuiet(v);
  });

  it('takes the comparable subset in one press: only places that give all in every year', async () => {
    await open(`i=${first}_${second}&y=2022_2023`);
    const button = page.getByTestId('comparable');
    const offered = Number(/\d+/.exec(await button.innerText())?.[0]);
    await button.click();
    expect(await summary()).toContain(`${offered} 个地方`);
    const { rows } = await copiedTable(page);
    expect(rows).toHaveLength(1 + offered * 2);
    for (const row of rows.slice(1)) for (const cell of row.slice(-2)) expect(cell).toMatch(/^\d/);
    expectQuiet(v);
  });

  it('keeps the selection in the address and under a name', async () => {
    const query = `i=${first}&y=2023&c=lines`;
    await open(query);
    await page.getByTestId('views').click();
    await page.getByTestId('view-name').fill('复议两年');
    await page.getByTestId('view-save').click();
    await page.keyboard.press('Escape');
    await open('');
    await page.getByTestId('views').click();
    // Also without a name, and with no indicator chosen, it has one.
    await page.getByTestId('view-save').click();
    await page.getByRole('link', { name: '各部分概况' }).waitFor();
    await page.getByRole('link', { name: '复议两年' }).click();
    await page.waitForFunction((id) => location.hash.includes(id), first);
    expect(await summary()).toContain('1 个年度');
    expect(await page.getByTestId('kind').inputValue()).toBe('lines');
    expectQuiet(v);
  });

  it('divides by pasted residents, named in the chart, and by another indicator', async () => {
    const one = v.made.find((g) => g.year === 2023 && figureOf(g, first) !== null);
    const place = one?.records.report.meta.region.name ?? '';
    const value = (one && figureOf(one, first)) ?? 0;
    await open(`i=${first}&y=2023&c=bars`);
    await page.getByTestId('per').selectOption('+');
    await page.getByLabel('名称（如常住人口）').fill('常住人口');
    await page.getByLabel('来源（写在图上）').fill('统计公报');
    await page.getByLabel(/^粘贴/).fill(`${place}\t2023\t50,000\n无此地\t2023\t1`);
    await page.getByText('可用 1 行，1 行无法使用。').waitFor();
    await page.getByRole('button', { name: '保存分母' }).click();
    await page.getByText('分母：常住人口（统计公报）').waitFor();
    await drawn(page);
    // The chart stays over a change; what is copied must not be of before it.
    await page.getByTestId('tab-table').click();
    await page.getByTestId('compare-table').locator('th').filter({ hasText: '件/万人' }).waitFor();
    const { rows } = await copiedTable(page);
    expect(rows[0]?.at(-1)).toContain('件/万人');
    expect(Number(rows.find((row) => row.includes(place))?.at(-1))).toBeCloseTo(value / 5, 6);
    expect(rows.flat().filter((cell) => cell === '缺分母').length).toBe(givenIn(2023) - 1);

    await open(`i=${first}&y=2023&c=bars`);
    await page.getByTestId('per').selectOption(`=${second}`);
    await page.getByTestId('figure').locator('h2').filter({ hasText: '÷' }).waitFor();
    await drawn(page);
    const divided = (await copiedTable(page)).rows;
    const bottom = (one && figureOf(one, second)) ?? null;
    const cell = divided.find((row) => row.includes(place))?.at(-1);
    if (bottom === null || bottom === 0) expect(cell).toMatch(/^\D/);
    else expect(Number(cell)).toBeCloseTo((value / bottom) * 100, 6);
    expectQuiet(v);
  });

  it('shows the words of each report beside its value', async () => {
    await open(`i=${first}&y=2023&t=table`);
    await page.getByTestId('words').click();
    await page.getByRole('columnheader', { name: '原文用词' }).waitFor();
    const words = v.made.flatMap(({ records }) =>
      records.facts.facts.filter((f) => f.indicator === first).map((f) => f.words),
    );
    const shown = await page.locator('td.own').allInnerTexts();
    expect(shown.some((text) => text !== '' && words.includes(text))).toBe(true);
    expectQuiet(v);
  });

  it('can be done by keyboard alone, to the passage behind a value', async () => {
    await go(page, 'compare');
    await page.getByTestId('measure-search').focus();
    await page.keyboard.type(indicators.find((i) => i.id === first)?.zh ?? '');
    for (let i = 0; i < 8; i++) {
      const there = await page.evaluate(
        (id) => document.activeElement?.getAttribute('data-testid') === `measure-${id}`,
        first,
      );
      if (there) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    await drawn(page);
    expect(page.url()).toContain(first);
    await page.getByTestId('tab-table').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('value').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.startsWith('#/report/'));
    expectQuiet(v);
  });

  it('is clean to axe: every view in both themes, every checklist', async () => {
    const two = `i=${first}_${second}`;
    const views = [
      ...['compare', `compare?i=${first}&c=lines`, `compare?${two}&c=coverage`],
      ...[`compare?${two}&t=table&w=1`, `compare?${two}&t=evidence`],
    ];
    const visits = [
      ...views.map((place) => ['light', place] as const),
      ...builtIn.map((list) => ['light', `checklist?l=${list.id}`] as const),
      ...views.slice(1, 4).map((place) => ['dark', place] as const),
    ];
    for (const [colorScheme, place] of visits) {
      await page.emulateMedia({ colorScheme });
      await go(page, place);
      await page.locator('main h1').first().waitFor();
      if (place.startsWith('compare') && !place.includes('&t=')) await drawn(page);
      expect([colorScheme, place, await violations(page)]).toEqual([colorScheme, place, []]);
    }
    expectQuiet(v);
  }, 120_000);
});
