import { isShown, wordsOf, type Shown } from '../compare';
import { amount, showRange } from '../numbers';
import { highest, onAxis, type BarData, type BarSeries } from './bars';
import {
  colourOf,
  evenSteps,
  fitted,
  frame,
  nameColumn,
  nameWidth,
  roomFor,
  splitsAt,
  textWidth,
  tip,
  valueAxis,
  type Caption,
  type ChartOption,
  type ChartTheme,
  type ChartWords,
  type Drawing,
} from './frame';
import { hatched, whiskers } from './hatch';

const barWidth = (series: number): number => (series === 1 ? 16 : 12);
const rowHeight = (series: number, below: boolean): number =>
  series === 1 ? (below ? 44 : 30) : Math.round(series * barWidth(series) * 1.25 + 16);

/** On a narrow picture a report's words have a line of their own under its only bar. */
const wordsBelow = (data: BarData, theme: ChartTheme): boolean =>
  data.words && data.series.length === 1 && theme.width < 520;

/** Offset of a series' bar from the middle of its row, as the bar layout places it (gap 25 %). */
const offsetOf = (index: number, count: number): number =>
  (index - (count - 1) / 2) * barWidth(count) * 1.25;

function labelOf(cell: Shown, theme: ChartTheme, words: string): string {
  const range = showRange(cell.value, cell.low, cell.high, theme.lang);
  const value = amount(cell.value, cell.unit, theme.lang);
  return [value, ...(range === '' ? [] : [`(${range})`]), words].filter((w) => w !== '').join('  ');
}

/** Where bars stand between the edges of the picture, in pixels. */
interface Ground {
  readonly left: number;
  readonly right: number;
}

function groundOf(data: BarData, theme: ChartTheme): Ground {
  // Room for the label after the longest bar.
  const label = (theme.width < 520 ? 88 : 140) + (data.words && !wordsBelow(data, theme) ? 60 : 0);
  return { left: nameWidth(data.names, theme) + 12, right: label };
}

/** The label of a bar in its series: words that do not fit between the bar and the edge are cut. */
function labelIn(data: BarData, name: string, cell: Shown, theme: ChartTheme, gap: number): string {
  const year = data.series.length > 1 ? `${name}  ` : '';
  const own = data.words && !wordsBelow(data, theme) ? wordsOf(cell) : '';
  const { left, right } = groundOf(data, theme);
  const bar = (cell.value / (data.max ?? highest(data))) * (theme.width - left - right);
  const room = ((theme.width - left - bar - gap - 4) * 13) / 12;
  const plain = year + labelOf(cell, theme, '');
  return own === '' ? plain : `${plain}  ${fitted(own, '', room - textWidth(`${plain}  `))}`;
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
      // A whisker with an arrow reaches beyond its bar: the label begins after it.
      const distance = cell && (cell.high === null || cell.high > cell.value * 1.005) ? 30 : 8;
      return {
        value: cell ? cell.value : '-',
        row: bar.row,
        label: {
          show: cell !== null,
          // Over several years each bar says its own, so that nobody has to tell shades apart.
          formatter: cell ? labelIn(data, series.name, cell, theme, distance) : '',
          distance,
        },
        ...(dim(i) && { itemStyle: { color: theme.grey, borderColor: theme.grey } }),
      };
    }),
    label: { position: 'right', color: theme.ink, fontSize: 12 },
    tooltip: {
      formatter: (p) => {
        const at = Array.isArray(p) ? -1 : p.dataIndex;
        const cell = onAxis(series.bars[at], data.unit);
        const name = `${data.names[at] ?? ''} ${series.name}`;
        return cell ? tip(name, labelOf(cell, theme, ''), wordsOf(cell)) : name;
      },
    },
  };
}

/** Where the axis ends and in which steps: as told, or 100 % for rates near it; else as the bars ask. */
function axisOf({ max, ...data }: BarData, theme: ChartTheme) {
  const end = max ?? highest({ ...data, max });
  if (data.unit === '%' && end === 100) {
    const { interval } = evenSteps(0, end, splitsAt(theme));
    return { min: 0, max: end, interval };
  }
  return { min: 0, ...(max !== null && { max }) };
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
      const own = isShown(cell) && data.words ? wordsOf(cell) : '';
      const reason = isShown(cell) ? labelOf(cell, theme, own) : words.missing(cell.status);
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

/** The words of each report under its bar. */
function underBars(data: BarData, theme: ChartTheme): Series {
  const { left } = groundOf(data, theme);
  const lines = (data.series[0]?.bars ?? []).flatMap((bar, name) => {
    const cell = onAxis(bar, data.unit);
    return cell ? [{ name, text: fitted(wordsOf(cell), '', theme.width - left - 8) }] : [];
  });
  return {
    ...{ type: 'custom', silent: true, z: 4, encode: { x: 0, y: 1 } },
    tooltip: { show: false },
    data: lines.map(({ name }) => [0, name]),
    renderItem: (params, api) => {
      const line = lines[params.dataIndex];
      if (!line) return null;
      const [x = 0, y = 0] = api.coord([0, line.name]);
      const style = { text: line.text, fill: theme.soft, fontSize: 11, fontFamily: theme.font };
      return { type: 'text', x: x + 4, y: y + barWidth(1) / 2 + 2, style };
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
  const below = wordsBelow(data, theme);
  const top = room.top + (grouped ? 36 : 12);
  const rows = data.names.length * rowHeight(data.series.length, below);
  const height = top + rows + 32 + room.bottom;
  return {
    height,
    marks: data.names.length * data.series.length * 2,
    option: {
      ...frame(theme, caption, description),
      grid: { ...groundOf(data, theme), top, bottom: 28 + room.bottom },
      ...(grouped && {
        legend: {
          ...{ top: room.top, left, itemWidth: 12, itemHeight: 12, selectedMode: false },
          textStyle: { color: theme.ink, fontSize: 13 },
          data: data.series.map((s) => s.name),
        },
      }),
      xAxis: { ...valueAxis(theme), ...axisOf(data, theme) },
      yAxis: nameColumn(theme, data.names, left),
      series: [
        ...data.series.map((series) => barSeries(data, series, theme)),
        uncertain(data, theme),
        missing(data, theme, words),
        ...(below ? [underBars(data, theme)] : []),
      ],
    },
  };
}
