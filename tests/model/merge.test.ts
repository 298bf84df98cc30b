import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merged, planMerge, settle, sideOf, union, type MergePlan } from '../../src/model/merge';
import type { Review } from '../../src/model/review';
import { stampFor, standings, standsSince, type Decided, type Stamp } from '../../src/model/stamp';

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
    const after = union([mine], [theirs], settled ? [settled] : []);
    expect(planMerge(after, [theirs]).conflicts).toEqual([]);
    expect(after).toHaveLength(3);
  });
});

const day = (n: number): string => `2026-02-0${n}T00:00:00.000Z`;
const gone = (id: string, at: string): Stamp => ({ id, report: 'r1', at, by: '甲', gone: true });

describe('a decision that was taken back', () => {
  it('does not come back with an older bundle, and goes where its taking back travels', () => {
    const form = review({ at: day(1) });
    const plan = planMerge([], [form], { mine: [gone('a', day(2))], theirs: [] });
    expect(plan).toMatchObject({ added: [], keptOut: 1, stamps: [] });
    const there = planMerge([form], [], { mine: [], theirs: [gone('a', day(2))] });
    expect(there).toMatchObject({ withdrawn: [form], stamps: [gone('a', day(2))] });
  });

  it('counts again where somebody decided on it later, or it was put back', () => {
    const later = review({ at: day(3), value: 14 });
    const plan = planMerge([], [later], { mine: [gone('a', day(2))], theirs: [] });
    expect(plan.added).toEqual([later]);
    const back = { ...gone('a', day(4)), gone: false };
    const form = review({ at: day(1) });
    const put = planMerge([], [form], { mine: [gone('a', day(2))], theirs: [back] });
    expect(put).toMatchObject({ added: [form], keptOut: 0, stamps: [back] });
  });

  it('is no rival of what comes in', () => {
    const theirs = review({ id: 'b', value: 13, at: day(2) });
    const plan = planMerge([review({})], [theirs], { mine: [], theirs: [gone('a', day(3))] });
    expect(plan).toMatchObject({ conflicts: [], added: [theirs] });
  });
});

describe('the stamp that a step leaves', () => {
  it('takes back what stood, later than all that is known of it, also where the clock was set back', () => {
    const held = { review: review({ at: day(5) }), stamp: null };
    expect(stampFor(held, null, '乙', day(6))).toEqual({ ...gone('a', day(6)), by: '乙' });
    expect(stampFor(held, null, '乙', day(1))?.at).toBe('2026-02-05T00:00:00.001Z');
  });

  it('puts an older form back above the newer one, and is not needed for a new decision', () => {
    const old = review({ at: day(1) });
    const held = { review: review({ at: day(5), value: 15 }), stamp: null };
    expect(stampFor(held, old, '乙', day(6))).toMatchObject({ id: 'a', gone: false, at: day(6) });
    expect(stampFor({ review: null, stamp: null }, old, '乙', day(6))).toBeNull();
    expect(stampFor({ review: old, stamp: null }, review({ at: day(2) }), '', day(6))).toBeNull();
    expect(stampFor({ review: old, stamp: null }, old, '', day(6))).toBeNull();
  });
});

const instants = [day(1), day(2), day(3)] as const;
const forms = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    value: fc.integer({ min: 0, max: 3 }),
    by: fc.constantFrom('甲', '乙'),
    at: fc.constantFrom(...instants),
  }),
  { maxLength: 8 },
);
const turns = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    by: fc.constantFrom('甲', '乙'),
    at: fc.constantFrom(...instants),
    gone: fc.boolean(),
  }),
  { selector: (t) => t.id, maxLength: 3 },
);
/** A library as the history leaves it: at most one form and one stamp of each decision, neither overtaken. */
const library = fc.tuple(forms, turns).map(([list, stamps]): Decided => {
  const reviews = union(list.map((d) => review(d)));
  const nothing: Decided = { reviews: [], stamps: [] };
  return merged({ reviews, stamps: stamps.map((t) => ({ ...t, report: 'r1' })) }, nothing);
});
const both = (a: Decided, b: Decided): MergePlan =>
  planMerge(a.reviews, b.reviews, { mine: a.stamps, theirs: b.stamps });

describe('merging', () => {
  it('twice is merging once', () => {
    fc.assert(
      fc.property(library, library, (a, b) => {
        const once = merged(a, b);
        expect(merged(once, b)).toEqual(once);
        const plan = both(once, b);
        expect([...plan.added, ...plan.newerThere, ...plan.conflicts]).toEqual([]);
        expect([...plan.withdrawn, ...plan.stamps]).toEqual([]);
      }),
    );
  });

  it('comes to the same whoever begins and in whatever order, with what was taken back', () => {
    fc.assert(
      fc.property(library, library, library, (a, b, c) => {
        expect(merged(a, b)).toEqual(merged(b, a));
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
      }),
      { numRuns: 500 },
    );
  });

  it('does what its plan says', () => {
    fc.assert(
      fc.property(library, library, (a, b) => {
        const plan = both(a, b);
        const out = new Set(plan.withdrawn.map((r) => r.id));
        const coming = new Map([...plan.added, ...plan.newerThere].map((r) => [r.id, r] as const));
        const kept = a.reviews.filter((r) => !out.has(r.id) && !coming.has(r.id));
        expect(union(kept, [...coming.values()])).toEqual(merged(a, b).reviews);
      }),
    );
  });

  it('loses no decision: every id of either side stands in its latest state, or is known to be taken back', () => {
    fc.assert(
      fc.property(library, library, (a, b) => {
        const after = standings(merged(a, b));
        for (const side of [a, b])
          for (const [id, state] of standings(side)) {
            const known = after.get(id);
            expect(known && standsSince(known) >= standsSince(state)).toBe(true);
          }
      }),
    );
  });

  it('never brings back what was taken back last', () => {
    fc.assert(
      fc.property(library, library, (a, b) => {
        const plan = both(a, b);
        for (const r of [...plan.added, ...plan.newerThere]) {
          const stamp = a.stamps.find((s) => s.id === r.id && s.gone);
          const theirs = b.stamps.find((s) => s.id === r.id);
          if (stamp) expect([r.at, theirs?.at ?? ''].some((at) => at > stamp.at)).toBe(true);
        }
      }),
    );
  });
});
