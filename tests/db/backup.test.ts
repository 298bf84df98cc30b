import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { backUp, latestBackup, offeredBackup, restoreBackup } from '../../src/db/backup';
import { db } from '../../src/db/database';
import { deleteEverything, saveReports } from '../../src/db/reports';
import { listHistory, redo, undo } from '../../src/db/history';
import { saveReview } from '../../src/db/reviews';
import type { Review } from '../../src/model/review';
import { arrival } from './sample';

const review = (id: string, at: string): Review => ({
  id,
  report: 'x',
  target: { kind: 'fact', indicator: 'review.concluded' },
  decision: 'accepted',
  ...{ value: 1, unit: '件', note: '', anchor: null, engineValue: 1, engine: 1, by: '李', at },
});
const at = (time: string): Date => new Date(`2026-03-01T${time}:00.000Z`);

/** What a browser does that clears the site's main database and leaves the other. */
const lose = (): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
  });

beforeEach(deleteEverything);

describe('backups of decisions', () => {
  it('are made when something changed and an hour has gone by, not else', async () => {
    expect(await backUp(at('08:00'))).toBe(false);
    await saveReview(review('a', '2026-03-01T08:00:00.000Z'));
    expect(await backUp(at('08:01'))).toBe(true);
    await saveReview(review('b', '2026-03-01T08:02:00.000Z'));
    expect(await backUp(at('08:30'))).toBe(false);
    expect(await backUp(at('09:02'))).toBe(true);
    expect(await backUp(at('11:00'))).toBe(false);
    expect((await latestBackup())?.reviews.map((r) => r.id)).toEqual(['a', 'b']);
  });

  it('bring decisions and history back after the database was cleared', async () => {
    await saveReview(review('a', '2026-03-01T08:00:00.000Z'));
    await backUp(at('08:01'));
    expect(await offeredBackup()).toBeUndefined();
    await lose();
    const offered = await offeredBackup();
    expect(offered && (await restoreBackup(offered))).toBe(1);
    expect((await db.reviews.get('a'))?.decision).toBe('accepted');
    const [step] = await listHistory();
    await undo(step?.id ?? 0);
    expect(await db.reviews.count()).toBe(0);
    await redo(step?.id ?? 0);
    expect(await db.history.count()).toBe(1);
    expect(await offeredBackup()).toBeUndefined();
  });

  it('are never replaced by an empty one, and not offered over a library that is there', async () => {
    await saveReview(review('a', '2026-03-01T08:00:00.000Z'));
    await backUp(at('08:01'));
    await lose();
    expect(await backUp(at('12:00'))).toBe(false);
    await saveReports([await arrival('甲报告')]);
    expect(await offeredBackup()).toBeUndefined();
  });

  it('go on, in order, after the clock was set back', async () => {
    await saveReview(review('a', '2026-03-01T08:00:00.000Z'));
    await backUp(at('08:01'));
    await saveReview(review('b', '2026-02-20T08:00:00.000Z'));
    expect(await backUp(new Date('2026-02-20T08:00:00.000Z'))).toBe(true);
    expect((await latestBackup())?.reviews).toHaveLength(2);
  });

  it('are ten at most', async () => {
    for (let hour = 0; hour < 14; hour++) {
      await saveReview(review(`r${hour}`, at(`${String(hour).padStart(2, '0')}:00`).toISOString()));
      expect(await backUp(at(`${String(hour).padStart(2, '0')}:30`))).toBe(true);
    }
    const names = (await new (await import('dexie')).Dexie('zhijing-backup').open())
      .table('backups')
      .count();
    expect(await names).toBe(10);
  });

  it('go when the user deletes everything', async () => {
    await saveReview(review('a', '2026-03-01T08:00:00.000Z'));
    await backUp(at('08:01'));
    await deleteEverything();
    expect(await latestBackup()).toBeUndefined();
  });
});
