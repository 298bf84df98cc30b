import { describe, expect, it } from 'vitest';
import { indexAt, mask, placeholders, quantityAt } from '../../src/parse/mask';
import { findQuantities } from '../../src/parse/quantities';
import { casesOf } from './cases';

const letters = { count: 'c', rate: 'r', money: 'm', change: 'x', duration: 'd' } as const;
const read = (text: string) => findQuantities({ text, blocks: [], asides: [] }, [], 2023);

/** The mask with letters in place of private-use characters. */
const maskOf = (text: string): string => {
  let masked = mask(text, read(text));
  for (const kind of ['count', 'rate', 'money', 'change', 'duration'] as const)
    masked = masked.replaceAll(placeholders[kind], letters[kind]);
  return masked;
};

describe('mask', () => {
  it.each(casesOf('mask.txt'))('$name', ({ input, expected }) => {
    expect(maskOf(input)).toBe(expected);
  });

  it('blanks private-use characters that the text itself contains', () => {
    expect(mask('甲\uE000乙', [])).toBe('甲 乙');
  });

  it('finds the figure at an offset, and none beside it', () => {
    const text = '受理45件，办结40件。';
    const found = read(text);
    expect(quantityAt(found, 2)?.value).toBe(45);
    expect(quantityAt(found, 4)?.value).toBe(45);
    expect(quantityAt(found, 5)).toBeNull();
    expect(indexAt(found, 8)).toBe(1);
    expect(indexAt(found, 0)).toBe(-1);
  });
});
