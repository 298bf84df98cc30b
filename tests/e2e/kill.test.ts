import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { reportToBundle } from '../../src/db/bundle';
import { read } from '../../src/engine/read';
import type { BundleReport } from '../../src/model/bundle';
import { dropReports } from '../bench/page';
import { writeLibrary, type Written } from '../library/generate';
import { Random } from '../library/random';
import { launch } from './browser';
import { settled } from './files';

/** How often the tab is killed; more with ZHIJING_KILLS. The seed is printed: ZHIJING_SEED gives the same moments. */
const kills = Number(process.env.ZHIJING_KILLS ?? 20);
const seed = Number(process.env.ZHIJING_SEED ?? Date.now() % 1_000_000);
/** Reports that come in with one import or merge. */
const size = 12;

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'zhijing-kill-'));

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const hex = (n: number): string => n.toString(16).padStart(4, '0');
const idOf = (bundle: number, report: number): string =>
  `b${hex(bundle)}${hex(report)}`.padEnd(64, '0');

async function readForBundle({ name, text }: Written): Promise<BundleReport> {
  const bytes = new TextEncoder().encode(text);
  const result = await read(name, bytes);
  if (result.kind !== 'report') throw new Error(`${name} was not read`);
  const source = {
    ...{ name, folder: '', mediaType: 'text/plain', bytes: bytes.length, encoding: 'utf-8' },
    addedAt: '2026-01-01T00:00:00.000Z',
  };
  return reportToBundle('', source, result.parsed);
}

/** A bundle with reports of its own and a decision on each of them. */
function writeBundle(number: number, reports: readonly BundleReport[]): string {
  const path = join(folder, `${number}.json`);
  const own = reports.map((r, i) => ({ ...r, id: idOf(number, i) }));
  const reviews = own.map((r) => ({
    ...{ id: `d${r.id.slice(0, 12)}`, report: r.id, target: { kind: 'meta', field: 'organ' } },
    ...{ decision: 'corrected', value: '某某人民政府', unit: null, note: '', anchor: null },
    ...{ engineValue: null, engine: 1, by: '王', at: '2026-02-01T00:00:00.000Z' },
  }));
  const head = { format: 'zhijing-bundle', version: 1, createdAt: '2026-03-01T00:00:00Z' };
  writeFileSync(path, JSON.stringify({ ...head, generator: {}, reports: own, reviews }));
  return path;
}

/** What the database holds, looked at from a page on which the app does not run. */
interface Held {
  /** Reports that a person would see. */
  readonly shown: readonly string[];
  /** Of these, what lacks one of its records; and records of no report at all. */
  readonly broken: readonly string[];
  readonly decisions: readonly string[];
  readonly due: number;
}

const look = (page: Page): Promise<Held> =>
  page.evaluate<Held>(`new Promise((resolve, reject) => {
    const open = indexedDB.open('zhijing');
    open.onerror = () => reject(open.error);
    open.onsuccess = async () => {
      const ask = (name, what) => new Promise((done) => {
        const request = open.result.transaction(name).objectStore(name)[what]();
        request.onsuccess = () => done(request.result);
      });
      const reports = await ask('reports', 'getAll');
      const all = new Set(reports.map((r) => r.id));
      const shown = reports.filter((r) => r.deletedAt === null).map((r) => r.id);
      const broken = [];
      for (const name of ['texts', 'facts', 'findings', 'remarks', 'files']) {
        const here = new Set(await ask(name, 'getAllKeys'));
        for (const id of here) if (!all.has(id)) broken.push(name + ' without report ' + id);
        // What came in a bundle has no file.
        for (const id of shown)
          if (!here.has(id) && !(name === 'files' && id.startsWith('b'))) broken.push(id + ' without ' + name);
      }
      const unfiled = new Set(await ask('unfiled', 'getAllKeys'));
      const cards = new Map((await ask('cards', 'getAll')).map((c) => [c.id, c.reports]));
      for (const id of all) {
        const shelf = id.slice(0, 2);
        if (!unfiled.has(shelf) && !unfiled.has('all') && !(cards.get(shelf) ?? '').includes(id))
          broken.push(id + ' neither filed nor noted');
      }
      const decisions = await ask('reviews', 'getAllKeys');
      const due = await ask('due', 'count');
      open.result.close();
      resolve({ shown, broken, decisions, due });
    };
  })`);

/** Ends the page's process, as a crash or the system's lack of memory would. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const ended = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => {});
  await ended;
  await page.close();
}

/** A file comes in by a drop, a bundle after it was looked at. */
interface Work {
  readonly kind: 'import' | 'merge';
  readonly files: readonly Written[];
  readonly bundle: string;
}

