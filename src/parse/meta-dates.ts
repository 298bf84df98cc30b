import type { Basis } from '../model/meta';
import type { Label, LabelKind } from './meta-labels';
import type { Line, View } from './meta-view';

/** A date with the reason for it. */
export interface DatedBasis {
  readonly iso: string;
  readonly basis: Basis;
}

const DIGITS = '〇零一二三四五六七八九';
const YMD = /(?<!\d)(20\d\d|19\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?/;
const DMY = /(?<!\d)(\d{1,2})[./](\d{1,2})[./](20\d\d)(?!\d)/;
const COMPACT = /(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)/;
const HAN_DATE =
  /([一二][〇○零0O一二三四五六七八九]{3})\s*年\s*([元正一二三四五六七八九十]{1,2})\s*月\s*([一二三四五六七八九十廿卅]{1,3})\s*[日号]/;

/** 二○二四 → 2024: digit by digit. */
const hanYear = (numerals: string): number =>
  Number(
    [...numerals.replace(/[○0O]/g, '〇')]
      .map((c) => (c === '零' || c === '〇' ? 0 : DIGITS.indexOf(c) - 1))
      .join(''),
  );

/** 二十八 → 28, 廿八 → 28, 元 → 1. */
function hanSmall(numerals: string): number {
  const plain = numerals
    .replace('廿', '二十')
    .replace('卅', '三十')
    .replace(/[元正]/, '一');
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['', plain];
  const digit = (c: string | undefined): number => (c ? DIGITS.indexOf(c.slice(-1)) - 1 : 0);
  return plain.includes('十') ? (tens ? digit(tens) : 1) * 10 + digit(ones) : digit(ones);
}

const twoDigits = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** `year` has four digits, as all patterns above have it. */
function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

const half = (text: string): string =>
  text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

/** The first date in a short text, in any of the shapes that reports and their pages use, or null. */
export function readDate(printed: string): string | null {
  const text = half(printed);
  const ymd = YMD.exec(text) ?? COMPACT.exec(text);
  if (ymd) return iso(Number(ymd[1]), Number(ymd[2]), Number(ymd[3]));
  const dmy = DMY.exec(text);
  if (dmy) return iso(Number(dmy[3]), Number(dmy[2]), Number(dmy[1]));
  const han = HAN_DATE.exec(text);
  if (!han) return null;
  return iso(hanYear(han[1] ?? ''), hanSmall(han[2] ?? ''), hanSmall(han[3] ?? ''));
}

const CLOCK = '\\s*(?:\\d{1,2}\\s*[:：]\\s*\\d{1,2}(?:\\s*[:：]\\s*\\d{1,2})?)?';
/** A line of nothing but a date, with a clock time, brackets or 印发 at most. */
const ONLY_DATE = new RegExp(
  `^[（(【[]?\\s*(?:[\\d０-９]{4}\\s*[-/.年]\\s*[\\d０-９]{1,2}\\s*[-/.月]\\s*[\\d０-９]{1,2}\\s*日?|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|[一二][〇○零0O一二三四五六七八九]{3}\\s*年\\s*[元正一二三四五六七八九十]{1,2}\\s*月\\s*[一二三四五六七八九十廿卅]{1,3}\\s*[日号])${CLOCK}\\s*[)）】\\]]?(?:印发)?$`,
);

const isDateLine = (line: Line): boolean => ONLY_DATE.test(line.text);
/** A page's clock, not the report's date. */
const isToday = (text: string): boolean => /今天是|星期|农历|欢迎/.test(text);

function fromLabel(
  labels: readonly Label[],
  kind: LabelKind,
  sure: Basis['sure'],
): DatedBasis | null {
  for (const label of labels) {
    const date = label.kind === kind && !isToday(label.value) ? readDate(label.value) : null;
    if (date === null) continue;
    const quote = `${label.label}:${label.value}`;
    return {
      iso: date,
      basis: { sure, from: 'metadata', quote, ...(label.span ? { span: label.span } : {}) },
    };
  }
  return null;
}

const fromLine = (line: Line, from: Basis['from'], sure: Basis['sure']): DatedBasis | null => {
  const date = readDate(line.text);
  if (date === null) return null;
  return {
    iso: date,
    basis: { sure, from, quote: line.text, span: { start: line.start, end: line.end } },
  };
};

/** Whether the line above names a body: then the date is a signature's (a covering letter in the head). */
const isSigned = (lines: readonly Line[], at: number): boolean =>
  /(?:政府|委|委员会|局|厅|办|办公室|办事处|管委会)$/.test(lines[at - 1]?.text ?? '') &&
  (lines[at - 1]?.text.length ?? 99) <= 30;

/** Words of a page's line under the title: a date beside them is the page's. */
const PAGE_LINE = /来源|作者|编辑|浏览|阅读|点击|访问|字号|字体|打印|分享|发表于|发布于/;
const MAX_PAGE_LINE = 90;

/** 2024-03-01 09:30 | 某市水务局: who put it up. */
const BY_WHOM = / ?[|｜] ?\S{2,30}$/;

/** Whether a line dates the page: nothing but a date, or one among the page's own words. */
const datesPage = (text: string): boolean =>
  ONLY_DATE.test(text) ||
  ONLY_DATE.test(text.replace(BY_WHOM, '')) ||
  (text.length <= MAX_PAGE_LINE && !/。/.test(text) && PAGE_LINE.test(text) && !isToday(text));

/** A date without a label in the head or in what was set aside: alone on its line, or behind the source. */
function bareDate(view: View, labels: readonly Label[]): DatedBasis | null {
  for (const label of labels) {
    const date = label.kind === 'source' && !isToday(label.value) ? readDate(label.value) : null;
    if (date !== null) {
      const quote = `${label.label}:${label.value}`;
      return { iso: date, basis: { sure: 'likely', from: 'metadata', quote } };
    }
  }
  for (const [i, line] of view.head.entries()) {
    if (!datesPage(line.text) || isSigned(view.head, i)) continue;
    const dated = fromLine(line, 'metadata', 'likely');
    if (dated) return dated;
  }
  for (const aside of view.asides) {
    if (aside.kind === 'footer' || aside.kind === 'footnote' || aside.kind === 'deleted') continue;
    for (const line of aside.text.split('\n')) {
      const date = datesPage(line.trim()) && !isToday(line) ? readDate(line) : null;
      if (date === null) continue;
      return { iso: date, basis: { sure: 'likely', from: 'metadata', quote: line.trim() } };
    }
  }
  return null;
}

/** When the page was put up: labels first, in the order of what they mean; a page's clock never. */
export function readPublished(view: View, labels: readonly Label[]): DatedBasis | null {
  return (
    fromLabel(labels, 'published', 'certain') ??
    fromLabel(labels, 'sent', 'certain') ??
    fromLabel(labels, 'dated', 'likely') ??
    fromLabel(labels, 'updated', 'likely') ??
    bareDate(view, labels) ??
    fromLabel(labels, 'made', 'unsure')
  );
}

/** When the report was signed: a date alone on a line at the end or under a covering letter, or 成文日期. */
export function readSigned(view: View, labels: readonly Label[]): DatedBasis | null {
  for (const line of [...view.tail].reverse()) {
    if (isDateLine(line)) return fromLine(line, 'signature', 'certain');
  }
  const closing = view.tail.at(-1);
  const inLine =
    closing &&
    /(?:政府|委员会|局|厅|办公室|办事处|管委会)\s*\S{0,2}\d{4}年\d{1,2}月\d{1,2}日$/.test(
      closing.text,
    );
  if (closing && inLine) {
    const date = readDate(closing.text.slice(-14));
    if (date !== null) {
      const span = { start: closing.start, end: closing.end };
      return {
        iso: date,
        basis: { sure: 'likely', from: 'signature', quote: closing.text.slice(-40), span },
      };
    }
  }
  for (const [i, line] of view.lines.slice(0, 40).entries()) {
    if (isDateLine(line) && isSigned(view.lines, i)) return fromLine(line, 'signature', 'likely');
  }
  return fromLabel(labels, 'made', 'likely');
}
