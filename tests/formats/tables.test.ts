import { describe, expect, test } from 'vitest';
import { read } from '../../src/engine/read';
import { fixture } from './reading';

describe('figures that stand in tables only', () => {
  // The page is typed by hand; LibreOffice saved it as docx and doc.
  test.each(['tables.html', 'tables.docx', 'tables.doc'])(
    'become facts through the heads of their row and column: %s',
    async (name) => {
      const result = await read(name, fixture(name));
      if (result.kind !== 'report') throw new Error(result.kind);
      const { facts, doc } = result.parsed;
      expect(facts.map((f) => [f.indicator, f.value, f.unit, f.source].join(' ')).sort()).toEqual([
        'litigation.cases 27 件 table',
        'litigation.headAppearanceRate 98.5 % table',
        'review.accepted 54 件 table',
        'review.concluded 49 件 table',
        'review.received 66 件 table',
      ]);
      // The evidence is the cell's figure, so that the reader can point at it.
      for (const { value, evidence } of facts) {
        const [at] = evidence;
        expect(doc.text.slice(at?.start, at?.end)).toContain(String(value));
        const cell = doc.blocks.find(
          (b) => b.kind === 'cell' && b.start <= (at?.start ?? -1) && (at?.end ?? 0) <= b.end,
        );
        expect(cell).toBeDefined();
      }
    },
  );
});

const factsOf = async (lines: readonly string[]): Promise<string[]> => {
  const result = await read('报告.txt', new TextEncoder().encode(lines.join('\n')));
  if (result.kind !== 'report') throw new Error(result.kind);
  return result.parsed.facts.map((f) => [f.indicator, f.value, f.source].join(' '));
};
const opening = ['云坞县2023年法治政府建设年度报告', '2023年，云坞县依法行政。', '一、工作情况'];

describe('tables printed with bars in plain text', () => {
  test('are read by row and column, with a rule below the head or without', async () => {
    const table = ['| 指标 | 单位 | 2022年 | 2023年 |', '|---|:---:|---|---|'];
    const rows = ['| 制定规范性文件 | 件 | 5 | 7 |', '| 行政复议受理 | 件 | 40 | 46 |'];
    const wanted = ['rules.issued 7 table', 'review.accepted 46 table'];
    expect(await factsOf([...opening, ...table, ...rows])).toEqual(wanted);
    expect(await factsOf([...opening, ...table.slice(0, 1), ...rows])).toEqual(wanted);
  });

  test('that break cases down by what they are about give no facts of those kinds', async () => {
    const rows = ['申请事项 | 政府信息公开 | 行政处罚 |', '数量 | 18件 | 33件 |'];
    expect(await factsOf([...opening, ...rows])).toEqual([]);
  });

  test('need figures: rows of navigation stay what they are', async () => {
    const rows = ['首页 | 机构 | 公开 |', '新闻 | 服务 | 互动 |', '全年收到行政复议申请12件。'];
    expect(await factsOf([...rows, ...opening, ...rows.slice(2)])).toContain(
      'review.received 12 phrase',
    );
  });
});
