import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { undo } from '../../src/db/history';
import { loadLibrary } from '../../src/db/library';
import { keepOwnFacts, libraryIds, staleFor, textsForTrial } from '../../src/db/own-facts';
import { addOwnIndicators, ownIndicators, saveOwnIndicator } from '../../src/db/own-indicators';
import { deleteEverything, saveReports } from '../../src/db/reports';
import { tryPhrases } from '../../src/engine/try-phrases';
import { ownIndicator } from '../../src/model/own-indicator-schema';
import { ownMark, type OwnIndicator } from '../../src/model/own-indicator';
import { arrival } from './sample';

beforeEach(deleteEverything);

type Writable<T> = { -readonly [K in keyof T]: T[K] };
const own = (phrases: readonly string[]): Writable<OwnIndicator> => ({
  ...{
    id: 'own.cases',
    name: '我的复议件数',
    unit: '件',
    by: '李',
    at: '2026-01-01T00:00:00.000Z',
  },
  entry: { indicator: 'own.cases', units: '件', phrases },
});

describe('an own indicator', () => {
  it('reads the stored texts, and shows in the library until its making is undone', async () => {
    await saveReports([await arrival('甲报告')]);
    const mine = own(['办理 行政复议案件']);
    const read = tryPhrases(await textsForTrial(await libraryIds()), [mine.entry]);
    expect(read[0]?.facts.map((f) => [f.indicator, f.value])).toEqual([['own.cases', 12]]);
    const step = await saveOwnIndicator(mine);
    expect(await keepOwnFacts(read, ownMark([mine]))).toBe(true);
    expect(await staleFor(ownMark([mine]))).toEqual([]);
    expect(await staleFor('')).toHaveLength(1);
    const names = async (): Promise<unknown> =>
      (await loadLibrary()).facts[0]?.facts.map((f) => f.indicator);
    expect(await names()).toEqual(['review.concluded', 'own.cases']);
    await undo(step);
    expect(await names()).toEqual(['review.concluded']);
  });

  it('is not kept where the list has become another meanwhile', async () => {
    await saveReports([await arrival('甲报告')]);
    const read = tryPhrases(await textsForTrial(await libraryIds()), [own(['复议']).entry]);
    await saveOwnIndicator(own(['办理 复议']));
    expect(await keepOwnFacts(read, ownMark([own(['复议'])]))).toBe(false);
    expect((await loadLibrary()).facts[0]?.facts.map((f) => f.indicator)).toEqual([
      'review.concluded',
    ]);
  });

  it('is changed in its place; a file brings new ones and later forms, once', async () => {
    const [one, two] = [own(['甲']), { ...own(['乙']), id: 'own.two', name: '另一个' }];
    two.entry = { ...two.entry, indicator: 'own.two' };
    await saveOwnIndicator(one);
    await saveOwnIndicator(two);
    await saveOwnIndicator({ ...one, name: '改名', at: '2026-02-01T00:00:00.000Z' });
    expect((await ownIndicators()).map((o) => o.name)).toEqual(['改名', '另一个']);
    const file = [one, { ...two, name: '后来', at: '2026-03-01T00:00:00.000Z' }];
    expect((await addOwnIndicators(file, '李')).count).toBe(1);
    expect((await ownIndicators()).map((o) => o.name)).toEqual(['改名', '后来']);
    expect(await addOwnIndicators(file, '李')).toEqual({ step: null, count: 0 });
  });

  it('reads nothing where its words do not stand in the figure’s clause', async () => {
    await saveReports([await arrival('甲报告')]);
    const texts = await textsForTrial(await libraryIds());
    expect(tryPhrases(texts, [own(['调解 纠纷']).entry])[0]?.facts).toEqual([]);
  });

  it('must have an id of its own and phrases about itself', () => {
    expect(ownIndicator.safeParse(own(['甲'])).success).toBe(true);
    expect(ownIndicator.safeParse({ ...own(['甲']), id: 'review.concluded' }).success).toBe(false);
    expect(ownIndicator.safeParse(own([])).success).toBe(false);
  });
});
