import { describe, expect, it } from 'vitest';
import { read } from '../../src/engine/read';

const page = [
  '# 云坞县2024年法治政府建设年度报告',
  '',
  '## 一、主要举措和成效',
  '',
  '全年收到行政复议申请37件，受理31件。',
  '',
  '## 二、存在的不足',
  '',
  '个别单位学法不够深入。',
].join('\n');

describe('a Markdown file', () => {
  it('is read as a report, its headings as headings without the marks', async () => {
    const result = await read('报告.md', new TextEncoder().encode(page));
    if (result.kind !== 'report') throw new Error(result.kind);
    const { doc, meta, sections, facts } = result.parsed;
    expect(doc.text).not.toContain('#');
    expect(meta.title).toBe('云坞县2024年法治政府建设年度报告');
    expect(sections.map((s) => s.title)).toEqual(['主要举措和成效', '存在的不足']);
    expect(facts.map((f) => [f.indicator, f.value])).toEqual([
      ['review.received', 37],
      ['review.accepted', 31],
    ]);
  });
});
