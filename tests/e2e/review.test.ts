import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectQuiet, launch, visit } from './browser';
import { made, settled } from './files';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A short report of an invented county, so that every figure is known. */
const report = (year: number, cases: number): string => `云川县人民政府${year}年法治政府建设年度报告

一、主要举措和成效
(一)依法化解矛盾纠纷
全年共收到行政复议申请${cases}件，受理${cases}件，审结10件。新设图书角7处。
二、存在的问题
基层执法力量不足。
三、下一年度工作安排
继续推进法治政府建设。

云川县人民政府
${year + 1}年2月20日
`;

const at = (page: Page) => page.getByTestId('fact');
const inBar = (page: Page, id: string) => page.getByTestId('review-bar').getByTestId(id);

async function openFirst(page: Page): Promise<void> {
  await page.getByTestId('file-input').setInputFiles([made('云川县2024.txt', report(2024, 12))]);
  await settled(page);
  await page.getByTestId('report-row').first().waitFor();
  await page.getByTestId('report-row').first().focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('reader').waitFor();
  await at(page).first().waitFor();
}

const nameOnce = async (page: Page, name: string): Promise<void> => {
  await page.getByTestId('reviewer-name').fill(name);
  await page.getByTestId('reviewer-save').click();
};

/** Goes on with Tab until the focus is on an element of this name; nothing else is touched. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      return element instanceof HTMLElement ? (element.dataset['testid'] ?? '') : '';
    });
    if (here === id) return;
  }
  throw new Error(`${id} is not reached by Tab`);
}

describe('the way without a mouse', () => {
  it('leads from a file over its findings and a correction to the export', async () => {
    const v = await visit(browser);
    const { page } = v;
    await page.evaluate(() => localStorage.setItem('zhijing.name', '李'));
    await page.reload();
    await page.getByTestId('welcome').waitFor();
    // The browser has to know early that the dialog is answered here: a key is faster than that.
    const asked = page.waitForEvent('filechooser');
    await tabTo(page, 'choose-files');
    await page.keyboard.press('Enter');
    const chooser = await asked;
    const slip = report(2024, 12).replace('图书角7处', '图书角7处，其中其中新建3处');
    await chooser.setFiles([made('云川县2024.txt', slip)]);
    await settled(page);
    await tabTo(page, 'report-row');
    await page.keyboard.press('Enter');
    await at(page).first().waitFor();

    // The tabs beside the text are gone through with arrows, as tabs are.
    await tabTo(page, 'tab-facts');
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-testid="finding"][data-verdict="fails"]').first().waitFor();
    await page.keyboard.press('j');
    await page.waitForFunction(() => location.hash.includes('at=finding'));
    await tabTo(page, 'finding-accept');

    await page.getByTestId('tab-findings').focus();
    await page.keyboard.press('ArrowLeft');
    await at(page).first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.keyboard.type('15');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="fact"]', { hasText: '15件' }).waitFor();
    await page.keyboard.press('Control+z');
    await page.locator('[data-testid="fact"]', { hasText: '15件' }).waitFor({ state: 'detached' });

    await page.locator('body').focus();
    await tabTo(page, 'nav-data');
    await page.keyboard.press('Enter');
    await page.getByTestId('export-all').waitFor();
    await tabTo(page, 'export-all');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.json/u);
    expectQuiet(v);
    await v.context.close();
  });
});

describe('the review', () => {
  it('goes by keys alone: accept, correct, reject, undo and redo, and is there after a reload', async () => {
    const v = await visit(browser);
    const { page } = v;
    await openFirst(page);
    const total = await at(page).count();
    expect(total).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await nameOnce(page, '李');
    await page.waitForFunction(() =>
      document.querySelector('[data-testid="progress"]')?.textContent?.includes('1/'),
    );

    // The next open value is chosen by itself; correct it.
    await page.keyboard.press('e');
    await page.getByTestId('review-value').fill('15');
    await page.keyboard.press('Enter');
    await page.getByText('更正').first().waitFor();
    await page.waitForFunction(() =>
      document.querySelector('[data-testid="progress"]')?.textContent?.includes('2/'),
    );
    await page.reload();
    await at(page).first().waitFor();
    await page.waitForFunction(() =>
      document.querySelector('[data-testid="progress"]')?.textContent?.includes('2/'),
    );
    expect(await page.locator('[data-testid="fact"]', { hasText: '15件' }).count()).toBe(1);

    // Undo works after the reload, twice; redo brings it back.
    await page.locator('body').press('Control+z');
    await page.waitForFunction(() =>
      document.querySelector('[data-testid="progress"]')?.textContent?.includes('1/'),
    );
    await page.locator('body').press('Control+z');
    await page.waitForFunction(() =>
      document.querySelector('[data-testid="progress"]')?.textContent?.includes('0/'),
    );
    await page.locator('body').press('Control+y');
    await page.locator('body').press('Control+Shift+z');
    await page.waitForFunction(() =>
      document.querySelector('[data-testid="progress"]')?.textContent?.includes('2/'),
    );
    expectQuiet(v);
    await v.context.close();
  });

  it('accepts exactly what is shown as one step', async () => {
    const v = await visit(browser);
    const { page } = v;
    await openFirst(page);
    const total = await at(page).count();
    await at(page).first().click();
    await inBar(page, 'reject').click();
    await nameOnce(page, '李');
    await page.waitForFunction(() =>
      document.querySelector('[data-testid="progress"]')?.textContent?.includes('1/'),
    );
    await page.getByTestId('only-open').click();
    await page.waitForFunction(
      (n) => document.querySelectorAll('[data-testid="fact"]').length === n,
      total - 1,
    );
    await page.getByTestId('accept-shown').click();
    await page.waitForFunction(
      (n) => document.querySelector('[data-testid="progress"]')?.textContent?.includes(`${n}/${n}`),
      total,
    );
    await page.locator('body').press('Control+z');
    await page.waitForFunction(() =>
      document.querySelector('[data-testid="progress"]')?.textContent?.includes('1/'),
    );
    expectQuiet(v);
    await v.context.close();
  });

  it('leaves single keys alone where they are switched off or typed into a field', async () => {
    const v = await visit(browser);
    const { page } = v;
    await openFirst(page);
    await at(page).first().click();
    await page.getByTestId('shortcuts').click();
    await page.locator('dialog input[type="checkbox"]').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    expect(await page.getByTestId('reviewer-name').count()).toBe(0);
    await page.getByTestId('find').fill('aern');
    expect(await page.getByTestId('reviewer-name').count()).toBe(0);
    expectQuiet(v);
    await v.context.close();
  });

  it('assigns a figure that became no indicator, and the value is in the list with its passage', async () => {
    const v = await visit(browser);
    const { page } = v;
    await openFirst(page);
    const before = await at(page).count();
    await page.getByTestId('tab-figures').click();
    await page.getByTestId('figure').filter({ hasText: '7处' }).first().click();
    await page.getByTestId('add').click();
    const { indicators } = await import('../../src/catalog/indicators');
    const name = indicators.find((i) => i.kind === 'count')?.zh ?? '';
    await page.getByTestId('indicator-pick').fill(name);
    await page.getByTestId('review-save').click();
    await nameOnce(page, '李');
    await page.getByTestId('tab-facts').click();
    await page.waitForFunction(
      (n) => document.querySelectorAll('[data-testid="fact"]').length === n,
      before + 1,
    );
    expect(
      await page.locator('[data-testid="fact"]', { hasText: name }).last().textContent(),
    ).toContain('7');
    expectQuiet(v);
    await v.context.close();
  });
});
