import { describe, expect, it } from 'vitest';
import { reportFromBundle, reportToBundle } from '../../src/db/bundle';
import { partOf, type BundlePart } from '../../src/db/bundle-parts';
import { read } from '../../src/engine/read';
import { rejudgePart } from '../../src/engine/rejudge-part';
import type { Judged } from '../../src/engine/rejudge';
import type { Parsed } from '../../src/model/parsed';
import type { Review } from '../../src/model/review';
import { asDecided } from '../../src/views/judged';

const text = (solved: number): string => `云川县人民政府2024年法治政府建设年度报告

一、主要举措和成效
(一)依法化解矛盾纠纷
全年共收到行政复议申请30件，受理25件，审结20件。全年调解矛盾纠纷200件，调解成功${solved}件，调解成功率95%。
二、存在的问题
基层执法力量不足。
三、2025年工作安排
继续推进法治政府建设。

云川县人民政府
2025年2月20日
`;

/** What another library holds of a report that came with a part of it only. */
async function held(part: BundlePart, solved = 190): Promise<Parsed> {
  const bytes = new TextEncoder().encode(text(solved));
  const result = await read('云川县.txt', bytes);
  if (result.kind !== 'report') throw new Error('not read');
  const source = {
    ...{ name: '云川县.txt', folder: '', mediaType: 'text/plain', bytes: bytes.length },
    ...{ encoding: 'utf-8', addedAt: '2026-01-01T00:00:00.000Z' },
  };
  return reportFromBundle(partOf(reportToBundle('ab'.repeat(32), source, result.parsed), part));
}

const on = (p: Parsed, indicator: string, changes: Partial<Review>): Review => {
  const fact = p.facts.find((f) => f.indicator === indicator);
  if (!fact) throw new Error(`no ${indicator}`);
  const { start, end } = fact.evidence[0];
  const quote = p.doc.text.slice(start, end);
  return {
    ...{ id: `r-${indicator}`, report: 'x', target: { kind: 'fact', indicator } },
    ...{ decision: 'corrected', value: null, unit: fact.unit, note: '' },
    anchor: quote === '' ? null : { quote, prefix: '', suffix: '', start },
    ...{ engineValue: fact.value, engine: 1, by: '李', at: '2026-02-01T00:00:00.000Z' },
    ...changes,
  };
};

const judged = (p: Parsed, reviews: readonly Review[]): Judged =>
  rejudgePart(
    'x',
    { ...p, ...asDecided(p, reviews, p.doc.text.length) },
    {
      ...{ reading: p, findings: p.findings, checklist: p.checklist },
    },
  );

const answer = ({ checklist }: Judged | Parsed, item: string) => {
  const { status, reason, by } = checklist.find((e) => e.item === item) ?? {};
  return [status, reason, by].filter((word) => word !== undefined);
};

describe.each(['sentences', 'figures'] as const)('of a report only the %s are here', (part) => {
  it('without decisions all stays as it came', async () => {
    const p = await held(part);
    expect(judged(p, [])).toEqual({ id: 'x', findings: p.findings, checklist: p.checklist });
  });

  it('an answer that rests on a figure follows the decision on it, and back', async () => {
    const p = await held(part);
    const item = 'indicator.review.accepted';
    expect(answer(p, item)).toEqual(['figure']);
    const right = judged(p, [on(p, 'review.accepted', { decision: 'accepted' })]);
    expect(answer(right, item)).toEqual(['figure', ['李']]);
    const wrong = judged(p, [on(p, 'review.accepted', { decision: 'rejected' })]);
    expect(answer(wrong, item)).toEqual(['unsure', 'partHeld']);
    // Answers that have nothing to do with it are those that came.
    expect(answer(wrong, 'content.problems')).toEqual(answer(p, 'content.problems'));
    expect(wrong.checklist).toHaveLength(p.checklist.length);
  });

  it('a list that is meant for other years does not apply once the year is corrected', async () => {
    const p = await held(part);
    const year = on(p, 'review.accepted', { target: { kind: 'meta', field: 'year' }, value: 2014 });
    const before = p.checklist.filter((e) => e.reason === 'otherYears').length;
    const after = judged(p, [{ ...year, anchor: null }]);
    expect(after.checklist.filter((e) => e.reason === 'otherYears').length).toBeGreaterThan(before);
  });
});

describe('of a report only the sentences are here', () => {
  const rates = (j: Judged | Parsed) =>
    j.findings
      .filter((f) => f.rule === 'arithmetic.rate')
      .map(({ verdict, reason, by }) => [verdict, reason ?? '', ...(by ?? [])]);

  it('a finding that a corrected figure settles is settled, and comes back with the figure', async () => {
    const p = await held('sentences', 150);
    expect(rates(p)).toEqual([['fails', '']]);
    const right = judged(p, [on(p, 'mediation.resolved', { value: 190 })]);
    expect(rates(right)).toEqual([['holds', '', '李']]);
    expect(rates(judged(p, []))).toEqual([['fails', '']]);
  });

  it('a corrected figure that does not agree with its sentence is found', async () => {
    const p = await held('sentences');
    expect(rates(p)).toEqual([]);
    const wrong = judged(p, [on(p, 'mediation.resolved', { value: 150 })]);
    expect(rates(wrong)).toEqual([['fails', '', '李']]);
  });

  it('a finding that the sentences alone do not bear out is left open where a figure in it was decided on', async () => {
    const p = await held('sentences');
    const fact = p.facts.find((f) => f.indicator === 'mediation.resolved');
    if (!fact) throw new Error('not read');
    const sum = {
      ...{ rule: 'arithmetic.sum', code: 'arithmetic.sum', params: {}, evidence: fact.evidence },
      ...{ severity: 'error' as const, verdict: 'fails' as const },
    };
    const came = { ...p, findings: [sum] };
    expect(judged(came, []).findings).toEqual([sum]);
    const open = { ...sum, verdict: 'cannotTell', reason: 'partHeld' };
    const corrected = judged(came, [on(p, 'mediation.resolved', { value: 191 })]);
    expect(corrected.findings).toContainEqual({ ...open, by: ['李'] });
    const rejected = judged(came, [on(p, 'mediation.resolved', { decision: 'rejected' })]);
    expect(rejected.findings).toContainEqual(open);
  });
});
