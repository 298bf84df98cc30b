import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/model/interval';
import type { Parsed } from '../../src/model/parsed';
import type { EffectiveFact } from '../../src/views/effective';
import { yearOnYear, type YearOnYear } from '../../src/views/year-on-year';
import { reportOf, withSentence } from '../checks/report';

const count = fc.integer({ min: 1, max: 900 });
const decimals = fc.integer({ min: 0, max: 2 });
const said = (now: number, growth: number, places: number): string =>
  `收到行政复议申请${now}件，同比${growth < 0 ? '下降' : '增长'}${Math.abs(growth).toFixed(places)}%。`;

/** Last year's figures as they stand when nobody has reviewed them. */
const unreviewed = ({ facts }: Parsed): EffectiveFact[] =>
  facts.map((fact, index) => ({
    ...fact,
    ...{ state: 'read' as const, index, review: null, secondLook: false },
  }));
const lastYear = async (before: number): Promise<EffectiveFact[]> =>
  unreviewed(await reportOf(withSentence(`收到行政复议申请${before}件。`)));

/** What is said of the claimed growths. */
const judged = ({ doc, quantities, facts }: Parsed, before: EffectiveFact[]): YearOnYear[] =>
  yearOnYear({ text: doc.text, quantities, facts }, before).filter(({ stated }) => stated !== null);
const spread = <T extends Interval>(figure: T, by: number): T => ({
  ...figure,
  low: figure.low === null ? null : Math.max(0, figure.low - by),
  high: figure.high === null ? null : figure.high + by,
});
/** The same report with its figures and its facts less exact. */
const widened = (parsed: Parsed, by: number): Parsed => ({
  ...parsed,
  quantities: parsed.quantities.map((q) => spread(q, by)),
  facts: parsed.facts.map((f) => spread(f, by)),
});

describe('growth held against last year’s report', () => {
  it('holds wherever the true growth is printed, however many decimals it is given', async () => {
    await fc.assert(
      fc.asyncProperty(count, count, decimals, async (now, before, places) => {
        const growth = (100 * now) / before - 100;
        const parsed = await reportOf(withSentence(said(now, growth, places)));
        const rows = judged(parsed, await lastYear(before));
        expect(rows.map(({ verdict }) => verdict)).toEqual(['holds']);
      }),
      { numRuns: 40 },
    );
  });

  it('fails where another growth is printed, by more than its last digit', async () => {
    await fc.assert(
      fc.asyncProperty(count, count, fc.integer({ min: 2, max: 60 }), async (now, before, off) => {
        fc.pre(now !== before);
        const growth = (100 * now) / before - 100;
        const parsed = await reportOf(withSentence(said(now, growth + Math.sign(growth) * off, 0)));
        const rows = judged(parsed, await lastYear(before));
        expect(rows.map(({ verdict }) => verdict)).toEqual(['fails']);
      }),
      { numRuns: 40 },
    );
  });

  it('never turns from holds to fails when figures become less exact', async () => {
    const growth = fc.integer({ min: -90, max: 200 });
    const by = fc.integer({ min: 0, max: 40 });
    await fc.assert(
      fc.asyncProperty(count, count, growth, by, by, async (now, before, stated, here, there) => {
        const parsed = await reportOf(withSentence(said(now, stated, 0)));
        const past = await lastYear(before);
        const [row] = judged(parsed, past);
        const [wide] = judged(
          widened(parsed, here),
          past.map((f) => spread(f, there)),
        );
        if (row?.verdict === 'holds') expect(wide?.verdict).not.toBe('fails');
        else expect(wide?.verdict === row?.verdict || wide?.verdict !== 'fails').toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('says the same when an unrelated sentence is added', async () => {
    const growth = fc.integer({ min: -90, max: 200 });
    await fc.assert(
      fc.asyncProperty(count, count, growth, fc.boolean(), async (now, before, stated, first) => {
        const sentence = said(now, stated, 0);
        const more = '扎实开展学习教育，营造良好氛围。';
        const past = await lastYear(before);
        const lineOf = ({ indicator, change, verdict, reason }: YearOnYear) =>
          [indicator, change, verdict, reason].join(' ');
        const plain = judged(await reportOf(withSentence(sentence)), past).map(lineOf);
        const text = first ? more + sentence : sentence + more;
        expect(judged(await reportOf(withSentence(text)), past).map(lineOf)).toEqual(plain);
        expect(plain).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});
