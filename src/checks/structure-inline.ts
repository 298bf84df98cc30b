import type { Finding } from '../model/finding';
import { fails } from './findings';
import { inNumerals } from './markers';
import type { Reading } from './reading';

const RULE = 'structure.numbering';
/** The numbers of lists within a sentence that are looked for, with what shows that the one before stands. */
const steps = [2, 3, 4, 5, 6, 7, 8].map((n) => {
  const before = inNumerals(n - 1);
  return {
    number: n,
    numeral: inNumerals(n),
    // 二是, 二要, 二、, (二), 第二, 2.
    stands: new RegExp(`${before}(?:是|要|来|则|方面|、|\\)|,)|第${before}|${String(n - 1)}[.、)]`),
  };
});
type Step = (typeof steps)[number];

const stepOf: ReadonlyMap<string, Step> = new Map(steps.map((step) => [step.numeral, step]));

/** How such a number is written: 二是, 第二是, 第二. */
interface Form {
  readonly prefix: '' | '第';
  readonly suffix: '是' | ',';
}

/** Such a number in the text. */
interface Written {
  readonly at: number;
  readonly form: Form;
  readonly step: Step;
}

/** Found by the character that is always there, beside which a numeral seldom stands. */
function writtenIn(text: string): Written[] {
  const found: Written[] = [];
  for (let at = text.indexOf('是'); at >= 0; at = text.indexOf('是', at + 1)) {
    const step = stepOf.get(text[at - 1] ?? '');
    if (step === undefined) continue;
    const prefix = text[at - 2] === '第' ? '第' : '';
    found.push({ at: at - 1 - prefix.length, form: { prefix, suffix: '是' }, step });
  }
  for (let at = text.indexOf('第'); at >= 0; at = text.indexOf('第', at + 1)) {
    const step = text[at + 2] === ',' ? stepOf.get(text[at + 1] ?? '') : undefined;
    if (step !== undefined) found.push({ at, form: { prefix: '第', suffix: ',' }, step });
  }
  return found;
}

/** 一是压实责任,三是严格考核: a number left out in a list whose items are parted by commas, which no heading shows. */
export function checkInline({ text, parsed }: Reading): Finding[] {
  const found: Finding[] = [];
  const isHead = (at: number): boolean => parsed.sections.some((s) => s.head.start === at);
  for (const { at, form, step } of writtenIn(text)) {
    if (!begins(text[at - 1], form.prefix) || isHead(at)) continue;
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    const finding = judge(line, at, form, step);
    if (finding !== null) found.push(finding);
  }
  return found;
}

/** Items behind a stop are headings, which are judged as such; those with 第 are none. */
const begins = (sign: string | undefined, prefix: string): boolean =>
  sign === ',' ||
  sign === '、' ||
  sign === ':' ||
  (prefix !== '' && (sign === ';' || sign === '。'));

function judge(before: string, at: number, form: Form, step: Step): Finding | null {
  // A list that begins with 首先 does not go on from one before it in the paragraph.
  const first = form.prefix === '' ? -1 : before.lastIndexOf('首先');
  if (step.stands.test(first < 0 ? before : before.slice(first))) return null;
  if (step.number === 2 && before.includes('首先')) return null;
  if (/其次|再次|其二/.test(before)) return null;
  const written = (n: number): string => `${form.prefix}${inNumerals(n)}${form.suffix}`;
  const marker = written(step.number);
  const last = lastOf(before, written, step.number - 2);
  const code = last === null ? 'structure.numbering.start' : 'structure.numbering.skipped';
  const params = { marker, wanted: written(step.number - 1), previous: last ?? '' };
  return fails(RULE, [{ start: at, end: at + marker.length }], params, { code });
}

/** The nearest number up to `most` that stands before. */
function lastOf(before: string, written: (n: number) => string, most: number): string | null {
  for (let n = most; n >= 1; n--) if (before.includes(written(n))) return written(n);
  return most >= 1 && before.includes('首先') ? '首先' : null;
}
