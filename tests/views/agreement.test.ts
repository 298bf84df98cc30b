import { describe, expect, it } from 'vitest';
import type { Review } from '../../src/model/review';
import {
  agreementOf,
  byTarget,
  codedUnits,
  coders,
  cohensKappa,
  interval,
  krippendorffsAlpha,
  nominal,
} from '../../src/views/agreement';

const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe("Cohen's kappa", () => {
  it('is 0.4 for 20, 5, 10 and 15 of 50 (observed 0.7, expected 0.5)', () => {
    const pairs = [
      ...times(20, ['yes', 'yes'] as const),
      ...times(5, ['yes', 'no'] as const),
      ...times(10, ['no', 'yes'] as const),
      ...times(15, ['no', 'no'] as const),
    ];
    expect(cohensKappa(pairs)).toBeCloseTo(0.4, 10);
  });

  it('tells 60 % agreement with unlike margins apart: 0.1304 and 0.2593', () => {
    const table = (
      yy: number,
      yn: number,
      ny: number,
      nn: number,
    ): (readonly [string, string])[] => [
      ...times(yy, ['y', 'y'] as const),
      ...times(yn, ['y', 'n'] as const),
      ...times(ny, ['n', 'y'] as const),
      ...times(nn, ['n', 'n'] as const),
    ];
    expect(cohensKappa(table(45, 15, 25, 15))).toBeCloseTo(0.1304, 4);
    expect(cohensKappa(table(25, 35, 5, 35))).toBeCloseTo(0.2593, 4);
  });

  it('cannot be said where nobody ever says anything else, or of nothing', () => {
    expect(cohensKappa(times(9, ['a', 'a'] as const))).toBeNull();
    expect(cohensKappa([])).toBeNull();
  });
});

/** Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: four observers, twelve units, gaps. */
const gap = null;
const observers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, gap, gap, gap],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, gap, 3],
  [gap, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, gap],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, gap],
];
const units = Array.from({ length: 12 }, (_, i) =>
  observers.flatMap((o) => {
    const value = o[i];
    return value === null || value === undefined ? [] : [value];
  }),
);

describe("Krippendorff's alpha", () => {
  it('is 0.743 nominal and 0.849 interval for four observers with missing answers', () => {
    expect(krippendorffsAlpha(units, nominal)).toBeCloseTo(0.743, 3);
    expect(krippendorffsAlpha(units, interval)).toBeCloseTo(0.849, 3);
  });

  it('is 0.095 for two observers and ten yes-or-no answers', () => {
    const a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    const pairs = a.map((x, i) => [x, b[i] ?? 0]);
    expect(krippendorffsAlpha(pairs, nominal)).toBeCloseTo(0.095, 3);
  });

  it('is 0.692 for two observers and twelve answers of five kinds', () => {
    const first = [...'aabbdcccedda'];
    const second = [...'babbbccceddd'];
    const pairs = first.map((x, i) => [x, second[i] ?? '']);
    expect(krippendorffsAlpha(pairs, nominal)).toBeCloseTo(0.692, 3);
  });

  it('cannot be said where all answers are the same', () => {
    expect(
      krippendorffsAlpha(
        [
          ['a', 'a'],
          ['a', 'a'],
        ],
        nominal,
      ),
    ).toBeNull();
  });
});

const review = (changes: Partial<Review>): Review => ({
  id: crypto.randomUUID(),
  report: 'r1',
  target: { kind: 'fact', indicator: 'review.concluded' },
  decision: 'accepted',
  value: null,
  unit: '件',
  note: '',
  anchor: null,
  engineValue: 12,
  engine: 1,
  by: '甲',
  at: '2026-02-01T00:00:00.000Z',
  ...changes,
});

describe('two people’s decisions', () => {
  it('agree where one accepts 12 and the other corrects to 12', () => {
    const units = codedUnits(
      [review({}), review({ by: '乙', decision: 'corrected', value: 12, engineValue: 11 })],
      '甲',
      '乙',
    );
    expect(agreementOf(units)).toMatchObject({ units: 1, agreed: 1, share: 1 });
  });

  it('are counted per indicator, and only where both decided', () => {
    const other = { kind: 'fact', indicator: 'letters.total' } as const;
    const reviews = [
      review({}),
      review({ by: '乙', decision: 'absent' }),
      review({ report: 'r2' }),
      review({ report: 'r2', by: '乙' }),
      review({ report: 'r3' }),
      review({ target: other }),
      review({ target: other, by: '乙' }),
    ];
    const units = codedUnits(reviews, '甲', '乙');
    expect(units).toHaveLength(3);
    const rows = byTarget(units).map((r) => [r.target, r.units, r.agreed]);
    expect(rows).toEqual([
      ['fact:review.concluded', 2, 1],
      ['fact:letters.total', 1, 1],
    ]);
    expect(coders(reviews)).toEqual([
      { name: '甲', count: 4 },
      { name: '乙', count: 3 },
    ]);
  });

  it('count a person’s last word only', () => {
    const reviews = [
      review({}),
      review({ decision: 'rejected', at: '2026-02-02T00:00:00.000Z' }),
      review({ by: '乙', decision: 'rejected' }),
    ];
    expect(agreementOf(codedUnits(reviews, '甲', '乙'))).toMatchObject({ units: 1, agreed: 1 });
  });
});
