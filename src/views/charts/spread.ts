import { amount } from '../numbers';
import type { Comparison } from '../compare';
import type { Distribution } from '../distribution';
import {
  colourOf,
  frame,
  nameAxis,
  nameWidth,
  roomFor,
  valueAxis,
  type Caption,
  type ChartTheme,
  type ChartWords,
  type Drawing,
} from './frame';
import { hatched } from './hatch';

/** Strips of one unit, each with its quartiles: one per year or per measure. */
export interface SpreadData {
  readonly strips: readonly { readonly name: string; readonly of: Distribution }[];
  readonly unit: string;
  /** Keys of the places in focus: larger and in another colour. */
  readonly focus: readonly string[];
}

/** Where a dot stands across its strip: spread evenly by a fixed sequence, so that the same data draw the same picture. */
const jitter = (i: number): number => ((i * 0.6180339887) % 1) - 0.5;

const rowHeight = 96;

/** Draws every value as a dot, with a box from quartile to quartile and the median as a line with its number. */
export function drawSpread(
  data: SpreadData,
  comparison: Comparison,
  theme: ChartTheme,
  caption: Caption | null,
  description: string,
  words: ChartWords,
): Drawing {
  const room = roomFor(caption);
  const names = data.strips.map((s) => s.name);
  const dots = data.strips.flatMap((strip, s) =>
    strip.of.dots.map((dot, i) => ({ ...dot, strip: s, off: jitter(i) })),
  );
  const say = (v: number): string => amount(v, data.unit, theme.lang);
  const keyOf = (row: number): string => comparison.rows[row]?.place.key ?? '';
  const labelOf = (row: number): string => {
    const r = comparison.rows[row];
    return r ? `${r.place.label} ${r.year}` : '';
  };
  const left = nameWidth(names, theme);
  const empty = data.strips.flatMap((s, i) => (s.of.quartiles === null ? [i] : []));
  return {
    height: room.top + names.length * rowHeight + 48 + room.bottom,
    marks: dots.length,
    option: {
      ...frame(theme, caption, description),
      grid: { left: left + 16, right: 32, top: room.top + 12, bottom: room.bottom + 36 },
      xAxis: { ...valueAxis(theme), scale: true, name: data.unit, nameLocation: 'end', nameGap: 4 },
      yAxis: { ...nameAxis(theme, names), inverse: true },
      series: [
        {
          type: 'custom',
          name: words.quartiles,
          ...{ z: 1, silent: true, encode: { x: [0, 1, 2], y: 3 }, tooltip: { show: false } },
          data: data.strips.flatMap(({ of: { quartiles: q } }, i) =>
            q ? [[q.q1, q.median, q.q3, i]] : [],
          ),
          renderItem: (_params, api) => {
            const [q1, median, q3, strip] = [0, 1, 2, 3].map((d) => Number(api.value(d)));
            const x = (v = 0): number => api.coord([v, strip ?? 0])[0] ?? 0;
            const y = api.coord([median ?? 0, strip ?? 0])[1] ?? 0;
            const half = 24;
            return {
              type: 'group',
              children: [
                {
                  type: 'rect',
                  shape: {
                    x: x(q1),
                    y: y - half,
                    width: Math.max(1, x(q3) - x(q1)),
                    height: half * 2,
                  },
                  style: { fill: theme.line, stroke: theme.soft, lineWidth: 1, opacity: 0.8 },
                },
                {
                  type: 'line',
                  shape: { x1: x(median), x2: x(median), y1: y - half - 4, y2: y + half + 4 },
                  style: { stroke: theme.ink, lineWidth: 2.4 },
                },
                {
                  type: 'text',
                  style: {
                    ...{
                      x: x(median),
                      y: y - half - 6,
                      text: `${words.median} ${say(median ?? 0)}`,
                    },
                    ...{ fill: theme.ink, fontSize: 12, fontFamily: theme.font },
                    ...{ align: 'center', verticalAlign: 'bottom' },
                  },
                },
              ],
            };
          },
        },
        {
          type: 'custom',
          ...{ z: 3, encode: { x: 0, y: 1 } },
          data: dots.map((d) => ({ value: [d.value, d.strip], row: d.row, name: labelOf(d.row) })),
          tooltip: {
            formatter: (p) => {
              const dot = Array.isArray(p) ? undefined : dots[p.dataIndex];
              return dot ? `${labelOf(dot.row)}\n${say(dot.value)}` : '';
            },
          },
          renderItem: (params, api) => {
            const dot = dots[params.dataIndex];
            if (!dot) return null;
            const [x = 0, y = 0] = api.coord([dot.value, dot.strip]);
            const chosen = data.focus.includes(keyOf(dot.row));
            return {
              type: 'circle',
              shape: { cx: x, cy: y + dot.off * 40, r: chosen ? 6 : dots.length > 500 ? 2.2 : 3.6 },
              style: {
                fill: chosen ? colourOf(theme, 1) : colourOf(theme, 0),
                opacity: chosen ? 1 : dots.length > 500 ? 0.4 : 0.65,
              },
              z2: chosen ? 10 : 1,
            };
          },
        },
        {
          type: 'custom',
          ...{ silent: true, encode: { y: 0 }, tooltip: { show: false } },
          data: empty.map((i) => [i]),
          renderItem: (params, api) => {
            const strip = empty[params.dataIndex] ?? 0;
            const y = api.coord([0, strip])[1] ?? 0;
            return {
              type: 'group',
              children: [
                ...hatched(left + 20, y - 8, 40, 16, theme),
                {
                  type: 'text',
                  style: {
                    ...{ x: left + 70, y, text: words.missing('none'), fill: theme.soft },
                    ...{ fontSize: 12, fontFamily: theme.font, verticalAlign: 'middle' },
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
