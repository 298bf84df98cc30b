import { describe, expect, it } from 'vitest';
import type { Basis, ReportMeta } from '../../src/model/meta';
import type { Review } from '../../src/model/review';
import { atOnce } from '../../src/model/steps';
import {
  confirmed,
  filterRows,
  libraryRow,
  linesInSight,
  sortRows,
  type Listed,
} from '../../src/views/library-rows';

const listed = (id: string, more: Partial<Listed> = {}): Listed => ({
  id,
  name: `${id}.txt`,
  folder: '',
  addedAt: '2026-01-01T00:00:00.000Z',
  genre: 'report',
  textHash: id,
  counts: { characters: 900, quantities: 0, facts: 0, findings: 0 },
  ...more,
});

const meta = (
  name: string | null,
  year: number | null,
  code: string | null = null,
): ReportMeta => ({
  title: null,
  region: {
    ...{ name, printed: name, level: 'county', code },
    ...{ province: '某省', prefecture: '某市', county: null },
  },
  ...{ bodyKind: 'government', organ: null, year, publishedOn: null, signedOn: null, basis: {} },
});

const guess: Basis = { sure: 'unsure', from: 'fileName', quote: '2023' };

const metas: Readonly<Record<string, ReportMeta>> = {
  a: meta('清河县', 2023, '990102'),
  b: meta('白石区', 2022, '990101'),
  c: { ...meta('青山县', 2023), basis: { year: guess } },
  d: meta(null, null),
};
const rows = Object.entries(metas).map(([id, of]) => libraryRow(listed(id), of));
const ids = (list: readonly { report: Listed }[]) => list.map((row) => row.report.id).join('');
const all = { text: '', year: '', level: '', genre: '', unsure: false, versions: '' };
const none = new Map<string, string>();

describe('the lines of the library', () => {
  it('ask for a look where region or year is missing or guessed', () => {
    expect(rows.map((row) => row.unsure)).toEqual([false, false, true, true]);
  });

  it('ask nothing of what is no such report', () => {
    const row = libraryRow(listed('d', { genre: 'news' }), meta(null, null));
    expect(row.unsure).toBe(false);
  });

  it('ask no more once a person has found the guess right', () => {
    const review: Review = {
      ...{ id: '1', report: 'c', decision: 'accepted', value: 2023, unit: null, note: '' },
      ...{ anchor: null, engineValue: 2023, engine: 1, by: '', at: '' },
      target: { kind: 'meta', field: 'year' },
    };
    const row = libraryRow(listed('c'), confirmed(metas.c!, [review]));
    expect(row.unsure).toBe(false);
  });

  it('name the parents of a place, outermost first, and not the place itself', () => {
    expect(rows[0]?.path).toBe('某省 某市');
  });
});

describe('the filter', () => {
  it('finds every word of the text, in place, parents and year', () => {
    expect(ids(filterRows(rows, { ...all, text: '某市 2023' }, none))).toBe('ac');
  });

  it('finds pinyin initials once they are spelled', () => {
    const initials = new Map([['白石区', 'bsq']]);
    expect(ids(filterRows(rows, { ...all, text: 'BSQ' }, none))).toBe('');
    expect(ids(filterRows(rows, { ...all, text: 'BSQ' }, initials))).toBe('b');
  });

  it('knows unknown years and what is to be confirmed', () => {
    expect(ids(filterRows(rows, { ...all, year: 'none' }, none))).toBe('d');
    expect(ids(filterRows(rows, { ...all, unsure: true }, none))).toBe('cd');
  });
});

describe('the order', () => {
  it('of regions is that of the division codes, those without one last', () => {
    expect(ids(atOnce(sortRows(rows, 'region', false))).slice(0, 2)).toBe('ba');
  });

  it('leaves equal lines as they came', () => {
    expect(ids(atOnce(sortRows(rows, 'year', true)))).toBe('acbd');
  });
});

describe('the lines near the window', () => {
  it('are the visible ones with spare lines around, within the list', () => {
    expect(linesInSight(1000, 50, -5000, 500)).toEqual({ first: 93, end: 117 });
    expect(linesInSight(3, 50, 100, 500)).toEqual({ first: 0, end: 3 });
    expect(linesInSight(0, 50, 100, 500)).toEqual({ first: 0, end: 0 });
  });
});
