import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/fact';
import type { Quantity } from '../../src/model/quantity';
import type { EffectiveFact } from '../../src/views/effective';
import { statedChanges, yearOnYear } from '../../src/views/year-on-year';

/** A figure of the text; the last place where it is printed. */
function quantity(text: string, printed: string, more: Partial<Quantity> = {}): Quantity {
  const start = text.lastIndexOf(printed);
  if (start < 0) throw new Error(`not in the text: ${printed}`);
  const value = Number(/[\d.]+/.exec(printed)?.[0]);
  const unit = printed.replace(/[\d.余]+/, '');
  return {
    ...{ start, end: start + printed.length, value, low: value, high: value, unit, approx: null },
    ...{ kind: 'count', role: 'result', scope: 'own', subject: '', decimals: 0 },
    number: { start, end: start + 1 },
    ...more,
  };
}
const change = (text: string, printed: string, half: number, decimals = 0): Quantity => {
  const q = quantity(text, printed, { kind: 'change', decimals });
  return { ...q, low: q.value - half, high: q.value + half };
};
const fact = (q: Quantity, index = 0, more: Partial<Fact> = {}): Fact => ({
  ...{ indicator: 'x', value: q.value, low: q.low, high: q.high, unit: q.unit, approx: q.approx },
  ...{ evidence: [{ start: q.start, end: q.end }], quantities: [index], scope: 'own' },
  ...{ source: 'phrase', words: '办理' },
  ...more,
});
const last = (value: number, unit: string, more: Partial<EffectiveFact> = {}): EffectiveFact => ({
  ...{ indicator: 'x', value, low: value, high: value, unit, approx: null, evidence: [] },
  ...{ scope: 'own', source: 'phrase', words: '办理', state: 'read', index: 0, review: null },
  secondLook: false,
  ...more,
});
/** The verdict and its reason on the first figure of a sentence. */
function judge(
  text: string,
  figure: Quantity,
  by: Quantity,
  before: readonly EffectiveFact[] | null,
): string {
  const report = { text, quantities: [figure, by], facts: [fact(figure)] };
  return yearOnYear(report, before)
    .map((row) => `${row.verdict} ${row.reason ?? ''}`.trim())
    .join();
}

const up = '办理案件120件，同比增长20%。';
const grown = (before: readonly EffectiveFact[] | null): string =>
  judge(up, quantity(up, '120件'), change(up, '20%', 0.5), before);

describe('growth against last year’s report', () => {
  it('holds where the recomputed growth meets the printed one, rounded or cut off', () => {
    expect(grown([last(100, '件')])).toBe('holds');
    const text = '办理案件119件，同比增长18%。';
    expect(judge(text, quantity(text, '119件'), change(text, '18%', 0.5), [last(100, '件')])).toBe(
      'fails',
    );
    const cut = '办理案件1187件，同比增长18%。'; // 18.7 % cut off
    expect(judge(cut, quantity(cut, '1187件'), change(cut, '18%', 0.5), [last(1000, '件')])).toBe(
      'holds',
    );
  });

  it('fails where it cannot be, and where the direction is the other one', () => {
    expect(grown([last(110, '件')])).toBe('fails');
    expect(grown([last(150, '件')])).toBe('fails');
    const down = '办理案件80件，较上年下降20%。';
    expect(judge(down, quantity(down, '80件'), change(down, '20%', 0.5), [last(100, '件')])).toBe(
      'holds',
    );
  });

  it('holds changes in numbers and in percentage points against the difference', () => {
    const fewer = '应诉案件35件，较上年减少5件。';
    expect(judge(fewer, quantity(fewer, '35件'), change(fewer, '5件', 0), [last(40, '件')])).toBe(
      'holds',
    );
    expect(judge(fewer, quantity(fewer, '35件'), change(fewer, '5件', 0), [last(41, '件')])).toBe(
      'fails',
    );
    const points = '出庭率98%，比上年提高3个百分点。';
    const rate = quantity(points, '98%', { low: 97.5, high: 98.5, kind: 'rate' });
    const by = { ...change(points, '3个百分点', 0.5), unit: '百分点' };
    expect(judge(points, rate, by, [last(95, '%', { low: 94.5, high: 95.5 })])).toBe('holds');
  });

  it('cannot tell without a report, a figure, one figure, or the same words', () => {
    expect(grown(null)).toBe('cannotTell noReport');
    expect(grown([])).toBe('cannotTell noFigure');
    expect(grown([last(100, '件'), last(90, '件')])).toBe('cannotTell severalFigures');
    expect(grown([last(100, '万元')])).toBe('cannotTell otherUnit');
    expect(grown([last(100, '件', { scope: 'area' })])).toBe('cannotTell otherScope');
    expect(grown([last(90, '件', { words: '受理' })])).toBe('cannotTell otherWords');
    expect(grown([last(0, '件')])).toBe('cannotTell fromZero');
  });

  it('does not take a rate’s change in percent for points or percent where it may be points', () => {
    const text = '出庭率98%，同比提高3%。';
    const rate = quantity(text, '98%', { low: 97.5, high: 98.5, kind: 'rate' });
    const by = change(text, '3%', 0.5);
    expect(judge(text, rate, by, [last(95, '%', { low: 94.5, high: 95.5 })])).toBe(
      'cannotTell pointOrPercent',
    );
  });

  it('never turns holds into fails when last year’s figure becomes less exact', () => {
    expect(grown([last(100, '件', { low: 90, high: 110 })])).toBe('holds');
    expect(grown([last(100, '件', { low: null, high: null })])).not.toBe('fails');
  });

  it('takes a growth only when it is one against the year before', () => {
    const text = '办理案件120件，比五年前增长20%。';
    const q = quantity(text, '120件');
    expect(statedChanges(text, [q, change(text, '20%', 0.5)], [fact(q)])).toEqual([]);
    const far = '办理案件120件。投诉同比增长20%。';
    const f = quantity(far, '120件');
    expect(statedChanges(far, [f, change(far, '20%', 0.5)], [fact(f)])).toEqual([]);
  });

  it('takes both forms of one change', () => {
    const text = '办理案件120件，同比增加20件，增长20%。';
    const q = quantity(text, '120件');
    const changes = [change(text, '20件', 0), change(text, '20%', 0.5)];
    expect(statedChanges(text, [q, ...changes], [fact(q)]).map((c) => c.quantity.unit)).toEqual([
      '件',
      '%',
    ]);
  });

  it('shows figures without a claim beside last year’s, with no verdict', () => {
    const text = '办理案件120件。';
    const q = quantity(text, '120件');
    const [row] = yearOnYear({ text, quantities: [q], facts: [fact(q)] }, [last(100, '件')]);
    expect(row).toMatchObject({ change: 20, stated: null, verdict: null });
  });
});
