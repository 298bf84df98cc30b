import { describe, expect, it } from 'vitest';
import { asked, familyOf, reportOf, withSentence } from '../checks/report';
import { casesOf } from './cases';

describe('arithmetic', () => {
  it.each(casesOf('arithmetic.txt'))('$name', async ({ input, expected }) => {
    expect(familyOf(await reportOf(withSentence(input)), 'arithmetic')).toEqual(asked(expected));
  });
});
