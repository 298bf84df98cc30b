import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countStored, dropReports, longTasks, memory, watchTasks } from '../bench/page';
import { writeLibrary } from '../library/generate';
import { expectQuiet, launch, visit } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('a few hundred reports', () => {
  it('come in while the page answers, and none is lost', async () => {
    const count = 300;
    const v = await visit(browser);
    await v.page.getByTestId('welcome').waitFor();
    await watchTasks(v.page);
    await dropReports(v.page, [...writeLibrary(count)]);
    const answers: number[] = [];
    while ((await countStored(v.page)) < count) {
      const began = performance.now();
      await v.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      answers.push(performance.now() - began);
      await v.page.waitForTimeout(50);
    }
    const tasks = await longTasks(v.page);
    // Durations depend on what else the machine does, so they are printed; `npm run bench` judges them.
    console.log(
      `over 50 ms: ${tasks.length} (${tasks.join(', ')}), ${Math.round(await memory(v.page))} MB`,
    );
    expect(Math.max(...answers)).toBeLessThan(2000);
    await v.page.waitForFunction(
      (n) => document.querySelector('[data-testid="count"]')?.textContent?.includes(String(n)),
      count,
    );
    expectQuiet(v);
    await v.context.close();
  });
});
