import { describe, expect, it } from 'vitest';
import type { Block, Section } from '../../src/model/doc';
import type { Finding } from '../../src/model/finding';
import { contextOf, findIn, findingItems, partsOf, sectionAt } from '../../src/views/reader';

//            0123456789012345678901234567890
const text = '一、总体情况\n共办理案件21件。\n甲\n乙\n二、打算';
const block = (
  kind: Block['kind'],
  start: number,
  end: number,
  more: Partial<Block> = {},
): Block => ({
  ...{ kind, start, end },
  ...more,
});
const blocks: readonly Block[] = [
  block('para', 0, 6),
  block('para', 7, 16),
  block('table', 17, 20),
  block('cell', 17, 18, { row: 0, column: 0 }),
  block('cell', 19, 20, { row: 0, column: 1 }),
  block('heading', 21, 25),
];
const section = (start: number, end: number, head: number, depth = 1): Section => ({
  ...{ start, end, depth, marker: '', title: '', role: 'other', parent: -1 },
  head: { start, end: head },
});
const sections = [section(0, 20, 6), section(7, 20, 9, 2), section(21, 25, 25)];

describe('the parts that the reader sets', () => {
  it('are a heading where a section head fills the block, else a paragraph', () => {
    expect(partsOf(blocks, [], sections).map((part) => part.kind)).toEqual([
      ...['heading', 'para', 'table', 'heading'],
    ]);
  });

  it('gather the cells of a table by rows', () => {
    const table = partsOf(blocks, [], sections).find((part) => part.kind === 'table');
    expect(table?.rows.map((row) => row.map((c) => text.slice(c.start, c.end)))).toEqual([
      ['甲', '乙'],
    ]);
  });

  it('put what was set aside where it stood, at the end too', () => {
    const asides = [
      { kind: 'footer', text: '页脚', at: 25 },
      { kind: 'breadcrumb', text: '首页', at: 0 },
    ] as const;
    expect(partsOf(blocks, asides, sections).map((part) => part.kind)).toEqual([
      ...['aside', 'heading', 'para', 'table', 'heading', 'aside'],
    ]);
  });
});

describe('the part of the outline at a passage', () => {
  it('is the deepest that is asked for', () => {
    expect(sectionAt(sections, 12, 2)).toBe(1);
    expect(sectionAt(sections, 12, 1)).toBe(0);
    expect(sectionAt(sections, 20, 2)).toBeUndefined();
  });
});

describe('the words around a passage', () => {
  it('stay in the line and show by an ellipsis where more stands', () => {
    expect(contextOf(text, { start: 12, end: 15 }, 2, 9)).toEqual({
      ...{ before: '…案件', quote: '21件', after: '。' },
    });
  });
});

describe('finding words', () => {
  it('gives every place, in either case, without overlaps', () => {
    expect(findIn('aAaa', 'AA')).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ]);
    expect(findIn('abc', '  ')).toEqual([]);
  });
});

describe('findings as items', () => {
  const finding = (verdict: Finding['verdict'], severity: Finding['severity'], start: number) =>
    ({
      ...{ rule: 'arithmetic.sum', code: 'arithmetic.sum', params: {}, verdict, severity },
      evidence: [{ start, end: start + 1 }],
    }) satisfies Finding;

  it('come in reading order under their place in the stored list, a mere remark softer than a failure', () => {
    const items = findingItems([
      finding('fails', 'warning', 9),
      finding('fails', 'info', 3),
      finding('holds', 'info', 5),
    ]);
    expect(items.map((item) => `${item.id} ${item.kind}`)).toEqual([
      ...['finding:1 hint', 'finding:2 holds', 'finding:0 fails'],
    ]);
  });
});
