import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectQuiet, launch, violations, visit, type Visit } from './browser';
import { samples } from './files';

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

const go = async (view: string): Promise<void> => {
  await page.getByTestId('nav-checklist').click();
  await page.getByTestId(`tab-${view}`).click();
};
const shown = async (): Promise<number> =>
  Number(/\d+/.exec(await page.getByTestId('findings-count').innerText())?.[0]);

/** How many pages of A4 the page prints to. */
const printedPages = async (target: Page): Promise<number> => {
  const pdf = (await target.pdf({ preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
};

describe('working with findings', () => {
  it('ignores a finding with a reason from the keyboard, and undoing brings it back', async () => {
    await go('findings');
    const first = page.getByTestId('finding-row').first();
    await first.waitFor();
    const before = await shown();
    const name = await first.getAttribute('aria-label');
    await first.focus();
    await page.keyboard.press('i');
    expect(await page.getByTestId('ignore-now').isDisabled()).toBe(true);
    await page.getByTestId('ignore-why').fill('经核对无误');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (label) => !document.querySelector(`[data-testid="finding-row"][aria-label="${label}"]`),
      (name ?? '').replaceAll('"', '\\"'),
    );
    expect(await shown()).toBe(before - 1);

    await page.getByTestId('findings-state').selectOption('ignored');
    const row = page.getByTestId('finding-row').first();
    await row.waitFor();
    expect(await row.innerText()).toContain('经核对无误');
    await page.getByTestId('reopen').first().click();
    await page.getByTestId('findings-state').selectOption('open');
    await page.waitForFunction(
      (n) =>
        Number(
          /\d+/.exec(
            document.querySelector('[data-testid="findings-count"]')?.textContent ?? '',
          )?.[0],
        ) === n,
      before,
    );
  });

  it('touches with one command exactly what is listed', async () => {
    await go('findings');
    await page.getByTestId('finding-row').first().waitFor();
    const all = await shown();
    await page.getByTestId('findings-rule').selectOption('wording');
    await page.waitForTimeout(100);
    const button = page.getByTestId('accept-all');
    const some = Number(/\d+/.exec(await button.innerText())?.[0]);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await button.click();
    await page.getByTestId('clear').click();
    await page.waitForFunction(
      (n) =>
        Number(
          /\d+/.exec(
            document.querySelector('[data-testid="findings-count"]')?.textContent ?? '',
          )?.[0],
        ) === n,
      all - some,
    );
    await page.getByTestId('toast').last().getByRole('button').first().click();
    await page.waitForFunction(
      (n) =>
        Number(
          /\d+/.exec(
            document.querySelector('[data-testid="findings-count"]')?.textContent ?? '',
          )?.[0],
        ) === n,
      all,
    );
  });

  it('opens a finding in the reader at its passage', async () => {
    await go('findings');
    const first = page.getByTestId('finding-row').first();
    await first.waitFor();
    await first.focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('reader').waitFor();
    expect(page.url()).toMatch(/#\/report\/[0-9a-f]{64}\?at=finding%3A\d+/);
  });
});

describe('the reader', () => {
  it('lets one ignore a finding with a reason, and counts it no more, there and in the library', async () => {
    await go('findings');
    await page.getByTestId('findings-rule').selectOption('arithmetic');
    await page.getByTestId('finding-row').first().focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('finding-bar').waitFor();
    const id = /report\/([0-9a-f]{64})/.exec(page.url())?.[1] ?? '';
    const count = async (): Promise<number> =>
      Number(/\d+/.exec(await page.getByTestId('tab-findings').innerText())?.[0] ?? 0);
    const before = await count();
    await page.getByTestId('finding-ignore').click();
    await page.getByTestId('ignore-why').fill('口径不同');
    await page.keyboard.press('Enter');
    const chosen = page.locator('[data-testid=finding][data-state=ignored]');
    await chosen.first().waitFor();
    await page.waitForFunction(
      (n) =>
        Number(
          /\d+/.exec(
            document.querySelector('[data-testid=tab-findings]')?.textContent ?? '',
          )?.[0] ?? 0,
        ) === n,
      before - 1,
    );
    await page.getByTestId('nav-library').click();
    await page.waitForFunction(
      ([href, n]) => {
        const line = document.querySelector(`tr a[href*="${href}"]`)?.closest('tr');
        return Number(line?.querySelectorAll('td')[7]?.textContent ?? -1) === Number(n);
      },
      [id, String(before - 1)] as const,
    );
    await page.goBack();
    await chosen.first().click();
    await page.keyboard.press('u');
    await chosen.first().waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
  });
});

describe('the checklist on paper', () => {
  it('has every report and every item, and scrolls again afterwards where it stood', async () => {
    await go('list');
    await page.getByTestId('matrix').waitFor();
    const items = Number(await page.getByTestId('matrix').getAttribute('aria-colcount')) - 1;
    const rows = Number(await page.getByTestId('matrix').getAttribute('aria-rowcount')) - 1;
    const printed = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const tables = [...document.querySelectorAll('[data-testid="printed-matrix"]')];
      const cells = tables.map((table) => table.querySelectorAll('td').length);
      const widths = tables.map((table) => table.querySelectorAll('thead th').length - 1);
      dispatchEvent(new Event('afterprint'));
      return { cells, widths };
    });
    expect(printed.widths.reduce((a, b) => a + b)).toBe(items);
    expect(printed.cells).toEqual(printed.widths.map((width) => width * rows));
    expect(Math.max(...printed.widths)).toBeLessThanOrEqual(6);
    await page.getByTestId('matrix').waitFor();
  });
});

describe('a draft', () => {
  it('is checked beside last year’s report and stored only when asked', async () => {
    await go('draft');
    const sample = samples.find((s) => s.name.includes('2024') && s.name.endsWith('.txt'));
    const text = readFileSync(sample?.path ?? '', 'utf8').replaceAll('2024', '2025');
    await page.getByTestId('draft-text').fill(text);
    await page.getByTestId('draft-read').click();
    const paper = page.getByTestId('paper');
    await paper.waitFor();
    expect(await paper.innerText()).toContain('2024');
    expect(await page.getByTestId('against').inputValue()).toMatch(/^[0-9a-f]{64}$/);
    expect(await violations(page)).toEqual([]);

    // The whole judgement is on one page of A4, printed from here and from the saved file.
    expect(await page.getByTestId('paper-summary').innerText()).toContain('应当包括的 5 项内容中');
    expect(await page.getByTestId('paper-annex').count()).toBe(0);
    expect(await printedPages(page)).toBe(1);

    // Also one with long lists everywhere, which go on behind it.
    await page.getByTestId('again').click();
    const long = text.replace(/^.*行政复议.*$/mu, (line) => `${line}\n\n`.repeat(2));
    const slips = Array.from({ length: 14 }, (_, i) => `第${i + 1}项工作已经经过认真研究研究。`);
    await page.getByTestId('draft-text').fill(`${long}\n${slips.join('\n')}`);
    await page.getByTestId('draft-read').click();
    await page.getByTestId('paper-annex').waitFor();
    await page.getByTestId('with-annex').setChecked(false);
    expect(await printedPages(page)).toBe(1);
    await page.getByTestId('again').click();
    await page.getByTestId('draft-text').fill(text);
    await page.getByTestId('draft-read').click();
    await paper.waitFor();

    const [html] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('save-html').click(),
    ]);
    const saved = readFileSync(await html.path(), 'utf8');
    expect(saved).toContain('核稿单');
    expect(saved).not.toMatch(/<script|src=|https?:/);
    const print = await browser.newPage();
    await print.setContent(saved);
    expect(await printedPages(print)).toBe(1);
    await print.close();
    const [docx] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('save-docx').click(),
    ]);
    const parts = unzipSync(readFileSync(await docx.path()));
    expect(new TextDecoder().decode(parts['word/document.xml'])).toContain('核稿单');

    await page.getByTestId('nav-library').click();
    await page.getByTestId('report-row').first().waitFor();
    expect(await page.getByTestId('report-row').count()).toBe(samples.length);
  });

  it('has its whole judgement on the first page however much there is, and the rest in the annex', async () => {
    await go('draft');
    const sample = samples.find((s) => s.name.includes('2024') && s.name.endsWith('.txt'));
    const [title = '', ...rest] = readFileSync(sample?.path ?? '', 'utf8').split('\n');
    const slips = Array.from(
      { length: 30 },
      (_, i) => `推进法制政府建设，保障公民权力，截止目前受理行政复议案件${i + 40}件，同比增长9%。`,
    );
    await page.getByTestId('draft-text').fill([title, ...slips, ...rest].join('\n'));
    await page.getByTestId('draft-read').click();
    const annex = page.getByTestId('paper-annex');
    await annex.waitFor();
    expect(await page.getByTestId('paper').innerText()).toMatch(/另有 \d+ 项，见附页/);
    expect(await printedPages(page)).toBeGreaterThan(1);
    await page.getByTestId('with-annex').uncheck();
    await annex.waitFor({ state: 'detached' });
    expect(await printedPages(page)).toBe(1);
  });
});

describe('the roster and the feedback sheets', () => {
  it('tells who has not reported, first, and reminds them', async () => {
    await go('roster');
    await page
      .getByTestId('roster-units')
      .fill('序号\t单位\n1\t青陂县人民政府\n2\t白石乡\n3\t溪南区');
    await page.getByTestId('roster-save').click();
    const rows = page.getByTestId('roster-row');
    await rows.nth(2).waitFor();
    expect(await rows.first().innerText()).toContain('白石乡');
    expect(await rows.first().getAttribute('data-kind')).toBe('missing');
    expect(await page.getByTestId('reminder').innerText()).toContain('白石乡');
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await rows.nth(2).waitFor();
  });

  it('makes one archive with a sheet for each chosen unit', async () => {
    await go('feedback');
    await page.getByTestId('feedback-line').first().waitFor();
    await page.getByTestId('choose-all').click();
    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('zip-html').click(),
    ]);
    const names = Object.keys(unzipSync(readFileSync(await zip.path())));
    expect(names).toHaveLength(samples.length);
    expect(names.every((name) => name.endsWith('.html'))).toBe(true);
  });
});
