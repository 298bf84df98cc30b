import { describe, expect, it } from 'vitest';
import { compare } from '../../src/views/compare';
import { pivotTable } from '../../src/views/export';
import { definitionsTable } from '../../src/views/export-definitions';
import { inert, pageEnd, pageStart, type PageReport } from '../../src/views/page-report';
import { readSelection } from '../../src/views/selection';
import { atlas } from './library';

const passages = {
  words: () => '受理<b>40件',
  sentence: () => '全年受理<b>40件，"办结"38件。',
};

const page = (query: string, more: Partial<PageReport> = {}): string => {
  const comparison = compare(atlas, readSelection(new URLSearchParams(query)));
  return pageStart({
    ...{ lang: 'zh', title: '甲 & 乙', today: '2026-03-01', summary: '1 个指标', warnings: [] },
    pictures: [
      {
        ...{ title: '图一', subtitle: '2022 年', notes: ['说明'] },
        ...{
          desk: ['<svg id="one"></svg>', '<svg id="two"></svg>'],
          phone: '<svg id="small"></svg>',
        },
      },
    ],
    pivot: pivotTable(comparison, 'zh'),
    evidence: { atlas, comparison, passages },
    definitions: definitionsTable(comparison, 'zh', '2026-03-01'),
    ...more,
  });
};

describe('a report in one file', () => {
  it('holds pictures, values and passages, with the words marked inside their sentence', () => {
    const html = page('i=review.accepted&y=2022');
    expect(html).toContain('<svg id="one"></svg><svg id="two"></svg>');
    expect(html).toContain('<svg id="small"></svg>');
    expect(html).toContain('<td class="n">40</td>');
    expect(html).toContain('全年<mark>受理&lt;b&gt;40件</mark>，&quot;办结&quot;38件。');
    expect(html).toContain('<title>甲 &amp; 乙</title>');
  });

  it('tells every gap by its kind, and leaves out columns in which nothing stands', () => {
    const html = page('i=review.accepted_review.concluded');
    expect(html).toMatch(/<dt>未收集到报告 .*<\/dt><dd>白水县 2022<\/dd>/);
    expect(html).toMatch(/<dt>未找到 .*<\/dt><dd>.*红土县 2022（行政复议办结数）/);
    expect(html).toMatch(/<dt>未识别 .*<\/dt><dd>红土县 2023<\/dd>/);
    expect(html).toContain('<th scope="col">层级</th>');
    expect(html).not.toContain('<th scope="col">机关</th>');
  });

  it('runs nothing and fetches nothing', () => {
    const html = page('i=review.accepted');
    expect(html).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`,
    );
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/(?:src|href)="/);
  });

  it('says so where there is nothing', () => {
    const html = page('i=review.accepted&y=1999', { pictures: [] });
    expect(html).toContain('所选指标在所选报告里没有数值');
  });

  it('keeps its bundle from ending its block, and the bundle stays the same JSON', () => {
    const bundle = { text: '甲</script><script>alert(1)</script><!-- 乙' };
    const html = page('i=review.accepted') + inert(JSON.stringify(bundle)) + pageEnd;
    const [, json = ''] = /id="zhijing-bundle">([^<]*)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(json)).toEqual(bundle);
  });
});
