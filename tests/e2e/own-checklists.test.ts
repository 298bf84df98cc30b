import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectQuiet, launch, violationsInBoth, visit, type Visit } from './browser';
import { made, samples } from './files';

let browser: Browser;
let v: Visit;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  v = await visit(browser);
  page = v.page;
  await page.getByTestId('samples').click();
  await page
    .getByTestId('report-row')
    .nth(samples.length - 1)
    .waitFor();
});
afterAll(async () => {
  expectQuiet(v);
  await browser.close();
});

const manage = async (): Promise<void> => {
  await page.getByTestId('nav-checklist').click();
  await page.getByTestId('tab-list').click();
  await page.getByTestId('manage-lists').click();
  await page.getByTestId('list-row').first().waitFor();
};
const nameOnce = async (): Promise<void> => {
  await page.getByTestId('reviewer-name').fill('李');
  await page.getByTestId('reviewer-save').click();
};
/** The states of the matrix that is shown, row by row, once every report is judged. */
const states = async (list: string): Promise<string[]> => {
  await page.getByTestId('nav-checklist').click();
  await page.getByTestId('tab-list').click();
  await page.getByText(list, { exact: true }).click();
  await page.getByTestId('matrix').waitFor();
  await page.waitForFunction(
    (n) =>
      document.querySelectorAll('tbody tr[aria-rowindex]').length === n &&
      !document.querySelector('[data-state="pending"]'),
    samples.length,
  );
  return page
    .locator('td[role=gridcell]')
    .evaluateAll((cells) => cells.map((c) => c.getAttribute('data-state') ?? ''));
};
const exported = async (): Promise<string> => {
  await manage();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-list').click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
};
const offer = async (text: string): Promise<void> => {
  await manage();
  await page.getByTestId('import-lists').setInputFiles([made('清单.json', text)]);
};

describe('an own checklist', () => {
  let matrix: string[] = [];
  let file = '';

  it('is made, with its effect shown before it is saved, and the matrix shows it', async () => {
    await manage();
    await page.getByTestId('new-list').click();
    await page.getByTestId('list-name').fill('本市核对要点');
    await page.getByTestId('save-list').click();
    expect(await page.getByTestId('list-trouble').innerText()).toContain('第 1 项');
    await page.getByTestId('item-title').fill('写到行政复议');
    await page.getByTestId('item-cues').fill('行政复议');
    const all = `/${samples.length} 份`;
    await page.getByTestId('effect').filter({ hasText: all }).waitFor();
    const found = Number(/\d+/.exec(await page.getByTestId('effect').innerText())?.[0]);
    expect(found).toBeGreaterThan(0);
    await page.getByTestId('add-item').click();
    await page.getByTestId('item-title').fill('问题部分写到执法');
    await page.getByTestId('item-cues').fill('执法');
    await page.getByTestId('parts-chosen').check();
    await page.getByTestId('part-problems').check();
    await page.getByTestId('part-achievements').uncheck();
    await page.getByTestId('effect').nth(1).filter({ hasText: all }).waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    await page.getByTestId('save-list').click();
    await nameOnce();
    await page.getByTestId('list-row').filter({ hasText: '本市核对要点' }).waitFor();

    matrix = await states('本市核对要点');
    expect(matrix).toHaveLength(samples.length * 2);
    const there = matrix.filter((s, i) => i % 2 === 0 && ['figure', 'described'].includes(s));
    expect(there).toHaveLength(found);

    await page.locator('td[data-state=figure], td[data-state=described]').first().click();
    await page.getByTestId('detail').locator('mark').first().waitFor();
    expect(await page.getByTestId('detail').innerText()).toMatch(/行政复议|执法/);
    await page.keyboard.press('Escape');
  });

  it('is exported, deleted, and comes back the same from the file', async () => {
    file = await exported();
    await page.getByTestId('delete-list').click();
    await page.getByTestId('toast').filter({ hasText: '已删除清单' }).last().waitFor();
    await page.getByTestId('delete-list').waitFor({ state: 'detached' });
    await offer(file);
    const line = page.getByTestId('import-line');
    await line.waitFor();
    expect(await line.getAttribute('data-fate')).toBe('new');
    expect(await violationsInBoth(page)).toEqual([]);
    await page.getByTestId('import-lists-now').click();
    await page.getByTestId('delete-list').waitFor();
    expect(await states('本市核对要点')).toEqual(matrix);
    const listsIn = (text: string) => (JSON.parse(text) as { lists: { at: string }[] }).lists;
    const [before, again] = [listsIn(file), listsIn(await exported())];
    // Taking it in is a saving of its own, later than the deletion: else that would count.
    expect(again.map((list, i) => ({ ...list, at: before[i]?.at }))).toEqual(before);
    expect(again.every((list, i) => list.at > (before[i]?.at ?? ''))).toBe(true);
  });

  it('is back after a deletion is undone', async () => {
    await manage();
    await page.getByTestId('delete-list').click();
    await page.getByTestId('delete-list').waitFor({ state: 'detached' });
    await page.locator('body').press('Control+z');
    await page.getByTestId('delete-list').waitFor();
  });

  it('is refused from a file with the reason where it is broken', async () => {
    const broken = file.replace('"title": "写到行政复议"', '"title": ""');
    expect(broken).not.toBe(file);
    await offer(broken);
    const refused = page.getByTestId('import-refused');
    await refused.waitFor();
    expect(await refused.innerText()).toContain('“本市核对要点”：第 1 项的名称没有填写');
    expect(await page.getByTestId('import-lists-now').isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('takes part in the matrix only while it is shown', async () => {
    await manage();
    const row = page.getByTestId('list-row').filter({ hasText: '参考清单' });
    await row.getByTestId('show-list').uncheck();
    await page.getByTestId('nav-checklist').click();
    await page.getByTestId('tab-list').click();
    await page.getByTestId('list-working').waitFor({ state: 'detached' });
    await manage();
    await row.getByTestId('show-list').check();
    await page.getByTestId('tab-list').click();
    await page.getByTestId('list-working').waitFor();
  });
});

describe('a copy of a list that comes with the app', () => {
  it('answers as the original does', async () => {
    await manage();
    await page.locator('[data-list=required]').getByTestId('copy-list').click();
    await page.getByTestId('list-name').fill('五项内容副本');
    await page.getByTestId('save-list').click();
    await page.getByTestId('list-row').filter({ hasText: '五项内容副本' }).waitFor();
    const copy = await states('五项内容副本');
    await page.getByTestId('list-required').click();
    const original = await states('法定内容');
    expect(copy).toEqual(original);
  });
});
