import { planOfYear } from '../catalog/checklists/roles';
import type { Finding } from '../model/finding';
import { charactersOf, isOneOf } from '../model/sieve';
import { fails, holds } from './findings';
import type { Reading, Sentence } from './reading';

const RULE = 'stale.year';
const REPORTING =
  /(?:现将|现就)[^。;]{0,24}?(?<!《)(?:20\d\d年?度?(?:至|[-—–~～]+))?(20\d\d)年(?:度|以来)?[^。;《]{0,40}(?:报告|汇报|公布|总结|通报)(?:如下|于后)?[。:]?$/;
const PLAN = new RegExp(planOfYear);
const SINCE =
  /^(?:[一二三四五六七八九十]+是|\d+[.、])?(20\d\d)年(?:以来|,?(?:我[省市县区州旗乡镇街局委办厅]|全[省市县区州旗乡镇街局]))/;
/** What these and `OPENING` begin with. */
const NUMERALS = charactersOf('0123456789一二三四五六七八九十');
/** The same before the first heading, where any actor may follow. */
const OPENING = /^(20\d\d)年(?:度|以来)?,/;

/** 印发《2022年…工作要点》: a paper for one year that was issued in the next, or last year's name. */
const ISSUED =
  /(?:印发|制定|出台|下发|发布)[^,。;《]{0,6}《[^《》]{0,24}?(20\d\d)年(?:度)?[^《》]{0,30}(?:工作要点|工作计划|工作方案|实施计划|考核方案|目录)》/;
/** 力争2023年…, 到2023年底: what is still to be reached. */
const AIM =
  /(?<!截)(?:力争|争取|确保|到|至|预计)(?:在)?(20\d\d)年(?!以来|[^,。;]{0,8}(?:基础|问题|整改|考核|总结|报告))/;
/** 2023年底前完成…: a term. */
const BEFORE_END = /(?<![截到至-])(20\d\d)年(?:底|末|\d{1,2}月底)前/;
/** 落实…2023年度工作要点: a plan of a year that is over. */
const AGENDA =
  /(?:落实|制定|编制|印发|出台|实施|执行|按照|紧扣|围绕|对照|聚焦)[^,。;《]{0,16}?(20\d\d)年度?[^,。;《]{0,18}(?:工作要点|工作计划|年度计划|工作方案|工作安排)(?!(?:完成|落实|执行)情况)/;

/** A year that belongs to another report where the reported year (or, in plans, the next) is meant. */
export function checkYears(reading: Reading): Finding[] {
  const { year } = reading.parsed.meta;
  if (year === null) return [];
  const found: Finding[] = [];
  for (const s of reading.sentences) {
    if (s.isHead) continue;
    const asked = s.role === 'plans' ? inPlans : inResults;
    for (const ask of asked) {
      const finding = ask(s, year);
      if (finding !== null) found.push(finding);
    }
  }
  return found;
}

/** What is asked of the year in a sentence; null where there is nothing to say. */
type Ask = (s: Sentence, year: number) => Finding | null;

const at = (s: Sentence, m: RegExpExecArray) => {
  const start = s.start + m.index + m[0].indexOf(m[1] ?? '');
  return [{ start, end: start + 5 }] as const;
};

/** 现将Y年…报告如下: the year that the report says it is about. */
function reporting(s: Sentence, year: number): Finding | null {
  if (!s.words.includes('现')) return null;
  const m = REPORTING.exec(s.words);
  if (m === null) return null;
  const params = { named: Number(m[1]), year };
  return (params.named === year ? holds : fails)(RULE, at(s, m), params);
}

/** Y年,我县… at the head of a sentence, of the year before: last year's sentence may have stayed. */
function since(s: Sentence, year: number): Finding | null {
  // Few sentences begin with a numeral: that is seen without trying the patterns.
  if (!isOneOf(NUMERALS, s.words.charCodeAt(0))) return null;
  const m = SINCE.exec(s.words) ?? (s.section < 0 ? OPENING.exec(s.words) : null);
  if (m === null || Number(m[1]) !== year - 1) return null;
  if (
    new RegExp(`${year}年|今年|本年`).test(s.words) ||
    /^20\d\d年[^,。]{0,10}(?:至|-|—|底|起)/.test(s.words)
  )
    return null;
  return fails(RULE, at(s, m), { named: year - 1, year }, { code: 'stale.year.since' });
}

/** A paper named after an earlier year, as if it had been issued in the reported one. */
function issued(s: Sentence, year: number): Finding | null {
  const m = s.words.includes('《') ? ISSUED.exec(s.words) : null;
  if (m === null || Number(m[1]) !== year - 1) return null;
  // What was issued in the year before may well be told again.
  if (new RegExp(`${year - 1}年`).test(s.words.slice(0, m.index))) return null;
  return fails(RULE, at(s, m), { named: year - 1, year });
}

/** 2024年,组织学习不少于6次: an aim of the reported year itself. */
const OWN_AIM = /^(20\d\d)年,[^。;]*(?:不少于|不低于|力争|确保|计划|拟于?)/;

const aimed = (words: string): RegExpExecArray | null =>
  words.includes('20')
    ? (AIM.exec(words) ?? BEFORE_END.exec(words) ?? AGENDA.exec(words) ?? OWN_AIM.exec(words))
    : null;

const MORE = { code: 'stale.year.plan' };

/** Y年,我县将…: plans are of a later year than the reported one. */
function inPlan(s: Sentence, year: number): Finding | null {
  const m = PLAN.exec(s.words) ?? aimed(s.words);
  if (m === null) return null;
  const params = { named: Number(m[1]), year, wanted: year + 1 };
  const judged = params.named > year ? holds : fails;
  return judged(RULE, at(s, m), params, MORE);
}

/** 2025年,我县将紧扣2024年度工作要点: behind the right year a paper of one that is over. */
function agendaBehind(s: Sentence, year: number): Finding | null {
  const first = PLAN.exec(s.words);
  if (first === null || Number(first[1]) <= year) return null;
  const from = first.index + first[0].length;
  const m = AGENDA.exec(s.words.slice(from));
  const named = Number(m?.[1]);
  if (m === null || named > year) return null;
  const start = s.start + from + m.index + m[0].indexOf(m[1] ?? '');
  const params = { named, year, wanted: year + 1 };
  return fails(RULE, [{ start, end: start + 5 }], params, MORE);
}

const inResults: readonly Ask[] = [reporting, since, issued];
const inPlans: readonly Ask[] = [inPlan, agendaBehind];
