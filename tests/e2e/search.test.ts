import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countStored, dropReports } from '../bench/page';
import { writeLibrary } from '../library/generate';
import { expectQuiet, launch, violations, visit, type Visit } from './browser';

let browser: Browser;
let v: Visit;
const reports = [...writeLibrary(60)];

beforeAll(async () => {
  browser = await launch();
  v = await visit(browser);
  await dropReports(v.page, reports);
  while ((await countStored(v.page)) < reports.length) await v.page.waitForTimeout(100);
  await v.page.getByTestId('report-row').first().waitFor();
});
afterAll(() => browser.close());

/** Asks for words in the open panel, and gives the sentence with the totals. */
async function ask(page: Page, words: string): Promise<string> {
  await page.getByTestId('search-words').fill('');
  await page.getByTestId('search-words').fill(words);
  const summary = page.getByTestId('search-summary');
  await summary.filter({ hasText: /^(共|60 份报告中未找到)/ }).waitFor();
  return (await summary.textContent()) ?? '';
}

const count = (words: string): { reports: number; passages: number } => {
  const per = reports.map(({ text }) => text.split(words).length - 1);
  return {
    reports: per.filter((n) => n > 0).length,
    passages: per.reduce((sum, n) => sum + n, 0),
  };
};

describe('search over all reports', () => {
  it('counts every passage of words, parts of words and figures, as the texts themselves do', async () => {
    await v.page.keyboard.press('Control+k');
    for (const words of ['行政复议', '议申', '政', '99%以上', '法律明白人', '100%']) {
      const { reports: r, passages } = count(words);
      expect([words, await ask(v.page, words)]).toEqual([
        words,
        `共 ${r} 份报告，${passages} 处。`,
      ]);
    }
    expect(await ask(v.page, '龘靐')).toBe('60 份报告中未找到。');
  });

  it('takes traditional characters and full width for the same, and several words together', async () => {
    const { reports: r, passages } = count('行政复议');
    expect(await ask(v.page, '行政復議')).toBe(`共 ${r} 份报告，${passages} 处。`);
    const full = count('100%');
    expect(await ask(v.page, '１００％')).toBe(`共 ${full.reports} 份报告，${full.passages} 处。`);
    const both = reports.filter(
      ({ text }) => text.includes('复议') && text.includes('预警'),
    ).length;
    expect(await ask(v.page, '复议 预警')).toContain(`共 ${both} 份报告`);
  });

  it('keeps to a year and to a part of the report', async () => {
    const ofYear = reports.filter((r) => r.year === 2022 && r.text.includes('调解成功率')).length;
    await v.page.getByTestId('search-year').selectOption('2022');
    expect(await ask(v.page, '调解成功率')).toContain(`共 ${ofYear} 份报告`);
    await v.page.getByTestId('search-year').selectOption('');
    // In the plans stands 力争调解成功率达到; in the achievements the rate reached.
    await v.page.getByTestId('search-role').selectOption('plans');
    expect(await ask(v.page, '调解成功率')).toContain('共 60 份报告，60 处');
    await v.page.getByTestId('search-role').selectOption('');
  });

  it('has no barrier that axe sees, and leads to the passage', async () => {
    await ask(v.page, '力争调解成功率');
    expect(await violations(v.page)).toEqual([]);
    await v.page.keyboard.press('ArrowDown');
    await v.page.keyboard.press('Enter');
    await v.page.getByTestId('article').waitFor();
    const spot = v.page.locator('article mark.spot');
    await spot.first().waitFor();
    expect((await spot.allTextContents()).join('')).toBe('力争调解成功率');
    // The reader scrolls there after it has been drawn.
    await v.page.waitForFunction(() => {
      const box = document.querySelector('article mark.spot')?.getBoundingClientRect();
      return box !== undefined && box.top > 0 && box.top < innerHeight;
    });
    expectQuiet(v);
  });
});
