import { describe, expect, it } from 'vitest';
import { builtIn } from '../../src/catalog/checklists/builtIn';
import { indicators } from '../../src/catalog/indicators';
import { inapplicableBy } from '../../src/views/applies';
import { compare, isShown, type Cell } from '../../src/views/compare';
import {
  balanceOf,
  comparablePlaces,
  coverageOf,
  givenEach,
  indicatorsOf,
  givenIn,
} from '../../src/views/coverage';
import { quartilesOf } from '../../src/views/distribution';
import { driftOf } from '../../src/views/drift';
import { divide, readPasted, type Denominator } from '../../src/views/normalise';
import { profilesOf } from '../../src/views/profile';
import { readSelection, selectionKeys, withToken } from '../../src/views/selection';
import { lastStep, trendsOf } from '../../src/views/trend';
import { areasOf } from '../../src/views/tree';
import { atlas, buildAtlas, fact, library, meta, report, review } from './library';

const select = (query: string) => readSelection(new URLSearchParams(query));
const show = (cell: Cell | undefined) =>
  isShown(cell) ? `${cell.value}${cell.unit}` : (cell?.status ?? '-');
const table = (query: string, of = atlas, denominators: Denominator[] = []) =>
  compare(of, select(query), denominators).rows.map(
    (r) => `${r.place.label} ${r.year}: ${r.cells.map(show).join(', ')}`,
  );

describe('compare', () => {
  it('sets places and years beside each other and names each kind of gap', () => {
    expect(table('i=review.accepted').sort()).toEqual([
      '白水县 2022: noReport',
      '白水县 2023: 30件次',
      '红土县 2022: 20件',
      '红土县 2023: notRead',
      '青石县 2022: 40件',
      '青石县 2023: 50件',
    ]);
    expect(table('i=review.concluded&y=2022').sort()).toEqual([
      '白水县 2022: noReport',
      '红土县 2022: notMentioned',
      '青石县 2022: 38件',
    ]);
  });

  it('sets a place without a code behind the area it lies in, not at the end', () => {
    const coded = (name: string, code: string | null, county: string | null = null) => {
      const own = meta(name, 2023, { level: county === null ? 'county' : 'township' });
      return { ...own, region: { ...own.region, code, county } };
    };
    const { places } = buildAtlas({
      reports: [
        report('x', coded('乙县', '990105')),
        report('y', coded('柳溪镇', null, '甲县')),
        report('z', coded('甲县', '990103')),
      ],
      ...{ facts: [], reviews: [] },
    });
    expect(places.map((p) => p.label)).toEqual(['甲县', '柳溪镇', '乙县']);
  });

  it('tells confirmed absent and rejected apart from not mentioned', () => {
    const target = { kind: 'fact', indicator: 'review.accepted' } as const;
    const reviewed = buildAtlas({
      ...library,
      reviews: [
        review({ report: 'd', target, decision: 'absent' }),
        review({ report: 'c', target, decision: 'rejected', engineValue: 30 }),
      ],
    });
    expect(table('i=review.accepted', reviewed)).toContain('红土县 2022: absent');
    expect(table('i=review.accepted', reviewed)).toContain('白水县 2023: notRead');
  });

  it('knows from the lists that townships do not do reconsideration', () => {
    const inapplicable = inapplicableBy(
      builtIn,
      indicators.map((i) => i.id),
    );
    const town = { level: 'township', bodyKind: 'government', year: 2023 } as const;
    expect(inapplicable('review.accepted', town)).toBe(true);
    expect(inapplicable('review.accepted', { ...town, level: 'county' })).toBe(false);
    expect(inapplicable('mediation.succeeded', town)).toBe(false);
  });

  it('takes the comparable subset', () => {
    expect(table('i=review.accepted_review.concluded&same=1')).toEqual([
      '青石县 2022: 40件, 38件',
      '青石县 2023: 50件, 45件',
    ]);
    expect(comparablePlaces(compare(atlas, select('i=review.accepted')))).toBe(1);
  });

  it('orders by value only when asked, places without a value last', () => {
    expect(table('i=review.accepted&y=2022&o=value')).toEqual([
      '青石县 2022: 40件',
      '红土县 2022: 20件',
      '白水县 2022: noReport',
    ]);
  });

  it('divides two indicators with their uncertainty', () => {
    const { rows } = compare(atlas, select('i=review.concluded/review.accepted&y=2023'));
    const cell = rows.find((r) => r.place.label === '青石县')?.cells[0];
    if (!isShown(cell)) throw new Error('no ratio');
    // 45 of 50余, that is 50 to 60: between 75 % and 90 %.
    expect(cell).toMatchObject({ value: 90, low: 75, high: 90, unit: '%' });
  });

  it('divides by a denominator of the same place and year only', () => {
    const [first] = atlas.places.filter((p) => p.label === '青石县');
    const people: Denominator = {
      ...{ id: 'p', name: '常住人口', unit: '人', per: 10_000, source: '统计公报' },
      values: [{ place: first?.key ?? '', year: 2022, value: 80_000 }],
    };
    expect(table('i=review.accepted&per=p', atlas, [people])).toEqual(
      expect.arrayContaining(['青石县 2022: 5件/万人', '青石县 2023: noDenominator']),
    );
  });

  it('divides by another indicator of the same report when asked, rates and the indicator itself excepted', () => {
    const { measures, rows } = compare(
      atlas,
      select(
        'i=review.concluded_review.accepted_mediation.successRate&y=2022&per=%3Dreview.accepted',
      ),
    );
    expect(measures.map((m) => m.id)).toEqual([
      ...['review.concluded/review.accepted', 'review.accepted', 'mediation.successRate'],
    ]);
    const own = rows.find((r) => r.place.label === '青石县')?.cells;
    expect(own?.map(show)).toEqual(['95%', '40件', 'notMentioned']);
  });

  it('remembers who confirmed that a report gives nothing', () => {
    const target = { kind: 'fact', indicator: 'review.accepted' } as const;
    const reviews = [review({ report: 'd', target, decision: 'absent', note: '全文没有' })];
    const { rows } = compare(
      buildAtlas({ ...library, reviews }),
      select('i=review.accepted&y=2022'),
    );
    const cell = rows.find((r) => r.place.label === '红土县')?.cells[0];
    if (!cell || isShown(cell)) throw new Error('a value');
    expect([cell.status, cell.reading?.fact.review?.by]).toEqual(['absent', '张三']);
  });

  it('keeps governments and their departments apart, and shows of several versions the one added last', () => {
    const twice = buildAtlas({
      reports: [
        report('a', meta('青石县', 2022)),
        report('b', meta('青石县', 2022), { addedAt: '2026-05-01T00:00:00Z' }),
        report('c', meta('青石县', 2022, { bodyKind: 'department', organ: '青石县司法局' })),
      ],
      facts: [
        { id: 'a', facts: [fact('review.accepted', 1), fact('review.concluded', 1)] },
        { id: 'b', facts: [fact('review.accepted', 2)] },
        { id: 'c', facts: [fact('review.accepted', 3)] },
      ],
      reviews: [],
    });
    expect(table('i=review.accepted', twice).sort()).toEqual([
      '青石县 2022: 2件',
      '青石县司法局 2022: 3件',
    ]);
  });

  it('shows a figure of the body itself before one of its area, and counts the rest', () => {
    const several = buildAtlas({
      reports: [report('a', meta('青石县', 2022))],
      facts: [
        {
          id: 'a',
          facts: [fact('review.accepted', 900, { scope: 'area' }), fact('review.accepted', 40)],
        },
      ],
      reviews: [],
    });
    const comparison = compare(several, select('i=review.accepted'));
    const cell = comparison.rows[0]?.cells[0];
    expect(isShown(cell) && [cell.value, cell.readings[0]?.more]).toEqual([40, 1]);
    expect(driftOf(comparison).map((w) => w.code)).toEqual(['several']);
  });
});

