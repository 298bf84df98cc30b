import type { Page } from 'playwright-core';
import { openBuilt } from './browser';
import type { Row } from './engine';

/** Reports written into the page's own database; each has a few findings of the kinds that checks make. */
async function fabricateRemarks(page: Page, count: number): Promise<void> {
  await page.evaluate(async (count) => {
    const rules = [
      ...['arithmetic.rate', 'arithmetic.sum', 'arithmetic.conflict', 'structure.numbering'],
      ...['structure.title', 'stale.year', 'copied.place', 'wording.slip'],
    ];
    const severities = ['error', 'warning', 'info'];
    const make = (i: number) => {
      const place = `第${Math.floor(i / 5)}县`;
      const year = 2019 + (i % 5);
      // Spread over all ids as digests are; an odd factor gives every report its own.
      const id = (Math.imul(i, 2654435761) >>> 0).toString(16).padStart(8, '0').repeat(8);
      const name = `${place}${year}年法治政府建设年度报告.txt`;
      const text = `${place}全年办理行政复议案件${i}件，其中调解${i % 7}件。`.repeat(40);
      const region = {
        ...{ name: place, printed: place, level: i % 4 ? 'county' : 'township' },
        ...{ province: `第${i % 20}省`, prefecture: `第${i % 20}省第${i % 300}市` },
        ...{ county: null, code: String(100000 + Math.floor(i / 5)) },
      };
      const meta = {
        ...{ title: name, region, bodyKind: 'government', organ: `${place}人民政府`, year },
        ...{ publishedOn: null, signedOn: null, basis: {} },
      };
      const findings = Array.from({ length: 4 + (i % 9) }, (_, n) => ({
        ...{ rule: rules[(i + n) % 8], code: rules[(i + n) % 8], severity: severities[n % 3] },
        verdict: n % 5 === 4 ? 'cannotTell' : 'fails',
        ...(n % 5 === 4 ? { reason: 'partMissing' } : {}),
        params: { total: i, calculated: n, found: '一', wanted: '二' },
        evidence: [{ start: n * 20, end: n * 20 + 16 }],
      }));
      const remarks = findings.map(({ evidence: _, ...f }, n) => ({
        ...f,
        ...{ place: n, key: `${text.slice(n * 20, n * 20 + 40)}${i}` },
      }));
      const counts = {
        ...{ characters: text.length, sections: 0, quantities: 0, leftOver: 0 },
        ...{ facts: 0, findings: findings.length, problems: 0 },
      };
      return {
        reports: {
          ...{ id, name, folder: '', mediaType: 'text/plain', bytes: 9000, encoding: 'utf-8' },
          ...{ addedAt: '2026-01-01T00:00:00Z', engine: 1, genre: 'report', meta, counts },
          ...{ textHash: id, deletedAt: null },
        },
        texts: {
          ...{ id, doc: { text, blocks: [], asides: [] }, sections: [], quantities: [] },
          problems: [],
        },
        findings: { id, findings, checklist: [] },
        facts: { id, facts: [] },
        remarks: { id, name, meta, remarks },
      };
    };
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('zhijing');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(new Error('no database'));
    });
    const tables = ['reports', 'texts', 'facts', 'findings', 'remarks'] as const;
    for (let from = 0; from < count; from += 500) {
      const write = database.transaction([...tables, 'unfiled'], 'readwrite');
      // What is written past the app is not filed.
      write.objectStore('unfiled').put({ id: 'all' });
      for (let i = from; i < Math.min(count, from + 500); i++) {
        const records = make(i);
        for (const table of tables) write.objectStore(table).put(records[table]);
      }
      await new Promise<void>((done, fail) => {
        write.oncomplete = () => done();
        write.onerror = () => fail(new Error('not written'));
      });
    }
    database.close();
  }, count);
}

const row = (what: string, value: number, limit: number): Row => ({
  what,
  measured: `${Math.round(value)} ms`,
  goal: limit > 0 ? `≤ ${limit} ms` : '',
  good: limit > 0 ? value <= limit : null,
});

/** Milliseconds from changing a filter until its result has been painted: the count said, and two frames after it. */
const filterTime = (page: Page, field: string, value: string): Promise<number> =>
  page.evaluate(
    async ([field, value]) => {
      const input = document.querySelector<HTMLInputElement | HTMLSelectElement>(
        `[data-testid=${field}]`,
      );
      const count = () => document.querySelector('[data-testid=findings-count]')?.textContent ?? '';
      if (!input) throw new Error(`no ${field}`);
      const before = count();
      const began = performance.now();
      input.value = value;
      input.dispatchEvent(
        new Event(input instanceof HTMLInputElement ? 'input' : 'change', { bubbles: true }),
      );
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      for (let n = 0; count() === before && n < 600; n++) await frame();
      if (count() === before) throw new Error(`${field} ${value} changed nothing`);
      const channel = new MessageChannel();
      await frame();
      await new Promise((done) => {
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
      });
      return performance.now() - began;
    },
    [field, value] as const,
  );

/** The findings page over `count` fabricated reports: its first screen, then one filter after the other. */
export async function findingsRows(folder: string, count = 10_000): Promise<Row[]> {
  const opened = await openBuilt(folder);
  const { page, address } = opened;
  // The runner's compiler names functions with a helper that the page has not.
  await page.addInitScript('globalThis.__name ??= (f) => f');
  await page.reload();
  await page.getByTestId('welcome').waitFor();
  await fabricateRemarks(page, count);
  await page.goto('about:blank');
  await page.goto(`${address}#/library`);
  await page.getByTestId('report-row').first().waitFor();
  // Other pages are fetched in the background; what is measured is this one.
  await page.waitForTimeout(1500);
  const first = await page.evaluate(async () => {
    const began = performance.now();
    location.hash = '#/checklist?view=findings';
    const seen = (selector: string) => document.querySelector(selector) !== null;
    const pause = () => new Promise((done) => setTimeout(done, 8));
    while (!seen('[data-testid=finding-row]')) await pause();
    const screen = performance.now() - began;
    while (!/\d/.test(document.querySelector('[data-testid=findings-count]')?.textContent ?? ''))
      await pause();
    return { screen, whole: performance.now() - began };
  });
  const rows = [
    row(`findings of ${count} reports: first screen`, first.screen, 1000),
    row(`findings of ${count} reports: everything counted`, first.whole, 0),
  ];
  const filters: readonly (readonly [string, string, string])[] = [
    ['a word', 'findings-text', '第7'],
    ['the next letter', 'findings-text', '第77'],
    ['no words', 'findings-text', ''],
    ['a family of checks', 'findings-rule', 'arithmetic'],
    ['one check', 'findings-rule', 'wording.slip'],
    ['all checks', 'findings-rule', ''],
    ['a verdict', 'findings-verdict', 'cannotTell'],
    ['the usual verdict', 'findings-verdict', 'fails'],
    ['all states', 'findings-state', 'ignored'],
  ];
  await page.waitForTimeout(500);
  for (const [name, field, value] of filters)
    rows.push(row(`findings: filter by ${name}`, await filterTime(page, field, value), 100));
  await opened.close();
  return rows;
}
