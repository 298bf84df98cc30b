import { describe, expect, it } from 'vitest';
import type { ReportMeta } from '../../src/model/meta';
import { listReportsBy, type ListedReport } from '../../src/views/findings-list';
import {
  countsOf,
  daysLate,
  matchRoster,
  reminderOf,
  rosterRows,
  rosterSheet,
  rosterState,
  unitsOf,
} from '../../src/views/roster';

interface Body {
  readonly name: string;
  readonly prefecture?: string;
  readonly organ?: string;
  readonly published?: string;
  readonly year?: number;
}

function reportOf(id: string, body: Body): ListedReport {
  const meta: ReportMeta = {
    title: `${body.organ ?? body.name}报告`,
    region: {
      ...{ name: body.name, printed: body.name, level: 'county', province: '东岭省' },
      ...{ prefecture: body.prefecture ?? '北浦市', county: null, code: null },
    },
    bodyKind: body.organ === undefined ? 'government' : 'department',
    organ: body.organ ?? null,
    year: body.year ?? 2024,
    publishedOn: body.published ?? null,
    signedOn: null,
    basis: {},
  };
  const [report] = listReportsBy([{ id, name: `${id}.txt`, meta }], []);
  if (!report) throw new Error('no report');
  return report;
}

const reports = [
  reportOf('ping', { name: '石屏彝族自治县', published: '2025-03-31' }),
  reportOf('qing', { name: '清水区', published: '2025-04-11' }),
  reportOf('justice', { name: '清水区', organ: '清水区司法局' }),
  reportOf('old', { name: '白石县', year: 2023 }),
  reportOf('gao1', { name: '高桥镇', prefecture: '北浦市' }),
  reportOf('gao2', { name: '高桥镇', prefecture: '南浦市' }),
];
const found = (unit: string): string => {
  const [match] = matchRoster([unit], reports, 2024);
  return match?.kind === 'found' ? (match.report?.id ?? '') : (match?.kind ?? '');
};

describe('a pasted list of units', () => {
  it('gives one unit a line, without numbers, heads and doubles', () => {
    expect(unitsOf('单位名称\n1. 清水区\n2、白石县\r\n（三）高桥镇\n\n清水区\n')).toEqual([
      '清水区',
      '白石县',
      '高桥镇',
    ]);
  });

  it('takes the naming cell of lines copied from a spreadsheet', () => {
    expect(unitsOf('序号\t单位\t备注\n1\t清水区司法局\t已催\n2\t 白石县 \t')).toEqual([
      '清水区司法局',
      '白石县',
    ]);
  });
});

describe('matching units with reports', () => {
  it('finds the full name, with or without 人民政府', () => {
    expect(found('清水区')).toBe('qing');
    expect(found('清水区人民政府')).toBe('qing');
    expect(found('石屏彝族自治县')).toBe('ping');
  });

  it('finds short forms in use and names with their parents', () => {
    expect(found('石屏县')).toBe('ping');
    expect(found('北浦市石屏县')).toBe('ping');
    expect(found('清水区司法局')).toBe('justice');
    expect(found('司法局')).toBe('justice');
  });

  it('asks where two bodies fit, and takes the one with the parent', () => {
    expect(found('高桥镇')).toBe('ask');
    expect(found('南浦市高桥镇')).toBe('gao2');
  });

  it('takes a person’s choice, and none of them as a choice', () => {
    const [chosen] = matchRoster(['高桥镇'], reports, 2024, { 高桥镇: 'gao1' });
    expect(chosen?.report?.id).toBe('gao1');
    const [none] = matchRoster(['高桥镇'], reports, 2024, { 高桥镇: '' });
    expect(none?.kind).toBe('missing');
  });

  it('does not take another year’s report, nor a unit that merely shares a sign', () => {
    expect(found('白石县')).toBe('missing');
    expect(found('清泉区')).toBe('missing');
  });
});

describe('the roster', () => {
  const matches = matchRoster(['清水区', '白石县', '石屏县', '高桥镇'], reports, 2024);
  const rows = rosterRows(matches, new Map([['qing', { findings: 3, missing: 1 }]]));

  it('counts days from 31 March of the next year', () => {
    expect(daysLate(2024, '2025-03-31')).toBe(0);
    expect(daysLate(2024, '2025-04-01')).toBe(1);
    expect(daysLate(2024, '2025-04-11')).toBe(11);
    expect(daysLate(2024, null)).toBe(null);
    expect(daysLate(null, '2025-04-01')).toBe(null);
  });

  it('puts units without a report first, then what must be asked, then the latest', () => {
    expect(rows.map((r) => `${r.unit} ${rosterState(r, 'zh')}`)).toEqual([
      '白石县 未找到报告',
      '高桥镇 需确认',
      '清水区 晚 11 天',
      '石屏县 按期',
    ]);
  });

  it('leaves cells empty that were not counted', () => {
    expect(rosterSheet(rows, 'zh').rows.map((r) => r.slice(3))).toEqual([
      ['', null, null, null],
      ['', null, null, null],
      ['2025-04-11', 11, 3, 1],
      ['2025-03-31', 0, null, null],
    ]);
  });

  it('reminds those without a report, and nobody else', () => {
    const text = reminderOf(rows, 2024, 'zh');
    expect(text).toContain('白石县');
    expect(text).not.toContain('清水区');
    expect(text).toContain('2025年4月1日');
    expect(reminderOf(rows.slice(2), 2024, 'zh')).toBe('');
  });

  it('counts what fails and is not ignored, and required contents not found', () => {
    const remark = (key: string, verdict: 'fails' | 'cannotTell') => ({
      ...{ rule: 'r.s', code: 'r.s', severity: 'warning' as const, verdict, params: {} },
      ...{ place: 0, key },
    });
    const entry = (item: string, status: 'absent' | 'described') => ({
      ...{ item, status, evidence: [], examined: [] },
    });
    const review = {
      ...{ id: '1', report: 'a', target: { kind: 'finding' as const, rule: 'r.s', key: '乙' } },
      ...{ decision: 'ignored' as const, value: null, unit: null, note: '', anchor: null },
      ...{ engineValue: null, engine: 1, by: '', at: '2026-01-01T00:00:00Z' },
    };
    const counts = countsOf(
      [
        {
          id: 'a',
          remarks: [remark('甲', 'fails'), remark('乙', 'fails'), remark('丙', 'cannotTell')],
          checklist: [
            entry('content.causes', 'absent'),
            entry('content.plans', 'described'),
            entry('content.other', 'absent'),
            entry('outline2021.1', 'absent'),
          ],
        },
      ],
      new Map([['a r.s 乙', review]]),
    );
    expect(counts.get('a')).toEqual({ findings: 1, missing: 1 });
  });
});