describe('coverage', () => {
  it('counts reports that give a figure and places that give it every year', () => {
    const places = atlas.places.map((_, i) => i);
    const chosen = indicators.filter((i) => i.id.startsWith('review.'));
    const coverage = coverageOf(atlas, chosen, places, [2022, 2023]);
    expect(coverage.get('review.accepted')).toEqual({
      ...{ reports: 5, given: 4, everyYear: 1, places: 3 },
    });
    expect(coverage.get('review.settled')).toMatchObject({ given: 0, everyYear: 0 });
  });

  it('counts reports that give all that is compared, by place and by year', () => {
    const { measures } = select('i=review.accepted_review.concluded');
    const every = atlas.places.map((_, i) => i);
    const { byPlace, byYear } = givenEach(atlas, indicatorsOf(measures), every, [2022, 2023]);
    const named = atlas.places.map((p, i) => [p.label, byPlace[i]] as const);
    expect(Object.fromEntries(named)).toEqual({
      青石县: { reports: 2, given: 2 },
      白水县: { reports: 1, given: 0 },
      红土县: { reports: 2, given: 0 },
    });
    expect([...byYear]).toEqual([
      [2022, { reports: 2, given: 1 }],
      [2023, { reports: 3, given: 1 }],
    ]);
    expect(givenIn(byPlace)).toEqual({ reports: 5, given: 2 });
    // Nothing chosen: every report gives all of nothing.
    expect(givenIn(givenEach(atlas, [], every, [2023]).byPlace)).toEqual({ reports: 3, given: 3 });
  });

  it('counts every kind of gap', () => {
    const balance = balanceOf(compare(atlas, select('i=review.accepted')), 0);
    expect(balance).toEqual({ shown: 4, missing: { noReport: 1, notRead: 1 }, everyYear: 1 });
  });

  it('counts an indicator once in a part profile, and a missing report not at all', () => {
    const given = (query: string) => {
      const comparison = compare(atlas, select(query));
      const rows = profilesOf(atlas, comparison).map((p) => [
        comparison.rows[p.row]?.place.label,
        p.given?.reduce((a, b) => a + b, 0) ?? null,
      ]);
      return Object.fromEntries(rows) as unknown;
    };
    expect(given('y=2022')).toEqual({ 青石县: 2, 红土县: 1 });
    expect(given('y=2022&gaps=1')).toEqual({ 青石县: 2, 白水县: null, 红土县: 1 });
  });
});

