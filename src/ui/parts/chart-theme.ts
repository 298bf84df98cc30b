import type { Lang } from '../../catalog/messages/words';
import type { ChartTheme } from '../../views/charts/frame';

/** Okabe–Ito from blue on, yellow left out; black gives way to the ink of the ground it stands on. */
const okabeIto = (ink: string): readonly string[] => [
  '#0072b2',
  '#d55e00',
  '#cc79a7',
  ink,
  '#e69f00',
  '#56b4e9',
  '#009e73',
];

/** Colours of the page as it stands, read from its custom properties. */
export function pageTheme(lang: Lang, width: number, decals = false): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  const dark = style.colorScheme === 'dark';
  const colours = okabeIto(of('--ink'));
  return {
    ...{ ink: of('--ink'), soft: of('--ink-soft'), line: of('--line'), ground: of('--panel') },
    grey: dark ? '#66717d' : '#a9b0b8',
    // On a dark ground the first blue is too dark for thin lines: the sky blue changes places with it.
    palette: dark ? ['#56b4e9', ...colours.slice(1, 5), '#0072b2', '#009e73'] : colours,
    font: of('--sans') || 'sans-serif',
    ...{ lang, width, decals },
  };
}

/** Colours of paper, whatever the page's: for pictures that leave the app. */
export const paperTheme = (lang: Lang, width: number, decals: boolean): ChartTheme => ({
  ...{ ink: '#1f2a37', soft: '#52606d', line: '#e3e0d6', ground: '#ffffff', grey: '#a9b0b8' },
  palette: okabeIto('#1f2a37'),
  font: "-apple-system, 'Segoe UI', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  ...{ lang, width, decals },
});
