import { describe, expect, it } from 'vitest';
import { effectiveFacts, stands } from '../../src/views/effective';
import { effectiveMeta } from '../../src/views/effective-meta';
import { fact, meta, review } from './library';

const accepted = { kind: 'fact', indicator: 'review.accepted' } as const;
const anchorAt = (start: number) => ({ quote: '受理4', prefix: '', suffix: '', start });

describe('decisions on facts', () => {
  it('leaves what nobody decided upon as read', () => {
    const [only] = effectiveFacts([fact('review.accepted', 40)], []);
    expect(only).toMatchObject({ value: 40, state: 'read', index: 0, secondLook: false });
  });

  it('replaces value and interval by a correction, and keeps the passage', () => {
    const [only] = effectiveFacts(
      [fact('review.accepted', 40, { low: 40, high: 50, approx: '余' })],
      [review({ target: accepted, decision: 'corrected', value: 42, engineValue: 40 })],
    );
    expect(only).toMatchObject({ value: 42, low: 42, high: 42, approx: null, state: 'corrected' });
    expect(only?.evidence).toEqual([{ start: 40, end: 43 }]);
  });

  it('asks for a second look where the engine now reads another value', () => {
    const [only] = effectiveFacts(
      [fact('review.accepted', 41)],
      [review({ target: accepted, decision: 'accepted', engineValue: 40, anchor: anchorAt(41) })],
    );
    expect(only).toMatchObject({ value: 40, state: 'accepted', secondLook: true });
  });

  it('rejects only the figure at the anchor', () => {
    const facts = effectiveFacts(
      [fact('review.accepted', 40), fact('review.accepted', 400)],
      [review({ target: accepted, decision: 'rejected', anchor: anchorAt(400), engineValue: 400 })],
    );
    expect(facts.map((f) => f.state)).toEqual(['read', 'rejected']);
    expect(facts.filter(stands).map((f) => f.value)).toEqual([40]);
  });

  it('adds what a person read by hand', () => {
    const facts = effectiveFacts(
      [],
      [review({ target: accepted, decision: 'added', value: 12, unit: '件', anchor: anchorAt(7) })],
    );
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({ value: 12, unit: '件', state: 'added', index: -1 });
    expect(facts[0]?.evidence).toEqual([{ start: 7, end: 10 }]);
  });

  it('takes every figure of an indicator confirmed absent out of the count', () => {
    const facts = effectiveFacts(
      [fact('review.accepted', 40), fact('review.concluded', 38)],
      [review({ target: accepted, decision: 'absent' })],
    );
    expect(facts.filter(stands).map((f) => f.indicator)).toEqual(['review.concluded']);
    expect(facts.at(-1)).toMatchObject({
      indicator: 'review.accepted',
      state: 'absent',
      value: null,
    });
  });

  it('lets the latest decision win, in either order of the list', () => {
    const early = review({ target: accepted, decision: 'absent', at: '2026-02-01T00:00:00Z' });
    const late = review({
      ...{ target: accepted, decision: 'corrected', value: 9, engineValue: 40 },
      at: '2026-03-01T00:00:00Z',
    });
    for (const reviews of [
      [early, late],
      [late, early],
    ]) {
      const standing = effectiveFacts([fact('review.accepted', 40)], reviews).filter(stands);
      expect(standing.map((f) => f.value)).toEqual([9]);
    }
    const lastAbsent = { ...early, at: '2026-04-01T00:00:00Z' };
    expect(
      effectiveFacts([fact('review.accepted', 40)], [late, lastAbsent]).filter(stands),
    ).toEqual([]);
  });

  it('keeps a corrected value whose passage the engine no longer reads, for a second look', () => {
    const facts = effectiveFacts(
      [],
      [review({ target: accepted, decision: 'corrected', value: 42, engineValue: 40 })],
    );
    expect(facts[0]).toMatchObject({ value: 42, state: 'corrected', secondLook: true });
  });
});

describe('corrected metadata', () => {
  it('changes the field and forgets its basis', () => {
    const record = {
      meta: {
        ...meta('青石县', 2022),
        basis: { year: { sure: 'unsure', from: 'title', quote: '2022年' } as const },
      },
    };
    const changed = effectiveMeta(record, [
      review({ target: { kind: 'meta', field: 'year' }, decision: 'corrected', value: 2023 }),
    ]);
    expect(changed.year).toBe(2023);
    expect(changed.basis.year).toBeUndefined();
  });

  it('takes a region as a bare name or as JSON', () => {
    const record = { meta: meta('青石县', 2022) };
    const target = { kind: 'meta', field: 'region' } as const;
    const named = effectiveMeta(record, [
      review({ target, decision: 'corrected', value: '白水县' }),
    ]);
    expect(named.region).toMatchObject({ name: '白水县', prefecture: '松江市' });
    const whole = effectiveMeta(record, [
      review({ target, decision: 'corrected', value: '{"name":"白水县","code":"990102"}' }),
    ]);
    expect(whole.region).toMatchObject({ name: '白水县', code: '990102', province: '云岭省' });
  });
});
