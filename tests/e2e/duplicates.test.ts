import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectQuiet, launch, violationsInBoth, visit, type Visit } from './browser';
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
全年共收到行政复议申请20件，受理${cases}件，审结10件。
二、存在的问题
基层执法力量不足。
四、下一年度工作安排
继续推进法治政府建设。

云川县人民政府
${year + 1}年2月20日
`;

/** The same text in other bytes: a mark at the beginning says that it is UTF-8. */
const marked = (text: string): Buffer => Buffer.from(`\uFEFF${text}`);

async function add(page: Page, ...files: ReturnType<typeof made>[]): Promise<void> {
  const clear = page.getByTestId('import-clear');
  if (await clear.count()) await clear.click();
  await page.getByTestId('file-input').setInputFiles(files);
  await settled(page);
}

const rows = (page: Page, count: number) =>
  page.waitForFunction(
    (n) => document.querySelectorAll('[data-testid="report-row"]').length === n,
    count,
  );
const waiting = (page: Page, count: number) =>
  page.waitForFunction(
    (n) => document.querySelectorAll('[data-testid="asked-row"]').length === n,
    count,
  );
const summary = (page: Page): Promise<string> =>
  page
    .getByTestId('import-panel')
    .locator('header p')
    .innerText()
    .then((text) => text.replace(/\s+/gu, ' '));

async function end(v: Visit): Promise<void> {
  expectQuiet(v);
  await v.context.close();
}

describe('the same file', () => {
  it('dropped twice at once, and once more later, is one report, and the others are counted', async () => {
    const v = await visit(browser);
    const text = report(2024, 12);
    await add(v.page, made('甲.txt', text), made('乙.txt', text));
    await rows(v.page, 1);
    expect(await summary(v.page)).toContain('1 份库中已有');
    await add(v.page, made('丙.txt', text));
    expect(await summary(v.page)).toContain('1 份库中已有');
    await rows(v.page, 1);
    await end(v);
  });
});

describe('the same text in another file', () => {
  it('waits for an answer while the rest goes on, over a reload, and skipping it can be undone', async () => {
    const v = await visit(browser);
    const { page } = v;
    await add(page, made('甲.txt', report(2024, 12)));
    await rows(page, 1);
    await add(
      page,
      made('甲副本.txt', marked(report(2024, 12))),
      made('上年.txt', report(2023, 8)),
      made('再一份.txt', `${report(2024, 12)}\n\n\n`),
    );
    await rows(page, 2);
    await waiting(page, 2);
    await page.reload();
    await waiting(page, 2);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.getByTestId('asked-row').first().getByTestId('asked-both').click();
    await rows(page, 3);
    await page.getByTestId('asked-sameText-skip-all').click();
    await waiting(page, 0);
    await rows(page, 3);
    await page.getByTestId('bin-link').waitFor();
    await page.locator('body').press('Control+z');
    await waiting(page, 1);
    await end(v);
  });

  it('is left out without a question where the rule says so, and can still be asked about', async () => {
    const v = await visit(browser);
    const { page } = v;
    await add(page, made('甲.txt', report(2024, 12)));
    await add(page, made('甲副本.txt', marked(report(2024, 12))));
    await waiting(page, 1);
    await page.getByTestId('rule-sameText').selectOption('skip');
    await page.reload();
    await waiting(page, 1);
    await add(page, made('再一份.txt', `${report(2024, 12)}\n\n\n`));
    expect(await summary(page)).toContain('1 份按规则跳过');
    await waiting(page, 1);
    await page.getByRole('button', { name: '显示各文件' }).click();
    await page.getByRole('button', { name: /^询问如何处理/u }).click();
    await waiting(page, 2);
    await end(v);
  });
});

describe('another text for the same place and year', () => {
  it('becomes a version: the last one counts, what differs is shown, another can be chosen, undone and kept over a reload', async () => {
    const v = await visit(browser);
    const { page } = v;
    await add(page, made('初稿.txt', report(2024, 12)));
    await rows(page, 1);
    await add(page, made('定稿.txt', report(2024, 15)));
    await rows(page, 2);
    expect(await summary(page)).toContain('1 份作为新版本');
    await page.getByText('2 个版本').first().waitFor();
    expect(await page.getByTestId('report-row').filter({ hasText: '旧版本' }).count()).toBe(1);

    await page.getByTestId('report-row').filter({ hasText: '旧版本' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('earlier-version').waitFor();
    await page.getByTestId('version-compare').click();
    await page.getByTestId('diff').waitFor();
    expect(await page.getByTestId('diff-count').innerText()).toBe('1 处不同');
    expect(await page.getByTestId('diff').locator('del').allInnerTexts()).toEqual(['2']);
    expect(await page.getByTestId('diff').locator('ins').allInnerTexts()).toEqual(['5']);
    expect(await violationsInBoth(page)).toEqual([]);
    await page.keyboard.press('Escape');

    // The index follows a decision within moments; the page is there at once with what it had.
    const shown = async (value: string): Promise<string> => {
      await page.goto(`${page.url().split('#')[0]}#/compare?i=review.accepted&t=table`);
      const table = page.getByRole('table').first();
      await table.filter({ hasText: value }).waitFor();
      return table.innerText();
    };
    const reader = page.url();
    expect(await shown('15')).not.toContain('12');

    await page.goto(reader);
    await page.getByTestId('version-use').click();
    await page.getByTestId('earlier-version').waitFor({ state: 'detached' });
    expect(await shown('12')).not.toContain('15');
    await page.reload();
    expect(await shown('12')).not.toContain('15');
    await page.locator('body').press('Control+z');
    await page.waitForFunction(() => document.querySelector('table')?.innerText.includes('15'));

    // Kept apart, each stands for itself.
    await page.goto(reader);
    await page.getByTestId('earlier-version').waitFor();
    await page.getByTestId('version-apart').first().click();
    await page.getByTestId('earlier-version').waitFor({ state: 'detached' });
    await page.getByTestId('nav-library').click();
    await rows(page, 2);
    expect(await page.getByText('旧版本').count()).toBe(0);
    await end(v);
  });

  it('is counted once on the checklist and the findings, and the rule for all can be to ask', async () => {
    const v = await visit(browser);
    const { page } = v;
    await add(page, made('初稿.txt', report(2024, 12)));
    await add(page, made('定稿.txt', report(2024, 15)));
    await rows(page, 2);
    await page.getByTestId('nav-checklist').click();
    await page
      .getByText(/1 份报告/u)
      .first()
      .waitFor();
    // The numbering jumps to 四, in both versions; it is found once.
    await page.getByTestId('tab-findings').click();
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('[data-testid="finding-row"]')].filter((row) =>
          row.textContent?.includes('四'),
        ).length === 1,
    );
    await page.getByTestId('nav-library').click();
    await rows(page, 2);
    if (!(await page.getByTestId('rule-version').count()))
      await page.getByRole('button', { name: '显示各文件' }).click();
    await page.getByTestId('rule-version').selectOption('ask');
    await add(page, made('三稿.txt', report(2024, 16)), made('四稿.txt', report(2024, 17)));
    await waiting(page, 2);
    await page.getByTestId('asked-compare').first().click();
    await page.getByTestId('diff').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('asked-version-version-all').click();
    await waiting(page, 0);
    await page.getByText('4 个版本').first().waitFor();
    await end(v);
  });
});

describe('the bin', () => {
  it('lists what was deleted and restores it after a reload; it is emptied only when told', async () => {
    const v = await visit(browser);
    const { page } = v;
    await add(page, made('甲.txt', report(2024, 12)), made('乙.txt', report(2023, 8)));
    await rows(page, 2);
    await page.getByTestId('report-row').first().focus();
    await page.keyboard.press('Delete');
    await rows(page, 1);
    await page.reload();
    await page.getByTestId('bin-link').click();
    const bin = page.getByTestId('bin');
    await bin.waitFor();
    expect(await bin.locator('li').count()).toBe(1);
    await bin.getByRole('button').first().click();
    await bin.waitFor({ state: 'detached' });
    await page.getByTestId('nav-library').click();
    await rows(page, 2);
    await end(v);
  });
});
