import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/catalog/indicators';
import type { Checklist, ChecklistItem } from '../../src/model/checklist';
import type { ChecklistEntry, ItemStatus } from '../../src/model/finding';
import type { PaperSection } from '../../src/views/paper';
import { noOwn, ownInShort, ownSections, type OwnPart } from '../../src/views/sheet-own';
import { fact } from './library';

const both = (words: string) => ({ zh: words, en: words });
const item = (id: string, title: string, optional = false): ChecklistItem => ({
  ...both(title),
  ...{ id, source: both(''), recognise: { headings: [], cues: [], indicators: [] } },
  ...(optional ? { optional } : {}),
});
const entry = (id: string, status: ItemStatus, more: Partial<ChecklistEntry> = {}) => ({
  ...{ item: id, status, evidence: [], examined: [], ...more },
});

const list: Checklist = {
  ...both('本市要点'),
  ...{ id: 'own.l', version: 1, edition: '', official: false, source: both('') },
  items: [
    item('own.l.1', '写到复议'),
    item('own.l.2', '写到应诉'),
    item('own.l.3', '可不写的', true),
    item('own.l.4', '只问乡镇'),
    item('own.l.5', '写到督察'),
  ],
};
const text = '全年开展督察3次，审查案卷12份。';
const own: OwnPart = {
  lists: [
    {
      list,
      entries: [
        entry('own.l.1', 'figure'),
        entry('own.l.2', 'absent', {
          reason: 'plannedOnly',
          examined: [{ start: 0, end: text.length }],
        }),
        entry('own.l.3', 'absent'),
        entry('own.l.4', 'notApplicable', { reason: 'otherLevel' }),
        entry('own.l.5', 'unsure'),
      ],
    },
  ],
  indicators: [
    { ...both('案卷份数'), id: 'own.i', part: 0, unit: '份' },
    { ...both('培训人次'), id: 'own.j', part: 0, unit: '人次' },
  ].map((i): Indicator => ({ ...i, kind: 'count', definition: both('') })),
  facts: [fact('own.i', 12, { unit: '份', approx: '余', evidence: [{ start: 12, end: 15 }] })],
};

const linesOf = (sections: readonly PaperSection[]): string[] =>
  sections.flatMap(({ title, note = '', blocks }) => [
    title,
    note,
    ...blocks.flatMap((b) =>
      b.kind === 'list' ? b.items.map((i) => i.text) : b.kind === 'para' ? [b.text] : [],
    ),
  ]);

describe('one’s own lists and indicators on a sheet', () => {
  it('say which items that are meant for the report were not found, each with its reason', () => {
    expect(linesOf(ownSections('zh', text, own))).toEqual([
      '自定清单：本市要点',
      '自定清单，不是公布的要求。适用 4 项，写到 1 项，未找到或无法判断 2 项。',
      '写到应诉：未找到，仅在下一步安排中提及',
      '写到督察：无法判断',
      '自定指标',
      '',
      '案卷份数：12余份',
      '培训人次：未找到',
    ]);
  });

  it('follow what a person said', () => {
    const said = (id: string) =>
      id === 'own.l.2' ? 'confirmed' : id === 'own.l.1' ? 'absent' : null;
    const lines = linesOf(ownSections('zh', text, own, said));
    expect(lines).toContain('写到复议：未找到');
    expect(lines.join()).not.toContain('写到应诉');
  });

  it('take a line each where there is little room, and nothing where there is none of them', () => {
    expect(linesOf(ownInShort('zh', own)).at(-1)).toBe(
      '“本市要点”适用 4 项，写到 1 项，未找到或无法判断 2 项；自定指标 2 个，读到 1 个',
    );
    expect(ownInShort('zh', noOwn)).toEqual([]);
    expect(ownSections('en', text, noOwn)).toEqual([]);
  });

  it('leave out a list that is not meant for the report', () => {
    const entries = list.items.map((i) => entry(i.id, 'notApplicable'));
    const other = { ...noOwn, lists: [{ list, entries }] };
    expect(ownSections('zh', text, other)).toEqual([]);
    expect(ownInShort('zh', other)).toEqual([]);
  });
});
