import { describe, expect, it } from 'vitest';
import { parseNumeral } from '../../src/parse/numerals';
import { casesOf } from './cases';

const numeralOf = (text: string): string => {
  const read = parseNumeral(text);
  return read === null ? '-' : `${read.value}${read.decimals > 0 ? ` ${read.decimals}` : ''}`;
};

describe('numerals', () => {
  it.each(casesOf('numerals.txt'))('$name', ({ input, expected }) => {
    expect(numeralOf(input)).toBe(expected);
  });
});
