import { amount } from '../numbers';
import type { Comparison } from '../compare';
import type { Distribution } from '../distribution';
import {
  colourOf,
  evenSteps,
  fitted,
  frame,
  nameAxis,
  nameWidth,
  roomFor,
  splitsAt,
  textWidth,
  tip,
  valueAxis,
  type Caption,
  type ChartTheme,
  type ChartWords,
  type Drawing,
} from './frame';
import { hatched } from './hatch';
import { placeLabels, type Side } from './place-labels';

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

/** Fewest values that have a middle half worth a box. */
export const fewestInBox = 4;
/** Dots of a strip that carry their names at most, those in focus besides. */
const mostNamed = 12;

/** A dot of a strip, `across` from −0.5 to 0.5 of its middle. */
interface Mark {
  readonly value: number;
  readonly across: number;
  readonly name: string;
  readonly chosen: boolean;
}

/** How far from the middle of its strip a dot stands, in pixels. */
const dotAt = (across: number): number => across * 40;

/** The names that stand beside the dots of one strip, '' where there is no room or there are too many. */
function namesBeside(
  marks: readonly Mark[],
  { min, max }: ReturnType<typeof evenSteps>,
  width: number,
): readonly { readonly name: string; readonly side: NonNullable<Side> }[] {
  const spots = marks.map((mark) => ({
    ...{ x: ((mark.value - min) / (max - min)) * width, y: dotAt(mark.across) },
    ...{ width: (textWidth(mark.name) * 11) / 13, must: mark.chosen },
  }));
  const many = marks.length > mostNamed;
  const named = many ? spots.filter((spot) => spot.must) : spots;
  const edges = { left: -8, right: width + 28, top: -30, bottom: 44 };
  const sides = placeLabels(named, edges, 9, 14);
  const sideOf = new Map(named.map((spot, i) => [spot, sides[i] ?? null]));
  return spots.map((spot, i) => {
    const side = sideOf.get(spot) ?? null;
    return { name: side === null ? '' : (marks[i]?.name ?? ''), side: side ?? 'right' };
  });
}

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
  const values = dots.map((dot) => dot.value);
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
  const axis = dots.length === 0 ? null : evenSteps(least, most, splitsAt(theme));
  const width = theme.width - left - 16 - 32;
  const beside = data.strips.flatMap(({ of }, s) => {
    const marks = dots.flatMap((dot): Mark[] => {
      if (dot.strip !== s) return [];
      const chosen = data.focus.includes(keyOf(dot.row));
      const named = chosen || of.dots.length <= mostNamed;
      const name = named ? fitted(comparison.rows[dot.row]?.place.label ?? '', '', 180) : '';
      return [{ value: dot.value, across: dot.off, name, chosen }];
    });
    return axis ? namesBeside(marks, axis, width) : [];
  });
  const empty = data.strips.flatMap((s, i) => (s.of.quartiles === null ? [i] : []));
  return {
    height: room.top + names.length * rowHeight + 64 + room.bottom,
    marks: dots.length,
    option: {
      ...frame(theme, caption, description),
      grid: { left: left + 16, right: 32, top: room.top + 12, bottom: room.bottom + 52 },
      xAxis: {
        ...valueAxis(theme),
        ...(axis ?? { scale: true }),
        ...{ name: data.unit, nameLocation: 'middle', nameGap: 28 },
      },
      yAxis: { ...nameAxis(theme, names), inverse: true },
      series: [
        {
          type: 'custom',
          name: words.quartiles,
          ...{ z: 1, silent: true, encode: { x: [0, 1, 2], y: 3 }, tooltip: { show: false } },
          data: data.strips.flatMap(({ of: { quartiles: q } }, i) =>
            q ? [[q.q1, q.median, q.q3, i, q.count]] : [],
          ),
          renderItem: (_params, api) => {
            const [q1, median, q3, strip, count] = [0, 1, 2, 3, 4].map((d) => Number(api.value(d)));
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
                  ignore: (count ?? 0) < fewestInBox,
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
              return dot ? tip(labelOf(dot.row), say(dot.value)) : '';
            },
          },
          renderItem: (params, api) => {
            const dot = dots[params.dataIndex];
            if (!dot) return null;
            const [x = 0, y = 0] = api.coord([dot.value, dot.strip]);
            const chosen = data.focus.includes(keyOf(dot.row));
            const own = beside[params.dataIndex];
            return {
              type: 'circle',
              shape: {
                cx: x,
                cy: y + dotAt(dot.off),
                r: chosen ? 6 : dots.length > 500 ? 2.2 : 3.6,
              },
              style: {
                fill: chosen ? colourOf(theme, 1) : colourOf(theme, 0),
                opacity: chosen ? 1 : dots.length > 500 ? 0.4 : 0.65,
              },
              z2: chosen ? 10 : 1,
              ...(own?.name && {
                textContent: {
                  type: 'text' as const,
                  style: {
                    ...{ text: own.name, fill: theme.ink, fontSize: 11, fontFamily: theme.font },
                    ...{ stroke: theme.ground, lineWidth: 3 },
                  },
                },
                textConfig: { position: own.side, distance: 4 },
              }),
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
