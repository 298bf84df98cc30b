import { plus, ratio, scale, type Interval } from '../model/interval';
import type { Quantity } from '../model/quantity';
import type { Span } from '../model/span';
import { textOf } from '../model/span';
import { endBefore, labelBefore, wordsOfVerb, type Reading, type Sentence } from './reading';

/** A count of the reported year that can stand in a sum or a rate. */
export const isCount = (q: Quantity): boolean =>
  q.kind === 'count' && q.role !== 'plan' && q.role !== 'norm';

const families = [
  ['件', '起', '宗', '案', '件次'],
  ['人', '名', '位'],
  ['个', '家', '户'],
];

/** Measure words that may count the same things. */
export const sameUnit = (a: string, b: string): boolean =>
  a === b || families.some((f) => f.includes(a) && f.includes(b));

/** A figure as printed, for messages; one that a person corrected, in the person's value. */
export const printed = (reading: Reading, figure: Span | Quantity): string =>
  'by' in figure && figure.by !== undefined
    ? `${shown(figure.value, 6)}${figure.unit}`
    : textOf(reading.parsed.doc.text, figure).replace(/\s/g, '');

/** Longer words before a figure are not said with it. */
const LONGEST_LABEL = 10;

/** A figure with the words that name it (继续有效84件), so that a message can be read without the text; else as printed. */
export function withWords(reading: Reading, sentence: Sentence, figure: Quantity): string {
  const label = labelBefore(reading, sentence, sentence.quantities.indexOf(figure));
  const words = wordsOfVerb(label).replace(
    /^计|^中(?=[合优通可已有])|(?:共计|合计|总计|累计|合|总)$/g,
    '',
  );
  // What goes on from words before (及部门文件118件) says only half.
  const whole = /^(?![及和与或等的])[\u4e00-\u9fff“”]*$/;
  const said = whole.test(words) && words.length <= LONGEST_LABEL ? words : '';
  return said + printed(reading, figure);
}

const SCALES: readonly (readonly [words: RegExp, factor: number])[] = [
  [/亿/, 1e8],
  [/百万/, 1e6],
  [/万/, 1e4],
];

/** A calculated number in the unit in which `like` is printed: 40.8万元 beside 41.8万元, not 408000元. */
export function inUnitOf(reading: Reading, like: Quantity, value: number, decimals = 4): string {
  const words = printed(reading, like);
  const [scale, factor] = SCALES.find(([sign]) => sign.test(words)) ?? [null, 1];
  const power = scale === null ? '' : (scale.exec(words)?.[0] ?? '');
  return `${shown(value / factor, decimals)}${power}${like.unit}`;
}

/** Figures that stand next to each other, with their sum. */
export interface Run {
  readonly parts: readonly Quantity[];
  readonly sum: Interval;
}

/** More figures than these are not summed up. */
const LONGEST_RUN = 5;

/** Each figure alone, then every sum of two to five that stand next to each other: simple readings come first. */
export function runs(list: readonly Quantity[]): readonly Run[] {
  const found: Run[] = [];
  const sums: Interval[] = list.map(() => ({ low: 0, high: 0 }));
  for (let length = 1; length <= Math.min(list.length, LONGEST_RUN); length++) {
    for (let i = 0; i + length <= list.length; i++) {
      const before = sums[i];
      const last = list[i + length - 1];
      if (before === undefined || last === undefined) continue;
      const sum = plus(before, last);
      sums[i] = sum;
      found.push({ parts: list.slice(i, i + length), sum });
    }
  }
  return found;
}

/**
 * Whether a ÷ b can be the printed rate: rounded or cut off at its last decimal. All in percent.
 */
export function isRate(a: Interval, b: Interval, rate: Quantity): boolean {
  const share = ratio(a, b);
  if (share === null) return true;
  const percent = scale(share, 100);
  const ulp = 10 ** -rate.decimals;
  const low = rate.low === null ? null : Math.min(rate.low, rate.value - ulp / 2);
  const high = rate.high === null ? null : Math.max(rate.high, rate.value + ulp);
  const slack = 1e-9;
  return (
    (percent.high === null || low === null || percent.high >= low - slack) &&
    (percent.low === null || high === null || percent.low <= high + slack)
  );
}

/** A number for a message: at most `decimals` places, no trailing zeros. */
export const shown = (value: number, decimals = 2): string =>
  String(Number(value.toFixed(decimals)));

/** The words between the figure before and this one, all of them. */
export function wordsBefore(reading: Reading, sentence: Sentence, index: number): string {
  const q = sentence.quantities[index];
  if (q === undefined) return '';
  return reading.text.slice(endBefore(sentence, index), q.start);
}
