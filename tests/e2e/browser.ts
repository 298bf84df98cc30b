import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/** The browser that tests/run.mjs found; by itself the usual place on Debian. */
const executablePath = process.env.ZHIJING_BROWSER ?? '/usr/bin/chromium';

export const launch = (): Promise<Browser> => chromium.launch({ executablePath });

/** A fresh profile whose page fails the test on any console message, page error or foreign request. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What was said on the console or thrown, and which foreign addresses were asked for. */
  readonly complaints: string[];
}

/** Opens the app in a profile of its own. */
export async function visit(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
  path = '',
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const complaints: string[] = [];
  const address = inject('address');
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(blob|data):/.test(url)) complaints.push(`request: ${url}`);
  });
  const page = await context.newPage();
  watch(page, complaints);
  await page.goto(address + path);
  return { context, page, complaints };
}

/** Gathers what a page says that it should not. */
export function watch(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() !== 'debug') complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** axe's violations on the page as it stands, each in a line. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(): Promise<{ violations: unknown[] }> } }).axe;
    return (await axe.run()).violations;
  });
  return (found as Violation[]).flatMap((v) =>
    v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`),
  );
}

/** axe's violations in the light and in the dark. */
export async function violationsInBoth(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate(async (name) => {
      document.documentElement.dataset.theme = name;
      // Colours fade into one another: what is looked at is what they end at.
      await new Promise(requestAnimationFrame);
      const fading = document.getAnimations().filter((a) => a instanceof CSSTransition);
      await Promise.all(fading.map((a) => a.finished.catch(() => null)));
    }, theme);
    found.push(...(await violations(page)).map((v) => `${theme}: ${v}`));
  }
  await page.evaluate(() => delete document.documentElement.dataset.theme);
  return found;
}

/** Fails with everything the visit complained of. */
export const expectQuiet = (v: Visit): void => expect(v.complaints).toEqual([]);
