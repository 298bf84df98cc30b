import { beforeAll, describe, expect, it } from 'vitest';
import { read } from '../../src/engine/read';
import { decisionsOn, targetOf } from '../../src/model/decided';
import { findingKey } from '../../src/model/finding-key';
import type { Parsed } from '../../src/model/parsed';
import type { Review } from '../../src/model/review';
import type { Atlas } from '../../src/views/atlas';
import { buildAtlas } from './library';
import { checkSheet } from '../../src/views/check-sheet';
import { lackingIn, lastYearAt, lastYearOf } from '../../src/views/sheet-peers';
import { feedbackSheet, openFindings, sheetFileName } from '../../src/views/feedback-sheet';
import { listReportsBy } from '../../src/views/findings-list';
import { paperHtml, type Paper } from '../../src/views/paper';

/** An invented report; the engine reads it as it would read a dropped file. */
const textOf = (place: string, year: number, cases: string, more = ''): string =>
  `${place}人民政府${year}年法治政府建设年度报告
${year}年，${place}人民政府深入推进法治政府建设，现将有关情况报告如下。
一、主要工作情况
（一）化解矛盾纠纷。全年共收到行政复议申请${cases}。${more}
（二）强化执法监督。组织执法人员培训320人次。
二、存在的不足和原因
部分干部运用法治方式的能力还不强，主要原因是学法不够经常。
三、党政主要负责人履行推进法治建设第一责任人职责情况
县长主持召开常务会议研究法治政府建设4次。
四、${year + 1}年工作安排
${year + 1}年将继续推进严格规范公正文明执法。
${place}人民政府
${year + 1}年2月20日
`;

async function parsed(place: string, year: number, cases: string, more = ''): Promise<Parsed> {
  const bytes = new TextEncoder().encode(textOf(place, year, cases, more));
  const result = await read(`${place}${year}.txt`, bytes);
  if (result.kind !== 'report') throw new Error('not read');
  return result.parsed;
}

const record = (id: string, p: Parsed) => ({
  ...{ id, name: `${id}.txt`, addedAt: '2026-01-01T00:00:00Z', engine: 1, genre: p.genre },
  ...{ meta: p.meta, counts: { characters: p.doc.text.length } },
});

let draft: Parsed;
let last: Parsed;
let atlas: Atlas;
let sheet: Paper;

const cells = (paper: Paper, title: string): string[] =>
  paper.sections
    .filter((s) => s.title.startsWith(title))
    .flatMap((s) => s.blocks)
    .flatMap((block) =>
      block.kind === 'table'
        ? block.rows.map((row) => row.map((c) => c.text).join(' | '))
        : block.kind === 'list'
          ? block.items.map((i) => `${i.text} ${i.quote ?? ''}`)
          : [block.text],
    );

beforeAll(async () => {
  draft = await parsed('青石县', 2024, '150件，同比增长20%', '新建公园7个。');
  last = await parsed('青石县', 2023, '100件');
  const peers = await Promise.all(
    ['甲河县', '乙河县', '丙河县'].map((p) =>
      parsed(p, 2024, '80件', '行政机关负责人出庭应诉率为100%。'),
    ),
  );
  const all = [last, ...peers];
  atlas = buildAtlas({
    reports: all.map((p, i) => record(`r${i}`, p)),
    facts: all.map((p, i) => ({ id: `r${i}`, facts: p.facts })),
    reviews: [],
  });
  const at = lastYearOf(atlas, draft);
  sheet = checkSheet(
    draft,
    at === undefined ? null : lastYearAt(atlas, at),
    lackingIn(atlas, draft),
    'zh',
    '2025-03-01',
  );
});

