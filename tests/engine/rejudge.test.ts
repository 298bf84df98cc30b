import { describe, expect, it } from 'vitest';
import { read } from '../../src/engine/read';
import { rejudge, type Judged } from '../../src/engine/rejudge';
import type { Parsed } from '../../src/model/parsed';
import type { Review } from '../../src/model/review';
import { asDecided, markOfDecisions } from '../../src/views/judged';

const text = (year: number, cases: number): string => `云川县人民政府${year}年法治政府建设年度报告

一、主要举措和成效
(一)依法化解矛盾纠纷
全年共收到行政复议申请30件，受理${cases}件，审结20件。全年调解矛盾纠纷200件，调解成功190件，调解成功率95%。
二、存在的问题
基层执法力量不足。
三、${year + 1}年工作安排
继续推进法治政府建设。

云川县人民政府
${year + 1}年2月20日
`;

async function parsed(content: string): Promise<Parsed> {
  const result = await read('云川县.txt', new TextEncoder().encode(content));
  if (result.kind !== 'report') throw new Error('not read');
  return result.parsed;
}

/** A decision of 李 on the only figure of an indicator. */
const on = (p: Parsed, indicator: string, changes: Partial<Review>): Review => {
  const fact = p.facts.find((f) => f.indicator === indicator);
  const span = fact?.evidence[0];
  return {
    ...{ id: `r-${indicator}`, report: 'x', target: { kind: 'fact', indicator } },
    ...{ decision: 'corrected', value: null, unit: fact?.unit ?? null, note: '' },
    anchor: span
      ? { quote: p.doc.text.slice(span.start, span.end), prefix: '', suffix: '', start: span.start }
      : null,
    ...{ engineValue: fact?.value ?? null, engine: 1, by: '李', at: '2026-02-01T00:00:00.000Z' },
    ...changes,
  };
};

const judged = (p: Parsed, reviews: readonly Review[]): Judged =>
  rejudge('x', { ...p, ...asDecided(p, reviews, p.doc.text.length) });

const said = (j: Judged, rule: string): readonly string[] =>
  j.findings
    .filter((f) => f.rule === rule && f.verdict === 'fails')
    .map((f) => `${Object.values(f.params).join(' ')} | ${(f.by ?? []).join()}`);

describe('a report with decisions in it', () => {
  it('without decisions is judged as it was read', async () => {
    const p = await parsed(text(2024, 25));
    expect(judged(p, [])).toEqual({ id: 'x', findings: p.findings, checklist: p.checklist });
    expect(markOfDecisions([])).toBeUndefined();
  });

  it('is calculated with a corrected value, names who gave it, and follows back', async () => {
    const p = await parsed(text(2024, 25));
    const rate = (j: Judged) =>
      j.findings.filter((f) => f.rule === 'arithmetic.rate').map((f) => f.verdict);
    expect(rate(judged(p, []))).toEqual(['holds']);
    const wrong = judged(p, [on(p, 'mediation.resolved', { value: 150 })]);
    expect(rate(wrong)).toEqual(['fails']);
    expect(said(wrong, 'arithmetic.rate')).toEqual([expect.stringMatching(/150件.*75%.*\| 李$/u)]);
    const right = judged(p, [on(p, 'mediation.resolved', { decision: 'accepted' })]);
    expect(right.findings).toEqual(p.findings);
  });

  it('takes a misread figure out of a contradiction', async () => {
    const p = await parsed(text(2024, 35));
    expect(said(judged(p, []), 'arithmetic.order')).toHaveLength(1);
    const after = judged(p, [on(p, 'review.accepted', { value: 25 })]);
    expect(said(after, 'arithmetic.order')).toEqual([]);
  });

  it('answers its checklist by the figures that stand, and says on whose word', async () => {
    const p = await parsed(text(2024, 25));
    const answer = (j: Judged, indicator: string) =>
      j.checklist.find((e) => e.item === `indicator.${indicator}`);
    expect(answer(judged(p, []), 'review.accepted')).toMatchObject({ status: 'figure' });
    const rejected = judged(p, [on(p, 'review.accepted', { decision: 'rejected' })]);
    expect(answer(rejected, 'review.accepted')?.status).toBe('absent');
    const absent = judged(p, [on(p, 'review.accepted', { decision: 'absent', anchor: null })]);
    expect(answer(absent, 'review.accepted')?.status).toBe('absent');
    const corrected = judged(p, [on(p, 'review.accepted', { value: 26 })]);
    expect(answer(corrected, 'review.accepted')).toMatchObject({ status: 'figure', by: ['李'] });
    const missing = 'enforcement.trainingSessions';
    const added = judged(p, [on(p, missing, { decision: 'added', value: 3, unit: '场次' })]);
    expect(answer(judged(p, []), missing)?.status).toBe('absent');
    expect(answer(added, missing)).toMatchObject({ status: 'figure', by: ['李'] });
  });

  it('is judged by the corrected year and level', async () => {
    const p = await parsed(text(2024, 25));
    const year = on(p, 'x', { target: { kind: 'meta', field: 'year' }, value: 2022, anchor: null });
    const stale = judged(p, [year]).findings.filter((f) => f.rule.startsWith('st'));
    expect(stale).not.toEqual(p.findings.filter((f) => f.rule.startsWith('st')));
    const limited = (j: Judged): number =>
      j.checklist.filter((e) => e.status === 'notApplicable').length;
    const old = on(p, 'x', { target: { kind: 'meta', field: 'year' }, value: 2016, anchor: null });
    expect(limited(judged(p, [old]))).not.toBe(limited(judged(p, [])));
  });

  it('has the same mark for the same decisions, whatever their order, and another for others', async () => {
    const p = await parsed(text(2024, 25));
    const [a, b] = [on(p, 'review.accepted', { value: 1 }), on(p, 'review.received', { value: 2 })];
    expect(markOfDecisions([a, b])).toBe(markOfDecisions([b, a]));
    expect(markOfDecisions([a])).not.toBe(markOfDecisions([a, b]));
    expect(markOfDecisions([a])).not.toBe(markOfDecisions([{ ...a, value: 3 }]));
    const item = { ...a, target: { kind: 'item', item: 'x' } } as const;
    expect(markOfDecisions([item])).toBeUndefined();
  });
});
