import { periods } from '../catalog/stale';
import type { Finding } from '../model/finding';
import { fails, holds } from './findings';
import { sentenceAt, type Reading } from './reading';

const RULE = 'stale.period';
const PERIOD = '[^》\\n]{0,4}?[(〔\\[]\\s*(\\d{4})年?\\s*([-—–−~至到]*)\\s*(\\d{4})年?\\s*[)〕\\]]';
const rules = periods.map((p) => ({ ...p, shape: new RegExp(PERIOD, 'y') }));

/** A named outline with another period than its own, or with its dash lost. */
export function checkPeriods(reading: Reading): Finding[] {
  const { text, parsed } = reading;
  const found: Finding[] = [];
  for (const rule of rules) {
    for (const at of reading.placesOf(rule.title)) {
      rule.shape.lastIndex = at + rule.title.length;
      const m = rule.shape.exec(text);
      if (m === null) continue;
      const [from, to] = [Number(m[1]), Number(m[3])];
      const evidence = [{ start: at, end: rule.shape.lastIndex }] as const;
      const wanted = rule.periods.map(([a, b]) => `${a}—${b}年`).join('、');
      const params = { title: rule.title, printed: `${from}${m[2] ?? ''}${to}`, wanted };
      const year = parsed.meta.year;
      if (m[2] === '') found.push(fails(RULE, evidence, params, { code: 'stale.period.dash' }));
      else if (rule.periods.some(([a, b]) => a === from && b === to) && isEarly(year, from))
        found.push(
          fails(
            RULE,
            evidence,
            { ...params, printed: `${from}—${to}`, year: year ?? 0 },
            {
              code: 'stale.period.early',
            },
          ),
        );
      else if (isOver(reading, at, rule, to))
        found.push(
          fails(
            RULE,
            evidence,
            { ...params, printed: `${from}—${to}`, year: year ?? 0 },
            { code: 'stale.period.over' },
          ),
        );
      else if (rule.periods.some(([a, b]) => a === from && b === to))
        found.push(holds(RULE, evidence, params));
      else if (rule.everywhere !== true && isLocal(text, at)) continue;
      else found.push(fails(RULE, evidence, params));
    }
  }
  return found;
}

/** Whether the period begins later than in the year after the reported one: nobody could have named it yet. */
const isEarly = (year: number | null, from: number): boolean => year !== null && from > year + 1;

/** A place's own plan of the same name (《某市法治政府建设实施纲要》) may have its own period. */
const isLocal = (text: string, at: number): boolean =>
  /[省市县区州旗][^《,。]{0,6}$/.test(text.slice(Math.max(0, at - 12), at));

/** What is told of a plan that is over. */
const CLOSING = /总结|回顾|评估|验收|表彰|以来|成效|收官|完成情况|期满|终期|印发|原|废止/;

/** Whether a later one has taken its place: a year behind its end among the plans, two years behind it anywhere. */
function isOver(reading: Reading, at: number, rule: (typeof rules)[number], to: number): boolean {
  const { year } = reading.parsed.meta;
  if (year === null || year <= to || !rule.periods.some(([, end]) => end === to)) return false;
  const later = rule.next ?? rule.periods.find(([from]) => from > to)?.[0];
  if (later === undefined || later > year) return false;
  const sentence = sentenceAt(reading, at);
  if (sentence === undefined || CLOSING.test(sentence.words)) return false;
  return year > to + 1 || sentence.role === 'plans';
}
