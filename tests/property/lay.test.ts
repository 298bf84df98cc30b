import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawDoc } from '../../src/model/doc';
import { lay } from '../../src/parse/lay';

/** Pieces that reports and the pages around them are made of. */
const PIECES = [
  '一、',
  '（一）',
  '1.',
  '一是',
  '二是',
  '2023年',
  ' 12 件',
  '，',
  '。',
  '；',
  '：',
  '\n',
  '\n',
  '  ',
  '“',
  '”',
  '《',
  '》',
  '(',
  ')',
  '法治政府建设',
  '年度报告',
  '存在的问题',
  '下一步',
  '当前位置:首页>公开',
  '索引号: 12',
  '发布日期: 2024-01-11',
  '| 文号 | |',
  '浏览次数:',
  '大',
  '打印',
  'www.example.com',
  '秘书之家',
  '更多材料尽在',
  '上一篇',
  '版权所有',
  '\u200b',
  '\u00a0',
  '　',
  '１２％',
  '- 3 -',
  '……',
  'https://',
  '|',
  '>',
  '责任编辑：某',
];
const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((p) => p.join(''));
const cells = fc.array(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }), {
  maxLength: 3,
});

const rawOf = (text: string, rows: string[][], hardLines: boolean): RawDoc => ({
  blocks: [
    ...text.split('\n').map((line) => ({ kind: 'para' as const, text: line })),
    { kind: 'table' as const, rows },
    { kind: 'para' as const, text: '完。', level: 2 },
  ],
  mediaType: 'text/plain',
  encoding: null,
  problems: [],
  hardLines,
});

describe('lay', () => {
  it('tiles the text with blocks, whatever the words are', () => {
    fc.assert(
      fc.property(pieces, cells, fc.boolean(), (text, rows, hardLines) => {
        const doc = lay(rawOf(text, rows, hardLines));
        let at = 0;
        for (const block of doc.blocks.filter((b) => b.kind !== 'cell')) {
          expect(block.start).toBe(at === 0 ? 0 : at + 1);
          if (at > 0) expect(doc.text[at]).toBe('\n');
          expect(block.end).toBeGreaterThanOrEqual(block.start);
          at = block.end;
        }
        expect(at).toBe(doc.text.length);
      }),
      { numRuns: 400 },
    );
  });
  it('keeps cells inside their table and asides inside the text', () => {
    fc.assert(
      fc.property(pieces, cells, (text, rows) => {
        const doc = lay(rawOf(text, rows, true));
        const tables = doc.blocks.filter((b) => b.kind === 'table');
        for (const cell of doc.blocks.filter((b) => b.kind === 'cell'))
          expect(tables.some((t) => t.start <= cell.start && cell.end <= t.end)).toBe(true);
        for (const aside of doc.asides)
          expect(aside.at >= 0 && aside.at <= doc.text.length).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  it('loses no Chinese character of the report: all are in the text or in what was set aside', () => {
    const han = (s: string): string =>
      Array.from(s.match(/\p{Script=Han}/gu) ?? [])
        .sort()
        .join('');
    fc.assert(
      fc.property(pieces, fc.boolean(), (text, hardLines) => {
        const doc = lay(rawOf(text, [], hardLines));
        expect(han([doc.text, ...doc.asides.map((a) => a.text)].join(''))).toBe(han(`${text}完`));
      }),
      { numRuns: 400 },
    );
  });
  it('changes nothing when its own text is laid again', () => {
    const again = (text: string): RawDoc => ({
      ...rawOf(text, [], false),
      blocks: text.split('\n').map((line) => ({ kind: 'para', text: line })),
    });
    const prose = fc
      .array(
        fc.constantFrom('2023 年', '办理', ' 20 余', '件', '，', '。', '\n', '（', '）', 'A类'),
        { maxLength: 40 },
      )
      .map((p) => p.join(''));
    fc.assert(
      fc.property(prose, (text) => {
        const once = lay(again(text)).text;
        expect(lay(again(once)).text).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});
