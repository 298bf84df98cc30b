import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section } from '../../src/model/doc';
import { lay } from '../../src/parse/lay';
import { outline } from '../../src/parse/outline';
import { roleAt, roleOfSentence } from '../../src/parse/roles';

const PIECES = [
  '一、',
  '二、',
  '三、',
  '（一）',
  '(二)',
  '一)',
  '1.',
  '2、',
  '10.',
  '(1)',
  '①',
  '②',
  '一是',
  '二是',
  '三是',
  '一要',
  '二要',
  '首先，',
  '其次，',
  '第一，',
  '第二，',
  '第一部分',
  '主要工作',
  '存在的问题',
  '下一步工作打算',
  '加强领导',
  '原因',
  '第一责任人',
  '，',
  ',',
  '。',
  '；',
  '：',
  '……',
  '\n',
  '\n',
  '“',
  '”',
  '（',
  '）',
  '《',
  '2023年',
  '12.4',
  '3件',
  '统一是',
  '下一步，',
  ' ',
];
const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((p) => p.join(''));

const sectionsOf = (text: string): { text: string; sections: Section[] } => {
  const blocks = text.split('\n').map((line) => ({ kind: 'para' as const, text: line }));
  const doc = lay({
    blocks,
    mediaType: 'text/plain',
    encoding: null,
    problems: [],
    hardLines: true,
  });
  return { text: doc.text, sections: outline(doc) };
};

function expectTree(text: string, sections: readonly Section[]): void {
  sections.forEach((section, i) => {
    const { start, end, head, parent, depth } = section;
    expect(0 <= start && start <= end && end <= text.length).toBe(true);
    expect(head.start).toBe(start);
    expect(head.end).toBeLessThanOrEqual(end);
    expect(text.slice(head.start, head.end).endsWith(section.title)).toBe(true);
    const before = sections[i - 1];
    if (before) expect(before.start).toBeLessThan(start);
    const above = sections[parent];
    expect(depth).toBe(above ? above.depth + 1 : 1);
    if (above) expect(parent < i && above.start <= start && end <= above.end).toBe(true);
    const next = sections.slice(i + 1).find((s) => s.depth <= depth);
    if (next) expect(end).toBeLessThanOrEqual(next.start);
  });
}

const SAMPLE = `某县2023年法治政府建设年度报告
2023年，某县坚持依法行政，现将情况报告如下：
一、主要举措和成效
（一）加强组织领导。一是抓部署，召开会议3次；二是抓考核。纳入年度考核。
1.健全机制。定期研究。①制度②清单
（二）严格执法
二、存在的不足和原因
工作中仍存在一些不足。一是力量不足，二是经费不足。主要原因是重视不够。
三、下一步工作打算
首先，加强学习。其次，加强执法。`;

describe('outline', () => {
  it('nests inside the text, whatever the words are', () => {
    fc.assert(
      fc.property(pieces, (words) => {
        const { text, sections } = sectionsOf(words);
        expectTree(text, sections);
      }),
      { numRuns: 600 },
    );
  });
  it('nests for a report cut off at any character', () => {
    for (let n = 0; n <= SAMPLE.length; n++) {
      const { text, sections } = sectionsOf(SAMPLE.slice(0, n));
      expectTree(text, sections);
      const rest = sectionsOf(SAMPLE.slice(n));
      expectTree(rest.text, rest.sections);
    }
  });
  it('gives every offset a role, that of the innermost section', () => {
    fc.assert(
      fc.property(pieces, fc.nat(600), (words, offset) => {
        const { sections } = sectionsOf(words);
        const covering = sections.filter((s) => s.start <= offset && offset < s.end);
        expect(roleAt(sections, offset)).toBe(covering.at(-1)?.role ?? 'other');
      }),
      { numRuns: 200 },
    );
  });
  it('judges any sentence without a throw', () => {
    fc.assert(
      fc.property(pieces, (words) => void roleOfSentence(words)),
      { numRuns: 300 },
    );
  });
});
