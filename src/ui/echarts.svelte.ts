import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GraphicComponent,
  GridComponent,
  LegendPlainComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { type ChartOption, type ChartTheme, type Drawing } from '../views/charts/frame';

// The one place that registers echarts; loaded by import(), so that it is not in the start chunk.
use([
  ...[BarChart, CustomChart, LineChart, ScatterChart],
  ...[AriaComponent, GraphicComponent, GridComponent],
  ...[LegendPlainComponent, TitleComponent, TooltipComponent],
  ...[LabelLayout, CanvasRenderer, SVGRenderer],
]);

/** Draws into an element of the page; `draw` again with every change, `dispose` at the end. */
export class Board {
  readonly #chart: EChartsType;

  constructor(
    element: HTMLElement,
    { height }: Drawing,
    { width, canvas }: { readonly width: number; readonly canvas: boolean },
    onrow: (row: number) => void,
  ) {
    // Told its size: asked for it, the browser would have to lay out the page in the middle of a change.
    this.#chart = init(element, null, { renderer: canvas ? 'canvas' : 'svg', width, height });
    this.#chart.on('click', (event) => {
      // Every mark of ours carries the row of the comparison it stands for.
      const data = event.data as { row?: number } | undefined;
      if (typeof data?.row === 'number' && data.row >= 0) onrow(data.row);
    });
  }

  draw(drawing: Drawing, width: number): void {
    if (this.#chart.getWidth() !== width || this.#chart.getHeight() !== drawing.height) {
      // Emptied first: else what was there is drawn once more in the new size.
      this.#chart.clear();
      this.#chart.resize({ width, height: drawing.height, silent: true });
    }
    this.#chart.setOption(drawing.option, { notMerge: true });
  }

  dispose(): void {
    this.#chart.dispose();
  }
}

const offScreen = (
  drawing: Drawing,
  theme: ChartTheme,
  renderer: 'svg' | 'canvas',
  scale: number,
): EChartsType => {
  const chart = init(renderer === 'svg' ? null : document.createElement('div'), null, {
    renderer,
    width: theme.width,
    height: drawing.height,
    devicePixelRatio: scale,
    ssr: renderer === 'svg',
  });
  const option: ChartOption = { ...drawing.option, tooltip: { show: false } };
  chart.setOption(option);
  return chart;
};

/** The drawing as an SVG file's text. */
export function svgText(drawing: Drawing, theme: ChartTheme): string {
  const chart = offScreen(drawing, theme, 'svg', 1);
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}

/** The drawing as PNG at 1×, 2× or 3×. */
export async function pngOf(drawing: Drawing, theme: ChartTheme, scale: number): Promise<Blob> {
  const chart = offScreen(drawing, theme, 'canvas', scale);
  const canvas = chart.renderToCanvas({ pixelRatio: scale, backgroundColor: theme.ground });
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  chart.dispose();
  if (!blob) throw new Error('the browser could not make a picture of this size');
  return blob;
}
