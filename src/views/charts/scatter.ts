import { amount, showRange } from '../numbers';
import { isShown, type Comparison, type Shown } from '../compare';
import {
  colourOf,
  frame,
  roomFor,
  shortName,
  textWidth,
  tip,
  valueAxis,
  type Caption,
  type ChartTheme,
  type Drawing,
} from './frame';
import { whiskers } from './hatch';
import { placeLabels, type Side } from './place-labels';

/** One report with a value of both measures. */
export interface Point {
  readonly row: number;
  readonly label: string;
  /** The same with the whole name, and the year. */
  readonly whole: string;
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
  /** Keys of the places in colour, or none for all. */
  readonly focus: readonly string[];
}

/** Pairs the first two measures of a comparison, in their usual units only. */
export function pointsOf(
  comparison: Comparison,
  names: readonly [string, string],
  focus: readonly string[],
): PointData {
  const [ux = '', uy = ''] = comparison.units;
  const manyYears = comparison.years.length > 1;
  const points = comparison.rows.flatMap((row, i): Point[] => {
    const [x, y] = row.cells;
    if (!isShown(x) || !isShown(y) || x.unit !== ux || y.unit !== uy) return [];
    const name = shortName(row.place.label);
    const label = manyYears ? `${name} ${row.year}` : name;
    const whole = `${row.place.label} ${row.year}`;
    return [{ row: i, label, whole, key: row.place.key, x, y }];
  });
  const left = comparison.rows.length - points.length;
  return { points, left, names, units: [ux, uy], focus };
}

const isWide = (cell: Shown, theme: ChartTheme): boolean =>
  showRange(cell.value, cell.low, cell.high, theme.lang) !== '';

/** Dots with names at most, those in focus besides. */
const mostNamed = 60;

/** Which side each dot's name stands on. The axes round outwards, so a little more room is taken than there is. */
function sidesOf(data: PointData, width: number, height: number): readonly Side[] {
  const { points, focus } = data;
  const scaled = (values: readonly number[], size: number): readonly number[] => {
    const [min, max] = [Math.min(...values), Math.max(...values)];
    return values.map((v) => (max === min ? 0.5 : (v - min) / (max - min)) * size);
  };
  if (points.length > mostNamed && focus.length === 0) return [];
  const across = scaled(
    points.map((p) => p.x.value),
    width * 0.9,
  );
  const up = scaled(
    points.map((p) => p.y.value),
    height * 0.9,
  );
  const spots = points.map((p, i) => ({
    ...{ x: across[i] ?? 0, y: height - (up[i] ?? 0) },
    ...{ width: textWidth(p.label), must: focus.includes(p.key) },
  }));
  const edges = { left: 0, right: width + 60, top: 0, bottom: height + 10 };
  const sides = placeLabels(spots, edges, 11, 15);
  return points.length > mostNamed ? sides.map((s, i) => (spots[i]?.must ? s : null)) : sides;
}

/** Draws one dot per report; names stand beside the dots where there is room, and always beside those in focus. */
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
  const [right, axes] = [theme.width < 520 ? 24 : 90, 56];
  const sides = sidesOf(data, theme.width - 16 - right - axes, inner - 64);
  const inColour = (p: Point): boolean => data.focus.length === 0 || data.focus.includes(p.key);
  const say = (cell: Shown): string => amount(cell.value, cell.unit, theme.lang);
  return {
    height: room.top + inner + room.bottom,
    marks: points.length,
    option: {
      ...frame(theme, caption, description),
      grid: {
        ...{ left: 16, right, top: room.top + 32 },
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
          data: points.map((p, i) => ({
            ...{ name: p.label, value: [p.x.value, p.y.value], row: p.row },
            itemStyle: {
              color: inColour(p) ? colourOf(theme, 0) : theme.grey,
              opacity: points.length > 500 ? 0.5 : 0.85,
            },
            label: { show: Boolean(sides[i]), position: sides[i] ?? 'right' },
          })),
          label: {
            ...{ formatter: '{b}', color: theme.ink, fontSize: 12, distance: 4 },
            ...{ textBorderColor: theme.ground, textBorderWidth: 2 },
          },
          tooltip: {
            formatter: (params) => {
              const p = Array.isArray(params) ? undefined : points[params.dataIndex];
              return p
                ? tip(p.whole, `${data.names[0]} ${say(p.x)}`, `${data.names[1]} ${say(p.y)}`)
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