async function begin(page: Page, { kind, files, bundle }: Work): Promise<void> {
  if (kind === 'import') {
    await page.goto(inject('address'));
    await page.locator('[data-testid="welcome"],[data-testid="report-list"]').first().waitFor();
    return dropReports(page, files);
  }
  await page.goto(`${inject('address')}#/data`);
  await page.getByTestId('import-file').setInputFiles(bundle);
  await page.getByTestId('import-preview').waitFor();
  await page.getByTestId('import-now').click();
}

const finish = (page: Page, { kind }: Work): Promise<void> =>
  kind === 'import' ? settled(page) : page.getByTestId('merge-report').waitFor();

/** One profile in which one kind of work is begun and killed again and again. */
class Lane {
  readonly told: string[] = [];
  span = 0;
  readonly kind: Work['kind'];
  readonly #reports: readonly Written[];
  readonly #texts: readonly BundleReport[];
  readonly #random: Random;

  constructor(kind: Work['kind'], reports: readonly Written[], texts: readonly BundleReport[]) {
    this.kind = kind;
    this.#reports = reports;
    this.#texts = texts;
    this.#random = new Random(seed + kind.length);
  }

  /** Every piece of work has reports of its own. */
  work(round: number): Work {
    const { kind } = this;
    if (kind === 'merge') return { kind, files: [], bundle: writeBundle(round, this.#texts) };
    return { kind, files: this.#reports.slice(size * round, size * (round + 1)), bundle: '' };
  }

  async run(rounds: number): Promise<void> {
    const context = await browser.newContext({ locale: 'zh-CN' });
    // The recovery page does not run the app: it sees what lies there.
    const looker = await context.newPage();
    // The first runs through: how long it takes is the span from which the moments are drawn.
    const whole = await context.newPage();
    const first = this.work(0);
    await begin(whole, first);
    const began = performance.now();
    await finish(whole, first);
    this.span = performance.now() - began;
    await whole.close();
    await looker.goto(`${inject('address')}rescue.html`);
    let before = await look(looker);
    expect(before.shown).toHaveLength(size);
    for (let round = 1; round <= rounds; round++)
      before = await this.#killed(context, looker, before, round);

    // Afterwards everything goes on: what was cut off comes in, and what waits to be judged is judged.
    const page = await context.newPage();
    const last = this.work(rounds + 1);
    await begin(page, last);
    await finish(page, last);
    let end = await look(looker);
    while (end.due > 0) end = await look(looker);
    expect([this.kind, end.broken, missing(before, end)]).toEqual([this.kind, [], []]);
    expect(end.shown).toHaveLength(before.shown.length + size);
    await context.close();
  }

  async #killed(context: BrowserContext, looker: Page, before: Held, round: number): Promise<Held> {
    const page = await context.newPage();
    await begin(page, this.work(round));
    const moment = this.#random.next() * this.span;
    await page.waitForTimeout(moment);
    await kill(page);
    const after = await look(looker);
    const came = after.shown.length - before.shown.length;
    const decided = after.decisions.length - before.decisions.length;
    this.told.push(`${Math.round(moment)} ms: ${came}`);
    const where = `seed ${seed}, ${this.kind} ${round}, ${this.told.at(-1)}`;
    expect([where, after.broken, missing(before, after)]).toEqual([where, [], []]);
    // A merge is one step: all of its reports with all of its decisions, or nothing.
    if (this.kind === 'merge') {
      expect([where, came === 0 || came === size]).toEqual([where, true]);
      expect([where, decided]).toEqual([where, came]);
    }
    return after;
  }
}

/** What was there and is not any more. */
const missing = (before: Held, after: Held): readonly string[] => [
  ...before.shown.filter((id) => !after.shown.includes(id)),
  ...before.decisions.filter((id) => !after.decisions.includes(id)),
];

describe('a tab that is killed in the middle of an import or a merge', () => {
  it(
    `leaves every report whole or absent and every earlier decision, ${kills} times`,
    { timeout: 60_000 + kills * 15_000 },
    async () => {
      const half = Math.ceil(kills / 2);
      const reports = [...writeLibrary(size * (half + 2))];
      const texts = await Promise.all(reports.slice(0, size).map(readForBundle));
      const lanes = [new Lane('import', reports, texts), new Lane('merge', reports, texts)];
      await Promise.all(lanes.map((lane) => lane.run(half)));
      for (const { kind, span, told } of lanes)
        console.log(
          `seed ${seed}; a whole ${kind} takes ${Math.round(span)} ms; killed after … with … reports in: ${told.join(', ')}`,
        );
    },
  );
});
