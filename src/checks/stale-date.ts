import type { Finding } from '../model/finding';
import type { Span } from '../model/span';
import { fails, holds, type Evidence } from './findings';
import { sentenceAt, type Reading } from './reading';

const RULE = 'stale.date';
/** A day that is meant to come. */
const MEANT = /将(?:于|在)|施行|实施|生效|期限|截止/;
const DAY = /(20\d\d)年(\d{1,2})月(\d{1,2})日/g;

/** A report on a part of the year may be signed within it. */
const PART_OF_YEAR = /半年|季度|[\d一二三四五六七八九十]月/;

/**
 * A report on a year that was signed (or, where nobody signed, published) before the year's last two months: one of the
 * two is not of this year.
 */
function tooEarly({ parsed }: Reading): Finding[] {
  const { year, signedOn, publishedOn, title, basis } = parsed.meta;
  const date = signedOn ?? publishedOn;
  if (year === null || date === null || date >= `${year}-11`) return [];
  if (PART_OF_YEAR.test(title ?? '')) return [];
  const said = signedOn === null ? basis.publishedOn : basis.signedOn;
  const params = { date, year };
  return [fails(RULE, [said?.span ?? { start: 0, end: 0 }], params, { code: 'stale.date.early' })];
}

/** Publication before signature, a date before the year is over, and days in the text that lie after publication. */
export function checkDates(reading: Reading): Finding[] {
  const { publishedOn, signedOn, basis } = reading.parsed.meta;
  const found = tooEarly(reading);
  const evidence = (...spans: readonly (Span | undefined)[]): Evidence => {
    const [first, ...rest] = spans.filter((s) => s !== undefined);
    return [first ?? { start: 0, end: 0 }, ...rest];
  };
  if (publishedOn !== null && signedOn !== null) {
    const where = evidence(basis.signedOn?.span, basis.publishedOn?.span);
    const params = { publishedOn, signedOn };
    if (publishedOn >= signedOn) found.push(holds(RULE, where, params));
    else found.push(fails(RULE, where, params));
  }
  const last = [publishedOn, signedOn]
    .filter((d) => d !== null)
    .sort()
    .at(-1);
  if (last === undefined) return found;
  for (const m of reading.text.matchAll(DAY)) {
    const day = `${m[1]}-${(m[2] ?? '').padStart(2, '0')}-${(m[3] ?? '').padStart(2, '0')}`;
    if (day <= last) continue;
    const sentence = sentenceAt(reading, m.index);
    if (sentence === undefined || sentence.role === 'plans' || MEANT.test(sentence.words)) continue;
    const where = [{ start: m.index, end: m.index + m[0].length }] as const;
    found.push(fails(RULE, where, { day, last }, { code: 'stale.date.after' }));
  }
  return found;
}
