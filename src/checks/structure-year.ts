import type { Finding } from '../model/finding';
import { fails, holds, spanOf, type Evidence } from './findings';
import type { Reading } from './reading';

const RULE = 'structure.year';
const PERIOD = /\d{4}年?\s*[-—–~至到]/;
const PLANS = '安排|打算|计划|下一?步|思路';
const plans = new RegExp(PLANS);
/** 2023年工作情况及下一步打算: the year is of what was done, which is named before the plans. */
const RESULTS_TOO = new RegExp(`20\\d\\d\\s*年(?![^及和与、]*(?:${PLANS}))[^及和与、]+[及和与、]`);

/** 存在的问题和2024年工作打算: the year is that of the plans. */
const YEAR_OF_PLANS = new RegExp(
  `(20\\d\\d)\\s*年度?(?:的|工作|重点|主要|法治|建设|政府){0,5}(?:${PLANS})`,
);
/** 到2025年,…: a target's year, whatever the report's. */
const TARGET = /(?:到|至|截至|于) ?20\d\d ?年/;

/** What year a heading may name: plans the next, everything else the reported one. */
export function checkHeadingYears(reading: Reading): Finding[] {
  const { sections, meta } = reading.parsed;
  const { year } = meta;
  if (year === null) return [];
  const found: Finding[] = [];
  for (const [i, section] of sections.entries()) {
    const title = reading.titles[i] ?? '';
    if (!title.includes('年') || TARGET.test(title)) continue;
    const evidence: Evidence = [spanOf(section.head)];
    const named = Number(/(?<!\d)(20\d\d)\s*年/.exec(title)?.[1] ?? NaN);
    const isPlan = section.role === 'plans' || plans.test(title);
    if (!Number.isNaN(named) && !PERIOD.test(title) && !/[《》]/.test(title)) {
      const wanted = isPlan ? year + 1 : year;
      const params = { named, year, wanted, title };
      const merged =
        named === year &&
        (section.role !== 'plans' || RESULTS_TOO.test(title)) &&
        !(isPlan && YEAR_OF_PLANS.test(title));
      // An item of the plans may look further ahead than the heading above it.
      const ahead = isPlan && section.depth > 1 && named > wanted;
      if (named === wanted || merged || ahead) found.push(holds(RULE, evidence, params));
      else
        found.push(fails(RULE, evidence, params, { code: isPlan ? 'structure.year.plan' : RULE }));
    } else if (/上一?年度?|去年/.test(title)) {
      const finding = lastYearHeading(reading, i, year);
      if (finding !== null) found.push(finding);
    }
  }
  return found;
}

/**
 * A heading with 上一年度 over a text that itself says the reported year by number: the rule's wording
 * (seen from the year of publication) and the report's own count of years stand side by side.
 */
function lastYearHeading(reading: Reading, index: number, year: number): Finding | null {
  const section = reading.parsed.sections[index];
  if (section === undefined) return null;
  const body = reading.text.slice(section.head.end, Math.min(section.end, section.head.end + 160));
  const opening = new RegExp(`^[。:\\s]*${year}年(?!\\d|[^,。]{0,4}[-—至])`);
  const at = opening.exec(body);
  if (at === null) return null;
  const start = section.head.end + at[0].lastIndexOf(String(year));
  const words = /上一?年度?|去年/.exec(reading.titles[index] ?? '')?.[0] ?? '';
  return fails(
    RULE,
    [spanOf(section.head), { start, end: start + 5 }],
    { words, year, title: reading.titles[index] ?? '' },
    { code: 'structure.year.last' },
  );
}
