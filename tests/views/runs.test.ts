import { describe, expect, it } from 'vitest';
import { marksByBlock, runsOf } from '../../src/views/runs';

const mark = (id: string, start: number, end: number) => ({ id, start, end });
const show = (runs: ReturnType<typeof runsOf<ReturnType<typeof mark>>>) =>
  runs.map((r) => `${r.start}-${r.end}:${r.marks.map((m) => m.id).join('+')}`).join(' ');

describe('runs of a block', () => {
  it('is one plain run where nothing is marked', () => {
    expect(show(runsOf({ start: 3, end: 9 }, []))).toBe('3-9:');
  });

  it('cuts before and after a mark', () => {
    expect(show(runsOf({ start: 0, end: 10 }, [mark('a', 2, 5)]))).toBe('0-2: 2-5:a 5-10:');
  });

  it('gives overlapping marks a run of their own where they meet', () => {
    expect(show(runsOf({ start: 0, end: 10 }, [mark('a', 2, 6), mark('b', 4, 8)]))).toBe(
      '0-2: 2-4:a 4-6:a+b 6-8:b 8-10:',
    );
  });

  it('keeps a mark inside another', () => {
    expect(show(runsOf({ start: 0, end: 6 }, [mark('a', 0, 6), mark('b', 2, 3)]))).toBe(
      '0-2:a 2-3:a+b 3-6:a',
    );
  });

  it('cuts off what reaches beyond the block', () => {
    expect(show(runsOf({ start: 4, end: 8 }, [mark('a', 0, 5), mark('b', 7, 20)]))).toBe(
      '4-5:a 5-7: 7-8:b',
    );
  });

  it('leaves out empty marks, marks that only touch, and empty blocks', () => {
    const marks = [mark('empty', 5, 5), mark('before', 0, 4), mark('after', 8, 9)];
    expect(show(runsOf({ start: 4, end: 8 }, marks))).toBe('4-8:');
    expect(runsOf({ start: 4, end: 4 }, [mark('a', 0, 9)])).toEqual([]);
  });
});

describe('marks by block', () => {
  it('gives a mark to every block that it touches, and to no other', () => {
    const blocks = [
      { start: 0, end: 4 },
      { start: 5, end: 9 },
      { start: 10, end: 14 },
    ];
    const marks = [mark('a', 1, 2), mark('b', 3, 6), mark('c', 9, 10), mark('d', 0, 14)];
    expect(marksByBlock(blocks, marks).map((of) => of.map((m) => m.id).join(''))).toEqual([
      'abd',
      'bd',
      'd',
    ]);
  });
});
