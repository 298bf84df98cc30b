import { describe, expect, it } from 'vitest';
import type { Checklist } from '../../src/model/checklist';
import { concerns } from '../../src/views/applies';
import { itemReviews, matrixOf, type Answers, type MatrixFilter } from '../../src/views/matrix';
import { atlas, buildAtlas, library, review } from './library';

const words = { zh: '来源', en: 'source' };
const recognise = { headings: [], cues: [], indicators: [] };
const list: Checklist = {
  ...{ id: 'own', version: 1, edition: '1', official: false, zh: '清单', en: 'List' },
  source: words,
  items: [
    { id: 'own.1', zh: '存在的不足', en: 'Shortcomings', source: words, recognise },
    { id: 'own.2', zh: '下一年安排', en: 'Plans', source: words, recognise },
  ],
};
const indicatorList: Checklist = {
  ...list,
  items: [
    { id: 'indicator.review.accepted', zh: '受理', en: 'Accepted', source: words, recognise },
  ],
};
const answers: Answers = new Map(
  Object.entries({
    a: { 'own.1': 'described', 'own.2': 'absent' },
    b: { 'own.1': 'unsure', 'own.2': 'figure' },
    c: { 'own.1': 'notApplicable', 'own.2': 'absent' },
  } as const).map(([id, given]) => [id, new Map(Object.entries(given))]),
);
const all: MatrixFilter = { years: null, level: null, words: '', items: '', state: null };
const states = (matrix: ReturnType<typeof matrixOf>) =>
  Object.fromEntries(matrix.rows.map((r) => [r.report.id, r.cells.map((c) => c.state).join(' ')]));

describe('the checklist matrix', () => {
  it('shows the engine’s answers, and what was not asked yet as not yet checked', () => {
    expect(states(matrixOf(atlas, list, answers, new Map(), all))).toEqual({
      a: 'described absent',
      b: 'unsure figure',
      c: 'notApplicable absent',
      d: 'pending pending',
      e: 'pending pending',
    });
  });

  it('counts each column by state, and makes no sum of them', () => {
    const { counts } = matrixOf(atlas, list, answers, new Map(), all);
    expect(counts[0]).toEqual({
      ...{ figure: 0, described: 1, confirmed: 0, absent: 0, unsure: 1 },
      ...{ failed: 0, pending: 2, notApplicable: 1 },
    });
  });

  it('lets a person’s word stand over the engine’s', () => {
    const reviews = itemReviews([
      review({ report: 'b', target: { kind: 'item', item: 'own.1' }, decision: 'confirmed' }),
      review({ report: 'a', target: { kind: 'item', item: 'own.1' }, decision: 'absent' }),
    ]);
    expect(states(matrixOf(atlas, list, answers, reviews, all))).toMatchObject({
      a: 'absent absent',
      b: 'confirmed figure',
    });
  });

  it('answers indicators from the figures as they stand after review', () => {
    const target = { kind: 'fact', indicator: 'review.accepted' } as const;
    const reviews = [review({ report: 'a', target, decision: 'rejected', engineValue: 40 })];
    const reviewed = buildAtlas({ ...library, reviews });
    expect(states(matrixOf(reviewed, indicatorList, new Map(), new Map(), all))).toMatchObject({
      ...{ a: 'absent', b: 'figure', c: 'figure' },
    });
  });

  it('filters by words, items, year and state', () => {
    const ids = (filter: Partial<MatrixFilter>) =>
      matrixOf(atlas, list, answers, new Map(), { ...all, ...filter }).rows.map((r) => r.report.id);
    expect(ids({ words: '青石' }).sort()).toEqual(['a', 'b']);
    expect(ids({ years: [2022] }).sort()).toEqual(['a', 'd']);
    expect(ids({ state: 'absent' }).sort()).toEqual(['a', 'c']);
    expect(ids({ items: '不足', state: 'absent' })).toEqual([]);
  });

  it('leaves out reports of years that the list is not meant for, and says how many', () => {
    const old = { ...list, appliesTo: { from: 2015, to: 2022 } };
    const matrix = matrixOf(atlas, old, answers, new Map(), all);
    expect([matrix.rows.length, matrix.leftOut]).toEqual([2, 3]);
  });

  it('excludes nothing where level, kind or year is not known', () => {
    const body = { level: null, bodyKind: 'unknown', year: null } as const;
    expect(concerns({ from: 2020, levels: ['county'], bodyKinds: ['government'] }, body)).toBe(
      true,
    );
    expect(concerns({ levels: ['county'] }, { ...body, level: 'township' })).toBe(false);
  });
});
