import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectQuiet, launch, violationsInBoth, visit, type Visit } from './browser';
import { made, settled } from './files';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'zhijing-own-'));

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A short report of an invented county, so that every figure is known. */
const report = (
  year: number,
  corners: number,
): string => `云川县人民政府${year}年法治政府建设年度报告

一、主要举措和成效
全年共收到行政复议申请20件，受理12件，审结10件。新设图书角${corners}处。
二、存在的问题
基层执法力量不足。

云川县人民政府
${year + 1}年2月20日
`;
const file = (year: number, corners: number) => made(`云川县${year}.txt`, report(year, corners));

async function add(page: Page, ...files: ReturnType<typeof made>[]): Promise<void> {
  await page.getByTestId('nav-library').click();
  const clear = page.getByTestId('import-clear');
  if (await clear.count()) await clear.click();
  await page.getByTestId('file-input').setInputFiles(files);
  await settled(page);
}

/** Waits until the form's preview has gone through the library, and returns what it says. */
async function effect(page: Page, wanted: RegExp): Promise<void> {
  await page.waitForFunction(
    ([source = '']) => {
      const said = document.querySelector<HTMLElement>('[data-testid="own-count"]');
      return said?.dataset.done === 'true' && new RegExp(source, 'u').test(said.innerText);
    },
    [wanted.source],
  );
}

const foundIn = async (page: Page, count: number): Promise<void> => {
  await page.getByTestId('nav-data').click();
  await page
    .getByTestId('own-row')
    .filter({ hasText: `${count} 份报告读到` })
    .waitFor();
};

async function end(v: Visit): Promise<void> {
  expectQuiet(v);
  await v.context.close();
}

/** Makes the indicator from the figure of the first report of the list. */
async function makeFromFigure(page: Page, found: RegExp): Promise<void> {
  await page.getByTestId('report-row').first().focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('tab-figures').click();
  await page.getByTestId('figure').filter({ hasText: '处' }).first().click();
  await page.getByTestId('figure-own').click();
  await effect(page, found);
}

describe('the progress of a review', () => {
  it('is told by report and by indicator, and one press that accepts what is shown is one step back', async () => {
    const v = await visit(browser);
    const { page } = v;
    await add(page, file(2023, 5), file(2024, 7));
    await page.getByTestId('report-row').nth(1).waitFor();
    await page.getByTestId('report-row').first().focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('accept-shown').click();
    await page.getByTestId('reviewer-name').fill('李');
    await page.getByTestId('reviewer-save').click();
    await page.waitForFunction(() =>
      /(\d+)\/\1/u.test(document.querySelector('[data-testid="progress"]')?.textContent ?? ''),
    );
    await page.getByTestId('nav-data').click();
    const progress = page.getByTestId('library-progress');
    await progress.getByText('1/2').first().waitFor();
    await page.locator('body').press('Control+z');
    await progress.getByText('0/2').first().waitFor();
    await end(v);
  });
});

