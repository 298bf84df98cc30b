import { describe, expect, it } from 'vitest';
import { indicators } from '../../src/catalog/indicators';
import type { Place } from '../../src/views/places';
import type { ChartTheme, Drawing } from '../../src/views/charts/frame';
import { brightOf } from '../../src/views/charts/lines';
import { compare, isShown } from '../../src/views/compare';
import { figuresOf } from '../../src/views/figures';
import { pagesOf } from '../../src/views/paging';
import { chartKinds, readSelection, type ChartKind } from '../../src/views/selection';
import { atlas } from './library';

const theme: ChartTheme = {
  ...{ ink: '#000000', soft: '#444444', line: '#dddddd', ground: '#ffffff', float: '#ffffff' },
  grey: '#999999',
  palette: ['#0072b2', '#d55e00', '#cc79a7'],
  ...{ font: 'sans-serif', lang: 'zh', width: 800, decals: false },
};

function draw(query: string, kind: ChartKind) {
  const selection = readSelection(new URLSearchParams(query));
  const comparison = compare(atlas, selection);
  const source = { atlas, comparison, selection, kind, lang: 'zh', today: '2026-03-01' } as const;
  const figures = figuresOf(source);
  return { comparison, figures, drawings: figures.map((f) => f.draw(theme, null)) };
}

interface Point {
  readonly row: number;
  readonly value: number;
}

interface Series {
  readonly type: string;
  readonly name?: string;
  readonly data: readonly unknown[];
}
const seriesOf = (drawing: Drawing | undefined): readonly Series[] =>
  (drawing?.option.series ?? []) as readonly Series[]; // options are plain data

/** The numbers that a drawing's bars, lines or dots carry. */
const numbersIn = (drawing: Drawing | undefined, type: string): number[] =>
  seriesOf(drawing)
    .filter((s) => s.type === type)
    .flatMap((s) => s.data)
    .map((d) => (typeof d === 'object' && d !== null && 'value' in d ? d.value : d))
    .flatMap((v) => (typeof v === 'number' ? [v] : []))
    .sort((a, b) => a - b);

const inTable = (comparison: ReturnType<typeof compare>, column: number): number[] =>
  comparison.rows
    .flatMap((r) => {
      const cell = r.cells[column];
      return isShown(cell) && cell.unit === comparison.units[column] ? [cell.value] : [];
    })
    .sort((a, b) => a - b);

