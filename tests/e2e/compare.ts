import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { visit, type Visit } from './browser';
import { namesOf, readGenerated, store, type Generated } from './generated';

/** Opens an address of the app without loading the page anew. */
export const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate((h) => {
    location.hash = h;
    // A turn later the page has heard of it.
    return new Promise<void>((done) => setTimeout(done, 60));
  }, `#/${hash}`);

/** Waits until every picture on the page has been drawn. */
export const drawn = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const charts = [...document.querySelectorAll<HTMLElement>('[data-testid="chart"]')];
    return charts.length > 0 && charts.every((c) => c.dataset['drawn'] !== undefined);
  });

/** The words inside the pictures of a page, as SVG holds them. */
export const textsOf = (page: Page): Promise<string[]> =>
  page
    .locator('[data-testid="chart"] svg text')
    .evaluateAll((all) => all.map((t) => t.textContent ?? ''));

export const numberOf = (text: string): number => Number(text.replaceAll(/[^\d.-]/g, ''));

export const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

const downloads = mkdtempSync(join(tmpdir(), 'zhijing-compare-'));

/** Presses a button of the export window and keeps what comes; the path of the file. */
export async function save(page: Page, button: string, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByTestId(button).click(),
  ]);
  const path = join(downloads, name);
  await download.saveAs(path);
  return path;
}

/** The whole table of the page, from the clipboard: head and rows, and the HTML that stands beside it. */
export async function copiedTable(page: Page): Promise<{ rows: string[][]; html: string }> {
  await page.getByTestId('tab-table').click();
  // Only a page in front may write to the clipboard.
  await page.bringToFront();
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.getByTestId('copy-table').click();
  await page.getByText('可直接粘贴到表格软件').first().waitFor();
  // The words may still stand there from the copy before, and what is being written cannot be read.
  let copied: { text: string; html: string } | null = null;
  while (copied === null) {
    copied = await page.evaluate(async () => {
      try {
        const [item] = await navigator.clipboard.read();
        if (!item?.types.includes('text/html')) return null;
        const read = async (type: string): Promise<string> => (await item.getType(type)).text();
        return { text: await read('text/plain'), html: await read('text/html') };
      } catch {
        return null;
      }
    });
    if (copied?.text === '') copied = null;
    if (copied === null) await page.waitForTimeout(20);
  }
  const { text, html } = copied;
  return { rows: text.split('\n').map((line) => line.split('\t')), html };
}

/** A browser with a library of reports that the engine read, `copies` times over. */
export interface Filled extends Visit {
  readonly made: readonly Generated[];
  /** What the engine read: report by report with the place's name; one entry for each stored report. */
  readonly stored: readonly { place: string; year: number; from: Generated }[];
}

export async function filled(browser: Browser, count: number, copies: number): Promise<Filled> {
  const made = await readGenerated(count);
  const v = await visit(browser, { viewport: { width: 1440, height: 900 } });
  await v.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await v.page.getByTestId('welcome').waitFor();
  await store(v.page, made, copies);
  await v.page.reload();
  await v.page.getByTestId('report-row').first().waitFor();
  const stored = namesOf(made, copies).flatMap((names) =>
    made.map((from) => ({ place: names.get(from.place) ?? '', year: from.year, from })),
  );
  return { ...v, made, stored };
}

/** Indicators of which no report gives more than one figure, and all in one unit, the commonest first. */
export function plainIndicators(made: readonly Generated[]): readonly string[] {
  const counts = new Map<string, number>();
  const units = new Map<string, string>();
  const mixed = new Set<string>();
  for (const { records } of made) {
    const seen = new Set<string>();
    for (const { indicator, unit } of records.facts.facts) {
      if (seen.has(indicator) || (units.get(indicator) ?? unit) !== unit) mixed.add(indicator);
      seen.add(indicator);
      units.set(indicator, unit);
      counts.set(indicator, (counts.get(indicator) ?? 0) + 1);
    }
  }
  const plain = [...counts].filter(([id]) => !mixed.has(id) && units.get(id) === '件');
  return plain.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
}

/** The one figure of an indicator in a report, as the engine read it. */
export const figureOf = (of: Generated, indicator: string): number | null =>
  of.records.facts.facts.find((f) => f.indicator === indicator)?.value ?? null;
