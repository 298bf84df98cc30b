import type { Lang } from '../../catalog/messages/words';
import { tick } from '../numbers';
import type {
  BarSeriesOption,
  CustomSeriesOption,
  LineSeriesOption,
  ScatterSeriesOption,
} from 'echarts/charts';
import type {
  AriaComponentOption,
  GraphicComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TitleComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** Every option a chart of ours can have: the parts registered in ui/echarts. */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | AriaComponentOption
  | GraphicComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | TooltipComponentOption
>;

/** Colours and sizes that a drawing is made for: the page's, light or dark, or those of paper. */
export interface ChartTheme {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  /** What the drawing stands on. */
  readonly ground: string;
  /** What floats over it: tooltips. */
  readonly float: string;
  /** Marks that are not in focus. */
  readonly grey: string;
  /** Okabe–Ito from blue on, without yellow. */
  readonly palette: readonly string[];
  readonly font: string;
  readonly lang: Lang;
  /** Width of the drawing in CSS pixels. */
  readonly width: number;
  /** Patterns instead of colour alone, for print and greyscale. */
  readonly decals: boolean;
}

/** Words inside the picture, so that it can stand alone: set for exports, null on the page, which says them beside it. */
export interface Caption {
  readonly title: string;
  readonly subtitle: string;
  /** Source, date, counting rule, what is missing: a line each. */
  readonly notes: readonly string[];
}

/** Marks above which a canvas draws faster than SVG. */
export const svgLimit = 1500;

/** A chart ready to be drawn. */
export interface Drawing {
  readonly option: ChartOption;
  /** Height in CSS pixels that shows every row. */
  readonly height: number;
  /** Marks to draw: above `svgLimit` on a canvas. */
  readonly marks: number;
}

/** Words that charts need, given by the caller in its language. */
export interface ChartWords {
  readonly missing: (kind: string) => string;
  readonly median: string;
  readonly quartiles: string;
  readonly others: string;
}

/** Room that a caption takes above and below the drawing. */
export const roomFor = (caption: Caption | null): { top: number; bottom: number } =>
  caption === null
    ? { top: 0, bottom: 0 }
    : { top: caption.subtitle === '' ? 56 : 78, bottom: 20 + caption.notes.length * 18 };

const titleOf = (caption: Caption, theme: ChartTheme): TitleComponentOption => ({
  text: caption.title,
  subtext: caption.subtitle,
  left: 16,
  top: 14,
  padding: [5, 0],
  itemGap: 6,
  textStyle: {
    color: theme.ink,
    fontFamily: theme.font,
    fontSize: 18,
    fontWeight: 600,
    width: theme.width - 32,
    overflow: 'truncate',
  },
  subtextStyle: {
    color: theme.soft,
    fontFamily: theme.font,
    fontSize: 13,
    width: theme.width - 32,
    overflow: 'truncate',
  },
});

const notesOf = (caption: Caption, theme: ChartTheme): GraphicComponentOption => ({
  elements: [
    {
      type: 'text',
      left: 16,
      bottom: 10,
      silent: true,
      style: {
        text: caption.notes.join('\n'),
        fill: theme.soft,
        font: `12px ${theme.font}`,
        lineHeight: 18,
        width: theme.width - 32,
        overflow: 'truncate',
      },
    },
  ],
});

/** What every chart has: type, plain ground, description for screen readers, words of an export. */
export function frame(
  theme: ChartTheme,
  caption: Caption | null,
  description: string,
): ChartOption {
  return {
    animation: false,
    backgroundColor: caption === null ? 'transparent' : theme.ground,
    color: [...theme.palette],
    textStyle: { fontFamily: theme.font, color: theme.ink, fontSize: 13 },
    aria: {
      enabled: true,
      label: { enabled: true, description },
      decal: { show: theme.decals },
    },
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: theme.float,
      borderColor: theme.line,
      textStyle: { color: theme.ink, fontFamily: theme.font, fontSize: 13, lineHeight: 20 },
    },
    ...(caption && { title: titleOf(caption, theme), graphic: notesOf(caption, theme) }),
  };
}

/** What a mark says when it is pointed at: whose it is, and below it what it stands for, a line each. */
export const tip = (name: string, ...lines: readonly string[]): string =>
  [name, ...lines.filter((line) => line !== '')].join('\n');

