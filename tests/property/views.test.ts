import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicators } from '../../src/catalog/indicators';
import { compare, isShown } from '../../src/views/compare';
import { balanceOf, coverageOf } from '../../src/views/coverage';
import { quartilesOf } from '../../src/views/distribution';
import { effectiveFacts, stands } from '../../src/views/effective';
import { csvOf } from '../../src/views/export-text';
import { divide } from '../../src/views/normalise';
import { measureOf, readSelection, selectionKeys, type Selection } from '../../src/views/selection';
import { buildAtlas, fact, meta, report, review } from '../views/library';

const id = fc.constantFrom('review.accepted', 'review.concluded', 'mediation.succeeded');
const anyFact = fc
  .record({
    indicator: id,
    value: fc.nat(999),
    up: fc.nat(50),
    unit: fc.constantFrom('件', '件次'),
  })
  .map(({ indicator, value, up, unit }) => fact(indicator, value, { high: value + up, unit }));
const anyReview = fc
  .record({
    indicator: id,
    decision: fc.constantFrom('accepted', 'corrected', 'rejected', 'absent', 'added' as const),
    value: fc.nat(999),
    start: fc.option(fc.nat(999)),
    day: fc.integer({ min: 10, max: 28 }),
  })
  .map(({ indicator, decision, value, start, day }) =>
    review({
      ...{
        target: { kind: 'fact', indicator },
        decision: decision,
        value,
        unit: '件',
      },
      anchor: start === null ? null : { quote: '受理', prefix: '', suffix: '', start },
      ...{ engineValue: value, at: `2026-02-${day}T00:00:00Z` },
    }),
  );
const anyLibrary = fc
  .array(
    fc.record({
      place: fc.constantFrom('青石县', '白水县', '红土县'),
      year: fc.constantFrom(2021, 2022, 2023),
      facts: fc.array(anyFact, { maxLength: 6 }),
    }),
    { maxLength: 12 },
  )
  .map((list) => ({
    reports: list.map((r, i) => report(`r${i}`, meta(r.place, r.year))),
    facts: list.map((r, i) => ({ id: `r${i}`, facts: r.facts })),
    reviews: [],
  }));

describe('decisions', () => {
  it('never lose or move an engine fact, and never depend on the order of the list', () => {
    fc.assert(
      fc.property(
        fc.array(anyFact, { maxLength: 5 }),
        fc.array(anyReview, { maxLength: 5 }),
        (f, r) => {
          const days = new Set(r.map((x) => x.at));
          fc.pre(days.size === r.length); // decisions of one instant have no order of their own
          const result = effectiveFacts(f, r);
          expect(result.slice(0, f.length).map((x) => x.index)).toEqual(f.map((_, i) => i));
          expect(effectiveFacts(f, [...r].reverse())).toEqual(result);
          for (const x of result) if (stands(x)) expect(x.value).not.toBeNull();
        },
      ),
    );
  });
});

describe('comparison', () => {
  it('has a row for every place and year, and every cell is a value or a known gap', () => {
    fc.assert(
      fc.property(anyLibrary, (library) => {
        const atlas = buildAtlas(library);
        const selection = readSelection(new URLSearchParams('i=review.accepted_review.concluded'));
        const comparison = compare(atlas, selection);
        expect(comparison.rows).toHaveLength(atlas.places.length * atlas.years.length);
        for (const measure of [0, 1]) {
          const balance = balanceOf(comparison, measure);
          const gaps = Object.values(balance.missing).reduce((a, b) => a + b, 0);
          expect(balance.shown + gaps).toBe(comparison.rows.length);
        }
      }),
    );
  });

  it('shows as many values as the coverage promised', () => {
    fc.assert(
      fc.property(anyLibrary, (library) => {
        const atlas = buildAtlas(library);
        const all = atlas.places.map((_, i) => i);
        const promised = coverageOf(atlas, indicators, all, atlas.years);
        const measure = measureOf('review.accepted');
        if (!measure) throw new Error('the catalogue lost an indicator');
        const base = readSelection(new URLSearchParams());
        const { rows } = compare(atlas, { ...base, measures: [measure] });
        const shown = rows.filter((r) => isShown(r.cells[0])).length;
        expect(promised.get('review.accepted')?.given).toBe(shown);
      }),
    );
  });

  it('leaves only places that give everything in a comparable subset', () => {
    fc.assert(
      fc.property(anyLibrary, (library) => {
        const atlas = buildAtlas(library);
        const query = 'i=review.accepted_review.concluded&same=1';
        const { rows } = compare(atlas, readSelection(new URLSearchParams(query)));
        expect(rows.every((r) => r.cells.every(isShown))).toBe(true);
      }),
    );
  });
});

describe('numbers', () => {
  it('a quotient’s interval holds every quotient of numbers inside', () => {
    const interval = fc
      .tuple(
        fc.integer({ min: 1, max: 500 }),
        fc.nat(50),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([low, up, at]) => ({ low, high: low + up, value: low + up * at }));
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const result = divide(a, b, 100);
        if (!result) throw new Error('both are above zero');
        expect(result.value).toBeGreaterThanOrEqual((result.low ?? NaN) - 1e-6);
        expect(result.value).toBeLessThanOrEqual((result.high ?? NaN) + 1e-6);
      }),
    );
  });

  it('quartiles are in order and within the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 1 }), (values) => {
        const q = quartilesOf(values);
        if (!q) throw new Error('there are values');
        const ordered = [q.min, q.q1, q.median, q.q3, q.max];
        expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
        expect([q.min, q.max]).toEqual([Math.min(...values), Math.max(...values)]);
      }),
    );
  });
});

describe('addresses and files', () => {
  it('a selection comes back from its address', () => {
    const change = fc.record({
      places: fc.array(fc.stringMatching(/^[a-z0-9_~:/县青石]{1,8}$/u), { maxLength: 4 }),
      years: fc.option(fc.uniqueArray(fc.integer({ min: 2010, max: 2030 }), { minLength: 1 })),
      comparable: fc.boolean(),
      page: fc.nat(5),
    });
    fc.assert(
      fc.property(change, (given) => {
        const selection: Selection = { ...readSelection(new URLSearchParams()), ...given };
        const keys = Object.entries(selectionKeys(selection));
        const query = new URLSearchParams(keys.flatMap(([k, v]) => (v === null ? [] : [[k, v]])));
        expect(readSelection(new URLSearchParams(query.toString()))).toEqual(selection);
      }),
    );
  });

  it('no CSV cell can begin like a formula', () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '＝', '"', ',', '\n', '件', '1'),
    });
    fc.assert(
      fc.property(text, (cell) => {
        const csv = csvOf({ name: '', columns: [{ title: 't', width: 1 }], rows: [[cell]] });
        const body = csv.slice(csv.indexOf('\r\n') + 2);
        expect(/^"?[=+\-@＝]/u.test(body)).toBe(false);
      }),
    );
  });
});
