import { describe, expect, it } from 'vitest';
import type { ReportMeta } from '../../src/model/meta';
import type { Review } from '../../src/model/review';
import { atOnce } from '../../src/model/steps';
import { earlierVersions, standingsInSteps, type Versioned } from '../../src/model/versions';

/** How reports stand, all at once. */
const standings = (...[reports, reviews]: Parameters<typeof standingsInSteps>) =>
  atOnce(standingsInSteps(reports, reviews));

const meta = (year: number | null = 2024, name = '云川县'): ReportMeta => ({
  ...{ title: null, bodyKind: 'government', organ: null, year, publishedOn: null, signedOn: null },
  region: {
    ...{ name, printed: name, level: 'county', province: '云省', prefecture: null },
    ...{ county: null, code: null },
  },
  basis: {},
});
const report = (id: string, day: number, more: Partial<Versioned> = {}): Versioned => ({
  ...{ id, addedAt: `2026-01-0${day}T00:00:00.000Z`, genre: 'report', meta: meta() },
  ...{ textHash: id, characters: 900, ...more },
});
const said = (of: string, value: string, day: number): Review => ({
  ...{ id: `${of}-${day}`, report: of, target: { kind: 'meta', field: 'version' } },
  ...{ decision: 'corrected', value, unit: null, note: '', anchor: null, engineValue: null },
  ...{ engine: 1, by: '李', at: `2026-01-0${day}T12:00:00.000Z` },
});

describe('versions of a report', () => {
  const [first, second] = [report('a', 1), report('b', 2)];

  it('count once: the one that was added last', () => {
    const found = standings([first, second, report('c', 1, { meta: meta(2023) })], []);
    expect(found.get('b')).toEqual({ counts: true, versions: ['b', 'a'], apart: [] });
    expect(found.get('a')?.counts).toBe(false);
    expect(found.has('c')).toBe(false);
    expect([...earlierVersions(found)]).toEqual(['a']);
  });

  it('count by choice, until a later version comes', () => {
    const chosen = [said('a', 'counts', 3)];
    expect(standings([first, second], chosen).get('a')?.counts).toBe(true);
    const third = standings([first, second, report('d', 4)], chosen);
    expect([...third].filter(([, s]) => s.counts).map(([id]) => id)).toEqual(['d']);
    expect(third.get('d')?.versions).toEqual(['d', 'a', 'b']);
  });

  it('can be kept apart: then each counts, and neither forgets the other', () => {
    const apart = standings([first, second], [said('b', 'own', 3)]);
    expect(apart.get('a')).toEqual({ counts: true, versions: [], apart: ['b'] });
    expect(apart.get('b')).toEqual({ counts: true, versions: [], apart: ['a'] });
    expect([...earlierVersions(apart)]).toEqual([]);
    const again = standings([first, second], [said('b', 'with', 4), said('b', 'own', 3)]);
    expect([...earlierVersions(again)]).toEqual(['a']);
  });

  it('follow the metadata as corrected, and the text where nobody knows whose report it is', () => {
    expect(standings([first, report('b', 2, { meta: meta(2023) })], []).size).toBe(0);
    const unknown = { meta: meta(null), textHash: 'same' };
    expect(standings([report('x', 1, unknown), report('y', 2, unknown)], []).get('y')?.counts).toBe(
      true,
    );
    const scans = { characters: 0 };
    expect(standings([report('x', 1, scans), report('y', 2, scans)], []).size).toBe(0);
  });

  it('are of one place, not of two that share a name and a year', () => {
    const of = (code: string | null, county: string | null): Partial<Versioned> => {
      const { region, ...rest } = meta(2024, '城关镇');
      return { meta: { ...rest, region: { ...region, code, county } } };
    };
    const towns = [report('a', 1, of('100', null)), report('b', 2, of('200', null))];
    const named = [report('c', 3, of(null, '东县')), report('d', 4, of(null, '西县'))];
    expect(standings([...towns, ...named], []).size).toBe(0);
    const again = report('e', 5, of(null, '西县'));
    expect([...standings([...towns, ...named, again], []).keys()].sort()).toEqual(['d', 'e']);
  });

  it('leave one standing when the one that counted is gone', () => {
    expect(earlierVersions(standings([first], [])).size).toBe(0);
  });
});
