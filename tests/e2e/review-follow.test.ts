import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { indicators } from '../../src/catalog/indicators';
import { expectQuiet, launch, visit, type Visit } from './browser';
import { made, settled } from './files';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A short report of an invented county, so that every figure and every finding is known. */
const report = `云川县人民政府2024年法治政府建设年度报告

一、主要举措和成效
(一)依法化解矛盾纠纷
全年调解矛盾纠纷200件，调解成功190件，调解成功率95%。新设图书角7处。
二、存在的问题
基层执法力量不足。
三、2025年工作安排
继续推进法治政府建设。

云川县人民政府
2025年2月20日
`;
const resolved = indicators.find((i) => i.id === 'mediation.resolved')?.zh ?? '';

/** A profile that has the report open; the reviewer's name is known. */
async function opened(): Promise<Visit & { readonly id: string }> {
  const v = await visit(browser);
  await v.page.evaluate(() => localStorage.setItem('zhijing.name', '李'));
  await v.page.reload();
  await v.page.getByTestId('file-input').setInputFiles([made('云川县2024.txt', report)]);
  await settled(v.page);
  await v.page.getByTestId('report-row').first().focus();
  await v.page.keyboard.press('Enter');
  await v.page.getByTestId('fact').first().waitFor();
  const id = await v.page.evaluate(() => /report\/([0-9a-f]{64})/u.exec(location.hash)?.[1] ?? '');
  return { ...v, id };
}

const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate((next) => void (location.hash = next), hash);

const valueOf = (page: Page, value: string) =>
  page.getByTestId('fact').filter({ hasText: value }).first();

/** Chooses the value on the report's page and corrects it; does not wait for anything. */
async function correct(page: Page, from: string, to: string): Promise<void> {
  await valueOf(page, from).click();
  await page.getByTestId('correct').click();
  await page.getByTestId('review-value').fill(to);
  await page.getByTestId('review-save').click();
}

/** What the report's own page, the list of findings, the chart's table and the checklist say of the value. */
async function expectFollowed(
  page: Page,
  id: string,
  value: string,
  fails: boolean,
): Promise<void> {
  await go(page, `#/report/${id}?tab=findings`);
  const failing = page.locator('[data-testid="finding"][data-verdict="fails"]');
  if (fails) {
    await failing.filter({ hasText: '75%' }).waitFor();
    await failing.getByTestId('given').filter({ hasText: '李' }).waitFor();
  } else {
    await failing.first().waitFor({ state: 'detached' });
  }
  await go(page, '#/checklist?view=findings');
  const rows = page.getByTestId('finding-row');
  if (fails) await rows.getByTestId('given').filter({ hasText: '李' }).waitFor();
  else await rows.first().waitFor({ state: 'detached' });
  await go(page, '#/compare?i=mediation.resolved&view=table');
  await page.getByTestId('tab-table').click();
  await page.getByTestId('compare-table').filter({ hasText: value }).waitFor();
  await page.getByTestId('tab-evidence').click();
  await page.getByTestId('evidence').filter({ hasText: '调解成功190件' }).waitFor();
}

/** The state of one item in the list of indicators. */
async function expectCell(page: Page, item: string, state: string): Promise<void> {
  await go(page, `#/checklist?l=coverage&i=${encodeURIComponent(item)}`);
  await page.locator(`[role="gridcell"][data-state="${state}"]`).first().waitFor();
}

describe('a correction', () => {
  it('is followed by findings, chart and checklist, and so is its undoing after a reload', async () => {
    const v = await opened();
    const { page, id } = v;
    await expectFollowed(page, id, '190', false);
    await expectCell(page, resolved, 'figure');

    await go(page, `#/report/${id}?tab=facts`);
    await correct(page, '190件', '150');
    await valueOf(page, '150件').waitFor();
    await expectFollowed(page, id, '150', true);
    await expectCell(page, resolved, 'confirmed');
    await page.locator('[role="gridcell"][data-state="confirmed"]').first().click();
    await page.getByTestId('rests-on').filter({ hasText: '李' }).waitFor();

    await page.reload();
    await expectFollowed(page, id, '150', true);
    await page.locator('body').press('Control+z');
    await expectFollowed(page, id, '190', false);
    await expectCell(page, resolved, 'figure');
    expectQuiet(v);
    await v.context.close();
  });

  it('that rejects a value, or adds one, is followed by the checklist', async () => {
    const v = await opened();
    const { page, id } = v;
    await valueOf(page, '190件').click();
    await page.getByTestId('review-bar').getByTestId('reject').click();
    await page.getByTestId('progress').filter({ hasText: '1/' }).waitFor();
    await expectCell(page, resolved, 'absent');

    const drills = indicators.find((i) => i.id === 'emergency.drills')?.zh ?? '';
    await expectCell(page, drills, 'absent');
    await go(page, `#/report/${id}?tab=figures`);
    await page.getByTestId('figure').filter({ hasText: '7处' }).first().click();
    await page.getByTestId('add').click();
    await page.getByTestId('indicator-pick').fill(drills);
    await page.getByTestId('review-save').click();
    await page.getByTestId('review-bar').filter({ hasText: drills }).waitFor();
    await expectCell(page, drills, 'confirmed');
    expectQuiet(v);
    await v.context.close();
  });

  it('of the year is followed by findings and checklists that hang on it', async () => {
    const v = await opened();
    const { page, id } = v;
    await expectCell(page, resolved, 'figure');
    await go(page, `#/report/${id}?tab=findings`);
    await page.getByTestId('meta-toggle').click();
    await page.getByTestId('edit-year').click();
    await page.getByTestId('meta-year').locator('input').fill('2023');
    await page.getByTestId('save-meta').click();
    const failing = page.locator('[data-testid="finding"][data-verdict="fails"]');
    await failing.first().waitFor();
    await page.locator('body').press('Control+z');
    await failing.first().waitFor({ state: 'detached' });
    expectQuiet(v);
    await v.context.close();
  });
});

describe('a page that is left at once', () => {
  it('has kept what was saved: a value, and what the report is', async () => {
    const v = await opened();
    const { page } = v;
    await correct(page, '190件', '150');
    await page.reload();
    await valueOf(page, '150件').waitFor();
    await page.getByTestId('meta-toggle').click();
    await page.getByTestId('edit-year').click();
    await page.getByTestId('meta-year').locator('input').fill('2019');
    await page.getByTestId('save-meta').click();
    await page.reload();
    await page.getByTestId('meta').getByText('2019').first().waitFor();
    expectQuiet(v);
    await v.context.close();
  });

  it('has kept it also where the page died in the very moment of the click', async () => {
    const v = await opened();
    const { page, context } = v;
    await valueOf(page, '190件').click();
    await page.getByTestId('correct').click();
    await page.getByTestId('review-value').fill('150');
    const address = page.url();
    const session = await context.newCDPSession(page);
    const ended = page.waitForEvent('crash');
    // Nothing after this task runs: the database has not answered anything yet.
    void page
      .evaluate(async () => {
        document.querySelector<HTMLElement>('[data-testid="review-save"]')?.click();
        for (let i = 0; i < 50; i++) await Promise.resolve();
        for (;;);
      })
      .catch(() => {});
    await page.waitForTimeout(300);
    void session.send('Page.crash').catch(() => {});
    await ended;
    const next = await context.newPage();
    await next.goto(address);
    await valueOf(next, '150件').waitFor();
    await context.close();
  });
});
