import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadDenominators, mergeDenominators, saveDenominators } from '../../src/db/denominators';
import { redo, undo } from '../../src/db/history';
import { deleteEverything } from '../../src/db/reports';

beforeEach(() => deleteEverything());

const residents = { id: 'a', name: '常住人口' };
const officers = { id: 'b', name: '执法人员' };

describe('what figures are divided by', () => {
  it('is nothing at first, and nothing again when the first one is taken back', async () => {
    expect(await loadDenominators()).toEqual([]);
    const step = await saveDenominators([residents], 'denominatorSaved', '常住人口');
    expect(await loadDenominators()).toEqual([residents]);
    await undo(step);
    expect(await loadDenominators()).toEqual([]);
    await redo(step);
    expect(await loadDenominators()).toEqual([residents]);
  });

  it('comes back when its deletion is taken back', async () => {
    await saveDenominators([residents, officers], 'denominatorSaved', '执法人员');
    const step = await saveDenominators([residents], 'denominatorDeleted', '执法人员');
    await undo(step);
    expect(await loadDenominators()).toEqual([residents, officers]);
  });
});

describe('two libraries with denominators of their own', () => {
  const at = (place: string, year: number, value: number) => ({ place, year, value });
  const ours = [{ ...residents, unit: '人', values: [at('甲', 2023, 5)] }];

  it('keep their own figures and take what the other has more', () => {
    const theirs = [
      { id: 'z', name: '常住人口', unit: '人', values: [at('甲', 2023, 9), at('乙', 2023, 7)] },
      { ...officers, unit: '名', values: [at('甲', 2023, 1)] },
    ];
    expect(mergeDenominators(ours, theirs)).toEqual([
      { ...residents, unit: '人', values: [at('甲', 2023, 5), at('乙', 2023, 7)] },
      { ...officers, unit: '名', values: [at('甲', 2023, 1)] },
    ]);
  });

  it('have nothing to take in where the other says the same, or is no list', () => {
    expect(mergeDenominators(ours, ours)).toBeNull();
    expect(mergeDenominators(ours, { values: [] })).toBeNull();
  });
});
