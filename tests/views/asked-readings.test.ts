import { describe, expect, it } from 'vitest';
import { AskedReadings, type Reading } from '../../src/views/asked-readings';
import { asRead } from '../../src/views/effective';

const reading = (report: number): Reading => ({
  report,
  fact: asRead(
    {
      ...{ indicator: 'review.accepted', value: 12, low: 12, high: 12, unit: '件', approx: null },
      ...{ evidence: [{ start: 0, end: 2 }], scope: 'own', source: 'phrase', words: '受理' },
    },
    0,
  ),
  more: 0,
});

describe('readings that were asked for', () => {
  it('are made once, each for its own indicator and report', () => {
    const asked = new AskedReadings(3);
    const first = asked.of('review.accepted', 1, () => reading(1));
    expect(asked.of('review.accepted', 1, () => reading(9))).toBe(first);
    expect(asked.of('review.accepted', 2, () => reading(2)).report).toBe(2);
    expect(asked.of('review.concluded', 1, () => reading(7)).report).toBe(7);
  });

  it('are let go when there are too many, and made again', () => {
    const asked = new AskedReadings(5, 2);
    const first = asked.of('a', 0, () => reading(0));
    asked.of('a', 1, () => reading(1));
    expect(asked.of('a', 2, () => reading(2)).report).toBe(2);
    const again = asked.of('a', 0, () => reading(0));
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});
