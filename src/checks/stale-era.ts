import { anniversaries, eras, occasions, type Era } from '../catalog/eras';
import type { Finding } from '../model/finding';
import { fails, holds, type Evidence } from './findings';
import { sentenceAt, type Reading, type Sentence } from './reading';

const RULE = 'stale.era';
/** 2025年是“十四五”规划收官之年: the year that is said to be the first or the last of a spell. */
const SAID = /(20\d\d)年(?:度)?,?(?:既|也|正|恰逢|恰|不仅)?(?:是|为|作为)[^。;]{0,40}$/;
/** Between the spell's name and what the year is of it. */
const FIRST_OR_LAST =
  /^[^,。;、\d]{0,14}?(?:的)?(开局|起步|启动|第一|首|收官|最后一|终)(?:之)?[^,。;、\d]{0,2}年/;
const FIRST = new Set(['开局', '起步', '启动', '第一', '首']);
/** What is told of a spell that is over, or of two at once. */
const CLOSING =
  /总结|回顾|验收|评估|表彰|先进|以来|成果|成效|收官|圆满|顺利|期间|期末|末期|终期|自20|衔接|接续|基础上|经验|完成情况|获评|荣获|授予|曾|原|历年|近年/;
/** What is still to be done, or was done in the year. */
const ACTIVE =
  /(?:谋划|编制|制定|启动|推进|推动|实施|落实|开展|贯彻|深化|参加|组织|学习|执行|抓好|做好|做实)[^,。;、]{0,10}$/;
const AHEAD = /^[^,。;]{0,10}(?:攻坚|工作|任务|建设|规划|学习|考试|宣传|要求|目标)/;
/** What celebrates it. */
const CELEBRATED = /(?:庆祝|喜迎|迎接|纪念|献礼|迎|今年是|今年正值|今年恰逢)(?:伟大的)?$/;
const YEARS = /^(\d{1,3})周年/;

/** Spells whose first or last year is another, or that are over, and anniversaries of another year. */
export function checkEras(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const era of eras)
    for (const words of era.words)
      for (const at of reading.placesOf(words)) {
        const finding = saidYear(reading, era, at, words) ?? isOver(reading, era, at, words.length);
        if (finding !== null) found.push(finding);
      }
  return [...found, ...celebrated(reading), ...once(reading)];
}

/** The year that the sentence says it is, before `at`, with its place. */
function yearSaid(
  { text }: Reading,
  sentence: Sentence,
  at: number,
): { year: number; evidence: Evidence } | null {
  const before = text.slice(sentence.start, at);
  const m = SAID.exec(before);
  if (m === null || /20\d\d年/.test(m[0].slice(5))) return null;
  const start = sentence.start + m.index;
  return { year: Number(m[1]), evidence: [{ start, end: start + 5 }] };
}

/** 2025年是“十五五”规划开局之年: against the spell's own first or last year. */
function saidYear(reading: Reading, era: Era, at: number, words: string): Finding | null {
  const sentence = sentenceAt(reading, at);
  const part = FIRST_OR_LAST.exec(reading.text.slice(at + words.length, at + words.length + 24));
  if (sentence === undefined || part === null) return null;
  const said = yearSaid(reading, sentence, at);
  if (said === null) return null;
  const which = part[1] ?? '';
  const wanted = FIRST.has(which) ? era.from : era.to;
  const params = { title: `${era.title}${which}之年`, printed: said.year, wanted };
  return (said.year === wanted ? holds : fails)(RULE, said.evidence, params);
}

/** “七五”普法 among the work of 2023, “十四五” among the plans for 2026. */
function isOver(reading: Reading, era: Era, at: number, length: number): Finding | null {
  const { year } = reading.parsed.meta;
  const sentence = sentenceAt(reading, at);
  if (year === null || sentence === undefined) return null;
  // In the year behind it a spell is summed up and its papers are still in force.
  const over = sentence.role === 'plans' ? year + 1 > era.to : year > era.to + 1;
  const { words } = sentence;
  if (!over || CLOSING.test(words) || speaksOfLater(words, era)) return null;
  const offset = at - sentence.start;
  // A paper and its period are looked at elsewhere.
  if (words.lastIndexOf('《', offset) > words.lastIndexOf('》', offset)) return null;
  if (/^[^,。;]{0,6}\(\d{4}/.test(words.slice(offset + length))) return null;
  if (!ACTIVE.test(words.slice(0, offset)) && !AHEAD.test(words.slice(offset + length)))
    return null;
  const params = { title: era.title, printed: `${era.from}—${era.to}`, year };
  return fails(RULE, [{ start: at, end: at + length }], params, { code: 'stale.era.over' });
}

const speaksOfLater = (sentence: string, era: Era): boolean =>
  eras.some((e) => e.from > era.to && e.words.some((words) => sentence.includes(words)));

/** 庆祝中国共产党成立101周年 in a report on 2023. */
function celebrated(reading: Reading): Finding[] {
  const { text, parsed } = reading;
  const { year } = parsed.meta;
  const found: Finding[] = [];
  if (year === null) return found;
  for (let at = text.indexOf('周年'); at >= 0; at = text.indexOf('周年', at + 1)) {
    for (const { words, since } of anniversaries) {
      const start = text.lastIndexOf(words, at);
      if (start < 0 || at - start > words.length + 3) continue;
      const m = YEARS.exec(text.slice(start + words.length));
      const sentence = sentenceAt(reading, start);
      if (m === null || sentence === undefined) continue;
      const printed = since + Number(m[1]);
      const said = yearSaid(reading, sentence, start)?.year;
      if (said === undefined && !CELEBRATED.test(text.slice(Math.max(0, start - 8), start))) break;
      const wanted = said ?? (sentence.role === 'plans' ? year + 1 : year);
      const end = at + 2;
      const params = { title: text.slice(start, end), printed: wanted, wanted: printed };
      // What is celebrated may stand among the plans in the year of the report as well.
      if (said === undefined && printed === year) break;
      found.push((printed === wanted ? holds : fails)(RULE, [{ start, end }], params));
      break;
    }
  }
  return found;
}

/** 2023年是党的二十大召开之年. */
function once(reading: Reading): Finding[] {
  return occasions.flatMap(({ words, year }) => {
    const [at = -1] = reading.placesOf(words);
    const sentence = at < 0 ? undefined : sentenceAt(reading, at);
    const said = sentence === undefined ? null : yearSaid(reading, sentence, at);
    if (said === null) return [];
    const params = { title: words, printed: said.year, wanted: year };
    return [(said.year === year ? holds : fails)(RULE, said.evidence, params)];
  });
}
