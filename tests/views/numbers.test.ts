import { describe, expect, it } from 'vitest';
import { amount, printedAmount, tick } from '../../src/views/numbers';

describe('numbers on charts', () => {
  it('gives large money in 万元 and 亿元, and everything else as it is', () => {
    expect(amount(9_999, '元', 'zh')).toBe('9,999元');
    expect(amount(117_821, '元', 'zh')).toBe('11.78万元');
    expect(amount(230_000_000, '元', 'zh')).toBe('2.3亿元');
    expect(amount(230_000_000, '元', 'en')).toBe('230 million 元');
    expect(amount(117_821, '件', 'zh')).toBe('117,821件');
  });

  it('puts the word of approximation where it is printed', () => {
    expect(printedAmount(650, '人次', '余', 'zh')).toBe('650余人次');
    expect(printedAmount(650, '人次', '余', 'en')).toBe('650余 人次');
    expect(printedAmount(20, '件', '近', 'zh')).toBe('近20件');
    expect(printedAmount(150_000, '元', '余', 'zh')).toBe('15万余元');
    expect(printedAmount(98.5, '%', '以上', 'zh')).toBe('98.5%以上');
    expect(printedAmount(7, '件', null, 'zh')).toBe('7件');
  });

  it('keeps the numbers of an axis short', () => {
    expect([0, 5_000, 200_000, 300_000_000].map((n) => tick(n, 'zh'))).toEqual([
      ...['0', '5,000', '20万', '3亿'],
    ]);
    expect([5_000, 200_000, 3_000_000].map((n) => tick(n, 'en'))).toEqual(['5,000', '200k', '3M']);
  });
});
