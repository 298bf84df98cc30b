import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merged, planMerge, settle, sideOf, union } from '../../src/model/merge';
import type { Review } from '../../src/model/review';

const review = (changes: Partial<Review>): Review => ({
  id: 'a',
  report: 'r1',
  target: { kind: 'fact', indicator: 'review.concluded' },
  decision: 'corrected',
  value: 12,
  unit: '件',
  note: '',
  anchor: { quote: '12件', prefix: '案件', suffix: '。', start: 20 },
  engineValue: 11,
  engine: 1,
  by: '甲',
  at: '2026-02-01T00:00:00.000Z',
  ...changes,
});
const settler = { by: '丙', at: '2026-03-01T00:00:00.000Z', note: '合并时选定' };

describe('a merge of decisions', () => {
  it('counts what is new, the same, later here and later there', () => {
    const mine = [
      review({ id: 'same' }),
      review({
        id: 'here',
        target: { kind: 'meta', field: 'year' },
        at: '2026-02-03T00:00:00.000Z',
      }),
      review({ id: 'there', target: { kind: 'item', item: 'x' } }),
    ];
    const theirs = [
      review({ id: 'same' }),
      review({ id: 'here', target: { kind: 'meta', field: 'year' }, note: '旧' }),
      review({ id: 'there', target: { kind: 'item', item: 'x' }, at: '2026-02-02T00:00:00.000Z' }),
      review({ id: 'new', report: 'r2' }),
    ];
    const plan = planMerge(mine, theirs);
    expect(plan.added.map((r) => r.id)).toEqual(['new']);
    expect(plan.newerHere.map((r) => r.id)).toEqual(['here']);
    expect(plan.newerThere.map((r) => r.id)).toEqual(['there']);
    expect(plan.same).toBe(1);
    expect(plan.conflicts).toEqual([]);
  });

  it('asks where two people say different things of one passage, and not where they agree', () => {
    const mine = [review({})];
    const other = review({ id: 'b', by: '乙', value: 13 });
    expect(planMerge(mine, [other]).conflicts).toEqual([{ mine: mine[0], theirs: other }]);
    expect(planMerge(mine, [{ ...other, value: 12 }]).conflicts).toEqual([]);
    const elsewhere = { ...other, anchor: { quote: '13件', prefix: '', suffix: '', start: 400 } };
    expect(planMerge(mine, [elsewhere]).conflicts).toEqual([]);
  });

  it('never lets a decision that came without its passage take the place of one that holds it', () => {
    const bare = review({ anchor: null });
    expect(planMerge([review({})], [bare])).toMatchObject({ same: 1, newerThere: [] });
    expect(planMerge([bare], [review({})]).newerThere).toEqual([review({})]);
    expect(union([bare], [review({})])).toEqual(union([review({})], [bare]));
  });

  it('takes the side that a rule names', () => {
    const mine = review({ at: '2026-02-02T00:00:00.000Z' });
    const theirs = review({ id: 'b', by: '乙', value: 13 });
    expect(sideOf('newer', { mine, theirs })).toBe('mine');
    expect(sideOf('theirs', { mine, theirs })).toBe('theirs');
  });

  it('writes a decision only where the chosen side is not the later one, and the same one twice', () => {
    const mine = review({});
    const theirs = review({ id: 'b', by: '乙', value: 13, at: '2026-02-02T00:00:00.000Z' });
    expect(settle({ mine, theirs }, 'theirs', settler)).toBeNull();
    const settled = settle({ mine, theirs }, 'mine', settler);
    expect(settled).toMatchObject({ id: 'settled-a-b', value: 12, by: '丙', note: '合并时选定' });
    const after = merged([mine], [theirs], settled ? [settled] : []);
    expect(planMerge(after, [theirs]).conflicts).toEqual([]);
    expect(after).toHaveLength(3);
  });
});

const instants = ['2026-02-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z'] as const;
const decisions = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    report: fc.constantFrom('r1', 'r2'),
    value: fc.integer({ min: 0, max: 3 }),
    by: fc.constantFrom('甲', '乙'),
    at: fc.constantFrom(...instants),
  }),
  { maxLength: 8 },
);
const library = decisions.map((list) => union(list.map((d) => review(d))));

describe('merging', () => {
  it('twice is merging once', () => {
    fc.assert(
      fc.property(library, library, (a, b) => {
        const once = merged(a, b);
        expect(merged(once, b)).toEqual(once);
        const plan = planMerge(once, b);
        expect([...plan.added, ...plan.newerThere, ...plan.conflicts]).toEqual([]);
      }),
    );
  });

  it('comes to the same whoever begins and in whatever order', () => {
    fc.assert(
      fc.property(library, library, library, (a, b, c) => {
        expect(merged(a, b)).toEqual(merged(b, a));
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
      }),
    );
  });

  it('loses no decision: every id of either side is there in its later form', () => {
    fc.assert(
      fc.property(library, library, (a, b) => {
        const ids = new Set([...a, ...b].map((r) => r.id));
        const after = merged(a, b);
        expect(new Set(after.map((r) => r.id))).toEqual(ids);
        for (const r of [...a, ...b])
          expect((after.find((x) => x.id === r.id)?.at ?? '') >= r.at).toBe(true);
      }),
    );
  });
});