/** Steps that people count in; quarters only from 25 on, since most of what is counted comes in whole ones. */
const stepsOf = (size: number): readonly number[] =>
  [1, 2, ...(size >= 10 ? [2.5] : []), 5, 10].map((step) => step * size);

/** Even steps over some values: from at most the least to at least the greatest, about `splits` of them. */
export function evenSteps(
  least: number,
  greatest: number,
  splits: number,
): { readonly min: number; readonly max: number; readonly interval: number } {
  const span = greatest > least ? greatest - least : Math.abs(greatest) || 1;
  const size = 10 ** Math.floor(Math.log10(span / splits));
  const ends = (step: number): [number, number] => {
    const [from, to] = [Math.floor(least / step), Math.ceil(greatest / step)];
    return [from, to > from ? to : from + 1];
  };
  const off = (step: number): number => {
    const [from, to] = ends(step);
    return Math.abs(to - from - splits);
  };
  const steps = stepsOf(size);
  const interval = steps.reduce((best, step) => (off(step) < off(best) ? step : best), size);
  // To the step's own decimals: 3 × 0.1 is not quite 0.3.
  const digits = Math.max(0, -Math.floor(Math.log10(size)));
  const [min, max] = ends(interval).map((n) => Number((n * interval).toFixed(digits)));
  return { min: min ?? 0, max: max ?? 0, interval };
}

/** The end of an axis from 0: of a rate that comes near it, 100 %. */
export const axisEnd = (greatest: number, unit: string): number =>
  unit === '%' && greatest > 50 && greatest <= 100 ? 100 : greatest;

/** How many steps an axis of numbers has at a width. */
export const splitsAt = (theme: ChartTheme): number => (theme.width < 520 ? 3 : 5);

/** Look of an axis of numbers: faint lines, no axle. */
export const valueAxis = (theme: ChartTheme) => ({
  type: 'value' as const,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: {
    ...{ color: theme.soft, fontSize: 12, hideOverlap: true },
    formatter: (value: number) => tick(value, theme.lang),
  },
  splitLine: { lineStyle: { color: theme.line } },
  splitNumber: splitsAt(theme),
  nameTextStyle: { color: theme.soft, fontSize: 12 },
});

/** Look of an axis of names. */
export const nameAxis = (theme: ChartTheme, data: readonly string[]) => ({
  type: 'category' as const,
  data: [...data],
  axisLine: { lineStyle: { color: theme.soft } },
  axisTick: { show: false },
  axisLabel: { color: theme.ink, fontSize: 13, interval: 0 },
});

/** Names one below another, the first at the top, cut where they are wider than `width` pixels. */
export const nameColumn = (theme: ChartTheme, data: readonly string[], width: number) => ({
  ...nameAxis(theme, data),
  inverse: true,
  axisLabel: {
    ...{ color: theme.ink, fontSize: 13, interval: 0, width },
    overflow: 'truncate' as const,
  },
});

/** Width of a text at 13 px, roughly: a Han character is a full em. */
export const textWidth = (text: string): number =>
  [...text].reduce((width, c) => width + (c > '⺀' ? 13 : 7.4), 0);

/** A name as it stands beside a mark: cut with an ellipsis where it is long (a file's name stands for a missing place). */
export const shortName = (name: string, longest = 14): string =>
  [...name].length > longest ? `${[...name].slice(0, longest - 1).join('')}…` : name;

/** A name and what must stand behind it (a year), in so many pixels at 13 px: the name gives way. */
export function fitted(name: string, tail: string, width: number): string {
  const end = tail === '' ? '' : ` ${tail}`;
  if (textWidth(name + end) <= width) return name + end;
  let cut = '';
  for (const c of name) {
    if (textWidth(`${cut}${c}…${end}`) > width) break;
    cut += c;
  }
  return `${cut}…${end}`;
}

/** Width that the longest of some names takes, within bounds, at 13 px. */
export function nameWidth(names: readonly string[], theme: ChartTheme): number {
  const widest = names.reduce((max, name) => Math.max(max, textWidth(name)), 24);
  return Math.min(Math.ceil(widest) + 4, theme.width < 520 ? 104 : 220);
}

/** Series colours: Okabe–Ito as long as it lasts, then grey. */
export const colourOf = (theme: ChartTheme, index: number): string =>
  theme.palette[index] ?? theme.grey;
