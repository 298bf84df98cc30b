import { planOfYear } from '../catalog/checklists/roles';
import type { Finding } from '../model/finding';
import { fails, holds } from './findings';
import type { Reading, Sentence } from './reading';

const RULE = 'stale.year';
const REPORTING =
  /(?:现将|现就)[^。;]{0,24}?(?<!《)(?:20\d\d年?度?(?:至|[-—–~～]+))?(20\d\d)年(?:度|以来)?[^。;《]{0,40}(?:报告|汇报|公布|总结|通报)(?:如下|于后)?[。:]?$/;
const PLAN = new RegExp(planOfYear);
const SINCE =
  /^(?:[一二三四五六七八九十]+是|\d+[.、])?(20\d\d)年(?:以来|,?(?:我[省市县区州旗乡镇街局委办厅]|全[省市县区州旗乡镇街局]))/;
/** The same before the first heading, where any actor may follow. */
const OPENING = /^(20\d\d)年(?:度|以来)?,/;

/** A year that belongs to another report where the reported year (or, in plans, the next) is meant. */
export function checkYears(reading: Reading): Finding[] {
  const { year } = reading.parsed.meta;
  if (year === null) return [];
  return reading.sentences.flatMap((s) => {
    if (s.isHead) return [];
    if (s.role === 'plans') return inPlan(s, year);
    return [...reporting(s, year), ...since(s, year)];
  });
}

const at = (s: Sentence, m: RegExpExecArray) => {
  const start = s.start + m.index + m[0].indexOf(m[1] ?? '');
  return [{ start, end: start + 5 }] as const;
};

/** 现将Y年…报告如下: the year that the report says it is about. */
function reporting(s: Sentence, year: number): Finding[] {
  if (!s.words.includes('现')) return [];
  const m = REPORTING.exec(s.words);
  if (m === null) return [];
  const params = { named: Number(m[1]), year };
  return params.named === year ? [holds(RULE, at(s, m), params)] : [fails(RULE, at(s, m), params)];
}

/** Y年,我县… at the head of a sentence, of the year before: last year's sentence may have stayed. */
function since(s: Sentence, year: number): Finding[] {
  const m = SINCE.exec(s.words) ?? (s.section < 0 ? OPENING.exec(s.words) : null);
  if (m === null || Number(m[1]) !== year - 1) return [];
  if (
    new RegExp(`${year}年|今年|本年`).test(s.words) ||
    /^20\d\d年[^,。]{0,10}(?:至|-|—|底|起)/.test(s.words)
  )
    return [];
  return [fails(RULE, at(s, m), { named: year - 1, year }, { code: 'stale.year.since' })];
}

/** Y年,我县将…: plans are of a later year than the reported one. */
function inPlan(s: Sentence, year: number): Finding[] {
  const m = PLAN.exec(s.words);
  if (m === null) return [];
  const params = { named: Number(m[1]), year, wanted: year + 1 };
  if (params.named > year) return [holds(RULE, at(s, m), params, { code: 'stale.year.plan' })];
  return [fails(RULE, at(s, m), params, { code: 'stale.year.plan' })];
}
