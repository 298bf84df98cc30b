import type { CustomSeriesRenderItem } from 'echarts';
import { inkOn } from './contrast';
import {
  fitted,
  frame,
  nameAxis,
  nameColumn,
  nameWidth,
  roomFor,
  textWidth,
  tip,
  type Caption,
  type ChartTheme,
  type Drawing,
} from './frame';
import type { GridData, Square } from './grid';
import { hatched } from './hatch';

/** Strength of the hue in a square: a report that gives nothing still has one. */
const strength = (share: number, full: number): number => 0.1 + share * (full - 0.1);

/** Lines that the heads of columns take at this width, broken at any character, and height of the heads in pixels. */
function headHeight(columns: readonly string[], width: number): number {
  const linesOf = (head: string): number =>
    head
      .split('\n')
      .reduce((n, part) => n + Math.max(1, Math.ceil((textWidth(part) * 12) / 13 / width)), 0);
  return Math.max(1, ...columns.map(linesOf)) * 16 + 12;
}

/** The widest word, which is not broken, in pixels. Han characters are, one from the other. */
const longestWord = (columns: readonly string[], size: number): number =>
  Math.max(
    0,
    ...columns
      .flatMap((head) => head.match(/[!-\u024f]+/gu) ?? [])
      .map((word) => (textWidth(word) * size) / 13),
  );

/** How heads stand over columns too narrow for lines of text: aslant or upright, a line each, and how long. */
interface Aslant {
  readonly rotate: 60 | 90;
  readonly length: number;
  readonly height: number;
}

/** Heads longer than this, in pixels, are cut: what a square is tells its column's name in full. */
const longestHead = 320;

/** Heads aslant reach to the left: where the longest would leave the picture over the first column, they stand upright. */
function aslant(columns: readonly string[], width: number, left: number, size: number): Aslant {
  const longest = Math.max(0, ...columns.map((head) => (textWidth(oneLine(head)) * size) / 13)) + 4;
  const length = Math.min(longest, longestHead);
  const rotate = width < 22 || length / 2 > left + width / 2 ? 90 : 60;
  const height = Math.ceil(rotate === 60 ? length * 0.87 + 20 : length + 14);
  return { rotate, length, height };
}

const oneLine = (head: string): string => head.replace('\n', ' ');

/** A head on one line: its name gives way to the count behind it. */
function headIn(head: string, length: number, size: number): string {
  const [name = '', count = ''] = head.split('\n');
  return fitted(name, count, (length * 13) / size);
}

/** English words are long: they are broken less often when set a little smaller. */
const headSize = ({ lang }: ChartTheme): number => (lang === 'en' ? 11 : 12);

type Box = { x: number; y: number; width: number; height: number };

/** Whether a text at 12 px stands inside a width. */
const fits = (text: string, width: number): boolean => (textWidth(text) * 12) / 13 + 6 <= width;

/** What a square is told by at a width; '' where there is no room for anything. */
const toldIn = ({ text, brief = '' }: Square, width: number): string =>
  [text, brief].find((words) => fits(words, width)) ?? '';

/** Whether the squares of a row all say the same of no value, and have no room for it each: then they are one box. */
const isOneGap = (line: readonly Square[], width: number): boolean => {
  const [first] = line;
  return (
    first !== undefined &&
    line.length > 1 &&
    !fits(first.text, width) &&
    line.every((s) => s.share === null && s.word === first.word)
  );
};

/** The children of one square: hatched where there is no value, with its text where that fits. */
function squareAt(square: Square, box: Box, hue: string, full: number, theme: ChartTheme) {
  const { share } = square;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const words = (fill: string, fontSize: number) => ({
    ...{ type: 'text' as const, silent: true },
    style: {
      ...{ x, y, text: toldIn(square, box.width), fill, fontSize, fontFamily: theme.font },
      ...{ align: 'center' as const, verticalAlign: 'middle' as const },
      // Over hatching a rim keeps the word readable.
      ...(share === null && { stroke: theme.ground, lineWidth: 4 }),
    },
  });
  if (share === null)
    return [...hatched(box.x, box.y, box.width, box.height, theme), words(theme.soft, 11)];
  const opacity = strength(share, full);
  return [
    { type: 'rect' as const, shape: { ...box, r: 2 }, style: { fill: hue, opacity } },
    words(inkOn(hue, opacity, theme.ink, theme.ground), 12),
  ];
}

const rowHeight = 26;
/** Between two bands. */
const bandGap = 20;

/** Some columns of a grid, one after the other; many columns stand in several bands, one below another. */
interface Band {
  readonly from: number;
  readonly to: number;
  readonly top: number;
}

/** Columns in bands of the same number, so that each is at least as wide as the line of its head. */
function bandsOf(columns: number, inside: number, size: number): readonly Omit<Band, 'top'>[] {
  const most = Math.max(1, Math.floor(inside / (size + 3)));
  const bands = Math.max(1, Math.ceil(columns / most));
  const each = Math.ceil(columns / bands);
  return Array.from({ length: bands }, (_, i) => ({
    from: i * each,
    to: Math.min(columns, (i + 1) * each),
  }));
}

/** A square or, where a whole row says the same of no value, all of it. */
interface Item {
  readonly square: Square;
  readonly x: number;
  readonly y: number;
  readonly span: number;
}

