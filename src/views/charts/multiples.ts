import type { CustomSeriesRenderItem } from 'echarts';
import { amount, brief } from '../numbers';
import { isShown, type Comparison } from '../compare';
import { trendsOf } from '../trend';
import {
  colourOf,
  frame,
  nameAxis,
  roomFor,
  textWidth,
  tip,
  valueAxis,
  type Caption,
  type ChartTheme,
  type ChartWords,
  type Drawing,
} from './frame';
import { hatched } from './hatch';
import { wholeYears } from './lines';

/** One small panel: a place's bars of one measure, year by year. */
export interface Panel {
  readonly title: string;
  readonly values: readonly (number | null)[];
  /** Why a year has none; '' where it has one. */
  readonly missing: readonly string[];
}

/** Panels of some places on the scale of all places of the picture. */
export interface PanelData {
  readonly years: readonly number[];
  readonly panels: readonly Panel[];
  readonly max: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Panels of one measure for some places, over every year from the first to the last. */
export function panelsOf(
  comparison: Comparison,
  measure: number,
  all: Range,
  shown: Range = all,
): PanelData {
  const years = wholeYears(comparison.years);
  const trends = trendsOf(comparison, measure);
  const values = trends.slice(all.from, all.to).flatMap((trend) => trend.values);
  const max = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 1);
  const panels = trends.slice(shown.from, shown.to).map((trend): Panel => {
    const at = years.map((year) => comparison.years.indexOf(year));
    return {
      title: trend.place.label,
      values: at.map((i) => trend.values[i] ?? null),
      missing: at.map((i) => {
        const cell = trend.cells[i];
        return isShown(cell) ? '' : (cell?.status ?? 'noReport');
      }),
    };
  });
  return { years, panels, max };
}

/** How many panels stand beside each other at a width. */
export const columnsFor = (width: number): number => (width < 520 ? 2 : width < 900 ? 3 : 4);

/**
 * How values are written over bars that stand `slot` pixels apart: whole, short where one of them would not fit (the unit
 * stands above the picture), and where that is too wide as well only those that do not cover each other.
 */
function written({ panels }: PanelData, unit: string, slot: number, { lang }: ChartTheme) {
  const values = panels.flatMap((panel) => panel.values.flatMap((value) => value ?? []));
  const whole = (value: number): string => amount(value, unit === '元' ? unit : '', lang);
  const short = (value: number): string => brief(value, lang);
  const fits = (write: (value: number) => string): boolean =>
    values.every((value) => (textWidth(write(value)) * 11) / 13 + 2 <= slot);
  const [write = short] = [whole, short].filter(fits);
  return { write, crowded: !fits(write) };
}

/** Draws one panel per place on one common scale, so that heights can be set against each other. */
export function drawMultiples(
  data: PanelData,
  unit: string,
  theme: ChartTheme,
  caption: Caption | null,
  description: string,
  words: ChartWords,
): Drawing {
  const room = roomFor(caption);
  const { years, panels, max } = data;
  const columns = Math.min(columnsFor(theme.width), Math.max(1, panels.length));
  const width = (theme.width - 16) / columns;
  const panelHeight = 168;
  const places = panels.map((_, i) => ({
    left: 8 + (i % columns) * width,
    top: room.top + Math.floor(i / columns) * panelHeight,
  }));
  const { write, crowded } = written(data, unit, (width - 28) / Math.max(1, years.length), theme);
  return {
    height: room.top + Math.ceil(panels.length / columns) * panelHeight + 8 + room.bottom,
    marks: panels.length * years.length,
    option: {
      ...frame(theme, caption, description),
      title: [
        ...[frame(theme, caption, '').title ?? []].flat(),
        ...panels.map((panel, i) => ({
          text: panel.title,
          ...places[i],
          ...{ padding: [4, 8] },
          textStyle: {
            ...{ fontSize: 13, fontWeight: 600 as const, color: theme.ink, fontFamily: theme.font },
            ...{ width: width - 20, overflow: 'truncate' as const },
          },
        })),
      ],
      grid: places.map((place) => ({
        ...{
          left: place.left + 8,
          top: place.top + 44,
          width: width - 28,
          height: panelHeight - 76,
        },
      })),
      xAxis: panels.map((_, i) => ({
        ...nameAxis(theme, years.map(String)),
        gridIndex: i,
        axisLabel: { color: theme.soft, fontSize: 11 },
      })),
      yAxis: panels.map((_, i) => ({
        ...valueAxis(theme),
        ...{ gridIndex: i, min: 0, max, splitNumber: 2, axisLabel: { show: false } },
      })),
      series: panels.flatMap((panel, i) => [
        {
          type: 'bar' as const,
          name: panel.title,
          ...{ xAxisIndex: i, yAxisIndex: i, barMaxWidth: 26 },
          itemStyle: { color: colourOf(theme, 0) },
          data: panel.values.map((value) => ({
            value: value ?? '-',
            label: {
              ...{ show: value !== null, position: 'top' as const, color: theme.ink, fontSize: 11 },
              formatter: value === null ? '' : write(value),
            },
          })),
          ...(crowded && { labelLayout: { hideOverlap: true } }),
          tooltip: {
            formatter: ({ dataIndex: at }: { dataIndex: number }) =>
              tip(
                `${panel.title} ${years[at] ?? ''}`,
                amount(panel.values[at] ?? 0, unit, theme.lang),
              ),
          },
        },
        gapsOf(panel, years, i, theme, words),
      ]),
    },
  };
}

/** Hatched boxes where a year has no value. */
function gapsOf(
  panel: Panel,
  years: readonly number[],
  index: number,
  theme: ChartTheme,
  words: ChartWords,
) {
  const gaps = panel.values.flatMap((value, year) => (value === null ? [year] : []));
  return {
    type: 'custom' as const,
    ...{ xAxisIndex: index, yAxisIndex: index },
    encode: { x: 0, y: 1 },
    data: gaps.map((year) => [year, 0]),
    tooltip: {
      formatter: ({ dataIndex: at }: { dataIndex: number }) =>
        tip(`${panel.title} ${years[gaps[at] ?? -1] ?? ''}`, word(at)),
    },
    renderItem: ((params, api) => {
      const [x = 0, y = 0] = api.coord([gaps[params.dataIndex] ?? 0, 0]);
      // The kind of gap stands upright above its box: panels are narrow.
      const kind = {
        type: 'text' as const,
        silent: true,
        ...{ x: x, y: y - 24, rotation: Math.PI / 2 },
        style: {
          ...{ text: word(params.dataIndex), fill: theme.soft, fontSize: 10 },
          ...{ align: 'left' as const, verticalAlign: 'middle' as const, fontFamily: theme.font },
        },
      };
      return { type: 'group', children: [...hatched(x - 9, y - 20, 18, 18, theme), kind] };
    }) satisfies CustomSeriesRenderItem as CustomSeriesRenderItem,
  };
  function word(i: number): string {
    return words.missing(panel.missing[gaps[i] ?? -1] ?? '');
  }
}
