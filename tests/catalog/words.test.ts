import { describe, expect, it } from 'vitest';
import { fill } from '../../src/catalog/messages/words';

describe('a sentence with slots', () => {
  it.each([
    ['{count} {count|report|reports}', { count: 1 }, '1 report'],
    ['{count} {count|report|reports}', { count: '1' }, '1 report'],
    [
      '{count} more {count|report has|reports have} changed',
      { count: 12 },
      '12 more reports have changed',
    ],
    ['{count} {count|report|reports}', { count: 0 }, '0 reports'],
    ['{a} of {b} {b|place|places}', { a: 1, b: 21 }, '1 of 21 places'],
    ['{count} 份报告', { count: 3 }, '3 份报告'],
  ])('%s', (template, params, told) => {
    expect(fill(template, params)).toBe(told);
  });

  it('shows a slot that was forgotten as it is', () => {
    expect(fill('{count} of {all}', { count: 2 })).toBe('2 of {all}');
  });
});
