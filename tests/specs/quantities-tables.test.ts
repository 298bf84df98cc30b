import { describe, expect, it } from 'vitest';
import type { Block, Doc } from '../../src/model/doc';
import { findQuantities } from '../../src/parse/quantities';

/** A laid text with one table, as `lay` hands it over: cells apart by tabs, rows by line breaks. */
function docWith(caption: string, rows: readonly (readonly string[])[]): Doc {
  const text = `${caption}\n${rows.map((cells) => cells.join('\t')).join('\n')}`;
  const start = caption.length + 1;
  const blocks: Block[] = [
    { kind: 'para', start: 0, end: caption.length },
    { kind: 'table', start, end: text.length },
  ];
  let at = start;
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      blocks.push({ kind: 'cell', start: at, end: at + cell.length, row, column });
      at += cell.length + 1;
    }),
  );
  return { text, blocks, asides: [] };
}

const read = (caption: string, rows: readonly (readonly string[])[]) =>
  findQuantities(docWith(caption, rows), [], 2023).map((q) => `${q.value} ${q.unit} ${q.subject}`);

describe('figures in tables', () => {
  it('take the unit from the bracket in their column heading, and both headings as subject', () => {
    const rows = [
      ['类别', '受理数（件）', '罚没金额（万元）'],
      ['市场监管', '42', '16.5'],
      ['城市管理', '108', '9'],
    ];
    expect(read('行政处罚情况', rows)).toEqual([
      '42 件 市场监管 受理数',
      '165000 元 市场监管 罚没金额',
      '108 件 城市管理 受理数',
      '90000 元 城市管理 罚没金额',
    ]);
  });

  it('take the unit from the heading of their row', () => {
    expect(
      read('附表', [
        ['项目', '数值'],
        ['案件数', '73'],
        ['出庭率', '98.5'],
      ]),
    ).toEqual(['73 件 案件数 数值', '98.5 % 出庭率 数值']);
  });

  it('take the unit from the caption, but not for the running numbers', () => {
    const rows = [
      ['序号', '单位', '办结'],
      ['1', '县公安局', '36'],
    ];
    expect(read('单位：件', rows)).toEqual(['36 件 县公安局 办结']);
  });

  it('are left alone where no heading names a unit', () => {
    expect(
      read('附表', [
        ['序号', '名称'],
        ['1', '甲'],
      ]),
    ).toEqual([]);
  });

  it('with a unit of their own count what their headings say', () => {
    const rows = [
      ['申请事项', '行政处罚', '工伤认定'],
      ['数量', '38件', '6件'],
      ['占比', '86.4%', '13.6%'],
    ];
    expect(read('附表', rows)).toEqual([
      '38 件 数量 行政处罚',
      '6 件 数量 工伤认定',
      '86.4 % 占比 行政处罚',
      '13.6 % 占比 工伤认定',
    ]);
  });

  it('with a unit of their own are read once', () => {
    expect(read('附表', [['受理（件）', '42件']])).toEqual(['42 件 受理']);
  });
});
