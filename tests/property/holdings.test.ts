import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportMeta } from '../../src/model/meta';
import type { Review } from '../../src/model/review';
import { atOnce } from '../../src/model/steps';
import { earlierVersions, standingsInSteps } from '../../src/model/versions';
import { holdingsOf, type Held } from '../../src/views/holdings';
import { filterRows, sortRows, type LibraryFilter } from '../../src/views/library-rows';

const metas: fc.Arbitrary<ReportMeta> = fc
  .record({
    name: fc.constantFrom('清河县', '白石区', '青山镇', null),
    level: fc.constantFrom('county', 'township', null),
    code: fc.constantFrom('990101', '990102', null),
    prefecture: fc.constantFrom('某市', '另市', null),
    organ: fc.constantFrom('某局', '另局', null),
    year: fc.constantFrom(2022, 2023, null),
    sure: fc.constantFrom('certain' as const, 'unsure' as const),
  })
  .map(({ name, level, code, prefecture, organ, year, sure }) => ({
    ...{ title: null, organ, year, publishedOn: null, signedOn: null },
    region: { name, printed: name, level, code, province: '某省', prefecture, county: null },
    bodyKind: organ === null ? ('government' as const) : ('department' as const),
    basis: { year: { sure, from: 'fileName' as const, quote: '' } },
  }));

const instants = fc.integer({ min: 10, max: 59 }).map((m) => `2026-01-01T00:${m}:00.000Z`);

const libraries: fc.Arbitrary<Held> = fc
  .array(
    fc.record({
      meta: metas,
      addedAt: instants,
      genre: fc.constantFrom('report' as const, 'news' as const),
      textHash: fc.constantFrom('x', 'y', 'z'),
      figures: fc.integer({ min: 0, max: 3 }),
      said: fc.constantFrom(null, 'year', 'counts', 'own'),
      at: instants,
    }),
    { maxLength: 900, size: 'max' },
  )
  .map((all) => ({
    reports: all.map(({ meta, addedAt, genre, textHash, figures }, n) => ({
      ...{ id: `r${n}`, name: `${n}.txt`, folder: '', meta, addedAt, genre, textHash },
      counts: { characters: 900, quantities: figures, facts: figures, findings: 0 },
    })),
    reviews: all.flatMap(({ said, at }, n) => (said === null ? [] : [decision(n, said, at)])),
    remarks: [],
  }));

const decision = (n: number, said: string, at: string): Review => ({
  ...{ id: `d${n}`, report: `r${n}`, unit: null, note: '', anchor: null, by: '', at, engine: 1 },
  ...{ decision: 'corrected', engineValue: null },
  ...(said === 'year'
    ? { target: { kind: 'meta', field: 'year' }, value: 2021 }
    : { target: { kind: 'meta', field: 'version' }, value: said }),
});

const all: LibraryFilter = {
  text: '',
  year: '',
  level: '',
  genre: '',
  unsure: false,
  versions: '',
};

describe('the list of a library', () => {
  it('is the same made in pieces by turns with another and made at once', () => {
    fc.assert(
      fc.property(libraries, libraries, (one, other) => {
        const [mine, theirs] = [holdingsOf(one), holdingsOf(other)];
        let [a, b] = [mine.next(), theirs.next()];
        while (!a.done || !b.done) {
          if (!a.done) a = mine.next();
          if (!b.done) b = theirs.next();
        }
        expect(a.value).toEqual(atOnce(holdingsOf(one)));
        expect(b.value).toEqual(atOnce(holdingsOf(other)));
      }),
      { numRuns: 15 },
    );
  });

  it('counts for every choice as many lines as the choice leaves', () => {
    fc.assert(
      fc.property(libraries, (held) => {
        const { rows, tally, earlier } = atOnce(holdingsOf(held));
        const left = (filter: Partial<LibraryFilter>) =>
          filterRows(rows, { ...all, ...filter }, new Map(), earlier).length;
        for (const [year, n] of tally.years) expect(left({ year: String(year ?? 'none') })).toBe(n);
        for (const [level, n] of tally.levels) expect(left({ level: level ?? 'none' })).toBe(n);
        for (const [genre, n] of tally.genres) expect(left({ genre })).toBe(n);
        expect(left({ unsure: true })).toBe(tally.unsure);
        expect(left({ versions: 'earlier' })).toBe(earlier.size);
        for (const counts of [tally.years, tally.levels, tally.genres])
          expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBe(held.reports.length);
      }),
      { numRuns: 15 },
    );
  });

  it('has a line for each report in the given order, with corrections and versions in it', () => {
    fc.assert(
      fc.property(libraries, (held) => {
        const { rows, standings: found, earlier } = atOnce(holdingsOf(held));
        expect(rows.map((row) => row.report.id)).toEqual(held.reports.map((r) => r.id));
        for (const { report, target } of held.reviews)
          if (target.kind === 'meta' && target.field === 'year')
            expect(rows[Number(report.slice(1))]?.meta.year).toBe(2021);
        const known = rows.map(({ report, meta }) => ({ ...report, meta, characters: 900 }));
        expect(found).toEqual(atOnce(standingsInSteps(known, held.reviews)));
        expect(earlier).toEqual(earlierVersions(found));
      }),
      { numRuns: 15 },
    );
  });

  it('is sorted by names as its lines compare one by one, each name compared once', () => {
    const collator = new Intl.Collator('zh-CN', { numeric: true });
    fc.assert(
      fc.property(libraries, (held) => {
        const { rows } = atOnce(holdingsOf(held));
        const byOrgan = [...rows].sort((a, b) =>
          collator.compare(a.meta.organ ?? '\uffff', b.meta.organ ?? '\uffff'),
        );
        expect(atOnce(sortRows(rows, 'organ', false))).toEqual(byOrgan);
        const where = (row: (typeof rows)[number]) => `${row.path} ${row.place ?? '\uffff'}`;
        const byRegion = [...rows].sort(
          (a, b) =>
            (a.meta.region.code ?? '\uffff').localeCompare(b.meta.region.code ?? '\uffff') ||
            collator.compare(where(a), where(b)),
        );
        expect(atOnce(sortRows(rows, 'region', false))).toEqual(byRegion);
      }),
      { numRuns: 15 },
    );
  });
});
