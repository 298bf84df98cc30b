import type { Finding } from '../model/finding';
import type { Span } from '../model/span';
import { fails, holds, type Evidence } from './findings';
import type { Reading } from './reading';

const RULE = 'stale.date';
const DAY = /(20\d\d)年(\d{1,2})月(\d{1,2})日/g;

/** Publication before signature, and days in the text that lie after publication. */
export function checkDates(reading: Reading): Finding[] {
  const { publishedOn, signedOn, basis } = reading.parsed.meta;
  const found: Finding[] = [];
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
  for (const s of reading.sentences) {
    if (s.role === 'plans' || /将(?:于|在)|施行|实施|生效|期限|截止/.test(s.words)) continue;
    for (const m of s.words.matchAll(DAY)) {
      const day = `${m[1]}-${(m[2] ?? '').padStart(2, '0')}-${(m[3] ?? '').padStart(2, '0')}`;
      const start = s.start + m.index;
      if (day > last) {
        found.push(
          fails(
            RULE,
            [{ start, end: start + m[0].length }],
            { day, last },
            { code: 'stale.date.after' },
          ),
        );
      }
    }
  }
  return found;
}
