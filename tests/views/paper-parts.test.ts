import { describe, expect, it } from 'vitest';
import type { ChartTheme } from '../../src/views/charts/frame';
import { compare } from '../../src/views/compare';
import { figuresOf } from '../../src/views/figures';
import { paperParts, roomBelow } from '../../src/views/paper-parts';
import { readSelection, type ChartKind } from '../../src/views/selection';
import { buildAtlas, fact, meta, report } from './library';

const names = Array.from({ length: 36 }, (_, i) => `第${String(i + 1).padStart(2, '0')}县`);
const atlas = buildAtlas({
  reports: names.map((name) => report(name, meta(name, 2023))),
  facts: names.map((id, i) => ({ id, facts: [fact('review.accepted', 10 + i)] })),
  reviews: [],
});
const theme: ChartTheme = {
  ...{ ink: '#000000', soft: '#444444', line: '#dddddd', ground: '#ffffff', float: '#ffffff' },
  grey: '#999999',
  ...{ palette: ['#0072b2'], font: 'sans-serif', lang: 'zh', width: 654, decals: true },
};
const room = { first: 560, rest: 900 };

const partsOf = (kind: ChartKind) => {
  const selection = readSelection(new URLSearchParams('i=review.accepted'));
  const comparison = compare(atlas, selection);
  const source = { atlas, comparison, selection, kind, lang: 'zh', today: '2026-03-01' } as const;
  const [figure] = figuresOf(source);
  if (!figure) throw new Error('no figure');
  return { figure, parts: paperParts(figure, theme, room) };
};

/** Names down the side of a part, or titles of its panels. */
const namesIn = (option: object): readonly string[] => {
  interface Axis {
    data?: string[];
  }
  const { yAxis, title } = option as { yAxis: Axis | Axis[]; title?: { text: string }[] };
  return Array.isArray(title) ? title.map((t) => t.text) : ([yAxis].flat()[0]?.data ?? []);
};

describe('a picture on paper', () => {
  it.each(['bars', 'coverage', 'multiples', 'profile'] as const)(
    '%s comes in parts that each fit a page and leave out no row',
    (kind) => {
      const { figure, parts } = partsOf(kind);
      expect(figure.rows).toBe(kind === 'multiples' ? 24 : 36);
      expect(parts.length).toBeGreaterThan(1);
      parts.forEach((part, i) =>
        expect(part.height).toBeLessThanOrEqual(i === 0 ? room.first : room.rest),
      );
      const drawn = parts.flatMap((part) => namesIn(part.option));
      expect([...drawn].sort()).toEqual([...names.slice(0, figure.rows)].sort());
    },
  );

  it.each(['bars', 'coverage', 'multiples', 'profile'] as const)(
    '%s leaves room below its last part for the notes',
    (kind) => {
      const { figure, parts } = partsOf(kind);
      const below = roomBelow(figure.notes);
      expect(below).toBeGreaterThan(60);
      expect((parts.at(-1)?.height ?? 0) + below).toBeLessThanOrEqual(room.rest);
      // Also where the rows alone would just fill the page.
      const rest = Math.ceil((parts[1]?.height ?? 0) + 10);
      const tight = paperParts(figure, theme, { ...room, rest });
      expect((tight.at(-1)?.height ?? 0) + below).toBeLessThanOrEqual(rest);
      expect(tight.flatMap((part) => namesIn(part.option))).toHaveLength(figure.rows);
    },
  );

  it.each(['bars', 'multiples'] as const)('%s keep one scale over all parts', (kind) => {
    const ends = partsOf(kind).parts.map(({ option }) => {
      const { xAxis, yAxis } = option as { xAxis: { max?: number }; yAxis: { max?: number }[] };
      return kind === 'bars' ? xAxis.max : yAxis[0]?.max;
    });
    expect(new Set(ends)).toEqual(new Set([kind === 'bars' ? 45 : 33]));
  });

  it.each(['lines', 'distribution'] as const)('%s are one piece', (kind) => {
    expect(partsOf(kind).parts).toHaveLength(1);
  });
});
