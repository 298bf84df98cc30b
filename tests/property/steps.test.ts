import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce, inPieces, sorted } from '../../src/model/steps';

/** Many items of which several are equal in order, each with its place. */
const items = fc
  .array(fc.integer({ min: 0, max: 9 }), { maxLength: 1500, size: 'max' })
  .map((keys) => keys.map((key, place) => ({ key, place })));

describe('work in steps', () => {
  it('deals with every item once, in order', () => {
    fc.assert(
      fc.property(items, (all) => {
        const seen: number[] = [];
        atOnce(inPieces(all, ({ place }) => seen.push(place)));
        expect(seen).toEqual(all.map(({ place }) => place));
      }),
      { numRuns: 30 },
    );
  });

  it('sorts as a list sorts itself, equal items as they came', () => {
    fc.assert(
      fc.property(items, fc.boolean(), (all, down) => {
        const order = (a: { key: number }, b: { key: number }) =>
          down ? b.key - a.key : a.key - b.key;
        expect(atOnce(sorted(all, order))).toEqual([...all].sort(order));
      }),
      { numRuns: 50 },
    );
  });

  it('leaves the list that it sorts alone', () => {
    const all = [3, 1, 2];
    expect(atOnce(sorted(all, (a, b) => a - b))).toEqual([1, 2, 3]);
    expect(all).toEqual([3, 1, 2]);
  });
});
