import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

/** Names under which the measuring scripts leave what they saw. */
interface Seen {
  longTasks?: number[];
  peak?: number;
}
type Watched = Window & { seen?: Seen };

/** Notes every task over 50 ms on the page's main thread from now on. */
export const watchTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: Seen = { longTasks: [], peak: 0 };
    (window as Watched).seen = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longTasks?.push(Math.round(entry.duration));
    }).observe({ type: 'longtask' });
  });

/** The tasks over 50 ms since `watchTasks`, in milliseconds; forgets them. */
export const longTasks = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (window as Watched).seen?.longTasks?.splice(0) ?? []);

/**
 * Writes reports into a folder of their own and drops it on the page, as a person drops one: the files are the disk's, the
 * page holds nothing of them but what it reads. A name may begin with inner folders. Returns when it was dropped.
 */
export async function dropFolder(
  page: Page,
  folder: string,
  reports: readonly { readonly name: string; readonly text: string }[],
): Promise<number> {
  const paths = reports.map(({ name }) => join(folder, name));
  for (const inner of new Set(paths.map((path) => dirname(path))))
    mkdirSync(inner, { recursive: true });
  for (const [i, { text }] of reports.entries()) writeFileSync(paths[i] ?? '', text);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  const at = { x: 300, y: 300, data };
  for (const type of ['dragEnter', 'dragOver'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at });
  const dropped = Date.now();
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at });
  await session.detach();
  return dropped;
}

/**
 * Drops written reports on the page as text files that the page itself makes: quick for a few, but their bytes live in the
 * page's process, as those of nobody's own files do.
 */
export async function dropReports(
  page: Page,
  reports: readonly { readonly name: string; readonly text: string }[],
): Promise<void> {
  // Handed over in pieces, the files ready before the drop: only the drop itself is the app's work.
  await page.evaluate(() => {
    (window as Window & { pile?: DataTransfer }).pile = new DataTransfer();
  });
  for (let at = 0; at < reports.length; at += 250)
    await page.evaluate(
      (piece) => {
        const { pile } = window as Window & { pile?: DataTransfer };
        for (const { name, text } of piece) pile?.items.add(new File([text], name));
      },
      reports.slice(at, at + 250).map(({ name, text }) => ({ name, text })),
    );
  await longTasks(page);
  await page.evaluate(() => {
    const holder = window as Window & { pile?: DataTransfer };
    document.body.dispatchEvent(
      new DragEvent('drop', {
        bubbles: true,
        cancelable: true,
        dataTransfer: holder.pile ?? null,
      }),
    );
    delete holder.pile;
  });
}

/** How many reports the database holds. */
export const countStored = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('zhijing');
        open.onerror = () => reject(new Error(String(open.error)));
        open.onsuccess = () => {
          const { result } = open;
          const ask = result.transaction('reports').objectStore('reports').count();
          ask.onsuccess = () => {
            result.close();
            resolve(ask.result);
          };
        };
      }),
  );

/** Waits until the database holds `count` reports; the page looks by itself, four times a second. */
export const stored = (page: Page, count: number): Promise<void> =>
  page.evaluate(
    (wanted) =>
      new Promise<void>((resolve, reject) => {
        const look = (): void => {
          const open = indexedDB.open('zhijing');
          open.onerror = () => reject(new Error(String(open.error)));
          open.onsuccess = () => {
            const ask = open.result.transaction('reports').objectStore('reports').count();
            ask.onsuccess = () => {
              open.result.close();
              if (ask.result >= wanted) resolve();
              else setTimeout(look, 250);
            };
          };
        };
        look();
      }),
    count,
  );

/** Memory of the page and its workers in megabytes, after a collection of what is no longer needed. */
export async function memory(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const bytes = await page.evaluate(async () => {
    const { performance: p } = window as unknown as {
      performance: { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> };
    };
    return (await p.measureUserAgentSpecificMemory?.().catch(() => undefined))?.bytes ?? 0;
  });
  if (bytes > 0) return bytes / 1e6;
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
    backingStorageSize?: number;
  };
  await session.detach();
  return (
    (usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0)) / 1e6
  );
}
