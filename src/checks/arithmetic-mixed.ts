import type { Finding } from '../model/finding';
import { meets, sum } from '../model/interval';
import type { Quantity } from '../model/quantity';
import { isCount, sameUnit, wordsBefore } from './arithmetic';
import { cannotTell, holds, spanOf, type Evidence } from './findings';
import type { Reading, Sentence } from './reading';
import { isNear, label, STAGES, toldOf, TOTAL } from './sum-lists';

const RULE = 'arithmetic.sum';
/** What counts acts, cases and papers: 120件次 may well be 80场次 and 40起. People, vehicles and places are none of these. */
const ACTS = new Set([
  ...['件', '起', '宗', '份', '项', '次', '场', '场次', '件次', '篇', '条', '卷', '期', '部', '例'],
  ...['批次', '项次', '个', '期次', '案'],
]);
/** What leads from a total to its parts: 84件(份):合同57份, 213件次,其中合同96份. */
const LEADS =
  /^(?:\([\u4e00-\u9fff]{1,2}\))?(?::|[,:]?(?:其中|包括|分别(?:为|是))[,:]?|\((?:其中)?:?)[^,。;:、\d]{0,14}$/;
/** Between two parts. */
const NEXT = /^[^,。;、\d]{0,8}[,、和及][^,。;:、\d]{0,14}$/;

/** What came of it is no part of it: 审查210件,其中合同69份,提出意见150条. */
const OUTCOME =
  /^[^,。;、\d]{0,8},[^,。;、\d]{0,6}(?:提出|出具|下发|下达|制发|发出|发现|整改|办结|移送|收到|反馈|采纳)/;

/** A total whose parts are counted in other units: it is told where they make the total, and left open where they nearly do. */
export function checkMixed(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans' || sentence.quantities.length < 3) continue;
    sentence.quantities.forEach((whole, i) => {
      if (!isAct(whole)) return;
      const finding =
        judge(reading, sentence, whole, behind(reading, sentence, i)) ??
        judge(reading, sentence, whole, before(reading, sentence, i));
      if (finding !== null) found.push(finding);
    });
  }
  return found;
}

const isAct = (q: Quantity | undefined): q is Quantity =>
  q !== undefined && ACTS.has(q.unit) && isCount(q) && q.role === 'result';

function behind({ text }: Reading, { quantities }: Sentence, i: number): Quantity[] {
  const parts: Quantity[] = [];
  for (let k = i + 1; k < quantities.length; k++) {
    const [last, q] = [quantities[k - 1], quantities[k]];
    if (last === undefined || !isAct(q)) break;
    const between = text.slice(last.end, q.start);
    if (!(k === i + 1 ? LEADS : NEXT).test(between) || OUTCOME.test(between)) break;
    parts.push(q);
  }
  return parts;
}

function before(reading: Reading, sentence: Sentence, i: number): Quantity[] {
  const parts: Quantity[] = [];
  if (!TOTAL.test(wordsBefore(reading, sentence, i))) return parts;
  for (let k = i - 1; k >= 0; k--) {
    const [q, next] = [sentence.quantities[k], parts[0]];
    if (!isAct(q)) break;
    if (next !== undefined && !NEXT.test(reading.text.slice(q.end, next.start))) break;
    parts.unshift(q);
  }
  return parts;
}

function judge(
  reading: Reading,
  sentence: Sentence,
  whole: Quantity,
  parts: readonly Quantity[],
): Finding | null {
  // Parts of the total's own unit are judged by the other checks.
  if (parts.length < 2 || parts.every((q) => sameUnit(q.unit, whole.unit))) return null;
  if (parts.filter((q) => STAGES.test(label(reading, sentence, q))).length >= 2) return null;
  const evidence: Evidence = [spanOf(whole), ...parts.map(spanOf)];
  const { params } = toldOf(reading, sentence, whole, parts);
  if (meets(sum(parts), whole, 1e-9)) return holds(RULE, evidence, params);
  return isNear(parts, whole) ? cannotTell(RULE, 'mixedUnits', evidence, params) : null;
}
