import { amount } from '../numbers';
import type { Trend } from '../trend';
import {
  colourOf,
  frame,
  nameAxis,
  roomFor,
  valueAxis,
  type Caption,
  type ChartTheme,
  type Drawing,
} from './frame';

/** Lines of one measure over the years. */
export interface LineData {
  readonly years: readonly number[];
  readonly trends: readonly Trend[];
  readonly unit: string;
  /** Key of the place in colour among greys; where null and there are more than seven, all are grey but the first. */
  readonly focus: string | null;
  /** Middle of all peers, year by year, or null for none. */
  readonly median: readonly (number | null)[] | null;
}

/** Years from the first to the last, so that a year nobody has stands as a gap as wide as it was long. */
export const wholeYears = (years: readonly number[]): readonly number[] => {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
};

const lineColour = (data: LineData, theme: ChartTheme, index: number, key: string): string => {
  if (data.focus !== null) return key === data.focus ? colourOf(theme, 0) : theme.grey;
  return data.trends.length <= 7 ? colourOf(theme, index) : theme.grey;
};

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin', 'arrow'];

function seriesOf(data: LineData, theme: ChartTheme, all: readonly number[]) {
  return data.trends.map((trend, i) => {
    const colour = lineColour(data, theme, i, trend.place.key);
    const grey = colour === theme.grey;
    return {
      type: 'line' as const,
      name: trend.place.label,
      data: all.map((year) => trend.values[data.years.indexOf(year)] ?? null),
      connectNulls: false,
      // Shape tells lines apart where colour cannot.
      symbol: grey ? 'circle' : (symbols[i % symbols.length] ?? 'circle'),
      symbolSize: grey ? 6 : 8,
      showAllSymbol: true,
      z: grey ? 2 : 4,
      itemStyle: { color: colour },
      lineStyle: { color: colour, width: grey ? 1.4 : 2.4 },
      emphasis: { focus: 'series' as const },
      endLabel: {
        show: !grey || (data.trends.length <= 20 && trend.values.at(-1) !== null),
        formatter: trend.place.label,
        ...{ color: grey ? theme.soft : theme.ink, fontSize: grey ? 11 : 13, distance: 8 },
      },
      labelLayout: grey ? { hideOverlap: true } : { moveOverlap: 'shiftY' as const },
    };
  });
}

/** Draws lines over years; a year without a value is a gap. */
export function drawLines(
  data: LineData,
  theme: ChartTheme,
  caption: Caption | null,
  description: string,
  words: { readonly median: string },
): Drawing {
  const room = roomFor(caption);
  const all = wholeYears(data.years);
  const inner = theme.width < 520 ? 260 : 380;
  const median = data.median && {
    type: 'line' as const,
    name: words.median,
    data: all.map((year) => data.median?.[data.years.indexOf(year)] ?? null),
    symbol: 'none',
    z: 3,
    lineStyle: { color: theme.ink, width: 1.6, type: 'dashed' as const },
    itemStyle: { color: theme.ink },
    endLabel: { show: true, formatter: words.median, color: theme.soft, fontSize: 12 },
  };
  return {
    height: room.top + inner + room.bottom,
    marks: data.trends.length * all.length,
    option: {
      ...frame(theme, caption, description),
      grid: {
        ...{ left: 12, top: room.top + 28, bottom: room.bottom + 12, containLabel: true },
        right: theme.width < 520 ? 84 : 150,
      },
      xAxis: { ...nameAxis(theme, all.map(String)), boundaryGap: false },
      yAxis: { ...valueAxis(theme), name: data.unit, nameLocation: 'end', nameGap: 12, min: 0 },
      tooltip: {
        ...frame(theme, null, '').tooltip,
        trigger: 'item',
        valueFormatter: (value) =>
          typeof value === 'number' ? amount(value, data.unit, theme.lang) : '',
      },
      series: [...seriesOf(data, theme, all), ...(median ? [median] : [])],
    },
  };
}
