import { amount, showRange } from '../numbers';
import { isShown, wordsOf, type Cell, type Comparison, type Row, type Shown } from '../compare';
import {
  colourOf,
  frame,
  nameAxis,
  nameWidth,
  roomFor,
  valueAxis,
  type Caption,
  type ChartOption,
  type ChartTheme,
  type ChartWords,
  type Drawing,
} from './frame';
import { hatched, whiskers } from './hatch';

/** One bar: a name's value, or why there is none. */
export interface Bar {
  readonly cell: Cell;
  /** Index of its row in the comparison, for the way to the evidence. */
  readonly row: number;
}

/** Bars of one colour, one per name. */
export interface BarSeries {
  readonly name: string;
  readonly colour: string;
  readonly bars: readonly Bar[];
}

/** Horizontal bars: names down the side, one or several series. */
export interface BarData {
  readonly names: readonly string[];
  readonly series: readonly BarSeries[];
  readonly unit: string;
  /** Where the axis ends, or null for where the longest bar asks. */
  readonly max: number | null;
  /** Whether each report's own words stand beside its value. */
  readonly words: boolean;
  /** Whether a name is in focus, the others grey; empty where none is. */
  readonly focus: readonly boolean[];
}

/** Years as shades of one hue: the latest full, the earlier ones lighter. */
export function yearColours(theme: ChartTheme, count: number): readonly string[] {
  const hue = colourOf(theme, 0);
  const fade = ['', 'a6', '73', '4d', '33'];
  return Array.from({ length: count }, (_, i) => hue + (fade[count - 1 - i] ?? '26'));
}

/** Bars of one measure, a series per year, for some rows of places. */
export function barsByYear(
  comparison: Comparison,
  measure: number,
  { from, to }: { readonly from: number; readonly to: number },
  theme: ChartTheme,
  focus: readonly string[],
): BarData {
  const { years, places, rows } = comparison;
  const colours = yearColours(theme, years.length);
  const rowOf = (i: number, y: number): number => i * years.length + y;
  const drawn = drawnPlaces(comparison, measure)
    .slice(from, to)
    .flatMap((i) => {
      const place = places[i];
      return place ? [{ place, i }] : [];
    });
  return {
    names: drawn.map(({ place }) => place.label),
    unit: comparison.units[measure] ?? '',
    ...{ max: null, words: comparison.words },
    focus: drawn.some(({ place }) => focus.includes(place.key))
      ? drawn.map(({ place }) => focus.includes(place.key))
      : [],
    series: years.map((year, y) => ({
      name: String(year),
      colour: colours[y] ?? theme.grey,
      bars: drawn.map(({ i }) => barAt(rows, rowOf(i, y), measure)),
    })),
  };
}

/** The end of an axis that holds every bar of some data, to two significant figures. */
export function highest(data: BarData): number {
  const bars = data.series.flatMap((series) => series.bars);
  const top = bars.reduce((max, bar) => Math.max(max, onAxis(bar, data.unit)?.value ?? 0), 0);
  const step = top > 0 ? 10 ** (Math.floor(Math.log10(top)) - 1) : 1;
  return Math.max(1, Math.ceil(top / step)) * step;
}

/**
 * Indices of the places that bars of a measure draw: over several years a place without any value is named below the
 * picture instead of taking a row per year.
 */
export function drawnPlaces(comparison: Comparison, measure: number): readonly number[] {
  const span = comparison.years.length;
  const hasValue = (i: number): boolean =>
    comparison.rows.slice(i * span, (i + 1) * span).some((row) => isShown(row.cells[measure]));
  return comparison.places.flatMap((_, i) => (span === 1 || hasValue(i) ? [i] : []));
}

/** Places without a value in any year, which bars over several years leave out. */
export function emptyPlaces(comparison: Comparison, measure: number): readonly string[] {
  const drawn = new Set(drawnPlaces(comparison, measure));
  return comparison.places.filter((_, i) => !drawn.has(i)).map((place) => place.label);
}

const barAt = (rows: readonly Row[], row: number, measure: number): Bar => ({
  row,
  cell: rows[row]?.cells[measure] ?? { status: 'notMentioned' },
});

/** A value of another unit than the chart's axis cannot be drawn on it; the table shows it. */
const onAxis = (bar: Bar | undefined, unit: string): Shown | null =>
  isShown(bar?.cell) && bar.cell.unit === unit ? bar.cell : null;

const barWidth = (series: number): number => (series === 1 ? 16 : 12);
const rowHeight = (series: number): number =>
  series === 1 ? 30 : Math.round(series * barWidth(series) * 1.25 + 16);

/** Offset of a series' bar from the middle of its row, as the bar layout places it (gap 25 %). */
const offsetOf = (index: number, count: number): number =>
  (index - (count - 1) / 2) * barWidth(count) * 1.25;

function labelOf(cell: Shown, theme: ChartTheme, withWords: boolean): string {
  const range = showRange(cell.value, cell.low, cell.high, theme.lang);
  const value = amount(cell.value, cell.unit, theme.lang);
  const words = withWords ? wordsOf(cell) : '';
  return [value, ...(range === '' ? [] : [`(${range})`]), words].filter((w) => w !== '').join('  ');
}

type Series = NonNullable<Extract<ChartOption['series'], readonly unknown[]>>[number];

