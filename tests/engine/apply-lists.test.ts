import { beforeAll, describe, expect, it } from 'vitest';
import { required } from '../../src/catalog/checklists/required';
import { applyLists, type StoredReading } from '../../src/engine/apply-lists';
import type { Recognition } from '../../src/model/checklist';
import {
  asChecklist,
  copyOf,
  type OwnChecklist,
  type OwnItem,
} from '../../src/model/own-checklist';
import { reportOf } from '../checks/report';

const text = [
  '白岩县2023年法治政府建设年度报告',
  '2023年，白岩县坚持依法行政，现将2023年法治政府建设情况报告如下：',
  '一、主要举措和成效',
  '（一）健全决策机制。聘请法律顾问12名，公职律师参与合同审查。',
  '（二）加强执法监督。对乡镇开展执法检查。',
  '二、存在的问题',
  '基层执法力量薄弱，无人机巡查尚未开展。',
  '三、2024年工作安排',
  '建设法治文化公园，推进掌上执法。',
  '白岩县人民政府',
  '2024年1月20日',
].join('\n');

let stored: StoredReading;
beforeAll(async () => {
  const parsed = await reportOf(text);
  const { meta, sections, quantities, facts } = parsed;
  stored = { id: 'r', meta, text: parsed.doc.text, sections, quantities, facts };
});

const item = (recognise: Partial<Recognition>, more: Partial<OwnItem> = {}): OwnItem => ({
  ...{ id: 'own.t.1', title: '条目', source: '', required: true },
  recognise: { headings: [], cues: [], indicators: [], ...recognise },
  ...more,
});
const list = (items: readonly OwnItem[], more: Partial<OwnChecklist> = {}): OwnChecklist => ({
  ...{ id: 'own.t', version: 1, title: '自定', source: '', note: '', items, next: 2 },
  ...{ by: '', at: '' },
  ...more,
});
const answer = (own: OwnChecklist) => {
  const [entry] = applyLists([stored], [asChecklist(own)])[0]?.entries ?? [];
  if (!entry) throw new Error('no answer');
  const words = (spans: readonly { start: number; end: number }[]) =>
    spans.map((s) => stored.text.slice(s.start, s.end));
  return { ...entry, evidence: words(entry.evidence), examined: words(entry.examined) };
};

describe('an own list', () => {
  it('finds words with a figure beside them, and gives the sentence', () => {
    expect(answer(list([item({ cues: ['法律顾问'] })]))).toMatchObject({
      status: 'figure',
      evidence: ['聘请法律顾问12名，公职律师参与合同审查。'],
    });
  });

  it('asks for all words joined by + in one sentence, and for either of those parted by |', () => {
    expect(answer(list([item({ cues: ['乡镇|街道+检查'] })])).status).toBe('described');
    expect(answer(list([item({ cues: ['乡镇+审查'] })])).status).toBe('absent');
  });

  it('does not count words among the plans or the shortcomings, and says so', () => {
    expect(answer(list([item({ cues: ['掌上执法'] })]))).toMatchObject({
      status: 'absent',
      reason: 'plannedOnly',
    });
    expect(answer(list([item({ cues: ['无人机'] })]))).toMatchObject({ reason: 'problemOnly' });
  });

  it('looks in the chosen parts alone where parts are chosen', () => {
    expect(answer(list([item({ cues: ['无人机'], parts: ['problems'] })])).status).toBe(
      'described',
    );
    expect(answer(list([item({ cues: ['法律顾问'], parts: ['problems'] })]))).toMatchObject({
      status: 'absent',
      reason: 'elsewhereOnly',
      examined: ['聘请法律顾问12名，公职律师参与合同审查。'],
    });
  });

  it('looks below the named headings alone where that is asked for', () => {
    const under = (headings: string[]) =>
      answer(list([item({ cues: ['检查'], headings, underHeadings: true })])).status;
    expect(under(['执法监督'])).toBe('described');
    expect(under(['决策'])).toBe('absent');
  });

  it('takes a fact of its indicators for a figure', () => {
    const indicator = stored.facts[0]?.indicator ?? '';
    expect(answer(list([item({ indicators: [indicator] })])).status).toBe('figure');
    expect(answer(list([item({ indicators: ['review.concluded'] })])).status).toBe('absent');
  });

  it('does not apply to other years or bodies than it names', () => {
    expect(answer(list([item({ cues: ['检查'] })], { appliesTo: { to: 2020 } }))).toMatchObject({
      status: 'notApplicable',
      reason: 'otherYears',
    });
    const departments = { bodyKinds: ['department'] } as const;
    expect(answer(list([item({ cues: ['检查'] }, { appliesTo: departments })]))).toMatchObject({
      status: 'notApplicable',
      reason: 'otherBody',
    });
  });

  it('judges a copy of the required contents as the original is judged', async () => {
    const parsed = await reportOf(text);
    const copy = copyOf(required, 'own.c', '副本', 'zh');
    const answers = applyLists([stored], [asChecklist(copy)])[0]?.entries ?? [];
    expect(answers.map((e) => e.item)).toEqual(copy.items.map((i) => i.id));
    const original = required.items.map(
      ({ id }) => parsed.checklist.find((e) => e.item === id)?.status,
    );
    expect(answers.map((e) => e.status)).toEqual(original);
    expect(new Set(original).size).toBeGreaterThan(1);
  });
});
