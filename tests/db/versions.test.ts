import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportBundle } from '../../src/db/bundle-export';
import { importBundle } from '../../src/db/bundle-import';
import { previewBundle } from '../../src/db/bundle-preview';
import { undo } from '../../src/db/history';
import { loadLibrary } from '../../src/db/library';
import { deleteEverything, listBin, listReports, saveReports } from '../../src/db/reports';
import { answerAsked, askAgain, listAsked, loadKept, sayVersion } from '../../src/db/versions';
import { buildAtlas } from '../views/library';
import { arrival } from './sample';

beforeEach(deleteEverything);

const at = (day: number): string => `2026-01-0${day}T08:00:00.000Z`;
const first = async () => ({ ...(await arrival('甲')), addedAt: at(1) });
const second = async () => ({ ...(await arrival('乙')), addedAt: at(2) });
const names = async () => (await listReports()).map((r) => r.name);
const counted = async () => buildAtlas(await loadLibrary()).reports.map((r) => r.name);

describe('reports that wait for an answer', () => {
  it('are in no list but their own, and each answer is one step that can be undone', async () => {
    await saveReports([await first(), { ...(await second()), askedAt: at(3) }]);
    expect(await names()).toEqual(['甲.txt']);
    expect((await loadKept()).reports).toHaveLength(1);
    const [asked] = await listAsked();
    expect(asked?.name).toBe('乙.txt');
    const id = asked?.id ?? '';
    const step = await answerAsked([{ id, as: 'both' }], '李');
    expect(await counted()).toHaveLength(2);
    await undo(step);
    expect(await listAsked()).toHaveLength(1);
    expect((await loadLibrary()).reviews).toEqual([]);
    await answerAsked([{ id, as: 'version' }], '李');
    expect(await names()).toHaveLength(2);
    expect(await counted()).toEqual(['乙.txt']);
  });

  it('go into the bin where they are left out, and wait again when they are dropped once more', async () => {
    await saveReports([{ ...(await second()), askedAt: at(3) }]);
    const [asked] = await listAsked();
    await answerAsked([{ id: asked?.id ?? '', as: 'skip' }], '李');
    expect((await listBin()).map((r) => r.name)).toEqual(['乙.txt']);
    await askAgain([asked?.id ?? '']);
    expect(await listBin()).toEqual([]);
    expect(await listAsked()).toHaveLength(1);
  });
});

describe('the version that counts', () => {
  it('is the chosen one, undoably, and the choice travels in a bundle', async () => {
    const older = await first();
    await saveReports([older, await second()]);
    expect(await counted()).toEqual(['乙.txt']);
    const step = await sayVersion(older.id, 'counts', '李');
    expect(await counted()).toEqual(['甲.txt']);
    await undo(step);
    expect(await counted()).toEqual(['乙.txt']);
    await sayVersion(older.id, 'counts', '李');
    let text = '';
    const options = { ids: null, originals: false, part: 'full', version: '0' } as const;
    await exportBundle(options, (piece) => void (text += piece));
    await deleteEverything();
    const file = new Blob([text]);
    const choice = { rule: 'newer', sides: new Map(), by: '', note: '', name: 'x' } as const;
    await importBundle(file, await previewBundle(file), choice);
    expect(await names()).toHaveLength(2);
    expect(await counted()).toEqual(['甲.txt']);
  });
});