describe('charts and tables show the same numbers', () => {
  it('bars: every value of the usual unit, none for a gap', () => {
    const { comparison, drawings } = draw('i=review.accepted', 'bars');
    expect(numbersIn(drawings[0], 'bar')).toEqual([20, 40, 50]);
    expect(inTable(comparison, 0)).toEqual([20, 40, 50]);
  });

  it('lines: the same, with null for a gap', () => {
    const { comparison, drawings } = draw('i=review.accepted', 'lines');
    expect(numbersIn(drawings[0], 'line')).toEqual(inTable(comparison, 0));
    expect(seriesOf(drawings[0]).flatMap((s) => s.data)).toContain(null);
  });

  it('lines: those chosen in colour, else the first few of many, and every point leads to its report', () => {
    const trends = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'].map((key) => ({
      place: { key } as Place, // of a place only the key counts here
      ...{ cells: [], values: [], rows: [], given: 1 },
    }));
    expect(brightOf(trends, ['辛', '无'])).toEqual(['辛']);
    expect(brightOf(trends, [])).toEqual(['甲', '乙', '丙', '丁', '戊']);
    expect(brightOf(trends.slice(1), [])).toHaveLength(7);
    const { comparison, drawings } = draw('i=review.accepted&f=none', 'lines');
    const points = seriesOf(drawings[0]).flatMap((s) =>
      s.data.flatMap((d) => (typeof d === 'object' && d !== null ? [d as Point] : [])),
    );
    expect(points).not.toEqual([]);
    for (const { row, value } of points)
      expect(comparison.rows[row]?.cells[0]).toMatchObject({ value });
  });

  it('bars: the words of each report beside its value when asked', () => {
    const { drawings } = draw('i=review.accepted&y=2022&w=1', 'bars');
    expect(JSON.stringify(seriesOf(drawings[0]))).toContain('40件  受理');
  });

  it('small multiples: the same, and a missing year is never zero', () => {
    const { comparison, drawings } = draw('i=review.accepted', 'multiples');
    expect(numbersIn(drawings[0], 'bar')).toEqual(inTable(comparison, 0));
  });

  it('distribution: the same, and the median of each year', () => {
    const { drawings } = draw('i=review.accepted', 'distribution');
    const [boxes, dots] = seriesOf(drawings[0]);
    expect(dots?.data.map((d) => (d as { value: number[] }).value[0]).sort()).toEqual([20, 40, 50]);
    expect((boxes?.data as number[][]).map((b) => b[1])).toEqual([30, 50]);
  });

  it('scatter: one dot per report that has both', () => {
    const { drawings } = draw('i=review.accepted_review.concluded', 'scatter');
    const values = seriesOf(drawings[0])[0]?.data.map((d) => (d as { value: number[] }).value);
    expect(values).toEqual([
      [40, 38],
      [50, 45],
    ]);
  });

  it('coverage: a full square for each value and none for a gap', () => {
    const { comparison, drawings } = draw('i=review.accepted_review.concluded', 'coverage');
    const shares = seriesOf(drawings[0])[0]?.data.map((d) => (d as { value: unknown[] }).value[2]);
    expect(shares?.filter((s) => s === 1)).toHaveLength(
      comparison.rows.flatMap((r) => r.cells.filter(isShown)).length,
    );
    expect(shares?.filter((s) => s === '-')).toHaveLength(6);
  });

  it.each([
    [358, 'zh'],
    [358, 'en'],
    [654, 'en'],
    [1100, 'zh'],
  ] as const)(
    'coverage of all indicators at %i px in %s: every head whole, side by side',
    (width, lang) => {
      const query = `i=${indicators.map((i) => i.id).join('_')}`;
      const selection = readSelection(new URLSearchParams(query));
      const comparison = compare(atlas, selection);
      const [figure] = figuresOf({
        ...{ atlas, comparison, selection, kind: 'coverage', lang, today: '2026-03-01' },
      });
      const drawing = figure?.draw({ ...theme, width, lang }, null);
      const { xAxis, grid } = drawing?.option as {
        xAxis: { data: string[]; axisLabel: { interval: number } }[];
        grid: { left: number; width: number; top: number; height: number }[];
      };
      const heads = xAxis.flatMap((axis) => axis.data);
      expect(heads.map((head) => head.replace(/\s\d+\/\d+$/u, ''))).toEqual(
        indicators.map((i) => i[lang]),
      );
      xAxis.forEach(({ data, axisLabel }, n) => {
        const box = grid[n] ?? { left: 0, width: 0, top: 0, height: 0 };
        expect(axisLabel.interval).toBe(0);
        expect(box.width / data.length).toBeGreaterThanOrEqual(14);
        expect(box.left + box.width).toBeLessThanOrEqual(width);
        expect(box.top + box.height).toBeLessThan(grid[n + 1]?.top ?? drawing?.height ?? 0);
      });
      expect(seriesOf(drawing)).toHaveLength(xAxis.length);
    },
  );

  it('every mark that stands for a report carries its row', () => {
    const { drawings } = draw('i=review.accepted&y=2023', 'bars');
    const rows = seriesOf(drawings[0])
      .filter((s) => s.type === 'bar')
      .flatMap((s) => s.data.map((d) => (d as { row: number }).row));
    expect(rows).toEqual([0, 1, 2]);
  });
});

describe('every chart kind', () => {
  it.each(chartKinds)(
    '%s draws an empty library and a missing indicator without throwing',
    (kind) => {
      for (const query of ['', 'i=review.settled', 'i=review.settled_review.accepted&y=1999'])
        for (const drawing of draw(query, kind).drawings) expect(drawing.height).toBeGreaterThan(0);
    },
  );

  it.each(chartKinds)('%s has a description, a title, a source and a date', (kind) => {
    const { figures } = draw('i=review.accepted_review.concluded', kind);
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) {
      expect(figure.description).toContain(figure.title);
      expect(figure.notes.join()).toContain('2026-03-01');
    }
  });

  it('says how many values are missing and of which kind', () => {
    const [figure] = draw('i=review.accepted', 'bars').figures;
    expect(figure?.notes[0]).toBe('有数值 4 份；无数值：未收集到报告 1、未识别 1。缺的不当作零。');
    expect(figure?.notes.join()).toContain('不代表名次');
  });

  it('has at least one page', () => {
    expect(pagesOf(draw('', 'bars').comparison, 'bars')).toBe(1);
  });

  it('draws its words inside the picture only when asked', () => {
    const [figure] = draw('i=review.accepted', 'bars').figures;
    const caption = { title: '标题', subtitle: '副题', notes: ['来源'] };
    const inside = figure?.draw(theme, caption);
    expect(JSON.stringify(inside?.option.title)).toContain('标题');
    expect(JSON.stringify(inside?.option.graphic)).toContain('来源');
    expect(figure?.draw(theme, null).option.title).toBeUndefined();
  });
});