describe('an indicator of one’s own', () => {
  it('is made from a left-over figure, shown in the reader, compared under its name, and read in what comes later', async () => {
    const v = await visit(browser);
    const { page } = v;
    await add(page, file(2023, 5), file(2024, 7));
    await page.getByTestId('report-row').nth(1).waitFor();
    await makeFromFigure(page, /2 份报告中有 2 份/u);
    expect(await page.getByTestId('own-verb').inputValue()).toBe('新设');
    expect(await page.getByTestId('own-noun').inputValue()).toBe('图书角');
    expect(await page.getByTestId('own-units').inputValue()).toBe('处');
    expect(await page.getByTestId('own-form').innerText()).toContain('新设图书角');
    expect(await violationsInBoth(page)).toEqual([]);
    await page.getByTestId('own-name').fill('图书角数');
    await page.getByTestId('own-name-en').fill('Reading corners');
    await page.getByTestId('own-save').click();
    await page.getByTestId('tab-facts').click();
    await page.getByTestId('fact').filter({ hasText: '图书角数' }).waitFor();

    await add(page, file(2022, 3));
    await foundIn(page, 3);
    await page.getByTestId('nav-compare').click();
    await page.getByTestId('suggestion').filter({ hasText: '图书角数' }).click();
    await page.getByTestId('tab-table').click();
    await page.waitForFunction(() => document.querySelector('table')?.innerText.includes('7'));
    expect(await page.locator('main').innerText()).not.toMatch(/own\.\w/u);
    await page.getByTestId('language').click();
    await page.getByText('Reading corners').first().waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/own\.\w/u);
    await end(v);
  });

  it('is changed with its effect in sight, warns of figures read already, and is deleted and brought back', async () => {
    const v = await visit(browser);
    const { page } = v;
    await add(page, file(2023, 5), file(2024, 7));
    await page.getByTestId('report-row').nth(1).waitFor();
    await page.getByTestId('nav-data').click();
    await page.getByTestId('own-new').click();
    await page.getByTestId('own-name').fill('受理数');
    await page.getByTestId('own-units').fill('件');
    await page.getByTestId('own-verb').fill('受理');
    await effect(page, /2 份报告中有 2 份/u);
    await page.getByTestId('own-conflicts').waitFor();
    await page.getByTestId('own-verb').fill('没有这样的词');
    await effect(page, /没有读到/u);
    await page.getByTestId('own-verb').fill('{没有的组}');
    await page.getByTestId('own-effect').getByText('不能使用').waitFor();
    await page.getByTestId('own-verb').fill('受理');
    await effect(page, /2 份报告中有 2 份/u);
    await page.getByTestId('own-save').click();
    await foundIn(page, 2);
    await page.getByTestId('own-edit').click();
    await page.getByTestId('own-not').fill('受理');
    await effect(page, /没有读到/u);
    await page.getByTestId('own-save').click();
    await foundIn(page, 0);
    await page.getByTestId('own-remove').click();
    await page.getByTestId('own-row').waitFor({ state: 'detached' });
    await page.locator('body').press('Control+z');
    await foundIn(page, 0);
    await page.locator('body').press('Control+z');
    await foundIn(page, 2);
    await end(v);
  });

  it('is found from the library’s groups, and goes to a colleague in a file and in a bundle', async () => {
    const a = await visit(browser);
    await add(a.page, file(2023, 5), file(2024, 7));
    await a.page.getByTestId('report-row').nth(1).waitFor();
    await a.page.getByTestId('left-over').click();
    const group = a.page.getByTestId('left-over-group').filter({ hasText: '图书角' });
    await group.getByText('2 份报告').waitFor();
    expect(await violationsInBoth(a.page)).toEqual([]);
    await group.getByTestId('left-over-make').click();
    await effect(a.page, /2 份报告中有 2 份/u);
    await a.page.getByTestId('own-save').click();
    await a.page.getByTestId('left-over-count').waitFor();
    await a.page.keyboard.press('Escape');
    await foundIn(a.page, 2);
    const keep = async (button: string, name: string): Promise<string> => {
      const [download] = await Promise.all([
        a.page.waitForEvent('download'),
        a.page.getByTestId(button).click(),
      ]);
      await download.saveAs(join(folder, name));
      return join(folder, name);
    };
    const alone = await keep('own-export', 'own.json');
    const bundle = await keep('export-all', 'bundle.json');

    const b = await visit(browser);
    await add(b.page, file(2022, 3));
    await b.page.getByTestId('nav-data').click();
    await b.page.getByTestId('own-import').setInputFiles(alone);
    await foundIn(b.page, 1);
    await b.page.locator('body').press('Control+z');
    await b.page.getByTestId('own-row').waitFor({ state: 'detached' });
    await b.page.getByTestId('import-file').setInputFiles(bundle);
    await b.page.getByTestId('import-preview').waitFor();
    await b.page.getByTestId('import-now').click();
    await b.page.getByTestId('merge-report').waitFor();
    await foundIn(b.page, 3);
    for (const v of [a, b]) await end(v);
  });
});