describe('what differs', () => {
  it('warns of units and of the words that reports use', () => {
    const warnings = driftOf(compare(atlas, select('i=review.accepted')));
    expect(warnings.find((w) => w.code === 'units')?.variants).toEqual([
      ['件', 3],
      ['件次', 1],
    ]);
    expect(warnings.find((w) => w.code === 'words')?.variants).toEqual([
      ['受理', 3],
      ['办理', 1],
    ]);
  });

  it('warns that rates stay as they are where figures are divided', () => {
    const codes = (query: string) => driftOf(compare(atlas, select(query))).map((w) => w.code);
    expect(codes('i=mediation.successRate&per=%3Dreview.accepted')).toContain('rates');
    expect(codes('i=mediation.successRate')).not.toContain('rates');
  });

  it('has nothing to say where everything agrees', () => {
    expect(driftOf(compare(atlas, select('i=review.concluded')))).toEqual([]);
  });
});

describe('trends and distributions', () => {
  it('leaves a gap where a year has no value, and a value of another unit out of the line', () => {
    const trends = trendsOf(compare(atlas, select('i=review.accepted')), 0);
    const byName = Object.fromEntries(trends.map((t) => [t.place.label, t.values]));
    expect(byName).toEqual({ 青石县: [40, 50], 白水县: [null, null], 红土县: [20, null] });
  });

  it('tells the change only between neighbouring years', () => {
    const trend = trendsOf(compare(atlas, select('i=review.accepted')), 0).find((t) => t.given > 1);
    if (!trend) throw new Error('no trend');
    expect(lastStep(trend, [2022, 2023])).toEqual({
      ...{ from: 2022, to: 2023, difference: 10, percent: 25 },
    });
    expect(lastStep(trend, [2020, 2023])).toBeNull();
  });

  it('computes quartiles as Excel and R do', () => {
    expect(quartilesOf([1, 2, 3, 4])).toEqual({
      ...{ count: 4, min: 1, q1: 1.75, median: 2.5, q3: 3.25, max: 4 },
    });
    expect(quartilesOf([])).toBeNull();
  });
});

describe('dividing', () => {
  it('says nothing where the divisor may be zero', () => {
    expect(divide({ value: 5, low: 5, high: 5 }, { value: 0, low: 0, high: 0 })).toBeNull();
  });

  it('keeps an open end open', () => {
    expect(divide({ value: 50, low: 50, high: null }, { value: 2, low: 2, high: 2 })).toEqual({
      ...{ value: 25, low: 25, high: null },
    });
  });

  it('reads pasted lines and says why one cannot be used', () => {
    const pasted = '青石县\t2022\t80,000\n白水县 2023年 6万\n无名县 2022 5\n青石县 2022\n';
    const { values, problems } = readPasted(pasted, atlas.places);
    expect(values).toEqual([{ place: '云岭省/松江市/青石县', year: 2022, value: 80_000 }]);
    expect(problems).toEqual([
      { line: 2, reason: 'value' },
      { line: 3, reason: 'place' },
      { line: 4, reason: 'columns' },
    ]);
  });
});

describe('selection in the address', () => {
  it('comes back as it went', () => {
    const query =
      'i=review.accepted_review.concluded%2Freview.accepted&y=2022_2023&o=name&t=table&f=甲~u乙_丙&w=1&per=%3Dreview.received';
    const selection = select(query);
    expect(selection.measures.map((m) => m.id)).toEqual([
      'review.accepted',
      'review.concluded/review.accepted',
    ]);
    expect(selection.focus).toEqual(['甲_乙', '丙']);
    const keys = selectionKeys(selection);
    const again = new URLSearchParams(
      Object.entries(keys).flatMap(([k, v]) => (v === null ? [] : [[k, v]])),
    );
    expect(readSelection(again)).toEqual(selection);
  });

  it('leaves out what it does not know', () => {
    expect(select('i=no.such_review.accepted&y=x&c=pie').measures).toHaveLength(1);
    expect(select('i=no.such&y=x&c=pie')).toMatchObject({ years: null, chart: null });
  });

  it('writes a rule out when one place of it is taken away', () => {
    const all = ['level:county'];
    const key = atlas.places.find((p) => p.label === '白水县')?.key ?? '';
    expect(withToken(atlas, all, key, false)).toHaveLength(2);
    expect(withToken(atlas, all, 'level:county', false)).toEqual([]);
  });

  it('arranges places as a tree of areas', () => {
    const [province] = areasOf(atlas);
    expect(province).toMatchObject({ name: '云岭省', total: 3 });
    expect(province?.children[0]?.children.map((c) => c.name).sort()).toEqual(
      ['白水县', '红土县', '青石县'].sort(),
    );
  });
});
