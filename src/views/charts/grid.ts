import type { Lang } from '../../catalog/messages/words';
import { isShown, type Comparison } from '../compare';
import { amount, brief } from '../numbers';
import { countedParts, indicatorsOfPart, type Profile } from '../profile';
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
import { inkOn } from './contrast';
import { hatched } from './hatch';

/**
 * One square of a grid: how full it is (0–1), or null for no value; the short text inside, shown where it fits, and the
 * word that says it in full.
 */
export interface Square {
  readonly share: number | null;
  readonly text: string;
  /** Stands where the text does not fit. */
  readonly brief?: string;
  readonly word: string;
}

/** Rows × columns of squares. */
export interface GridData {
  readonly rows: readonly {
    readonly name: string;
    /** The year, where there are several: it stays when a long name is cut. */
    readonly tail: string;
    readonly row: number;
  }[];
  readonly columns: readonly string[];
  readonly squares: readonly (readonly Square[])[];
  /** How strong the hue of a full square is, up to 1. */
  readonly full: number;
}

/** What stands beside a row: its place, and its year where there are several. */
const headOf = ({ rows, years }: Comparison, i: number): GridData['rows'][number] => {
  const row = rows[i];
  const tail = row && years.length > 1 ? String(row.year) : '';
  return { name: row?.place.label ?? '', tail, row: i };
};

/** Which report gives which measure: a full square where there is a value, hatched where not. */
export function coverageGrid(
  comparison: Comparison,
  names: readonly string[],
  from: number,
  to: number,
  missing: (kind: string) => string,
  lang: Lang,
): GridData {
  const rows = comparison.rows.slice(from, to);
  const reports = comparison.rows.filter((row) => row.report >= 0).length;
  const givenBy = (measure: number): number =>
    comparison.rows.filter((row) => isShown(row.cells[measure])).length;
  return {
    // Values are written on it, so the hue is light.
    full: 0.3,
    columns: names.map((name, measure) => `${name}\n${givenBy(measure)}/${reports}`),
    rows: rows.map((_, i) => headOf(comparison, from + i)),
    squares: rows.map((row) =>
      row.cells.map((cell): Square =>
        isShown(cell)
          ? {
              share: 1,
              text: amount(cell.value, '', lang),
              brief: brief(cell.value, lang),
              word: amount(cell.value, cell.unit, lang),
            }
          : { share: null, text: missing(cell.status), word: missing(cell.status) },
      ),
    ),
  };
}

/** How many indicators of each part of the outline a report gives. */
export function profileGrid(
  comparison: Comparison,
  profiles: readonly Profile[],
  names: readonly string[],
  missing: string,
): GridData {
  return {
    ...{ full: 1, columns: names },
    rows: profiles.map((p) => headOf(comparison, p.row)),
    squares: profiles.map(({ given }) =>
      countedParts.map((part): Square => {
        const all = indicatorsOfPart[part] ?? 0;
        const n = given?.[part];
        if (n === undefined || all === 0) return { share: null, text: missing, word: missing };
        return { share: n / all, text: `${n}/${all}`, brief: String(n), word: `${n}/${all}` };
      }),
    ),
  };
}

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

/** How heads stand over columns too narrow for lines of text: aslant or upright, a line each, and how long. */
interface Aslant {
  readonly rotate: 60 | 90;
  readonly length: number;
  readonly height: number;
}

/** Heads aslant reach to the left: over the first column no further than the edge of the picture. */
function aslant(columns: readonly string[], width: number, left: number, size: number): Aslant {
  const longest = Math.max(0, ...columns.map((head) => (textWidth(oneLine(head)) * size) / 13)) + 4;
  const rotate = width < 22 ? 90 : 60;
  const length = Math.min(longest, 200, ...(rotate === 60 ? [2 * (left + width / 2)] : []));
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

/** Draws a grid of squares; the hue is one, fullness is its strength, no value is hatched. */
export function drawGrid(
  data: GridData,
  hue: string,
  theme: ChartTheme,
  caption: Caption | null,
  description: string,
): Drawing {
  const room = roomFor(caption);
  const whole = data.rows.map(({ name, tail }) => (tail === '' ? name : `${name} ${tail}`));
  const left = nameWidth(whole, theme);
  const names = data.rows.map(({ name, tail }) => fitted(name, tail, left));
  const inside = theme.width - left - 28;
  const cell = { height: 26 };
  const width = inside / Math.max(1, data.columns.length);
  const narrow = width < 64;
  const size = headSize(theme);
  const slant = aslant(data.columns, width, left, size);
  // Heads that stand aslant are one line each.
  const heads = narrow ? data.columns.map((c) => headIn(c, slant.length, size)) : data.columns;
  const top = room.top + (narrow ? slant.height : headHeight(heads, width - 6));
  const items = data.squares.flatMap((line, y) =>
    isOneGap(line, width - 2)
      ? line.slice(0, 1).map((square) => ({ square, x: 0, y, span: line.length }))
      : line.map((square, x) => ({ square, x, y, span: 1 })),
  );
  return {
    height: top + data.rows.length * cell.height + 12 + room.bottom,
    marks: items.length * 2,
    option: {
      ...frame(theme, caption, description),
      grid: { left: left + 12, right: 16, top, bottom: room.bottom + 8 },
      xAxis: {
        ...nameAxis(theme, heads),
        position: 'top',
        axisLine: { show: false },
        axisLabel: {
          ...{ color: theme.ink, fontSize: size },
          // Of columns narrower than a line of text, every second, third … has its head.
          interval: narrow ? Math.max(0, Math.ceil((size + 1) / width) - 1) : 0,
          ...(narrow
            ? { rotate: slant.rotate }
            : { width: width - 6, lineHeight: 16, overflow: 'break' as const }),
        },
      },
      yAxis: { ...nameColumn(theme, names, left), axisLine: { show: false } },
      series: [
        {
          type: 'custom',
          encode: { x: 0, y: 1 },
          data: items.map(({ square, x, y }) => ({
            value: [x, y, square.share ?? '-'],
            row: data.rows[y]?.row ?? -1,
          })),
          tooltip: {
            formatter: (p) => {
              const item = Array.isArray(p) ? undefined : items[p.dataIndex];
              if (!item) return '';
              const head = item.span > 1 ? '' : `${data.columns[item.x]?.split('\n')[0] ?? ''}: `;
              return tip(whole[item.y] ?? '', head + item.square.word);
            },
          },
          renderItem: (params, api) => {
            const item = items[params.dataIndex];
            if (!item) return null;
            const [cx = 0, cy = 0] = api.coord([item.x, item.y]);
            const size = api.size?.([1, 1]);
            const [w = 20, h = 20] = Array.isArray(size) ? size : [20, 20];
            const corner = { x: cx - w / 2 + 1, y: cy - h / 2 + 1 };
            const box = { ...corner, width: w * item.span - 2, height: h - 2 };
            return { type: 'group', children: squareAt(item.square, box, hue, data.full, theme) };
          },
        },
      ],
    },
  };
}
