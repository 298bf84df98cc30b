import type { Lang } from '../catalog/messages/words';

const locale = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en-GB');

// Building an Intl formatter is slow, using one is not: one for each precision, 2 to 8 decimals.
const formatsOf = (lang: Lang): readonly Intl.NumberFormat[] =>
  [2, 3, 4, 5, 6, 7, 8].map(
    (digits) => new Intl.NumberFormat(locale(lang), { maximumFractionDigits: digits }),
  );
const formats = { zh: formatsOf('zh'), en: formatsOf('en') } as const;

/** Decimals that keep three significant figures of a small number, and two of any other. */
const digitsOf = (value: number): number => {
  const size = Math.abs(value);
  return size === 0 || size >= 1 ? 2 : Math.min(8, 2 - Math.floor(Math.log10(size)));
};

/** A number for people: thousands separated, at most two decimals, small ones with three significant figures. */
export const showNumber = (value: number, lang: Lang): string =>
  (formats[lang][digitsOf(value) - 2] ?? formats[lang][0])?.format(value) ?? String(value);

/** A number with its unit; in English a space stands between them, % excepted. */
export const withUnit = (number: string, unit: string, lang: Lang): string =>
  unit === '' ? number : lang === 'zh' || unit === '%' ? number + unit : `${number} ${unit}`;

/**
 * A figure on a chart: money from 10,000 yuan in 万元, from 100 million in 亿元 (in English in millions), anything else as
 * it is. The exact value stays in tables and exports.
 */
export function amount(value: number, unit: string, lang: Lang): string {
  const size = Math.abs(value);
  if (unit !== '元' || size < 1e4) return withUnit(showNumber(value, lang), unit, lang);
  if (lang === 'en')
    return size < 1e6
      ? withUnit(showNumber(value, lang), unit, lang)
      : withUnit(`${showNumber(value / 1e6, lang)} million`, unit, lang);
  return size < 1e8
    ? `${showNumber(value / 1e4, lang)}万${unit}`
    : `${showNumber(value / 1e8, lang)}亿${unit}`;
}

/** Words of approximation that stand before the figure; 余, 多 and the like stand between its number and its unit. */
const before = /^(?:近|约|超|逾|达|至少|不到|不足|大约|接近|超过)/u;
/** Words that stand behind the unit. */
const after = /^(?:以上|以下|左右|上下)/u;

/** A figure with the word that makes it approximate, as it is printed: 650余人次, 近20件. */
export function printedAmount(
  value: number,
  unit: string,
  approx: string | null,
  lang: Lang,
): string {
  const plain = amount(value, unit, lang);
  if (approx === null || approx === '') return plain;
  if (before.test(approx)) return approx + plain;
  if (after.test(approx) || !plain.endsWith(unit)) return plain + approx;
  return withUnit(plain.slice(0, plain.length - unit.length).trimEnd() + approx, unit, lang);
}

/** A number of an axis, short: 20万, 3亿; 200k, 300M. */
export function tick(value: number, lang: Lang): string {
  const size = Math.abs(value);
  if (lang === 'en')
    return size < 1e5
      ? showNumber(value, lang)
      : size < 1e6
        ? `${showNumber(value / 1e3, lang)}k`
        : `${showNumber(value / 1e6, lang)}M`;
  if (size < 1e5) return showNumber(value, lang);
  return size < 1e8 ? `${showNumber(value / 1e4, lang)}万` : `${showNumber(value / 1e8, lang)}亿`;
}

/** A number where there is little room: whole up to 100,000, else three significant figures: 893万, 1.23亿. */
export const brief = (value: number, lang: Lang): string =>
  tick(Math.abs(value) < 1e5 ? value : Number(value.toPrecision(3)), lang);

/**
 * What a printed figure can mean, as a short text: 20–30, ≥ 50, ≤ 2,000; empty for an exact figure and for one whose
 * uncertainty is only the rounding of its last digit (within 0.5 % of the value).
 */
export function showRange(
  value: number,
  low: number | null,
  high: number | null,
  lang: Lang,
): string {
  if (low === null && high === null) return '';
  if (high === null) return `≥ ${showNumber(low ?? value, lang)}`;
  if (low === null) return `≤ ${showNumber(high, lang)}`;
  if (high - low <= Math.abs(value) * 0.01) return '';
  return `${showNumber(low, lang)}–${showNumber(high, lang)}`;
}
