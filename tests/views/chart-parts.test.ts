import { describe, expect, it } from 'vitest';
import { apart } from '../../src/views/charts/apart';
import { axisEnd, evenSteps, tip } from '../../src/views/charts/frame';
import { brief } from '../../src/views/numbers';

describe('names beside lines', () => {
  const edges = { top: 0, bottom: 200 };

  it('stay where they belong where there is room', () => {
    expect(apart([150, 20, 90], 16, edges)).toEqual([150, 20, 90]);
  });

  it('are moved apart as little as may be, and keep their order', () => {
    expect(apart([100, 104], 16, edges)).toEqual([94, 110]);
    expect(apart([104, 100], 16, edges)).toEqual([110, 94]);
    // Three of one height, and a fourth that is far off.
    expect(apart([50, 50, 50, 120], 16, edges)).toEqual([34, 50, 66, 120]);
  });

  it('stay between the edges as long as there is room', () => {
    expect(apart([198, 199], 16, edges)).toEqual([184, 200]);
    expect(apart([0, 1], 16, edges)).toEqual([0, 16]);
    expect(apart([5, 5, 5], 16, { top: 0, bottom: 20 })).toEqual([0, 16, 32]);
  });
});

describe('an axis of numbers', () => {
  it.each([
    [0, 150, 5, { min: 0, max: 150, interval: 25 }],
    [0, 161, 5, { min: 0, max: 200, interval: 50 }],
    [0, 100, 5, { min: 0, max: 100, interval: 20 }],
    [0, 100, 3, { min: 0, max: 100, interval: 25 }],
    [0, 9, 5, { min: 0, max: 10, interval: 2 }],
    [95.5, 99.9, 5, { min: 95, max: 100, interval: 1 }],
    [0.11, 0.34, 5, { min: 0.1, max: 0.35, interval: 0.05 }],
    [0, 8_930_000, 5, { min: 0, max: 10_000_000, interval: 2_000_000 }],
  ])('from %d to %d in about %d steps', (least, greatest, splits, axis) => {
    const { min, max, interval } = evenSteps(least, greatest, splits);
    expect(min).toBeLessThanOrEqual(least);
    expect(max).toBeGreaterThanOrEqual(greatest);
    expect({ min, max, interval: Number(interval.toPrecision(6)) }).toEqual(axis);
  });

  it('has a length where there is one value, or none but zero', () => {
    for (const value of [0, 7, 0.3]) {
      const { min, max } = evenSteps(value, value, 5);
      expect([value, max > min, min <= value, max >= value]).toEqual([value, true, true, true]);
    }
  });

  it('ends at 100 % for rates that come near it, and only for rates', () => {
    expect([axisEnd(93.2, '%'), axisEnd(4.1, '%'), axisEnd(120, '%'), axisEnd(93, '件')]).toEqual([
      100, 4.1, 120, 93,
    ]);
  });
});

describe('what stands in little room', () => {
  it('is whole up to 100,000 and of three significant figures beyond', () => {
    const values = [12_345, 8_928_000, 553_100, 123_456_789];
    expect(values.map((v) => brief(v, 'zh'))).toEqual(['12,345', '893万', '55.3万', '1.23亿']);
    expect(values.map((v) => brief(v, 'en'))).toEqual(['12,345', '8.93M', '553k', '123M']);
  });

  it('a mark says whose it is and what it stands for, a line each', () => {
    expect(tip('甲县 2023', '97件', '', '受理')).toBe('甲县 2023\n97件\n受理');
  });
});
