import type { Page } from 'playwright-core';
import { readGenerated, store } from '../e2e/generated';
import { writeLibrary } from '../library/generate';
import { milliseconds, type Opened } from './browser';
import type { Row } from './engine';
import { dropReports } from './page';

/** Milliseconds from `act` until `selector` is on the page. */
async function until(page: Page, act: () => Promise<unknown>, selector: string): Promise<number> {
  await act();
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const timer = setInterval(() => {
          if (!document.querySelector(wanted)) return;
          clearInterval(timer);
          resolve(performance.now() - began);
        }, 4);
      }),
    selector,
  );
}

/** Asks the search for words; milliseconds to the first hit and to the totals. */
async function ask(page: Page, words: string): Promise<{ first: number; all: number }> {
  await page.getByTestId('search').click();
  await page.getByTestId('search-words').waitFor();
  const times = await page.evaluate<{ first: number; all: number }>(`new Promise((resolve) => {
    const field = document.querySelector('[data-testid=search-words]');
    const began = performance.now();
    let first = 0;
    field.value = ${JSON.stringify(words)};
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const timer = setInterval(() => {
      const now = performance.now() - began;
      if (!first && document.querySelector('[data-testid=search-hit]')) first = now;
      const said = document.querySelector('[data-testid=search-summary]').textContent || '';
      if (!/^共|未找到/.test(said)) return;
      clearInterval(timer);
      resolve({ first: first || now, all: now });
    }, 4);
  })`);
  await page.keyboard.press('Escape');
  return times;
}

/** Waits until the search has prepared itself and everything is filed, which the app does a while after an import. */
async function prepared(page: Page, count: number): Promise<void> {
  const look = (): Promise<boolean> =>
    page.evaluate(
      (wanted) =>
        new Promise<boolean>((resolve) => {
          const open = indexedDB.open('zhijing');
          open.onsuccess = () => {
            const look = open.result.transaction(['signatures', 'unfiled']);
            const signed = look.objectStore('signatures').count();
            const unfiled = look.objectStore('unfiled').count();
            look.oncomplete = () => {
              open.result.close();
              resolve(signed.result >= wanted && unfiled.result === 0);
            };
          };
        }),
      count,
    );
  // Asked here again and again: the driver's own wait takes the promise of an answer for the answer.
  while (!(await look())) await page.waitForTimeout(1000);
}

/** Opens the app anew at a place. */
async function fresh({ page, address }: Opened, place: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${address}#/${place}`);
}

/**
 * Milliseconds from clicking until the pictures have been drawn anew and painted: all that are there are drawn, and one of
 * them is new or has been drawn once more.
 */
const redraw = (page: Page, selector: string): Promise<number> =>
  page.evaluate(async (selector) => {
    const charts = () => [...document.querySelectorAll<HTMLElement>('[data-testid=chart]')];
    const before = new Map(charts().map((chart) => [chart, chart.dataset['drawn']] as const));
    const done = (): boolean => {
      const all = charts();
      const drawn = all.length > 0 && all.every((c) => c.dataset['drawn'] !== undefined);
      return drawn && all.some((c) => before.get(c) !== c.dataset['drawn']);
    };
    const button = document.querySelector<HTMLElement>(selector);
    if (!button) throw new Error(`no ${selector}`);
    const began = performance.now();
    button.click();
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    while (!done()) {
      if (performance.now() - began > 20_000) throw new Error(`nothing drawn after ${selector}`);
      await frame();
    }
    await frame();
    const { port1, port2 } = new MessageChannel();
    await new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage(0);
    });
    return performance.now() - began;
  }, selector);

async function libraryRow(opened: Opened, count: number): Promise<Row> {
  const times: number[] = [];
  for (let n = 0; n < 3; n++) {
    await fresh(opened, 'library');
    await opened.page.getByTestId('report-row').first().waitFor();
    times.push(await opened.page.evaluate(() => performance.now()));
  }
  const median = times.sort((a, b) => a - b)[1] ?? 0;
  return milliseconds(`library: from navigation to first rows, ${count} stored`, median, 500);
}

async function searchRows({ page }: Opened, count: number): Promise<Row[]> {
  const words = [
    ['a common word', '行政复议'],
    ['a rare word', '青陂县'],
    ['a word that is nowhere', '龘靐'],
    ['one figure', '1'],
  ] as const;
  const rows: Row[] = [];
  for (const [name, word] of words) {
    const { first, all } = await ask(page, word);
    rows.push(milliseconds(`search of ${count}: ${name}, first hits`, first, 200));
    rows.push(milliseconds(`search of ${count}: ${name}, totals`, all, 0));
  }
  return rows;
}

async function compareRows(opened: Opened, count: number): Promise<Row[]> {
  const { page } = opened;
  await fresh(opened, 'library');
  await page.getByTestId('report-row').first().waitFor();
  const time = await until(
    page,
    () => page.evaluate(() => void (location.hash = '#/compare?i=review.concluded')),
    '[data-testid=chart][data-drawn]',
  );
  const years = page.locator('[data-testid^=year-]');
  await years.first().waitFor();
  await page.waitForTimeout(1000);
  const year = (await years.first().getAttribute('data-testid')) ?? '';
  const drawings: number[] = [];
  for (let n = 0; n < 31; n++) {
    drawings.push(await redraw(page, `[data-testid=${year}]`));
    await page.waitForTimeout(150);
  }
  const median = drawings.slice(1).sort((a, b) => a - b)[15] ?? 0;
  const few = count <= 3000;
  return [
    milliseconds(`compare: opening with ${count} stored, first chart`, time, few ? 1000 : 0),
    milliseconds(
      `compare: redrawn after choosing a year, ${count} stored, median of 30`,
      median,
      few ? 100 : 150,
    ),
  ];
}

/** How quickly the pages open and the search answers with what is stored. */
export async function pageRows(opened: Opened, count: number): Promise<Row[]> {
  const { page } = opened;
  await prepared(page, count);
  const rows = [await libraryRow(opened, count), ...(await searchRows(opened, count))];
  rows.push(...(await compareRows(opened, count)));
  await fresh(opened, 'library');
  await page.getByTestId('report-row').first().waitFor();
  const checklist = await until(
    page,
    () => page.evaluate(() => void (location.hash = '#/checklist')),
    'main table',
  );
  rows.push(milliseconds(`checklist: opening with ${count} stored`, checklist, 0));
  return rows;
}

/**
 * Stores `count` reports as the engine read them, far quicker than by reading each: of every place that the generator makes
 * there are several under other names. One report is imported as usual, after which the search prepares itself.
 */
export async function fillQuickly(opened: Opened, count: number): Promise<void> {
  const { page } = opened;
  const copies = Math.ceil(count / 500);
  const [extra, ...rest] = [...writeLibrary(count + 1)].reverse();
  if (rest.length === 0 || !extra) throw new Error('nothing to store');
  await store(page, await readGenerated(Math.ceil(count / copies)), copies);
  await page.reload();
  await dropReports(page, [extra]);
}