function barSeries(data: BarData, series: BarSeries, theme: ChartTheme): Series {
  const years = data.series.length > 1;
  const dim = (i: number): boolean => data.focus[i] === false;
  return {
    type: 'bar',
    name: series.name,
    barWidth: barWidth(data.series.length),
    barGap: '25%',
    // The outline keeps the light shades of earlier years visible on any ground.
    itemStyle: {
      color: series.colour,
      borderColor: colourOf(theme, 0),
      borderWidth: years ? 1 : 0,
    },
    data: series.bars.map((bar, i) => {
      const cell = onAxis(bar, data.unit);
      return {
        value: cell ? cell.value : '-',
        row: bar.row,
        label: {
          show: cell !== null,
          // Over several years each bar says its own, so that nobody has to tell shades apart.
          formatter: cell
            ? `${years ? `${series.name}  ` : ''}${labelOf(cell, theme, data.words)}`
            : '',
          // A whisker with an arrow reaches beyond its bar: the label begins after it.
          distance: cell && (cell.high === null || cell.high > cell.value * 1.005) ? 30 : 8,
        },
        ...(dim(i) && { itemStyle: { color: theme.grey, borderColor: theme.grey } }),
      };
    }),
    label: { position: 'right', color: theme.ink, fontSize: 12 },
  };
}

function uncertain(data: BarData, theme: ChartTheme): Series {
  const marks = data.series.flatMap((series, s) =>
    series.bars.flatMap((bar, i) => {
      const cell = onAxis(bar, data.unit);
      const open = cell && showRange(cell.value, cell.low, cell.high, theme.lang) !== '';
      return cell && open ? [{ cell, name: i, series: s }] : [];
    }),
  );
  return {
    type: 'custom',
    silent: true,
    z: 5,
    tooltip: { show: false },
    encode: { x: 0, y: 1 },
    data: marks.map((m) => [m.cell.value, m.name]),
    renderItem: (params, api) => {
      const mark = marks[params.dataIndex];
      if (!mark) return null;
      const x = (value: number | null) =>
        value === null ? null : (api.coord([value, mark.name])[0] ?? null);
      const [middle = 0, y = 0] = api.coord([mark.cell.value, mark.name]);
      const at = y + offsetOf(mark.series, data.series.length);
      const ends = [x(mark.cell.low), x(mark.cell.high)] as const;
      return { type: 'group', children: whiskers(ends, middle, at, theme.ink) };
    },
  };
}

/** Hatched boxes with the kind of gap; a value of another unit is written out, because the axis cannot show it. */
function missing(data: BarData, theme: ChartTheme, words: ChartWords): Series {
  const gaps = data.series.flatMap((series, s) =>
    series.bars.flatMap((bar, i) => (onAxis(bar, data.unit) ? [] : [{ bar, name: i, series: s }])),
  );
  return {
    type: 'custom',
    z: 3,
    encode: { x: 0, y: 1 },
    tooltip: { show: false },
    data: gaps.map((gap) => ({ value: [0, gap.name], row: gap.bar.row })),
    renderItem: (params, api) => {
      const gap = gaps[params.dataIndex];
      if (!gap) return null;
      const { cell } = gap.bar;
      const [x = 0, y = 0] = api.coord([0, gap.name]);
      const height = Math.min(12, barWidth(data.series.length));
      const top = y + offsetOf(gap.series, data.series.length) - height / 2;
      const reason = isShown(cell) ? labelOf(cell, theme, data.words) : words.missing(cell.status);
      const name = data.series[gap.series]?.name ?? '';
      const word = data.series.length > 1 ? `${name}  ${reason}` : reason;
      return {
        type: 'group',
        children: [
          ...(isShown(cell) ? [] : hatched(x + 2, top, 28, height, theme)),
          {
            type: 'text',
            style: {
              ...{ x: isShown(cell) ? x + 8 : x + 38, y: top + height / 2, text: word },
              ...{ fill: isShown(cell) ? theme.ink : theme.soft, verticalAlign: 'middle' },
              ...{ fontSize: data.series.length > 1 ? 11 : 12, fontFamily: theme.font },
            },
          },
        ],
      };
    },
  };
}

/** Draws bars with whiskers for what is uncertain and hatched boxes for what is missing. */
export function drawBars(
  data: BarData,
  theme: ChartTheme,
  caption: Caption | null,
  description: string,
  words: ChartWords,
): Drawing {
  const room = roomFor(caption);
  const grouped = data.series.length > 1;
  const left = nameWidth(data.names, theme);
  const top = room.top + (grouped ? 36 : 12);
  const height = top + data.names.length * rowHeight(data.series.length) + 32 + room.bottom;
  return {
    height,
    marks: data.names.length * data.series.length * 2,
    option: {
      ...frame(theme, caption, description),
      grid: {
        ...{ left: left + 12, top, bottom: 28 + room.bottom },
        // Room for the label after the longest bar.
        right: (theme.width < 520 ? 88 : 140) + (data.words ? 60 : 0),
      },
      ...(grouped && {
        legend: {
          ...{ top: room.top, left, itemWidth: 12, itemHeight: 12, selectedMode: false },
          textStyle: { color: theme.ink, fontSize: 13 },
          data: data.series.map((s) => s.name),
        },
      }),
      xAxis: { ...valueAxis(theme), min: 0, ...(data.max !== null && { max: data.max }) },
      yAxis: {
        ...nameAxis(theme, data.names),
        inverse: true,
        axisLabel: {
          color: theme.ink,
          fontSize: 13,
          interval: 0,
          width: left,
          overflow: 'truncate',
        },
      },
      series: [
        ...data.series.map((series) => barSeries(data, series, theme)),
        uncertain(data, theme),
        missing(data, theme, words),
      ],
    },
  };
}
