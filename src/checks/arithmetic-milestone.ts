import type { Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { printed, sameUnit } from './arithmetic';
import { fails, holds, spanOf, type Evidence } from './findings';
import type { Reading, Sentence } from './reading';

const RULE = 'arithmetic.milestone';
const ROUND = '(?:[\\d.]+|[一二两三四五六七八九])?[十百千万亿]+|[\\d.]+';
const UNIT = '[件元户人次个家起份篇场条项宗]{1,2}';
/** 首次突破三千件: the mark that is said to have been passed, with what stands before the word on its own clause. */
const PASSED = new RegExp(`突破了?(${ROUND})(${UNIT})(?![\\u4e00-\\u9fff]{0,3}以下)`, 'g');
/** What may stand between a figure and the mark it is said to have passed. */
const LINK =
  /^[,;]?(?:(?:同比|较上年(?:同期)?|比上年(?:同期)?)[^,;。]{0,14}[,;])?(?:数量|总量|总数|总额|已|并|且|历史性地?|首次|首度|一举|成功|率先|连续[^,;。]{0,4})*$/;
/** 首次突破百件,达86件. */
const BEHIND = /^(?:大关|关口)?[,;]?(?:共|已)?(?:达到?了?|为|共计|有)$/;
const DIGITS = '零一二三四五六七八九';
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** 3万, 三千, 百: the value of a round number. */
function valueOf(words: string): number {
  const head = /^[\d.]+/.exec(words)?.[0];
  const first = words[0] ?? '';
  const lead =
    head !== undefined
      ? Number(head)
      : first === '两'
        ? 2
        : DIGITS.includes(first)
          ? DIGITS.indexOf(first)
          : 1;
  return [...words].reduce((n, sign) => n * (POWERS[sign] ?? 1), lead);
}

/** A mark that is said to have been passed, by a figure that is below it. */
export function checkMilestones(reading: Reading): Finding[] {
  const { text } = reading;
  if (!text.includes('突破')) return [];
  const found: Finding[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans' || !sentence.words.includes('突破')) continue;
    for (const m of sentence.words.matchAll(PASSED)) {
      const at = sentence.start + m.index;
      const end = at + m[0].length;
      const figure = figureOf(text, sentence, at, end, m[2] ?? '');
      if (figure === undefined || figure.role !== 'result') continue;
      const mark = valueOf(m[1] ?? '');
      const evidence: Evidence = [{ start: at, end }, spanOf(figure)];
      const params = { mark: m[0].slice(2), value: printed(reading, figure) };
      const below = figure.high !== null && figure.high < mark;
      found.push(below ? fails(RULE, evidence, params) : holds(RULE, evidence, params));
    }
  }
  return found;
}

/** The figure of the same unit right before the mark, or right behind it. */
function figureOf(
  text: string,
  { quantities }: Sentence,
  at: number,
  end: number,
  unit: string,
): Quantity | undefined {
  const fits = (q: Quantity): boolean => sameUnit(q.unit, unit) && /count|money/.test(q.kind);
  const before = quantities.findLast((q) => q.end <= at && fits(q));
  if (before !== undefined && LINK.test(text.slice(before.end, at))) return before;
  const behind = quantities.find((q) => q.start >= end);
  return behind !== undefined && fits(behind) && BEHIND.test(text.slice(end, behind.start))
    ? behind
    : undefined;
}
