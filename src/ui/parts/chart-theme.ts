import type { Lang } from '../../catalog/messages/words';
import type { ChartTheme } from '../../views/charts/frame';

/**
 * Okabe–Ito from blue on, yellow left out; black gives way to the ink of the ground it stands on. Purple, orange and sky
 * are a shade deeper than the original on a light ground, where the originals stand out less than 3:1.
 */
const okabeIto = (ink: string): readonly string[] => [
  '#0072b2',
  '#d55e00',
  '#c06797',
  ink,
  '#bd8200',
  '#2f95cf',
  '#009e73',
];

/** The originals, on a dark ground; there the first blue is too dark for thin lines, and sky changes places with it. */
const okabeItoOnDark = (ink: string): readonly string[] => [
  '#56b4e9',
  '#d55e00',
  '#cc79a7',
  ink,
  '#e69f00',
  '#0072b2',
  '#009e73',
];

/** Colours of the page as it stands, read from its custom properties. */
export function pageTheme(lang: Lang, width: number, decals = false): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  const dark = style.colorScheme === 'dark';
  return {
    ...{ ink: of('--ink'), soft: of('--ink-soft'), line: of('--line') },
    ...{ ground: of('--paper'), float: of('--panel') },
    grey: dark ? '#66717d' : '#a9b0b8',
    palette: (dark ? okabeItoOnDark : okabeIto)(of('--ink')),
    font: of('--sans') || 'sans-serif',
    ...{ lang, width, decals },
  };
}

/** Colours of paper, whatever the page's: for pictures that leave the app. */
export const paperTheme = (lang: Lang, width: number, decals: boolean): ChartTheme => ({
  ...{ ink: '#1f2a37', soft: '#52606d', line: '#e3e0d6', grey: '#a9b0b8' },
  ...{ ground: '#ffffff', float: '#ffffff' },
  palette: okabeIto('#1f2a37'),
  font: "-apple-system, 'Segoe UI', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  ...{ lang, width, decals },
});
