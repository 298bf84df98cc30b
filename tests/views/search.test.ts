import { describe, expect, it } from 'vitest';
import type { Section } from '../../src/model/doc';
import { roleAt, searchReport, termsOf } from '../../src/views/search';

const text = '一、主要成效\n办结复议案件12件。\n二、存在的不足\n复议案件办理质量有待提高。';
const section = (start: number, end: number, role: Section['role'], depth = 1): Section => ({
  ...{ start, end, role, depth },
  marker: '',
  title: '',
  head: { start, end: start },
  parent: -1,
});
const sections = [
  section(0, 17, 'achievements'),
  section(7, 17, 'other', 2),
  section(18, text.length, 'problems'),
];
const report = { id: 'a', text, sections };

describe('searching one report', () => {
  it('finds every passage, with the words around it on its line', () => {
    const found = searchReport(report, text, { terms: ['复议案件'], role: '' }, 3);
    expect(found?.count).toBe(2);
    expect(found?.hits[0]).toEqual({
      start: 9,
      end: 13,
      before: '办结',
      words: '复议案件',
      after: '12件。',
    });
  });

  it('wants all words, and shows them in reading order', () => {
    const both = searchReport(report, text, { terms: ['不足', '12件'], role: '' }, 3);
    expect(both?.hits.map((h) => h.words)).toEqual(['12件', '不足']);
    expect(searchReport(report, text, { terms: ['不足', '没有的'], role: '' }, 3)).toBeNull();
  });

  it('keeps to a part of the report where one is asked for', () => {
    const found = searchReport(report, text, { terms: ['复议案件'], role: 'problems' }, 3);
    expect(found?.hits.map((h) => h.start)).toEqual([26]);
  });

  it('counts all passages where only the first few are shown', () => {
    const found = searchReport(report, text, { terms: ['件'], role: '' }, 1);
    expect([found?.count, found?.hits.length]).toEqual([3, 1]);
  });

  it('gives a sub-heading without a role the role of the part around it', () => {
    expect(roleAt(sections, 9)).toBe('achievements');
    expect(roleAt(sections, 25)).toBe('problems');
  });

  it('parts words at white space and asks each once', () => {
    expect(termsOf('  复议 案件 复议 ')).toEqual(['复议', '案件']);
  });
});
