import { describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/model/quantity';
import { findQuantities } from '../../src/parse/quantities';
import { casesOf } from './cases';

const read = (text: string): Quantity[] =>
  findQuantities({ text, blocks: [], asides: [] }, [], 2023);

/** A figure on one line: as printed, value, unit, then what is unusual about it. */
const line = (text: string, q: Quantity): string =>
  [
    `${text.slice(q.start, q.end)}=${q.value} ${q.unit}`,
    q.kind === 'count' ? '' : q.kind,
    q.role === 'result' ? '' : q.role,
    q.approx === null ? '' : `~${q.approx}`,
  ]
    .filter(Boolean)
    .join(' ');
const linesOf = (text: string): string =>
  read(text)
    .map((q) => line(text, q))
    .join(' | ') || '-';

describe('figures that count something', () => {
  it.each(casesOf('quantities.txt'))('$name', ({ input, expected }) => {
    expect(linesOf(input)).toBe(expected);
  });
});

describe('numbers that count nothing', () => {
  it.each(casesOf('quantities-not.txt'))('$name', ({ input, expected }) => {
    expect(linesOf(input)).toBe(expected);
  });
});

describe('roles of figures in a report for 2023', () => {
  it.each(casesOf('quantities-roles.txt'))('$name', ({ input, expected }) => {
    expect(linesOf(input)).toBe(expected);
  });
});

describe('what a figure can mean', () => {
  it.each(casesOf('quantities-intervals.txt'))('$name', ({ input, expected }) => {
    const intervals = read(input).map((q) => `${q.low ?? '∞'}..${q.high ?? '∞'}`);
    expect(intervals.join(' | ') || '-').toBe(expected);
  });
});

describe('what a figure counts', () => {
  it.each(casesOf('quantities-subjects.txt'))('$name', ({ input, expected }) => {
    expect(
      read(input)
        .map((q) => q.subject)
        .join(' | ') || '-',
    ).toBe(expected);
  });
});

describe('whose a figure is', () => {
  it.each(casesOf('quantities-scopes.txt'))('$name', ({ input, expected }) => {
    expect(
      read(input)
        .map((q) => q.scope)
        .join(' | ') || '-',
    ).toBe(expected);
  });

  it('is the department itself where a province reports of 省厅', () => {
    const text = '省厅收到行政复议申请19件。';
    const scopes = findQuantities({ text, blocks: [], asides: [] }, [], 2023, 'province').map(
      (q) => q.scope,
    );
    expect(scopes).toEqual(['own']);
  });
});
