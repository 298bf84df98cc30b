import { describe, expect, test } from 'vitest';
import {
  listCounter,
  numberText,
  styleOfCode,
  withMarker,
  type ListLevel,
} from '../../src/parse/formats/numbering';

const level = (
  pattern: string,
  style: ListLevel['style'] = 'decimal',
  more: Partial<ListLevel> = {},
): ListLevel => ({
  start: 1,
  style,
  pattern,
  restarts: true,
  ...more,
});

describe('numbers as lists write them', () => {
  test.each([
    ['chinese', 1, '一'],
    ['chinese', 10, '十'],
    ['chinese', 12, '十二'],
    ['chinese', 20, '二十'],
    ['chinese', 105, '一百零五'],
    ['chinese', 110, '一百一十'],
    ['chineseDigits', 10, '十'],
    ['chineseDigits', 12, '一二'],
    ['chineseLegal', 12, '壹拾贰'],
    ['circled', 3, '③'],
    ['circled', 21, '21'],
    ['bracketed', 2, '⑵'],
    ['stopped', 4, '⒋'],
    ['fullWidth', 12, '１２'],
    ['upperRoman', 14, 'XIV'],
    ['lowerRoman', 9, 'ix'],
    ['upperLetter', 2, 'B'],
    ['lowerLetter', 28, 'bb'],
    ['heavenlyStems', 3, '丙'],
    ['decimalZero', 7, '07'],
    ['bullet', 1, ''],
  ] as const)('%s %i is %s', (style, value, text) => {
    expect(numberText(value, style)).toBe(text);
  });

  test('Word counts Chinese under several codes', () => {
    expect([10, 11, 35, 37, 38, 39].map(styleOfCode)).toEqual([
      'chineseDigits',
      'chinese',
      'chinese',
      'chinese',
      'chineseLegal',
      'chinese',
    ]);
    expect(styleOfCode(77)).toBe('decimal');
  });
});

describe('counting', () => {
  const levels = [level('%1、', 'chinese'), level('（%2）', 'chinese'), level('%3.')];

  test('a higher level starts the lower ones again', () => {
    const counter = listCounter();
    const markers = [0, 1, 1, 2, 2, 1, 0, 1].map((at) => counter.next('a', levels, at));
    expect(markers).toEqual(['一、', '（一）', '（二）', '1.', '2.', '（三）', '二、', '（一）']);
  });

  test('a level may go on over its headings, start elsewhere, and be started again', () => {
    const counter = listCounter();
    const running = [
      level('%1、', 'chinese'),
      level('%2.', 'decimal', { restarts: false, start: 5 }),
    ];
    expect([0, 1, 1, 0, 1].map((at) => counter.next('a', running, at))).toEqual([
      '一、',
      '5.',
      '6.',
      '二、',
      '7.',
    ]);
    expect(counter.next('a', running, 1, 1)).toBe('1.');
  });

  test('numbers of higher levels are filled in, in Arabic digits where the list is legal', () => {
    const counter = listCounter();
    const legal = [level('第%1章', 'chinese'), level('%1.%2', 'decimal', { legal: true })];
    expect([0, 1, 0, 1].map((at) => counter.next('a', legal, at))).toEqual([
      '第一章',
      '1.1',
      '第二章',
      '2.1',
    ]);
  });

  test('a bullet of a symbol font becomes a point', () => {
    expect(listCounter().next('a', [level('\uf0b7', 'bullet')], 0)).toBe('•');
  });

  test('a marker never runs into a figure', () => {
    expect(withMarker('1.', '2023年完成')).toBe('1. 2023年完成');
    expect(withMarker('一、', '2023年完成')).toBe('一、2023年完成');
    expect(withMarker('1.', '落实')).toBe('1.落实');
  });
});
