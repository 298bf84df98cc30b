import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding';
import { compare } from '../../src/views/compare';
import { longTable, pivotTable } from '../../src/views/export';
import { definitionsTable } from '../../src/views/export-definitions';
import { evidenceTable, findingsTable } from '../../src/views/export-evidence';
import { csvOf, htmlOf, safeText, tsvOf } from '../../src/views/export-text';
import {
  columnName,
  filterXml,
  partsOf,
  RowWriter,
  SharedTexts,
  xlsxHeads,
} from '../../src/views/export-xlsx';
import { allMeasures } from '../../src/views/measures';
import { readSelection } from '../../src/views/selection';
import type { Passages, Sheet } from '../../src/views/sheet';
import { atlas } from './library';

const passages: Passages = {
  words: (_, span) => `受理${span.start}件`,
  sentence: (_, span) => `全年受理${span.start}件，"办结"38件。`,
};
const of = (query: string) => compare(atlas, readSelection(new URLSearchParams(query)));

/** A reader of RFC 4180, for the way back. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/gy;
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/u, '').matchAll(cell)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const sheet = (rows: Sheet['rows']): Sheet => ({
  name: '表',
  columns: rows[0]?.map((_, i) => ({ title: `列${i + 1}`, width: 10 })) ?? [],
  rows,
});

describe('CSV', () => {
  it('comes back with quotes, line breaks, commas and Chinese', () => {
    const rows = [
      ['他说"是"', '第一行\n第二行', '甲,乙', '乡镇（街道）'],
      ['', '末', '，', '"'],
    ];
    expect(readCsv(csvOf(sheet(rows))).slice(1)).toEqual(rows);
  });

  it('begins with a byte-order mark and ends lines with CRLF', () => {
    expect(csvOf(sheet([['甲']]))).toBe('\uFEFF列1\r\n甲\r\n');
  });

  it('disarms what a spreadsheet would run, and keeps real negative numbers', () => {
    const cells = ['=1+1', '+86', '-同比', '@SUM', '＝A1', '\t=1', -3.5, 0];
    expect(readCsv(csvOf(sheet([cells])))[1]).toEqual([
      ...["'=1+1", "'+86", "'-同比", "'@SUM", "'＝A1", "'\t=1", '-3.5', '0'],
    ]);
    expect(safeText('办结-38')).toBe('办结-38');
  });

  it('has a head only for an empty selection', () => {
    const csv = csvOf(longTable(atlas, of('y=2022'), passages, 'zh'));
    expect(readCsv(csv)).toHaveLength(1);
  });
});

describe('the clipboard', () => {
  it('holds cells: no tab or line break inside one', () => {
    expect(tsvOf(sheet([['甲\t乙', '丙\n丁', 5]])).split('\n')[1]).toBe('甲 乙\t丙 丁\t5');
  });

  it('holds a table whose text is text', () => {
    expect(htmlOf(sheet([['<b>&"']]))).toContain('<td>&lt;b&gt;&amp;&quot;</td>');
  });
});

describe('the tables', () => {
  it('long: one line per report and measure, gaps in words, numbers as numbers', () => {
    const { columns, rows } = longTable(atlas, of('i=review.accepted&y=2023'), passages, 'zh');
    const at = (title: string) => columns.findIndex((c) => c.title === title);
    const pick = (title: string) => rows.map((r) => r[at(title)]);
    const byPlace: Record<string, Sheet['rows'][number]> = Object.fromEntries(
      rows.map((r) => [String(r[at('地方或单位')]), r]),
    );
    expect(pick('地方或单位').sort()).toEqual(['白水县', '红土县', '青石县']);
    const row = byPlace['青石县'] ?? [];
    expect([row[at('数值')], row[at('下限')], row[at('上限')]]).toEqual([50, 50, 60]);
    expect([row[at('约数用词')], row[at('单位')]]).toEqual(['余', '件']);
    expect([row[at('文件')], row[at('起始位置')], row[at('引擎版本')]]).toEqual(['b.txt', 50, 1]);
    expect(row[at('状态')]).toBe('自动识别');
    expect(byPlace['红土县']?.[at('数值')]).toBeNull();
    expect(byPlace['红土县']?.[at('状态')]).toBe('未识别');
  });

  it('pivot: a value of another unit is written out so that it is not added up', () => {
    const { rows } = pivotTable(of('i=review.accepted&y=2023'), 'zh');
    expect(rows.map((r) => r.at(-1)).sort()).toEqual([50, '30件次', '未识别'].sort());
  });

  it('evidence: a line for every passage', () => {
    expect(evidenceTable(atlas, of('i=review.accepted'), passages, 'zh').rows).toHaveLength(4);
  });

  it('findings: what holds is left out', () => {
    const finding: Finding = {
      ...{ rule: 'arithmetic.rate', code: 'arithmetic.rate', severity: 'error', params: {} },
      ...{ verdict: 'fails', evidence: [{ start: 1, end: 2 }] },
    };
    const found = findingsTable(
      atlas,
      of('i=review.accepted&y=2022'),
      (id) => (id === 'a' ? [finding, { ...finding, verdict: 'holds' }] : []),
      () => '=按文中数字重算',
      passages,
      'zh',
    );
    expect(found.rows).toHaveLength(1);
  });

  it('definitions: each measure and each kind of gap', () => {
    const { rows } = definitionsTable(of('i=review.accepted'), 'zh', '2026-03-01');
    expect(rows[0]?.[0]).toBe('review.accepted');
    expect(rows.some((r) => String(r[3]).includes('不等于零'))).toBe(true);
  });

  it('every row is as wide as its head', () => {
    const comparison = of('i=review.accepted_review.concluded');
    for (const table of [
      longTable(atlas, comparison, passages, 'en'),
      pivotTable(comparison, 'en'),
      evidenceTable(atlas, comparison, passages, 'en'),
      definitionsTable(comparison, 'en', '2026-03-01'),
    ])
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  it('gives every indicator of the catalogue for an export of everything', () => {
    const everything = compare(atlas, {
      ...readSelection(new URLSearchParams()),
      measures: allMeasures(),
    });
    const { rows } = longTable(atlas, everything, passages, 'zh');
    expect(rows).toHaveLength(6 * allMeasures().length);
  });
});

describe('workbook', () => {
  const styles = { text: '3', long: '2', number: '4' };

  it('keeps numbers numbers, text text and the head frozen', () => {
    const [first] = xlsxHeads([sheet([])]);
    expect(first?.stickyRowsCount).toBe(1);
    const texts = new SharedTexts(7);
    const rows = new RowWriter(4, styles, texts);
    expect(rows.xml(['=1+1', -4.5, null, '=1+1'], 12)).toBe(
      '<row r="12"><c r="A12" s="3" t="s"><v>7</v></c><c r="B12" s="4"><v>-4.5</v></c>' +
        '<c r="D12" s="3" t="s"><v>7</v></c></row>',
    );
    expect([...texts.xml()].join('')).toBe('<si><t>=1+1</t></si>');
    expect(rows.xml(['长'.repeat(41), ''], 13)).toContain('s="2"');
  });

  it('writes every row whole, whatever stands in the row above', () => {
    const texts = new SharedTexts(0);
    const rows = new RowWriter(2, styles, texts);
    const cells = (xml: string): string[] =>
      [...xml.matchAll(/<c r="(\w+)"[^>]*><v>([^<]*)/g)].map(([, at, v]) => `${at} ${v}`);
    expect(cells(rows.xml(['甲', 5], 2))).toEqual(['A2 0', 'B2 5']);
    expect(cells(rows.xml(['甲', 5], 3))).toEqual(['A3 0', 'B3 5']);
    expect(cells(rows.xml([null, '5'], 4))).toEqual(['B4 1']);
    expect(cells(rows.xml(['甲', 5], 5))).toEqual(['A5 0', 'B5 5']);
    expect(cells(rows.xml(['乙', 0], 6))).toEqual(['A6 2', 'B6 0']);
  });

  it('escapes what XML reads as its own, keeps spaces at the ends and cuts what is longer than a cell', () => {
    const texts = new SharedTexts(0);
    new RowWriter(4, styles, texts).xml(['a<b&c>', ' 前后 ', '长'.repeat(40_000)], 2);
    const [first, second, third] = [...texts.xml()].join('').split('</si>');
    expect(first).toBe('<si><t>a&lt;b&amp;c&gt;</t>');
    expect(second).toBe('<si><t xml:space="preserve"> 前后 </t>');
    expect(third).toBe(`<si><t>${'长'.repeat(32_766)}…</t>`);
  });

  it('leaves out characters that XML refuses and names that a workbook refuses', () => {
    const [first] = xlsxHeads([{ ...sheet([]), name: '数据/长表:[1]' }]);
    expect(first?.sheet).toBe('数据 长表  1 ');
    const texts = new SharedTexts(0);
    new RowWriter(4, styles, texts).xml(['甲\u0001乙'], 2);
    expect([...texts.xml()].join('')).toBe('<si><t>甲乙</t></si>');
  });

  it('takes the styles of the row that shows them, and puts rows and their filter in its place', () => {
    const xml =
      '<sheetData><row r="1"><c r="A1" s="1"/></row>' +
      '<row r="2"><c r="A2" s="5" t="s"><v>0</v></c><c r="B2" s="6"/><c r="C2" s="7"/></row></sheetData><x/>';
    expect(partsOf(xml)).toEqual({
      before: '<sheetData><row r="1"><c r="A1" s="1"/></row>',
      after: '</sheetData><x/>',
      styles: { text: '5', long: '6', number: '7' },
    });
    expect(() => partsOf('<sheetData></sheetData>')).toThrow('styles');
    expect([filterXml(3, 10), filterXml(3, 1)]).toEqual(['<autoFilter ref="A1:C10"/>', '']);
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual([
      ...['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'],
    ]);
  });
});