describe('the check sheet of a draft', () => {
  it('finds last year’s report of the same place, and none for another place', async () => {
    expect(atlas.reports[lastYearOf(atlas, draft) ?? -1]?.id).toBe('r0');
    expect(lastYearOf(atlas, await parsed('丁河县', 2024, '1件'))).toBe(undefined);
  });

  it('names the five contents with their state and passage', () => {
    const rows = cells(sheet, '应当包括的内容');
    expect(rows.filter((r) => r.includes('有表述') || r.includes('有数据')).length).toBe(5);
    expect(rows.find((r) => r.includes('原因'))).toContain('学法不够经常');
  });

  it('holds the growth that the draft claims against last year’s report', () => {
    expect(cells(sheet, '数据与上年报告对照').join('\n')).toMatch(
      /150件 \| 100件 \| 增 50% \| 增长 20% \| 按上年报告重算不同/,
    );
  });

  it('tells what reports of the same level usually give and the draft lacks', () => {
    expect(cells(sheet, '同级报告通常写到').join()).toContain('出庭应诉率（3/3 份写到）');
    const two = lackingIn({ ...atlas, places: atlas.places.slice(0, 2) }, draft);
    expect(two.indicators).toEqual([]);
  });

  it('lists the figures that belong to no indicator', () => {
    expect(cells(sheet, '未归入指标的数据').join()).toContain('7个');
  });

  it('says so where nothing can be compared', () => {
    const alone = checkSheet(draft, null, lackingIn(atlas, draft), 'zh', '2025-03-01');
    expect(alone.about.join()).toContain('未与上年报告对照');
    expect(cells(alone, '数据与上年报告对照').join()).toContain('没有上年报告');
  });

  it('is written as HTML that asks for nothing and runs nothing', () => {
    const evil = {
      ...sheet,
      about: ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>'],
    };
    const html = paperHtml(evil);
    expect(html).not.toMatch(/<script|<img|<link|https?:|url\(/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('size: A4');
  });

  it('says first what it comes to', () => {
    expect(sheet.summary).toContain('应当包括的 5 项内容中，5 项已读到相应文字');
    expect(sheet.summary).toContain('重算不同 1 处');
  });

  it('cuts its lists to one page, counts what it leaves out, and puts all of it into the annex', () => {
    expect(sheet.annex).toBe(undefined);
    const [one] = draft.findings;
    if (!one) throw new Error('no finding');
    const slip = { ...one, rule: 'wording.slip', code: 'wording.slip', verdict: 'fails' as const };
    const many = { ...draft, findings: Array.from({ length: 40 }, () => slip) };
    const long = checkSheet(many, null, lackingIn(atlas, draft), 'zh', '2025-03-01');
    const shown = cells(long, '需要核对之处（40）');
    expect(shown.length).toBeLessThan(15);
    expect(shown.at(-1)).toBe(`另有 ${40 - (shown.length - 1)} 项，见附页。`);
    const all = cells({ ...long, sections: long.annex?.sections ?? [] }, '需要核对之处（40）');
    expect(all).toHaveLength(40);
    expect(paperHtml(long)).toContain('class="annex"');
  });

  it('is complete in English too', () => {
    const english = checkSheet(draft, null, lackingIn(atlas, draft), 'en', '2025-03-01');
    expect(english.title).toBe('Check sheet');
    expect(english.sections.map((s) => s.title).join()).not.toMatch(/\{|\p{Script=Han}/u);
  });
});

describe('the feedback sheet of a unit', () => {
  const reportOf = () => {
    const [report] = listReportsBy([record('d', draft)], []);
    if (!report) throw new Error('no report');
    return { report, text: draft.doc.text, findings: draft.findings, checklist: draft.checklist };
  };
  const decide = (place: number, decision: Review['decision']): Review => {
    const finding = draft.findings[place];
    if (!finding) throw new Error('no finding');
    return {
      ...{ id: String(place), report: 'd', decision, value: null, unit: null, note: '已核' },
      target: { kind: 'finding', rule: finding.rule, key: findingKey(draft.doc.text, finding) },
      ...{ anchor: null, engineValue: null, engine: 1, by: '', at: '2026-01-01T00:00:00Z' },
    };
  };

  it('leaves out what was ignored and keeps what was accepted', () => {
    const failing = {
      ...reportOf(),
      findings: draft.findings.map((f) => ({ ...f, verdict: 'fails' as const })),
    };
    const all = openFindings(failing, new Map()).length;
    expect(all).toBeGreaterThan(0);
    const ignored = decisionsOn([decide(0, 'ignored')]);
    expect(openFindings(failing, ignored).length).toBeLessThan(all);
    expect(openFindings(failing, decisionsOn([decide(0, 'accepted')])).length).toBe(all);
    expect([...ignored.keys()][0]).toBe(
      targetOf('d', draft.findings[0]?.rule ?? '', decideKey(ignored)),
    );
  });
  const decideKey = (map: ReadonlyMap<string, Review>): string => {
    const target = [...map.values()][0]?.target;
    return target?.kind === 'finding' ? target.key : '';
  };

  it('names the unit and the year, and what was not found, in neutral words', () => {
    const paper = feedbackSheet(
      reportOf(),
      { findings: new Map(), items: new Map() },
      'zh',
      '2025-03-01',
    );
    expect(paper.title).toBe('青石县2024年度法治政府建设年度报告核对情况');
    expect(cells(paper, '未找到的条目').length).toBeGreaterThan(1);
    expect(paperHtml(paper)).not.toMatch(/缺失|错误|不合格/);
  });

  it('drops an item that a person confirmed', () => {
    const none = { findings: new Map(), items: new Map() };
    const [first] = cells(feedbackSheet(reportOf(), none, 'zh', ''), '未找到的条目');
    const item = draft.checklist.find(
      (e) => e.status === 'absent' && e.item.startsWith('outline2021'),
    );
    const items = new Map([[`d ${item?.item}`, decide(0, 'confirmed')]]);
    const after = cells(feedbackSheet(reportOf(), { ...none, items }, 'zh', ''), '未找到的条目');
    expect(after).not.toContain(first);
  });

  it('is saved under a name that file systems take', () => {
    expect(sheetFileName({ ...reportOf().report, label: '甲/乙:丙 县' }, 'zh')).toBe(
      '反馈单-甲乙丙县-2024',
    );
  });
});
