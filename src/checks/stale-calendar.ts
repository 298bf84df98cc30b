import type { Finding } from '../model/finding';
import { fails } from './findings';
import type { Reading } from './reading';

const RULE = 'stale.date';
const MOST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** A year, a month and perhaps a day around a 月; what is no day (3个月, 36月龄) has neither a year before nor 日 behind. */
const BEFORE = /(?:(?<!\d)((?:19|20)\d\d)年)?(?<![\d.])(\d{1,2})$/;
const BEHIND = /^(\d{1,2})[日号]/;
/** 9月至6月, 3月15日至10日: the end of a span in the same year or month. */
const UNTIL = /^(?:(\d{1,2})[日号])?(?:至|到|-|—|~)(\d{1,2})([月日号])(?![一-龥]{0,2}年)/;
/** As many characters before a 月 as a year and a month take. */
const REACH = 7;

/** The days of a month; 28 for a February of a year that is told and has no 29th. */
const daysOf = (month: number, year: number | null): number =>
  month === 2 && year !== null && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))
    ? 28
    : (MOST_DAYS[month - 1] ?? 0);

/** Days that no calendar has (2月30日, 13月), and spans that end before they begin (2020年9月至6月). */
export function checkCalendar({ text }: Reading): Finding[] {
  const found: Finding[] = [];
  for (let at = text.indexOf('月'); at >= 0; at = text.indexOf('月', at + 1)) {
    const before = BEFORE.exec(text.slice(Math.max(0, at - REACH), at));
    if (before === null) continue;
    const year = before[1] === undefined ? null : Number(before[1]);
    const month = Number(before[2]);
    const rest = text.slice(at + 1, at + 12);
    const day = BEHIND.exec(rest);
    const start = at - before[0].length;
    if (year === null && day === null) continue;
    const end = at + 1 + (day?.[0].length ?? 0);
    const words = text.slice(start, end);
    if (
      month < 1 ||
      month > 12 ||
      (day !== null && (Number(day[1]) < 1 || Number(day[1]) > daysOf(month, year)))
    ) {
      found.push(fails(RULE, [{ start, end }], { words }, { code: 'stale.date.impossible' }));
      continue;
    }
    const until = UNTIL.exec(rest);
    if (until === null || !endsEarlier(year, month, until)) continue;
    const span = { start, end: at + 1 + until[0].length };
    const params = { words: text.slice(span.start, span.end) };
    found.push(fails(RULE, [span], params, { code: 'stale.date.range' }));
  }
  return found;
}

/** Whether the span ends in an earlier month of the same year, or on an earlier day of the same month. */
function endsEarlier(year: number | null, month: number, until: RegExpExecArray): boolean {
  const [, firstDay, last, unit] = until;
  if (unit !== '月') return firstDay !== undefined && Number(last) < Number(firstDay);
  // Without a year a season may go on into the next: 每年11月至3月.
  return year !== null && Number(last) < month;
}
