import { describe, expect, it } from 'vitest';
import { compare } from '../../src/views/compare';
import { evidenceCounts, evidenceOf, type EvidenceFilter } from '../../src/views/evidence';
import type { Denominator } from '../../src/views/normalise';
import { readSelection } from '../../src/views/selection';
import { atlas, buildAtlas, library, review } from './library';

const told = (
  query: string,
  filter: EvidenceFilter = 'all',
  of = atlas,
  denominators: Denominator[] = [],
): string[] =>
  evidenceOf(of, compare(of, readSelection(new URLSearchParams(query)), denominators), filter)
    .map(
      (i) =>
        `${i.row.place.label} ${i.row.year} ` +
        (i.kind === 'value'
          ? `${i.measure.id} = ${i.reading.fact.value}`
          : `${i.why}: ${i.measures.map((m) => m.id).join(' ')}`),
    )
    .sort();

describe('the evidence of a selection', () => {
  it('holds every value and every gap, those of one kind in one report told together', () => {
    expect(told('i=review.accepted_review.concluded')).toEqual(
      [
        '青石县 2022 review.accepted = 40',
        '青石县 2022 review.concluded = 38',
        '青石县 2023 review.accepted = 50',
        '青石县 2023 review.concluded = 45',
        '白水县 2022 noReport: review.accepted review.concluded',
        '白水县 2023 review.accepted = 30',
        '白水县 2023 notMentioned: review.concluded',
        '红土县 2022 review.accepted = 20',
        '红土县 2022 notMentioned: review.concluded',
        '红土县 2023 noText: review.accepted review.concluded',
      ].sort(),
    );
  });

  it('can be narrowed to values, to gaps, and to one kind of gap', () => {
    expect(told('i=review.accepted', 'gaps')).toEqual(
      ['白水县 2022 noReport: review.accepted', '红土县 2023 noText: review.accepted'].sort(),
    );
    expect(told('i=review.accepted', 'noReport')).toEqual([
      '白水县 2022 noReport: review.accepted',
    ]);
    expect(told('i=review.accepted&y=2022', 'values')).toEqual(
      ['青石县 2022 review.accepted = 40', '红土县 2022 review.accepted = 20'].sort(),
    );
    expect(told('i=review.accepted', 'notApplicable')).toEqual([]);
  });

  it('tells what a person refused or confirmed apart from what was not found', () => {
    const target = { kind: 'fact', indicator: 'review.accepted' } as const;
    const reviewed = buildAtlas({
      ...library,
      reviews: [
        review({ report: 'd', target, decision: 'absent' }),
        review({ report: 'c', target, decision: 'rejected', engineValue: 30 }),
      ],
    });
    expect(told('i=review.accepted', 'gaps', reviewed)).toEqual(
      [
        '白水县 2022 noReport: review.accepted',
        '白水县 2023 rejected: review.accepted',
        '红土县 2022 absent: review.accepted',
        '红土县 2023 noText: review.accepted',
      ].sort(),
    );
  });

  it('keeps the figure of a value that there is nothing to divide by', () => {
    const people: Denominator = {
      ...{ id: 'p', name: '常住人口', unit: '人', per: 10_000, source: '', values: [] },
    };
    const items = evidenceOf(
      atlas,
      compare(atlas, readSelection(new URLSearchParams('i=review.accepted&y=2022&per=p')), [
        people,
      ]),
      'noDenominator',
    );
    expect(items.map((i) => i.kind === 'gap' && i.reading?.fact.value)).toEqual([20, 40]);
  });

  it('counts cells as chart and table show them', () => {
    const comparison = compare(
      atlas,
      readSelection(new URLSearchParams('i=review.accepted_review.concluded')),
    );
    const { values, gaps, byKind } = evidenceCounts(comparison);
    expect([values, gaps]).toEqual([6, 6]);
    expect(Object.fromEntries(byKind)).toEqual({ noReport: 2, notMentioned: 2, notRead: 2 });
  });
});
