import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Records } from '../../src/db/reports';
import { recordsOf } from '../../src/db/reports';
import { read } from '../../src/engine/read';
import { writeLibrary } from '../library/generate';

/** A generated report as the engine read it, with the place that its text speaks of. */
export interface Generated {
  readonly place: string;
  readonly year: number;
  readonly records: Omit<Records, 'file'>;
}

/** Reads `count` generated reports, five years a place, as the worker and the intake would. */
export async function readGenerated(count: number): Promise<readonly Generated[]> {
  const made: Generated[] = [];
  for (const { name, text, region, year } of writeLibrary(count)) {
    const bytes = new TextEncoder().encode(text);
    const result = await read(name, bytes);
    if (result.kind !== 'report') throw new Error(`${name} was not read`);
    const {
      report,
      text: stored,
      facts,
      findings,
      remarks,
    } = recordsOf({
      ...{ id: createHash('sha256').update(bytes).digest('hex'), name, folder: '', bytes: null },
      ...{ size: bytes.length, addedAt: '2026-01-01T00:00:00Z', parsed: result.parsed },
    });
    made.push({ place: region, year, records: { report, text: stored, facts, findings, remarks } });
  }
  return made;
}

/** Characters of names that the generator does not use: 24 × 24 further places. */
const first = [...'晨暮春夏秋冬朝夕星月虹露霜雪雨晴岩砂玉珠锦绣丹墨'];
const second = [...'桥楼亭台塔井田园渡港堰闸仓窑坊桩碑坛苑圃畦垅埂塬'];

/** The name of a further place, as long as the one it stands for, so that every offset stays where it is. */
function otherName(place: string, k: number): string {
  const [a = '', b = ''] = [first[k % first.length], second[Math.floor(k / first.length)]];
  return a + b + place.slice(2);
}

/** The names of the places of each copy of a library, by the name that the text was written with. */
export const namesOf = (
  made: readonly Generated[],
  copies: number,
): readonly ReadonlyMap<string, string>[] => {
  const places = [...new Set(made.map((g) => g.place))];
  return Array.from(
    { length: copies },
    (_, copy) =>
      new Map(
        places.map((place, p) => [
          place,
          copy === 0 ? place : otherName(place, (copy - 1) * places.length + p),
        ]),
      ),
  );
};

/**
 * Stores `copies` libraries of what the engine read, the first as it is, the others as reports of other places: the same
 * text, facts and findings under another name. The app must have opened its database before.
 */
export async function store(page: Page, made: readonly Generated[], copies = 1): Promise<void> {
  const names = namesOf(made, copies).map((there) => Object.fromEntries(there));
  await page.evaluate(
    async ({ rows, names }) => {
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open('zhijing');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(new Error('no database'));
      });
      const tables = { reports: 'report', texts: 'text', facts: 'facts', findings: 'findings' };
      const all = Object.entries({ ...tables, remarks: 'remarks' });
      const stores = all.map(([table]) => table);
      for (const [copy, there] of names.entries()) {
        const write = database.transaction([...stores, 'unfiled'], 'readwrite');
        // What is written past the app is not filed.
        write.objectStore('unfiled').put({ id: 'all' });
        for (const { place, id, json } of rows) {
          const name = there[place] ?? place;
          // Ids are spread as digests are.
          const own = copy === 0 ? id : id.slice(2) + copy.toString(16).padStart(2, '0');
          const records = JSON.parse(json.replaceAll(place, name).replaceAll(id, own)) as {
            report: {
              textHash: string;
              meta: { region: { name: string | null; code: string | null } };
            };
            [key: string]: unknown;
          };
          if (copy > 0) {
            // Another text than the one it was made from (no version of it), and no place with a code.
            records.report.textHash = own;
            const { region } = records.report.meta;
            // A generated name may be that of a place there is; a copy's is not.
            if (region.code !== null) Object.assign(region, { name, code: null });
          }
          for (const [table, key] of all) write.objectStore(table).put(records[key]);
        }
        await new Promise<void>((done, fail) => {
          write.oncomplete = () => done();
          write.onerror = () => fail(new Error('not written'));
        });
      }
      database.close();
    },
    {
      rows: made.map(({ place, records }) => ({
        ...{ place, id: records.report.id, json: JSON.stringify(records) },
      })),
      names,
    },
  );
}
