import { amount, showRange, tick } from '../numbers';
import { isShown, type Comparison } from '../compare';
import { quartilesOf } from '../distribution';
import { trendsOf, type Trend } from '../trend';
import { apart } from './apart';
import {
  axisEnd,
  colourOf,
  evenSteps,
  fitted,
  frame,
  nameAxis,
  roomFor,
  splitsAt,
  textWidth,
  tip,
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

/** What stands beside the lines: their names, and how far each is moved so that none covers another. */
interface Beside {
  readonly labelOf: (trend: Trend) => string;
  readonly movedBy: (trend: Trend) => number;
  readonly medianBy: number;
}

/** One line. In colour it carries its name at its last value; pale it says it when pointed at. */
function lineSeries(
  data: LineData,
  trend: Trend,
  theme: ChartTheme,
  all: readonly number[],
  beside: Beside,
): Series {
  const at = data.bright.indexOf(trend.place.key);
  const bright = at >= 0;
  const colour = bright ? colourOf(theme, at) : theme.grey;
  const last = trend.values.findLastIndex((value) => value !== null);
  const ends = data.years[last] === all.at(-1);
  // A line that ends early has its name above its end, towards the middle: on the right stand those that go on.
  const late = (data.years[last] ?? 0) * 2 >= (all[0] ?? 0) + (all.at(-1) ?? 0);
  const place = ends
    ? { position: 'right' as const, offset: [0, beside.movedBy(trend)] }
    : { position: 'top' as const, align: late ? ('right' as const) : ('left' as const) };
  const label = {
    formatter: beside.labelOf(trend),
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
    ...(!ends && { labelLayout: { hideOverlap: true } }),
    tooltip: { formatter: (p) => (Array.isArray(p) ? '' : told(p.dataIndex)) },
  };
  function told(at: number): string {
    const cell = trend.cells[data.years.indexOf(all[at] ?? NaN)];
    if (!isShown(cell)) return '';
    const range = showRange(cell.value, cell.low, cell.high, theme.lang);
    const value = amount(cell.value, cell.unit, theme.lang);
    return tip(
      `${trend.place.label} ${all[at] ?? ''}`,
      range === '' ? value : `${value}  (${range})`,
    );
  }
}

function medianSeries(
  data: LineData,
  theme: ChartTheme,
  all: readonly number[],
  { name, movedBy }: { readonly name: string; readonly movedBy: number },
): Series[] {
  const values = all.map((year) => data.median?.[data.years.indexOf(year)] ?? null);
  const last = values.findLastIndex((value) => value !== null);
  if (last < 0) return [];
  const ends = last === all.length - 1;
  const label = {
    ...{ show: true, formatter: name, color: theme.soft, fontSize: 12, distance: 8 },
    ...(ends ? { position: 'right' as const, offset: [0, movedBy] } : { position: 'top' as const }),
    ...{ textBorderColor: theme.ground, textBorderWidth: 3 },
  };
  return [
    {
      ...{ type: 'line', name, z: 3, symbol: 'none', showAllSymbol: true },
      // The name hangs on a point too small to be seen.
      data: values.map((value, i) =>
        i === last ? { value, symbol: 'circle', symbolSize: 1, label } : value,
      ),
      lineStyle: { color: theme.ink, width: 1.6, type: 'dashed' },
      itemStyle: { color: theme.ink },
      tooltip: {
        formatter: (p) => {
          const value = Array.isArray(p) ? null : values[p.dataIndex];
          return typeof value === 'number' ? tip(name, amount(value, data.unit, theme.lang)) : '';
        },
      },
    },
  ];
}

/** Where lines stand between the edges of the picture, in pixels, and their axis of values. */
interface Ground {
  readonly top: number;
  readonly height: number;
  readonly axis: ReturnType<typeof evenSteps>;
}

/** Heights at which the names beside the lines stand, as distances from the ends of their lines. */
function besideOf(
  data: LineData,
  all: readonly number[],
  { height, axis }: Ground,
  labelOf: Beside['labelOf'],
): Beside {
  const end = data.years.indexOf(all.at(-1) ?? NaN);
  const valueAt = (of: readonly (number | null)[]): number | null => of[end] ?? null;
  const named = data.trends.flatMap((trend) => {
    const value = data.bright.includes(trend.place.key) ? valueAt(trend.values) : null;
    return value === null ? [] : [{ key: trend.place.key, value }];
  });
  const median = valueAt(data.median ?? []);
  const ends = [...named, ...(median === null ? [] : [{ key: '', value: median }])];
  const at = ends.map(({ value }) => height * (1 - value / axis.max));
  const moved = apart(at, 17, { top: -8, bottom: height });
  const by = new Map(ends.map(({ key }, i) => [key, (moved[i] ?? 0) - (at[i] ?? 0)]));
  return {
    labelOf,
    movedBy: (trend) => by.get(trend.place.key) ?? 0,
    medianBy: by.get('') ?? 0,
  };
}

/** The most that names beside the lines take of the width. */
const widestNames = (theme: ChartTheme): number =>
  theme.width < 520 ? 104 : Math.min(280, Math.round(theme.width * 0.36));

/** The name of a line at its end, with its last value where there is room. */
function labelIn(data: LineData, theme: ChartTheme): Beside['labelOf'] {
  const width = widestNames(theme);
  return (trend) => {
    const value = trend.values.findLast((v) => v !== null) ?? null;
    const { label } = trend.place;
    if (theme.width < 520 || value === null) return fitted(label, '', width);
    const amounts = ` ${amount(value, data.unit, theme.lang)}`;
    return fitted(label, amounts, width);
  };
}

/** The axis of values from 0 to the greatest. */
function axisOf(data: LineData, theme: ChartTheme): ReturnType<typeof evenSteps> {
  const values = [...data.trends.flatMap((trend) => trend.values), ...(data.median ?? [])];
  const greatest = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  return evenSteps(0, axisEnd(greatest, data.unit), splitsAt(theme));
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
  const labelOf = labelIn(data, theme);
  const named = data.trends.filter((t) => data.bright.includes(t.place.key)).map(labelOf);
  const axis = axisOf(data, theme);
  const ground = { axis, top: room.top + 32, height: inner - 64 };
  const beside = besideOf(data, all, ground, labelOf);
  const ticks = [0, axis.interval, axis.max].map((value) => tick(value, theme.lang));
  const widest = (texts: readonly string[]): number => Math.ceil(Math.max(...texts.map(textWidth)));
  return {
    height: room.top + inner + room.bottom,
    marks: data.trends.length * all.length,
    option: {
      ...frame(theme, caption, description),
      grid: {
        ...{ top: ground.top, height: ground.height, left: widest(ticks) + 16 },
        right: widest([...named, words.median]) + 20,
      },
      xAxis: { ...nameAxis(theme, all.map(String)), boundaryGap: false },
      yAxis: { ...valueAxis(theme), ...axis, name: data.unit, nameLocation: 'end', nameGap: 12 },
      series: [
        // Pale lines first: what is in colour lies above them.
        ...[...data.trends]
          .sort((a, b) => data.bright.indexOf(a.place.key) - data.bright.indexOf(b.place.key))
          .map((trend) => lineSeries(data, trend, theme, all, beside)),
        ...medianSeries(data, theme, all, { name: words.median, movedBy: beside.medianBy }),
      ],
    },
  };
}
