import { done, remainder } from '../catalog/balances';
import type { Finding } from '../model/finding';
import { meets, sum, type Interval } from '../model/interval';
import { inUnitOf, isCount, printed, sameUnit, withWords } from './arithmetic';
import { cannotTell, fails, holds, spanOf, type Evidence } from './findings';
import { labelBefore, type Reading, type Sentence } from './reading';
import { label, listsIn, NEAR, STAGES, toldOf, type List } from './sum-lists';

const RULE = 'arithmetic.sum';
/** Two parts named alike (酒驾、醉驾) that make a little more than the whole look like a slip rather than like groups that overlap. */
const CLOSE = 0.08;
/** Groups of people that cut across one another: a farmer may be a woman, and old. Their sum says nothing of the whole. */
const GROUPS =
  /妇女|女性|女职工|未成年|儿童|老年|残疾|农民工?|牧民|少数民族|军人|军属|低保|困难|党员/;

/** Totals against their breakdowns: 其中 lists, lists in brackets, 分别, and what is done against what remains. */
export function checkSums(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences) {
    // A breakdown has two parts at least, whose whole may stand in the sentence before.
    if (sentence.role === 'plans' || sentence.quantities.length < 2) continue;
    for (const list of listsIn(reading, sentence)) {
      const finding = judge(reading, sentence, list);
      if (finding !== null) found.push(finding);
    }
    found.push(...remainders(reading, sentence), ...singleParts(reading, sentence));
  }
  return found;
}

function judge(reading: Reading, sentence: Sentence, list: List): Finding | null {
  const { whole, parts } = list;
  const total: Interval = sum(parts);
  const evidence: Evidence = [spanOf(whole), ...parts.map(spanOf)];
  const { calculated, params } = toldOf(reading, sentence, whole, parts);
  if (meets(total, whole, 1e-9)) return holds(RULE, evidence, params);
  const less = total.high !== null && whole.low !== null && total.high < whole.low;
  if (list.labels.filter((l) => GROUPS.test(l)).length >= 2)
    return cannotTell(RULE, 'overlappingList', evidence, params);
  const near = Math.abs(calculated - whole.value) <= NEAR * whole.value;
  if (less) {
    // A list of known kinds may leave some of them out; only a small gap looks like a slip.
    const told = list.closed || (near && (list.complete || parts.length >= 3));
    if (!list.partial && told) return fails(RULE, evidence, params);
    return cannotTell(RULE, 'partialList', evidence, params);
  }
  const tooBig = parts.find((q) => q.low !== null && whole.high !== null && q.low > whole.high);
  if (tooBig !== undefined) {
    const more = { code: 'arithmetic.sum.part' };
    return fails(RULE, evidence, { ...params, part: withWords(reading, sentence, tooBig) }, more);
  }
  const stages = list.labels.filter((l) => STAGES.test(l)).length >= 2;
  // Kinds that overlap seldom come so near to the whole.
  const hardlyOver =
    whole.value >= 10 && calculated - whole.value <= CLOSE * whole.value && namedAlike(list.labels);
  const told = list.complete || (near && parts.length >= 3) || hardlyOver;
  if (list.complete || (told && !stages)) return fails(RULE, evidence, params);
  return cannotTell(RULE, 'overlappingList', evidence, params);
}

/** Whether what stands before the figures ends alike: 县本级设定, 上级设定. */
const namedAlike = (labels: readonly string[]): boolean =>
  new Set(labels.map((words) => words.trimEnd().at(-1))).size === 1;

const remains = new RegExp(`(?:${remainder})`);
const isDone = new RegExp(`(?:${done})`);

/** 发现A个,已整改B个,剩余C个. */
function remainders(reading: Reading, sentence: Sentence): Finding[] {
  const found: Finding[] = [];
  if (sentence.quantities.length < 3 || !remains.test(sentence.words)) return found;
  const counts = sentence.quantities.filter(isCount);
  for (let i = 0; i + 2 < counts.length; i++) {
    const [whole, part, rest] = counts.slice(i, i + 3);
    if (whole === undefined || part === undefined || rest === undefined) continue;
    if (!sameUnit(whole.unit, part.unit) || !sameUnit(whole.unit, rest.unit)) continue;
    const restWords = label(reading, sentence, rest);
    const partWords = label(reading, sentence, part);
    if (!remains.test(restWords) || remains.test(partWords) || !isDone.test(partWords)) continue;
    if (isDone.test(labelBefore(reading, sentence, sentence.quantities.indexOf(whole)))) continue;
    const evidence: Evidence = [spanOf(whole), spanOf(part), spanOf(rest)];
    const params = {
      whole: withWords(reading, sentence, whole),
      parts: `${withWords(reading, sentence, part)}+${withWords(reading, sentence, rest)}`,
      calculated: inUnitOf(reading, whole, part.value + rest.value),
    };
    const agrees = meets(sum([part, rest]), whole);
    found.push(
      agrees
        ? holds(RULE, evidence, params)
        : fails(RULE, evidence, params, { code: 'arithmetic.sum.rest' }),
    );
  }
  return found;
}

/** 移送线索57条,其中涉黑涉恶61条: one part that is more than its whole. */
function singleParts(reading: Reading, sentence: Sentence): Finding[] {
  if (!sentence.words.includes('其中')) return [];
  return sentence.quantities.flatMap((part, i) => {
    const whole = sentence.quantities[i - 1];
    if (whole === undefined || !isCount(part) || !isCount(whole)) return [];
    // A second part is judged with the first as a list.
    const next = sentence.quantities[i + 1];
    if (next !== undefined && isCount(next) && sameUnit(next.unit, whole.unit)) return [];
    if (part.unit !== whole.unit || part.role !== 'result' || whole.role !== 'result') return [];
    if (part.low === null || whole.high === null || part.low <= whole.high) return [];
    if (!/^[,(]?其中[,:]?[^,。;:]{0,12}$/.test(reading.text.slice(whole.end, part.start)))
      return [];
    // 民事案件7宗,行政案件9宗,其中开庭14宗: of the whole list.
    const before = reading.text.slice(sentence.start, whole.start);
    if (/其中|分别/.test(before) || sentence.quantities[i - 2]?.unit === whole.unit) return [];
    const params = {
      whole: withWords(reading, sentence, whole),
      part: withWords(reading, sentence, part),
      parts: withWords(reading, sentence, part),
      calculated: printed(reading, part),
    };
    const more = { code: 'arithmetic.sum.part' };
    return [fails(RULE, [spanOf(whole), spanOf(part)], params, more)];
  });
}
