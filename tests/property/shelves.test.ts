import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asListed } from '../../src/db/cards';
import { db } from '../../src/db/database';
import { lastStep, undo } from '../../src/db/history';
import { loadLibrary } from '../../src/db/library';
import { keepOwnFacts } from '../../src/db/own-facts';
import {
  deleteEverything,
  deleteReports,
  emptyBin,
  listReports,
  restoreReports,
  saveReports,
} from '../../src/db/reports';
import { saveReview } from '../../src/db/reviews';
import { fileAll } from '../../src/db/file-shelves';
import { PackedFacts, packFacts, type ReadFact } from '../../src/model/fact-columns';
import type { Fact, FactSource } from '../../src/model/fact';
import type { Scope } from '../../src/model/quantity';
import type { Atlas } from '../../src/views/atlas';
import { parsed } from '../db/sample';
import { buildAtlas, review } from '../views/library';

const indicator = fc.constantFrom('review.accepted', 'review.concluded', 'own.a', 'own.b');
const end = fc.option(fc.nat(5000), { nil: null });
const span = fc.nat(90_000).map((start) => ({ start, end: start + 7 }));
const fact: fc.Arbitrary<Fact> = fc.record({
  indicator,
  value: fc.oneof(fc.nat(300), fc.double({ noNaN: true, noDefaultInfinity: true })),
  ...{ low: end, high: end },
  unit: fc.constantFrom('件', '元', '%', ''),
  approx: fc.option(fc.constantFrom('余', '近', ''), { nil: null }),
  evidence: fc.tuple(span, fc.array(span, { maxLength: 2 })).map(([a, more]) => [a, ...more]),
  quantities: fc.constant([]),
  scope: fc.constantFrom<Scope>('own', 'area', 'upper', 'cumulative'),
  source: fc.constantFrom<FactSource>('phrase', 'shared', 'parallel', 'negative', 'table'),
  words: fc.constantFrom('受理', '办结', ''),
});

const facts = fc.array(fact, { maxLength: 5 });
/** Ids whose beginnings meet: reports of one shelf, of others, and one that is the beginning of another. */
const id = fc.constantFrom('00a', '00b', '0f1', 'c9a', 'c9', 'x', 'xy');

/** A step that changes what is stored. */
const step = fc.oneof(
  fc.record({
    act: fc.constant('save' as const),
    id,
    facts,
    year: fc.integer({ min: 2021, max: 2023 }),
  }),
  fc.record({ act: fc.constant('own' as const), id, facts }),
  fc.record({ act: fc.constant('decide' as const), id, indicator }),
  fc.record({ act: fc.constantFrom('bin' as const, 'restore' as const), id }),
  fc.record({ act: fc.constantFrom('empty' as const, 'undo' as const, 'file' as const) }),
  fc.record({ act: fc.constant('fileSome' as const), most: fc.nat(2) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const save = ({ id: name, facts: read, year }: Extract<Step, { act: 'save' }>) => {
  const { meta } = parsed();
  const basis = { year: { sure: 'unsure', from: 'title', quote: `${year}年` } } as const;
  const region = { ...meta.region, name: `${name}县` };
  return saveReports([
    {
      ...{ id: name, name: `${name}.txt`, folder: '', bytes: null, size: 9 },
      addedAt: '2026-01-05T08:00:00.000Z',
      parsed: parsed({ facts: read, meta: { ...meta, region, year, basis } }),
    },
  ]);
};

async function carryOut(s: Step, n: number): Promise<unknown> {
  switch (s.act) {
    case 'save':
      return save(s);
    case 'own':
      return keepOwnFacts(
        [{ id: s.id, facts: s.facts.filter((f) => /^own/.test(f.indicator)) }],
        '',
      );
    case 'decide':
      return saveReview({
        ...review({ target: { kind: 'fact', indicator: s.indicator }, decision: 'corrected' }),
        ...{ id: `r${n}`, report: s.id, value: n, at: `2026-02-01T00:00:${10 + n}Z` },
      });
    case 'bin':
      return deleteReports([s.id]);
    case 'restore':
      return restoreReports([s.id]);
    case 'empty':
      return emptyBin();
    case 'undo': {
      const last = await lastStep();
      return last && undo(last.id);
    }
    case 'file':
      return fileAll();
    case 'fileSome': {
      let left = s.most;
      return fileAll(() => left-- > 0);
    }
  }
}

/** What is told across reports, in plain values. */
const told = (atlas: Atlas) => ({
  reports: atlas.reports,
  places: atlas.places,
  shown: [...atlas.shown].map(([name, column]) => [name, [...column]]).sort(),
  facts: [...atlas.facts],
  at: Array.from({ length: atlas.facts.length }, (_, n) => atlas.facts.at(n)),
  others: Array.from({ length: atlas.facts.length }, (_, n) => atlas.facts.others(n)),
  gives: Array.from({ length: atlas.facts.length }, (_, n) => atlas.facts.gives(n)),
  indicators: atlas.reports.map((_, i) => atlas.facts.indicatorsOf(i)),
});

/** The same from the records alone. */
async function fromRecords() {
  const reports = (await db.reports.toArray()).filter((r) => r.deletedAt === null);
  const known = new Set(reports.map((r) => r.id));
  const facts = (await db.facts.toArray()).flatMap((f) =>
    known.has(f.id)
      ? [{ id: f.id, facts: f.facts.filter((x) => !x.indicator.startsWith('own.')) }]
      : [],
  );
  const reviews = (await db.reviews.toArray()).filter((r) => known.has(r.report));
  return { reports: reports.map(asListed), facts, reviews };
}

describe('what is filed', () => {
  it('is what the records say after any steps, filed before, between or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        await deleteEverything();
        for (const [n, s] of steps.entries()) await carryOut(s, n);
        const records = await fromRecords();
        const told1 = told(buildAtlas(await loadLibrary()));
        expect(told1).toEqual(told(buildAtlas(records)));
        const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
          [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(byId(await listReports())).toEqual(byId(records.reports));
        await fileAll();
        expect(await db.unfiled.count()).toBe(0);
        expect(told(buildAtlas(await loadLibrary()))).toEqual(told1);
        expect(byId(await listReports())).toEqual(byId(records.reports));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('gives every fact back as it was', () => {
    const reports = fc.array(fc.record({ id, facts }), { maxLength: 5 });
    fc.assert(
      fc.property(reports, (list) => {
        const packed = new PackedFacts(structuredClone(packFacts(list)));
        list.forEach(({ facts: read }, n) => {
          const plain = read.map(({ quantities: _, ...f }): ReadFact => f);
          expect(packed.of(n)).toEqual(plain);
        });
      }),
    );
  });
});
