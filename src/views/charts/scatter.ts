import { amount, showRange } from '../numbers';
import { isShown, type Comparison, type Shown } from '../compare';
import {
  colourOf,
  frame,
  roomFor,
  valueAxis,
  type Caption,
  type ChartTheme,
  type Drawing,
} from './frame';
import { whiskers } from './hatch';

/** One report with a value of both measures. */
export interface Point {
  readonly row: number;
  readonly label: string;
  readonly key: string;
  readonly x: Shown;
  readonly y: Shown;
}

/** Reports that give both of two measures, and how many chosen ones do not. */
export interface PointData {
  readonly points: readonly Point[];
  readonly left: number;
  readonly names: readonly [string, string];
  readonly units: readonly [string, string];
  readonly focus: string | null;
}

/** Pairs the first two measures of a comparison, in their usual units only. */
export function pointsOf(
  comparison: Comparison,
  names: readonly [string, string],
  focus: string | null,
): PointData {
  const [ux = '', uy = ''] = comparison.units;
  const manyYears = comparison.years.length > 1;
  const points = comparison.rows.flatMap((row, i): Point[] => {
    const [x, y] = row.cells;
    if (!isShown(x) || !isShown(y) || x.unit !== ux || y.unit !== uy) return [];
    const label = manyYears ? `${row.place.label} ${row.year}` : row.place.label;
    return [{ row: i, label, key: row.place.key, x, y }];
  });
  const left = comparison.rows.length - points.length;
  return { points, left, names, units: [ux, uy], focus };
}

const isWide = (cell: Shown, theme: ChartTheme): boolean =>
  showRange(cell.value, cell.low, cell.high, theme.lang) !== '';

/** Draws one dot per report; names stand beside the dots as long as there is room, and always beside the one in focus. */
export function drawScatter(
  data: PointData,
  theme: ChartTheme,
  caption: Caption | null,
  description: string,
): Drawing {
  const room = roomFor(caption);
  const inner = theme.width < 520 ? 320 : 460;
  const { points } = data;
  const wide = points.filter((p) => isWide(p.x, theme));
  const named = (p: Point): boolean => p.key === data.focus || points.length <= 40;
  const inColour = (p: Point): boolean => data.focus === null || p.key === data.focus;
  const say = (cell: Shown): string => amount(cell.value, cell.unit, theme.lang);
  return {
    height: room.top + inner + room.bottom,
    marks: points.length,
    option: {
      ...frame(theme, caption, description),
      grid: {
        ...{ left: 16, right: theme.width < 520 ? 24 : 90, top: room.top + 32 },
        ...{ bottom: room.bottom + 32, containLabel: true },
      },
      xAxis: {
        ...valueAxis(theme),
        ...{ scale: true, nameLocation: 'middle', nameGap: 30 },
        name: `${data.names[0]} (${data.units[0]})`,
      },
      yAxis: {
        ...valueAxis(theme),
        ...{ scale: true, nameLocation: 'end', nameGap: 14 },
        name: `${data.names[1]} (${data.units[1]})`,
        nameTextStyle: { color: theme.soft, fontSize: 12, align: 'left' },
      },
      series: [
        {
          type: 'scatter',
          symbolSize: points.length > 500 ? 5 : 10,
          data: points.map((p) => ({
            ...{ name: p.label, value: [p.x.value, p.y.value], row: p.row },
            itemStyle: {
              color: inColour(p) ? colourOf(theme, 0) : theme.grey,
              opacity: points.length > 500 ? 0.5 : 0.85,
            },
            label: { show: named(p) },
          })),
          labelLayout: { hideOverlap: true },
          label: {
            ...{ position: 'right', formatter: '{b}', color: theme.ink, fontSize: 12, distance: 6 },
          },
          tooltip: {
            formatter: (params) => {
              const p = Array.isArray(params) ? undefined : points[params.dataIndex];
              return p
                ? `${p.label}\n${data.names[0]} ${say(p.x)}\n${data.names[1]} ${say(p.y)}`
                : '';
            },
          },
        },
        {
          type: 'custom',
          ...{ silent: true, z: 1, encode: { x: 0, y: 1 }, tooltip: { show: false } },
          data: wide.map((p) => [p.x.value, p.y.value]),
          renderItem: (params, api) => {
            const p = wide[params.dataIndex];
            if (!p) return null;
            const at = (v: number | null) =>
              v === null ? null : (api.coord([v, p.y.value])[0] ?? null);
            const [x = 0, y = 0] = api.coord([p.x.value, p.y.value]);
            return {
              type: 'group',
              children: whiskers([at(p.x.low), at(p.x.high)], x, y, theme.soft),
            };
          },
        },
      ],
    },
  };
}
