import { builtIn } from '../catalog/checklists/builtIn';
import type { Checklist } from '../model/checklist';
import type { ChecklistEntry, Finding } from '../model/finding';
import type { ParsedText } from '../model/parsed';
import { overlaps } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { checkBases } from './arithmetic-base';
import { checkChanges } from './arithmetic-change';
import { checkConflicts } from './arithmetic-conflict';
import { checkDigits } from './arithmetic-digits';
import { checkFacts } from './arithmetic-facts';
import { checkMilestones } from './arithmetic-milestone';
import { checkMixed } from './arithmetic-mixed';
import { checkOrders } from './arithmetic-order';
import { checkRates } from './arithmetic-rate';
import { checkScale } from './arithmetic-scale';
import { checkShares } from './arithmetic-share';
import { checkSums } from './arithmetic-sum';
import { checkRatesTwice } from './arithmetic-twice';
import { checkDenials } from './arithmetic-zero';
import { fillingLists, fillLists } from './checklist-fill';
import { checkKinds } from './copied-kind';
import { checkSigner } from './copied-organ';
import { checkPlaces } from './copied-place';
import { readingOf, type Reading } from './reading';
import { checkCalendar } from './stale-calendar';
import { checkDates } from './stale-date';
import { checkEras } from './stale-era';
import { checkFormer } from './stale-former';
import { checkRevisions } from './stale-law';
import { checkPeriods } from './stale-period';
import { checkTemplate } from './stale-template';
import { checkYears } from './stale-year';
import { checkCounts } from './structure-count';
import { checkEmpty } from './structure-empty';
import { checkFrame } from './structure-frame';
import { checkInline } from './structure-inline';
import { checkNumbering } from './structure-numbering';
import { checkRepeated } from './structure-repeated';
import { checkTitles } from './structure-titles';
import { checkHeadingYears } from './structure-year';
import { checkBrackets } from './wording-brackets';
import { checkWording } from './wording-slips';

/**
 * A check reads one prepared report and says what it saw, one that has much to do in steps; it never throws for a bad
 * report.
 */
export type Check = (reading: Reading) => readonly Finding[] | Steps<readonly Finding[]>;

/** Every check by name, in the order in which their findings are shown where they point at the same place. */
const checks: readonly (readonly [name: string, check: Check])[] = [
  ['arithmetic.rate', checkRates],
  ['arithmetic.rate', checkShares],
  ['arithmetic.sum', checkSums],
  ['arithmetic.sum', checkMixed],
  ['arithmetic.change', checkChanges],
  ['arithmetic.change', checkBases],
  ['arithmetic.order', checkOrders],
  ['arithmetic.conflict', checkConflicts],
  ['arithmetic.conflict', checkRatesTwice],
  ['arithmetic.conflict', checkDigits],
  ['arithmetic.zero', checkDenials],
  ['arithmetic.milestone', checkMilestones],
  ['arithmetic.scale', checkScale],
  ['arithmetic.facts', checkFacts],
  ['structure.numbering', checkNumbering],
  ['structure.numbering', checkInline],
  ['structure.count', checkCounts],
  ['structure.title', checkTitles],
  ['structure.empty', checkEmpty],
  ['structure.repeated', checkRepeated],
  ['structure.year', checkHeadingYears],
  ['structure.frame', checkFrame],
  ['stale.year', checkYears],
  ['stale.period', checkPeriods],
  ['stale.era', checkEras],
  ['stale.law', checkRevisions],
  ['stale.body', checkFormer],
  ['stale.template', checkTemplate],
  ['stale.date', checkDates],
  ['stale.date', checkCalendar],
  ['copied.place', checkPlaces],
  ['copied.place', checkKinds],
  ['copied.organ', checkSigner],
  ['wording.brackets', checkBrackets],
  ['wording.slip', checkWording],
];

const firstOf = (f: Finding): number => f.evidence[0].start;

/** Runs every check on one report. A check that throws is reported as a finding of its own and harms no other. */
export const runChecks = (
  parsed: ParsedText,
  list: typeof checks = checks,
  reading: Reading = readingOf(parsed),
): Finding[] => atOnce(runningChecks(list, reading));

/** The same, a check a step. */
function* runningChecks(list: typeof checks, reading: Reading): Steps<Finding[]> {
  const found: Finding[] = [];
  for (const [name, check] of list) {
    try {
      const said = check(reading);
      found.push(...('next' in said ? yield* said : said));
    } catch (error) {
      found.push(failed(name, error));
    }
    yield;
  }
  return withoutEchoes(found).sort((a, b) => firstOf(a) - firstOf(b));
}

/** What a more telling check already speaks of at the same place is not said again: a slip of wording, two values. */
const withoutEchoes = (found: readonly Finding[]): Finding[] => {
  const said = found.filter((f) => f.rule.startsWith('stale') && f.verdict === 'fails');
  const twice = found.filter((f) => f.code === 'arithmetic.conflict' && f.verdict === 'fails');
  return found.filter((f) => {
    if (f.code === 'arithmetic.conflict.digits')
      return !twice.some((t) => overlaps(t.evidence[0], f.evidence[0]));
    return (
      !f.rule.startsWith('wording') || !said.some((s) => overlaps(s.evidence[0], f.evidence[0]))
    );
  });
};

const failed = (check: string, error: unknown): Finding => ({
  rule: 'engine.failed',
  code: 'engine.failed',
  severity: 'info',
  verdict: 'cannotTell',
  reason: 'engine',
  params: { check, message: error instanceof Error ? error.message : String(error) },
  evidence: [{ start: 0, end: 0 }],
});

/** The state of every item of the given lists (the built-in ones unless said otherwise) for this report. */
export function fillChecklist(
  parsed: ParsedText,
  lists: readonly Checklist[] = builtIn,
  reading: Reading = readingOf(parsed),
): ChecklistEntry[] {
  return fillLists(reading, lists);
}

/** What the checks and the checklists say of one report. */
interface Judgement {
  readonly findings: Finding[];
  readonly checklist: ChecklistEntry[];
}

/** Findings and checklist of one report, which is prepared only once. */
export const judge = (parsed: ParsedText): Judgement => atOnce(judging(parsed));

/** The same in steps. */
export function* judging(parsed: ParsedText): Steps<Judgement> {
  const reading = readingOf(parsed);
  yield;
  void reading.words;
  yield;
  const findings = yield* runningChecks(checks, reading);
  return { findings, checklist: yield* fillingLists(reading, builtIn) };
}
