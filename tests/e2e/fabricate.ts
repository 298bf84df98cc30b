import type { Page } from 'playwright-core';

/** Figures of a fabricated report: indicator and unit. */
export interface Kind {
  readonly id: string;
  readonly unit: string;
}

/** The years of a fabricated place; `count` reports are a third as many places. */
export const years = [2021, 2022, 2023] as const;

/** Whether report `i` gives its kind `k`, and which figure: a formula, so that a test can tell what must be shown. */
export const figureOf = (i: number, k: number): number | null =>
  (i + k) % 5 === 0 ? null : 10 + ((i * 37 + k * 101) % 990);

/**
 * Writes reports straight into the page's database, as the intake would have stored them: reading thousands would take
 * minutes. The app must have opened its database before.
 */
export async function fabricate(
  page: Page,
  count: number,
  kinds: readonly Kind[],
  items: readonly string[],
): Promise<void> {
  await page.evaluate(
    async ({ count, kinds, items, years }) => {
      const figureOf = (i: number, k: number): number | null =>
        (i + k) % 5 === 0 ? null : 10 + ((i * 37 + k * 101) % 990);
      const make = (i: number) => {
        const place = `第${Math.floor(i / 3)}县`;
        const year = years[i % 3] ?? 2021;
        // Spread over all ids as digests are; an odd factor gives every report its own.
        const id = (Math.imul(i, 2654435761) >>> 0).toString(16).padStart(8, '0').repeat(8);
        const name = `${place}${year}年法治政府建设年度报告.txt`;
        let text = `${place}${year}年法治政府建设年度报告\n`;
        const facts = kinds.flatMap(({ id: indicator, unit }, k) => {
          const value = figureOf(i, k);
          if (value === null) return [];
          const about = (i + k) % 7 === 0;
          const before = '全年办理';
          const words = `${value}${about ? '余' : ''}${unit}`;
          const start = text.length + before.length;
          text += `${before}${words}，工作有序推进。\n`;
          return {
            ...{ indicator, value, low: value, high: about ? value + 10 : value, unit },
            ...{ approx: about ? '余' : null, evidence: [{ start, end: start + words.length }] },
            ...{ quantities: [], scope: 'own', source: 'phrase', words: before },
          };
        });
        const region = {
          ...{ name: place, printed: place, level: 'county', province: '某省', prefecture: '某市' },
          ...{ county: null, code: String(100000 + Math.floor(i / 3)) },
        };
        const meta = {
          ...{ title: `${place}${year}年法治政府建设年度报告`, region, bodyKind: 'government' },
          ...{ organ: `${place}人民政府`, year, publishedOn: null, signedOn: null, basis: {} },
        };
        const counts = {
          ...{ characters: text.length, sections: 0, quantities: 0, leftOver: 0 },
          ...{ facts: facts.length, findings: 0, problems: 0 },
        };
        const checklist = items.map((item, k) => ({
          ...{ item, status: (i + k) % 3 ? 'described' : 'absent', evidence: [], examined: [] },
        }));
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
          facts: { id, facts },
          findings: { id, findings: [], checklist },
          remarks: { id, remarks: [] },
        };
      };
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open('zhijing');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(new Error('no database'));
      });
      const tables = ['reports', 'texts', 'facts', 'findings', 'remarks'] as const;
      const write = database.transaction(tables, 'readwrite');
      for (let i = 0; i < count; i++) {
        const records = make(i);
        for (const table of tables) write.objectStore(table).put(records[table]);
      }
      await new Promise<void>((done, fail) => {
        write.oncomplete = () => done();
        write.onerror = () => fail(new Error('not written'));
      });
      database.close();
    },
    { count, kinds: [...kinds], items: [...items], years: [...years] },
  );
}
