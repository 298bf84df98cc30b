import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '../../src/catalog/indicators';
import { expectQuiet, launch, visit, type Visit } from './browser';
import { made, settled } from './files';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** In GB 2312: words of a report, each character two bytes from the table. */
const gbk = (text: string): Buffer => {
  const table = new Map<string, number>();
  const decoder = new TextDecoder('gbk');
  for (let row = 0xa1; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++)
      table.set(decoder.decode(Uint8Array.of(row, cell)), row * 256 + cell);
  return Buffer.from(
    [...text].flatMap((c) => {
      const code = table.get(c);
      return code === undefined ? [c.charCodeAt(0)] : [code >> 8, code & 255];
    }),
  );
};

const report = `云川县人民政府2024年法治政府建设年度报告

一、主要举措和成效
全年调解矛盾纠纷200件，调解成功190件。全县坚持和发展新时代枫桥经验，化解矛盾纠纷。
二、存在的问题
基层执法力量不足。

云川县人民政府
2025年2月20日
`;
const resolved = indicators.find((i) => i.id === 'mediation.resolved')?.zh ?? '';

async function opened(file: Buffer): Promise<Visit> {
  const v = await visit(browser);
  await v.page.evaluate(() => localStorage.setItem('zhijing.name', '李'));
  await v.page.reload();
  await v.page.getByTestId('file-input').setInputFiles([made('云川县2024.txt', file)]);
  await settled(v.page);
  await v.page.getByTestId('report-row').first().focus();
  await v.page.keyboard.press('Enter');
  await v.page.getByTestId('fact').first().waitFor();
  return v;
}

const factOf = (page: Page, name: string) =>
  page.getByTestId('fact').filter({ hasText: name }).first();

async function accept(page: Page, name: string): Promise<void> {
  await factOf(page, name).click();
  await page.getByTestId('review-bar').getByTestId('accept').click();
  await page.getByTestId('progress').filter({ hasText: '1/' }).waitFor();
}

async function readAs(page: Page, encoding: string): Promise<void> {
  await page.getByTestId('tab-about').click();
  const details = page.locator('details', { has: page.getByTestId('encoding') });
  if (!(await details.evaluate((d) => (d as HTMLDetailsElement).open)))
    await page.getByTestId('encoding').click();
  await details.getByRole('combobox').selectOption(encoding);
  await page.getByTestId('encoding-apply').click();
}

describe('a report that is read again', () => {
  it('in an encoding that makes other words of it keeps the decision, with its evidence lost, and finds it again', async () => {
    const v = await opened(gbk(report));
    const { page } = v;
    await accept(page, resolved);
    await readAs(page, 'big5');
    await page.getByTestId('tab-facts').click();
    const fact = factOf(page, resolved);
    await fact.filter({ hasText: '证据失联' }).waitFor();
    await fact.filter({ hasText: '调解成功190件' }).click();
    await page.getByTestId('second-look').filter({ hasText: '调解成功190件' }).waitFor();
    await page.getByTestId('nav-data').click();
    await page.getByTestId('rereads').filter({ hasText: '1 条核对结果的证据失联' }).waitFor();
    await page.getByTestId('nav-report').click();
    await readAs(page, 'gb18030');
    await page.getByTestId('tab-facts').click();
    await fact.filter({ hasText: '190件' }).filter({ hasNotText: '证据失联' }).waitFor();
    expect(await page.getByTestId('second-look').count()).toBe(0);
    expectQuiet(v);
    await v.context.close();
  });

  it('by a newer engine is listed with what is read differently, and a decision asks for a second look', async () => {
    const v = await opened(Buffer.from(report));
    const { page } = v;
    await accept(page, resolved);
    // As if an older engine had read 180 where this one reads 190, and had not seen the year.
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          const open = indexedDB.open('zhijing');
          open.onsuccess = () => {
            const tables = ['reports', 'facts', 'reviews', 'unfiled'];
            const write = open.result.transaction(tables, 'readwrite');
            // What is written past the app is not filed.
            write.objectStore('unfiled').put({ id: 'all' });
            const change = (name: string, edit: (record: never) => unknown): void => {
              const store = write.objectStore(name);
              const all = store.getAll();
              all.onsuccess = () => all.result.forEach((r) => store.put(edit(r as never)));
            };
            interface Report {
              meta: object;
            }
            interface Facts {
              facts: { indicator: string }[];
            }
            const older = { value: 180, low: 180, high: 180 };
            change('reports', (r: Report) => ({
              ...r,
              engine: 0,
              meta: { ...r.meta, year: null },
            }));
            change('facts', (r: Facts) => ({
              ...r,
              facts: r.facts.map((f) =>
                f.indicator === 'mediation.resolved' ? { ...f, ...older } : f,
              ),
            }));
            change('reviews', (r: object) => ({ ...r, engineValue: 180, engine: 1 }));
            write.oncomplete = () => {
              open.result.close();
              done();
            };
          };
        }),
    );
    await page.reload();
    await page.getByTestId('nav-data').click();
    await page.getByTestId('reread-all').click();
    const list = page.getByTestId('rereads');
    await list.filter({ hasText: '180件 → 190件' }).waitFor();
    const said = await list.innerText();
    expect(said).toContain(`${resolved}：180件 → 190件（已核对）`);
    expect(said).toContain('年度：未读出 → 2024');
    await page.getByTestId('nav-report').click();
    await factOf(page, resolved).filter({ hasText: '180件' }).click();
    const look = page.getByTestId('second-look');
    await look.filter({ hasText: '190' }).filter({ hasText: '180' }).waitFor();
    await page.getByTestId('review-bar').getByTestId('accept').click();
    await factOf(page, resolved).filter({ hasText: '190件' }).waitFor();
    expectQuiet(v);
    await v.context.close();
  });
});
