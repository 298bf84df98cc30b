import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAt, mask, placeholders, quantityAt } from '../../src/parse/mask';
import { findQuantities } from '../../src/parse/quantities';

const pieces = [
  '受理', '审结', '占', '罚款', '用时', '提高', '3件', '20余份', '86.2%', '5万元', '2个百分点', '4小时', '约12人', '，', '。', '\n', '\uE001', '法治',
]; // prettier-ignore
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((p) => p.join(''));

describe('the mask of any text', () => {
  it('has the same length, shows each figure by its kind, and leaves every other character', () => {
    fc.assert(
      fc.property(text, (input) => {
        const found = findQuantities({ text: input, blocks: [], asides: [] }, [], 2023);
        const masked = mask(input, found);
        expect(masked.length).toBe(input.length);
        for (let i = 0; i < input.length; i += 1) {
          const q = quantityAt(found, i);
          const plain = /[\uE000-\uE004]/.test(input.charAt(i)) ? ' ' : input.charAt(i);
          expect(masked.charAt(i)).toBe(q ? placeholders[q.kind] : plain);
        }
      }),
    );
  });

  it('finds at each offset the figure that a plain search finds', () => {
    fc.assert(
      fc.property(text, (input) => {
        const found = findQuantities({ text: input, blocks: [], asides: [] }, [], 2023);
        for (let i = 0; i <= input.length; i += 1)
          expect(indexAt(found, i)).toBe(found.findIndex((q) => q.start <= i && i < q.end));
      }),
    );
  });
});
