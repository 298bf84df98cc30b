import type { CustomSeriesRenderItemReturn } from 'echarts';
import type { ChartTheme } from './frame';

type Shape = Extract<CustomSeriesRenderItemReturn, { type: 'group' }>;
type Child = NonNullable<Shape['children']>[number];

/**
 * A hatched box: no value. Drawn as lines rather than as a pattern fill, so that SVG, canvas, paper and a copied picture
 * show the same. The lines are clipped by hand to the box.
 */
export function hatched(
  x: number,
  y: number,
  width: number,
  height: number,
  theme: ChartTheme,
): Child[] {
  const step = 5;
  const style = { fill: 'none', stroke: theme.soft, lineWidth: 0.8, opacity: 0.75 };
  const at = (n: number): string => n.toFixed(1);
  let lines = '';
  for (let offset = step - height; offset < width; offset += step) {
    // The line rises to the right: from the box's bottom or left edge to its top or right edge.
    const from = Math.max(0, offset);
    const to = Math.min(width, offset + height);
    if (to <= from) continue;
    lines += `M${at(x + from)} ${at(y + height - (from - offset))}L${at(x + to)} ${at(y + height - (to - offset))}`;
  }
  // The box takes clicks and pointers; all its lines are one shape, since a page of gaps has thousands of them.
  return [
    {
      type: 'rect',
      shape: { x, y, width, height },
      style: { ...style, fill: 'transparent' },
    },
    { type: 'path', silent: true, shape: { pathData: lines }, style },
  ];
}

/**
 * Whiskers along a row from `x1` to `x2` at height `y`; null ends are open and drawn as an arrow of `reach` pixels.
 */
export function whiskers(
  ends: readonly [x1: number | null, x2: number | null],
  value: number,
  y: number,
  colour: string,
): Child[] {
  const reach = 22;
  const style = { stroke: colour, lineWidth: 1.4, fill: 'none' };
  const [x1, x2] = [ends[0] ?? value - reach, ends[1] ?? value + reach];
  const bar: Child = { type: 'line', silent: true, shape: { x1, y1: y, x2, y2: y }, style };
  const end = (x: number, open: boolean, way: 1 | -1): Child => ({
    type: 'polyline',
    silent: true,
    shape: {
      points: open
        ? [
            [x - 4 * way, y - 3.5],
            [x, y],
            [x - 4 * way, y + 3.5],
          ]
        : [
            [x, y - 4],
            [x, y + 4],
          ],
    },
    style,
  });
  return [bar, end(x1, ends[0] === null, -1), end(x2, ends[1] === null, 1)];
}
