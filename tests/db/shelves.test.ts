import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { Database, db } from '../../src/db/database';
import { loadLibrary } from '../../src/db/library';
import { deleteEverything, listReports, saveReports } from '../../src/db/reports';
import { fileAll } from '../../src/db/file-shelves';
import { watch } from '../../src/db/watch';
import { arrival } from './sample';

beforeEach(deleteEverything);

const values = async (): Promise<readonly number[]> => {
  const { facts, columns } = await loadLibrary();
  return [
    ...facts.flatMap((f) => f.facts.map((x) => x.value)),
    ...columns.flatMap((c) => [...c.value]),
  ];
};

describe('the shelves', () => {
  it('hold nothing and miss nothing before anything was filed', async () => {
    await saveReports([await arrival('甲报告')]);
    expect(await db.unfiled.count()).toBe(1);
    expect([await db.cards.count(), await db.columns.count()]).toEqual([0, 0]);
    expect(await listReports()).toHaveLength(1);
    expect(await values()).toEqual([12]);
  });

  it('are read instead of the records once they are filed', async () => {
    await saveReports([await arrival('甲报告'), await arrival('乙报告')]);
    await fileAll();
    expect(await db.unfiled.count()).toBe(0);
    const { facts, columns } = await loadLibrary();
    expect([facts.length, columns.flatMap((c) => c.ids).length]).toEqual([0, 2]);
    expect(await values()).toEqual([12, 12]);
  });

  it('of another form, or cut off between the two tables, are read from the records', async () => {
    await saveReports([await arrival('甲报告')]);
    await fileAll();
    const none = { plain: '', words: '' };
    const [shelf = { id: '', form: 0, reports: none }] = await db.cards.toArray();
    await db.cards.put({ ...shelf, form: -1, reports: none });
    await db.columns.toCollection().modify({ form: -1 });
    expect(await listReports()).toHaveLength(1);
    expect(await values()).toEqual([12]);
    await fileAll();
    expect((await db.cards.get(shelf.id))?.form).toBe(shelf.form);
  });

  it('keep the write that fails and its mark together: neither is there', async () => {
    const good = await arrival('甲报告');
    const broken = { ...good, parsed: { ...good.parsed, facts: [() => 1] as never } };
    await expect(saveReports([broken])).rejects.toThrow();
    expect(await db.unfiled.count()).toBe(0);
  });

  it.each([40, 250])('are read together where %i of them changed, each report once', async (n) => {
    await saveReports([await arrival('甲报告')]);
    const [[report], [facts]] = [await db.reports.toArray(), await db.facts.toArray()];
    if (!report || !facts) throw new Error('nothing was stored');
    const ids = Array.from(
      { length: 256 },
      (_, shelf) => shelf.toString(16).padStart(2, '0') + report.id.slice(2),
    );
    await db.reports.bulkPut(ids.map((id) => ({ ...report, id, name: 'old' })));
    await db.facts.bulkPut(ids.map((id) => ({ ...facts, id })));
    await fileAll();
    await db.reports.bulkPut(ids.slice(0, n).map((id) => ({ ...report, id, name: 'new' })));
    const listed = await listReports();
    expect(listed.map((r) => r.id).sort()).toEqual(ids);
    expect(
      listed
        .filter((r) => r.name === 'new')
        .map((r) => r.id)
        .sort(),
    ).toEqual(ids.slice(0, n));
    expect(await values()).toEqual(ids.map(() => 12));
  });

  it('tell a page that watches of every write, also to a shelf that is not filed', async () => {
    const seen: number[] = [];
    const stop = watch(
      listReports,
      (list) => seen.push(list.length),
      () => {},
    );
    const until = async (count: number): Promise<void> => {
      while (seen.at(-1) !== count) await new Promise((done) => setTimeout(done, 5));
    };
    await until(0);
    await saveReports([await arrival('甲报告')]);
    await until(1);
    await fileAll();
    await saveReports([await arrival('乙报告')]);
    await until(2);
    await saveReports([await arrival('丙报告')]);
    await until(3);
    stop();
  });
});

describe('a database from before there were shelves', () => {
  it('is read from its records until it has been filed', async () => {
    const [report] = await (async () => {
      await saveReports([await arrival('甲报告')]);
      return db.reports.toArray();
    })();
    const old = new Dexie('before-shelves');
    old.version(1).stores({
      ...{ files: 'id', reports: 'id, textHash, deletedAt', texts: 'id', facts: 'id' },
      ...{ findings: 'id', remarks: 'id', signatures: 'id', reviews: 'id, report' },
      ...{ places: 'id, report', rereads: 'id, at', history: '++id, at', views: 'id', kv: 'key' },
    });
    old.version(2).stores({ stamps: 'id, report', due: 'id' });
    await old.table('reports').put(report);
    old.close();
    const now = new Database('before-shelves');
    expect(await now.unfiled.toArray()).toEqual([{ id: 'all' }]);
    expect(await now.reports.count()).toBe(1);
    now.close();
  });

  it('that is filed anew as a whole is filed once', async () => {
    await saveReports([await arrival('甲报告'), await arrival('乙报告')]);
    await db.unfiled.clear();
    await db.unfiled.put({ id: 'all' });
    expect(await values()).toEqual([12, 12]);
    await fileAll();
    expect([await db.unfiled.count(), await db.columns.count()]).toEqual([0, 2]);
    expect(await values()).toEqual([12, 12]);
  });
});
