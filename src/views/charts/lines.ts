import { amount } from '../numbers';
import { type Comparison } from '../compare';
import { quartilesOf } from '../distribution';
import { trendsOf, type Trend } from '../trend';
import {
  colourOf,
  frame,
  nameAxis,
  nameWidth,
  roomFor,
  shortName,
  valueAxis,
  type Caption,
  type ChartOption,
  type ChartTheme,
  type Drawing,
} from './frame';

/** Lines of one measure over the years. */
export interface LineData {
  readonly years: readonly number[];
  readonly trends: readonly Trend[];
  readonly unit: string;
  /** Keys of the places in colour, in the order of their colours; the others are pale. */
  readonly bright: readonly string[];
  /** Middle of all peers, year by year, or null for none. */
  readonly median: readonly (number | null)[] | null;
}

/** Lines that are told apart by colour at most: the colours there are. */
export const mostBright = 7;
/** Lines in colour where nobody chose any and there are more than colours. */
const firstBright = 5;

/** Years from the first to the last, so that a year nobody has stands as a gap as wide as it was long. */
export const wholeYears = (years: readonly number[]): readonly number[] => {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
};

/** The places that lines draw in colour: those chosen, else all, else the first few of many. */
export function brightOf(trends: readonly Trend[], focus: readonly string[]): readonly string[] {
  const keys = trends.map((trend) => trend.place.key);
  const chosen = focus.filter((key) => keys.includes(key)).slice(0, mostBright);
  if (chosen.length > 0) return chosen;
  return keys.length <= mostBright ? keys : keys.slice(0, firstBright);
}

/** Fewest values of a year that have a middle worth drawing. */
const fewest = 4;

/** Lines of one measure for some places, with the median of all of them, drawn or not. */
export function linesOf(
  comparison: Comparison,
  measure: number,
  from: number,
  to: number,
  focus: readonly string[],
): LineData {
  const all = trendsOf(comparison, measure);
  const page = all.slice(from, to).filter((trend) => trend.given > 0);
  // A place in focus is drawn on every page.
  const others = all.filter((t) => focus.includes(t.place.key) && t.given > 0 && !page.includes(t));
  const trends = [...page, ...others];
  const { years } = comparison;
  const medianOf = (year: number): number | null => {
    const values = all.flatMap((trend) => trend.values[year] ?? []);
    return values.length < fewest ? null : (quartilesOf(values)?.median ?? null);
  };
  return {
    ...{ years, trends, unit: comparison.units[measure] ?? '' },
    bright: brightOf(trends, focus),
    median: all.length < fewest ? null : years.map((_, year) => medianOf(year)),
  };
}

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin', 'arrow'];

type Series = NonNullable<Extract<ChartOption['series'], readonly unknown[]>>[number];

/** One line. In colour it carries its name at its last value; pale it says it when pointed at. */
function lineSeries(
  data: LineData,
  trend: Trend,
  theme: ChartTheme,
  all: readonly number[],
  labelOf: (trend: Trend) => string,
): Series {
  const at = data.bright.indexOf(trend.place.key);
  const bright = at >= 0;
  const colour = bright ? colourOf(theme, at) : theme.grey;
  const last = trend.values.findLastIndex((value) => value !== null);
  const ends = data.years[last] === all.at(-1);
  // A line that ends early has its name above its end, towards the middle: on the right stand those that go on.
  const late = (data.years[last] ?? 0) * 2 >= (all[0] ?? 0) + (all.at(-1) ?? 0);
  const place = ends
    ? { position: 'right' as const }
    : { position: 'top' as const, align: late ? ('right' as const) : ('left' as const) };
  const label = {
    formatter: labelOf(trend),
    ...{ ...place, color: theme.ink, fontSize: 13, distance: 8 },
    // A rim in the colour of the ground keeps names readable over lines.
    ...{ textBorderColor: theme.ground, textBorderWidth: 3 },
  };
  return {
    type: 'line',
    name: trend.place.label,
    data: all.map((year) => {
      const index = data.years.indexOf(year);
      const value = trend.values[index] ?? null;
      return value === null
        ? null
        : {
            value,
            row: trend.rows[index] ?? -1,
            ...(index === last && { label: { ...label, show: bright } }),
            ...(index === last && { emphasis: { label: { ...label, show: true } } }),
          };
    }),
    connectNulls: false,
    triggerLineEvent: true,
    // Shape tells lines apart where colour cannot.
    symbol: bright ? (symbols[at % symbols.length] ?? 'circle') : 'circle',
    symbolSize: bright ? 8 : 4,
    showAllSymbol: true,
    z: bright ? 4 : 2,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: bright ? 2.4 : 1.2, opacity: bright ? 1 : 0.55 },
    emphasis: { focus: 'series', lineStyle: { width: 3, opacity: 1 }, label: { show: false } },
    labelLayout: ends ? { moveOverlap: 'shiftY' } : { hideOverlap: true },
  };
}

function medianSeries(data: LineData, theme: ChartTheme, all: readonly number[], name: string) {
  if (!data.median?.some((value) => value !== null)) return [];
  const series: Series = {
    ...{ type: 'line', name, z: 3, symbol: 'none' },
    data: all.map((year) => data.median?.[data.years.indexOf(year)] ?? null),
    lineStyle: { color: theme.ink, width: 1.6, type: 'dashed' },
    itemStyle: { color: theme.ink },
    endLabel: {
      ...{ show: true, formatter: name, color: theme.soft, fontSize: 12, distance: 8 },
      ...{ textBorderColor: theme.ground, textBorderWidth: 3 },
    },
    labelLayout: { moveOverlap: 'shiftY' },
  };
  return [series];
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
  const inner = theme.width < 520 ? 280 : 420;
  const narrow = theme.width < 520;
  const labelOf = (trend: Trend): string => {
    const value = trend.values.findLast((v) => v !== null) ?? null;
    const name = shortName(trend.place.label, narrow ? 8 : 14);
    return narrow || value === null ? name : `${name}  ${amount(value, data.unit, theme.lang)}`;
  };
  const named = data.trends.filter((t) => data.bright.includes(t.place.key)).map(labelOf);
  return {
    height: room.top + inner + room.bottom,
    marks: data.trends.length * all.length,
    option: {
      ...frame(theme, caption, description),
      grid: {
        ...{ left: 12, top: room.top + 32, bottom: room.bottom + 12, containLabel: true },
        right: nameWidth([...named, words.median], theme) + 20,
      },
      xAxis: { ...nameAxis(theme, all.map(String)), boundaryGap: false },
      yAxis: { ...valueAxis(theme), name: data.unit, nameLocation: 'end', nameGap: 12, min: 0 },
      tooltip: {
        ...frame(theme, null, '').tooltip,
        trigger: 'item',
        valueFormatter: (value) =>
          typeof value === 'number' ? amount(value, data.unit, theme.lang) : '',
      },
      series: [
        // Pale lines first: what is in colour lies above them.
        ...[...data.trends]
          .sort((a, b) => data.bright.indexOf(a.place.key) - data.bright.indexOf(b.place.key))
          .map((trend) => lineSeries(data, trend, theme, all, labelOf)),
        ...medianSeries(data, theme, all, words.median),
      ],
    },
  };
}
