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
  // What the page lists is what it searches.
  await v.page
    .getByTestId('count')
    .filter({ hasText: String(reports.length) })
    .waitFor();
});
afterAll(() => browser.close());

/** Asks for words in the open panel, and gives the sentence with the totals. */
async function ask(page: Page, words: string): Promise<string> {
  await page.getByTestId('search-words').fill('');
  await page.getByTestId('search-words').fill(words);
  const summary = page.getByTestId('search-summary');
  await summary.filter({ hasText: /^共|未找到/ }).waitFor();
  return (await summary.textContent()) ?? '';
}

/** Writes decisions on the report of that file name, as a bundle or another tab would, and waits until the page knows. */
async function decide(page: Page, name: string, reviews: readonly object[]): Promise<void> {
  await page.evaluate(
    ({ name, reviews }) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('zhijing');
        open.onerror = () => reject(new Error(String(open.error)));
        open.onsuccess = () => {
          const write = open.result.transaction(['reports', 'reviews'], 'readwrite');
          const ask = write.objectStore('reports').getAll();
          ask.onsuccess = () => {
            const found = (ask.result as { id: string; name: string }[]).find(
              (r) => r.name === name,
            );
            for (const review of reviews)
              write.objectStore('reviews').put({ ...review, report: found?.id });
          };
          write.oncomplete = () => resolve(open.result.close());
        };
      }),
    { name, reviews },
  );
  await page.reload();
  await page.getByTestId('report-row').first().waitFor();
  await page.keyboard.press('Control+k');
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
    const planned = count('力争调解成功率').reports;
    await v.page.getByTestId('search-role').selectOption('plans');
    expect(await ask(v.page, '调解成功率')).toContain(`共 ${planned} 份报告，${planned} 处`);
    await v.page.getByTestId('search-role').selectOption('');
  });

  it('keeps to the region and year that a person corrected, not to those that were read', async () => {
    const [report] = reports.filter((r) => r.year === 2023);
    if (!report) throw new Error('nothing was written for that year');
    const word = report.text.split('\n')[0] ?? '';
    const review = (field: string, value: string | number) => ({
      ...{ id: `search-${field}`, decision: 'corrected', value, unit: null, note: '' },
      target: { kind: 'meta', field },
      ...{ anchor: null, engineValue: null, engine: 1, by: '李', at: '2026-02-01T00:00:00.000Z' },
    });
    await decide(v.page, report.name, [review('region', '绛雪县'), review('year', 1999)]);
    await v.page.getByTestId('search-region').fill('绛雪');
    expect(await ask(v.page, word)).toBe('共 1 份报告，1 处。');
    await v.page.getByTestId('search-region').fill(report.region);
    expect(await ask(v.page, word)).toContain('份报告中未找到');
    await v.page.getByTestId('search-region').fill('');
    await v.page.getByTestId('search-year').selectOption('1999');
    expect(await ask(v.page, word)).toBe('共 1 份报告，1 处。');
    await v.page.getByTestId('search-year').selectOption('2023');
    expect(await ask(v.page, word)).toContain('份报告中未找到');
    await v.page.getByTestId('search-year').selectOption('');
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
