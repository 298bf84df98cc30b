import { isShown, type Comparison } from '../compare';
import { countedParts, indicatorsOfPart, type Profile } from '../profile';
import {
  frame,
  nameAxis,
  nameWidth,
  roomFor,
  type Caption,
  type ChartTheme,
  type Drawing,
} from './frame';
import { hatched } from './hatch';

/** One square of a grid: how full it is (0–1), or null for no value, with its word and the short text inside. */
export interface Square {
  readonly share: number | null;
  readonly text: string;
  readonly word: string;
}

/** Rows × columns of squares. */
export interface GridData {
  readonly rows: readonly { readonly name: string; readonly row: number }[];
  readonly columns: readonly string[];
  readonly squares: readonly (readonly Square[])[];
}

const nameOf = (comparison: Comparison, i: number): string => {
  const row = comparison.rows[i];
  if (!row) return '';
  return comparison.years.length > 1 ? `${row.place.label} ${row.year}` : row.place.label;
};

/** Which report gives which measure: a full square where there is a value, hatched where not. */
export function coverageGrid(
  comparison: Comparison,
  names: readonly string[],
  from: number,
  to: number,
  missing: (kind: string) => string,
  given: string,
): GridData {
  const rows = comparison.rows.slice(from, to);
  return {
    columns: names,
    rows: rows.map((_, i) => ({ name: nameOf(comparison, from + i), row: from + i })),
    squares: rows.map((row) =>
      row.cells.map((cell): Square =>
        isShown(cell)
          ? { share: 1, text: '', word: given }
          : { share: null, text: '', word: missing(cell.status) },
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
    columns: names,
    rows: profiles.map((p) => ({ name: nameOf(comparison, p.row), row: p.row })),
    squares: profiles.map(({ given }) =>
      countedParts.map((part): Square => {
        const all = indicatorsOfPart[part] ?? 0;
        const n = given?.[part];
        if (n === undefined || all === 0) return { share: null, text: '', word: missing };
        return { share: n / all, text: `${n}/${all}`, word: `${n}/${all}` };
      }),
    ),
  };
}

/** Strength of the hue in a square: a report that gives nothing still has one. */
const strength = (share: number): number => 0.1 + share * 0.9;

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Relative luminance of a colour given by its channels from 0 to 255 (WCAG 2). */
const luminance = (rgb: readonly number[]): number => {
  const [r = 0, g = 0, b = 0] = rgb
    .map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** The ink or the ground, whichever stands out more on the hue at this strength. Colours are six hex digits. */
function textOn(hue: string, share: number, theme: ChartTheme): string {
  const [over, under] = [channels(hue), channels(theme.ground)];
  const s = strength(share);
  const square = luminance(over.map((c, i) => c * s + (under[i] ?? 0) * (1 - s)));
  const contrast = (colour: string): number => {
    const other = luminance(channels(colour));
    return (Math.max(square, other) + 0.05) / (Math.min(square, other) + 0.05);
  };
  return contrast(theme.ground) > contrast(theme.ink) ? theme.ground : theme.ink;
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
  const names = data.rows.map((r) => r.name);
  const left = nameWidth(names, theme);
  const inside = theme.width - left - 28;
  const cell = { height: 26 };
  const narrow = inside / Math.max(1, data.columns.length) < 64;
  const top = room.top + (narrow ? 120 : 44);
  const items = data.squares.flatMap((line, y) => line.map((square, x) => ({ square, x, y })));
  return {
    height: top + data.rows.length * cell.height + 12 + room.bottom,
    marks: items.length * 2,
    option: {
      ...frame(theme, caption, description),
      grid: { left: left + 12, right: 16, top, bottom: room.bottom + 8 },
      xAxis: {
        ...nameAxis(theme, data.columns),
        position: 'top',
        axisLine: { show: false },
        axisLabel: {
          ...{ color: theme.ink, fontSize: 12, interval: 0, overflow: 'truncate' },
          ...(narrow
            ? { rotate: 60, width: 120 }
            : { width: inside / Math.max(1, data.columns.length) - 6, overflow: 'break' }),
        },
      },
      yAxis: {
        ...nameAxis(theme, names),
        inverse: true,
        axisLine: { show: false },
        axisLabel: {
          color: theme.ink,
          fontSize: 13,
          interval: 0,
          width: left,
          overflow: 'truncate',
        },
      },
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
              return item
                ? `${names[item.y] ?? ''}\n${data.columns[item.x] ?? ''}: ${item.square.word}`
                : '';
            },
          },
          renderItem: (params, api) => {
            const item = items[params.dataIndex];
            if (!item) return null;
            const [cx = 0, cy = 0] = api.coord([item.x, item.y]);
            const size = api.size?.([1, 1]);
            const [w = 20, h = 20] = Array.isArray(size) ? size : [20, 20];
            const { share, text } = item.square;
            const box = { x: cx - w / 2 + 1, y: cy - h / 2 + 1, width: w - 2, height: h - 2 };
            if (share === null)
              return {
                type: 'group',
                children: hatched(box.x, box.y, box.width, box.height, theme),
              };
            return {
              type: 'group',
              children: [
                {
                  type: 'rect',
                  shape: { ...box, r: 2 },
                  style: { fill: hue, opacity: strength(share) },
                },
                {
                  type: 'text',
                  silent: true,
                  style: {
                    ...{ x: cx, y: cy, text: w < 34 ? '' : text, fontSize: 12 },
                    ...{ align: 'center', verticalAlign: 'middle', fontFamily: theme.font },
                    fill: textOn(hue, share, theme),
                  },
                },
              ],
            };
          },
        },
      ],
    },
  };
}
