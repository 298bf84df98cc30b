import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const seeds = fileURLToPath(new URL('../../seeds/', import.meta.url));

/** The sample reports, by name, with their paths. */
export const samples: readonly { readonly name: string; readonly path: string }[] = readdirSync(
  seeds,
)
  .filter((name) => !name.endsWith('.json') && !name.endsWith('.md'))
  .sort()
  .map((name) => ({ name, path: seeds + name }));

/** A file made on the spot, for setInputFiles. */
export const made = (
  name: string,
  content: string | Buffer,
): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content as string),
});

/** Drops files on the page as a drag from outside would. */
export async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({
    name: path.split('/').at(-1) ?? path,
    base64: readFileSync(path).toString('base64'),
  }));
  await page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    const fire = (type: string): boolean =>
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
    fire('dragenter');
    fire('dragover');
    fire('drop');
  }, files);
}

/** Waits until nothing is waiting or being read any more. */
export async function settled(page: Page, timeout = 60_000): Promise<void> {
  await page.getByTestId('import-clear').waitFor({ timeout });
}

/** Lets files that are like each other come in as reports of their own, without a question; opens the page anew. */
export async function keepAlike(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('zhijing.duplicates', 'both both'));
  await page.reload();
}