const itemsOf = ({ squares }: GridData, { from, to }: Band, width: number): readonly Item[] =>
  squares.flatMap((whole, y) => {
    const line = whole.slice(from, to);
    return isOneGap(line, width - 2)
      ? line.slice(0, 1).map((square) => ({ square, x: 0, y, span: line.length }))
      : line.map((square, x) => ({ square, x, y, span: 1 }));
  });

/** How a grid is laid out in a picture. */
interface Layout {
  /** Pixels of the names of rows, and of one column. */
  readonly left: number;
  readonly width: number;
  readonly narrow: boolean;
  readonly slant: Aslant;
  readonly size: number;
  readonly bands: readonly Band[];
  /** Of everything. */
  readonly height: number;
}

function layoutOf(
  data: GridData,
  whole: readonly string[],
  theme: ChartTheme,
  top: number,
): Layout {
  const left = nameWidth(whole, theme);
  const size = headSize(theme);
  const inside = theme.width - left - 28;
  const parts = bandsOf(data.columns.length, inside, size);
  const width = inside / Math.max(1, parts[0]?.to ?? 1);
  const narrow = width < 64 || longestWord(data.columns, size) > width - 6;
  const slant = aslant(data.columns, width, left, size);
  const heads = narrow ? slant.height : headHeight(data.columns, width - 6);
  const each = heads + data.rows.length * rowHeight + bandGap;
  const bands = parts.map((part, i) => ({ ...part, top: top + i * each + heads }));
  return { left, width, narrow, slant, size, bands, height: bands.length * each - bandGap };
}

/** One band's axes and squares, as the n-th of the picture. */
function bandOption(
  data: GridData,
  { left, width, narrow, slant, size }: Layout,
  band: Band,
  n: number,
  [names, whole]: readonly [cut: readonly string[], whole: readonly string[]],
  hue: string,
  theme: ChartTheme,
) {
  const columns = data.columns.slice(band.from, band.to);
  // Heads that stand aslant are one line each.
  const heads = narrow ? columns.map((c) => headIn(c, slant.length, size)) : columns;
  const items = itemsOf(data, band, width);
  const draw: CustomSeriesRenderItem = (params, api) => {
    const item = items[params.dataIndex];
    if (!item) return null;
    const [cx = 0, cy = 0] = api.coord([item.x, item.y]);
    const size = api.size?.([1, 1]);
    const [w = 20, h = 20] = Array.isArray(size) ? size : [20, 20];
    const corner = { x: cx - w / 2 + 1, y: cy - h / 2 + 1 };
    const box = { ...corner, width: w * item.span - 2, height: h - 2 };
    return { type: 'group', children: squareAt(item.square, box, hue, data.full, theme) };
  };
  return {
    grid: {
      ...{ left: left + 12, width: columns.length * width },
      ...{ top: band.top, height: data.rows.length * rowHeight },
    },
    xAxis: {
      ...nameAxis(theme, heads),
      ...{ gridIndex: n, position: 'top' as const, axisLine: { show: false } },
      axisLabel: {
        ...{ color: theme.ink, fontSize: size, interval: 0 },
        ...(narrow
          ? { rotate: slant.rotate }
          : { width: width - 6, lineHeight: 16, overflow: 'break' as const }),
      },
    },
    yAxis: { ...nameColumn(theme, names, left), gridIndex: n, axisLine: { show: false } },
    series: {
      ...{ type: 'custom' as const, xAxisIndex: n, yAxisIndex: n, encode: { x: 0, y: 1 } },
      data: items.map(({ square, x, y }) => ({
        value: [x, y, square.share ?? '-'],
        row: data.rows[y]?.row ?? -1,
      })),
      tooltip: {
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const item = items[dataIndex];
          if (!item) return '';
          const colon = theme.lang === 'zh' ? '：' : ': ';
          const head = item.span > 1 ? '' : (columns[item.x]?.split('\n')[0] ?? '') + colon;
          return tip(whole[item.y] ?? '', head + item.square.word);
        },
      },
      renderItem: draw,
    },
  };
}

/**
 * Draws a grid of squares; the hue is one, fullness is its strength, no value is hatched. Where there are more columns than
 * heads can stand side by side, they go on in a second band below the first.
 */
export function drawGrid(
  data: GridData,
  hue: string,
  theme: ChartTheme,
  caption: Caption | null,
  description: string,
): Drawing {
  const room = roomFor(caption);
  const whole = data.rows.map(({ name, tail }) => (tail === '' ? name : `${name} ${tail}`));
  const layout = layoutOf(data, whole, theme, room.top);
  const names = data.rows.map(({ name, tail }) => fitted(name, tail, layout.left));
  const bands = layout.bands.map((band, n) =>
    bandOption(data, layout, band, n, [names, whole], hue, theme),
  );
  return {
    height: room.top + layout.height + 12 + room.bottom,
    marks: bands.reduce((sum, { series }) => sum + series.data.length * 2, 0),
    option: {
      ...frame(theme, caption, description),
      grid: bands.map((b) => b.grid),
      xAxis: bands.map((b) => b.xAxis),
      yAxis: bands.map((b) => b.yAxis),
      series: bands.map((b) => b.series),
    },
  };
}
