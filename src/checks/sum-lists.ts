import { partitions } from '../catalog/balances';
import { meets, sum } from '../model/interval';
import type { Quantity } from '../model/quantity';
import { inUnitOf, isCount, sameUnit, withWords, wordsBefore } from './arithmetic';
import { labelAfter, labelBefore, sentenceAt, type Reading, type Sentence } from './reading';

/** A gap of at most this share of the whole looks like a slip rather than like a partial list. */
export const NEAR = 0.1;
/** Two examples in a bracket that make less of the whole than this are picked out, not a breakdown: 96项(涉企18项、卫生30项). */
const PICKED = 0.6;
/** What there is in all at the year's end is no part of what the year brought. */
const STOCK = /年末|年底|期末|累计|总[量数计]|实有|存量|保有/;
/** Stages of one course of work: what is in one may be in the next as well. */
export const STAGES = /受理|审结|办结|立案|收到|结案/;
/** 共计92件, 罚没款合计41.8万元, 共计评查案卷92卷. */
export const TOTAL =
  /^,?(?:以上|[两三四](?:项|级|类|者)|全年|罚没(?:金额|款项?|收入)?|金额)?(?:共计|合计|总计)[^,。;、\d]{0,8}$/;
/** 共查处8起, 累计开展56场: of what stands right before it only where the parts are one list, since both may count more. */
const LOOSE_TOTAL = /^,(?:全年)?(?:累计|共|总共)(?:[^,。;、\d]{2,12})?$/;
/** The last of a list that leaves nothing out. */
const REST = /^(?:其他|其它|其余)/;

/** What introduces a list. */
const INTRODUCED = /其中|包括|分别/;

const kinds = partitions.map((p) => p.members.map((m) => new RegExp(m)));
/** Whether a label may name a member of any known set: most name none. */
const member = new RegExp(partitions.flatMap((p) => p.members.map((m) => `(?:${m})`)).join('|'));

/** How a list was introduced; `complete`: the words promise that nothing is left out. */
export interface List {
  readonly whole: Quantity;
  readonly parts: readonly Quantity[];
  readonly labels: readonly string[];
  readonly complete: boolean;
  /** Whether the way it is written leaves no room for more: 分别, a bracket, a total behind its parts. */
  readonly closed: boolean;
  readonly partial: boolean;
}

/** Every list of a sentence: in brackets, behind 其中, without it, and in front of its total. */
export const listsIn = (reading: Reading, sentence: Sentence): readonly List[] =>
  // A whole and two parts at least are counts, or the whole stands before: where fewer stand there is no list of any kind.
  !threeFigures(sentence.quantities) && !sentence.words.startsWith('其中')
    ? []
    : [
        ...bracketLists(reading, sentence),
        ...namedLists(reading, sentence),
        ...plainLists(reading, sentence),
        ...totalsBehind(reading, sentence),
      ];

function threeFigures(quantities: readonly Quantity[]): boolean {
  let figures = 0;
  for (const q of quantities)
    if ((isCount(q) || q.kind === 'money') && ++figures === 3) return true;
  return false;
}

/** The words beside a figure. */
export const label = (reading: Reading, sentence: Sentence, q: Quantity): string => {
  const i = sentence.quantities.indexOf(q);
  return `${labelBefore(reading, sentence, i)} ${labelAfter(reading, sentence, i)}`;
};

/** 20起(A12起,B8起): the bracket opens right behind the total. */
function bracketLists(reading: Reading, sentence: Sentence): List[] {
  const found: List[] = [];
  for (const whole of sentence.quantities) {
    if (!isCount(whole) || reading.text[whole.end] !== '(') continue;
    const close = reading.text.indexOf(')', whole.end);
    if (close < 0 || close > sentence.end) continue;
    const inside = sentence.quantities.filter((q) => q.start > whole.end && q.end <= close);
    const parts = inside.filter((q) => isCount(q) && sameUnit(q.unit, whole.unit));
    if (parts.length < 2 || parts.length !== inside.length) continue;
    const words = reading.text.slice(whole.end + 1, close);
    found.push({
      whole,
      parts,
      labels: parts.map((q) => label(reading, sentence, q)),
      complete: !/其中/.test(words),
      closed: !/其中/.test(words) && !isPicked(whole, parts),
      partial: /等$|其中/.test(words),
    });
  }
  return found;
}

const isPicked = (whole: Quantity, parts: readonly Quantity[]): boolean =>
  parts.length === 2 && parts.reduce((n, q) => n + q.value, 0) < PICKED * whole.value;

/** 共75件,其中A56件,B5件 …: up to the end of the sentence or the next 其中. */
function namedLists(reading: Reading, sentence: Sentence): List[] {
  const found: List[] = [];
  // Most sentences introduce none; looking for all at once makes a pattern of its own each time.
  if (!INTRODUCED.test(sentence.words)) return found;
  for (const at of sentence.words.matchAll(/其中|包括|分别(?:为|是)/g)) {
    const from = sentence.start + at.index;
    const next = sentence.words.slice(at.index + 2).search(/其中|同比|较上年|比上年/);
    const to = next < 0 ? sentence.end : from + 2 + next;
    const whole =
      at.index === 0
        ? wholeInSentenceBefore(reading, sentence, from, to)
        : wholeBefore(reading, sentence, from);
    if (whole === null) continue;
    const parts = ownParts(reading, sentence, whole, partsOf(reading, sentence, whole, from, to));
    if (parts.length < 2) continue;
    const labels = parts.map((q) => label(reading, sentence, q));
    // 应诉19件,其中开庭13件,负责人出庭13件: the second is part of the first.
    if (labels.some((l) => /开庭/.test(l)) && labels.some((l) => /出庭/.test(l))) continue;
    const tail = reading.text.slice(parts.at(-1)?.end ?? to, to);
    found.push({
      whole,
      parts,
      labels,
      complete: isPartition(labels) || at[0].startsWith('分别') || REST.test(labels.at(-1) ?? ''),
      closed: at[0].startsWith('分别'),
      partial: /^[^,。;]{0,4}等/.test(tail),
    });
  }
  return found;
}

/** 清理60件,保留40件,废止16件,失效4件: without 其中, but every part is one of a known set and follows at once. */
function plainLists(reading: Reading, sentence: Sentence): List[] {
  const counts = sentence.quantities;
  // A whole and three parts at least, and words that name one.
  if (counts.length < 4 || !member.test(sentence.words)) return [];
  if (INTRODUCED.test(sentence.words)) return [];
  for (const [i, whole] of counts.entries()) {
    if (!isCount(whole) || isPartition([label(reading, sentence, whole)])) continue;
    const parts: Quantity[] = [];
    for (const q of counts.slice(i + 1)) {
      if (!isCount(q) || q.unit !== whole.unit) break;
      if (!isPartition([...parts, q].map((p) => label(reading, sentence, p)))) break;
      parts.push(q);
    }
    if (parts.length < 3) continue;
    // 制定6件,废止4件,失效2件,继续有效38件: what is less than one of them is no whole.
    if (parts.some((q) => q.value > whole.value)) continue;
    const labels = parts.map((q) => label(reading, sentence, q));
    return [{ whole, parts, labels, complete: true, closed: false, partial: false }];
  }
  return [];
}

/** 建议40件、提案52件,共计92件: the total behind its parts. */
function totalsBehind(reading: Reading, sentence: Sentence): List[] {
  if (!/[共合总累]计|共/.test(sentence.words)) return [];
  return sentence.quantities.flatMap((whole, i) => {
    if (i < 2 || !canTotal(whole)) return [];
    const words = wordsBefore(reading, sentence, i);
    const loose = !TOTAL.test(words);
    if (loose && !LOOSE_TOTAL.test(words)) return [];
    const parts: Quantity[] = [];
    for (const q of sentence.quantities.slice(0, i).reverse()) {
      if (!canTotal(q) || q.unit !== whole.unit) break;
      const next = parts[0];
      if (loose && next !== undefined && !inOneList(reading, q, next)) {
        // 建议40件,提案52件,共92件: kinds that make up a whole may be told by clauses.
        if (!isPartition([q, next].map((p) => label(reading, sentence, p)))) break;
      }
      parts.unshift(q);
    }
    if (parts.length < 2) return [];
    const labels = parts.map((q) => label(reading, sentence, q));
    const joined = parts.every((q, k) => {
      const next = parts[k + 1];
      return next === undefined || inOneList(reading, q, next);
    });
    const isBare = /^,(?:总?共)$/.test(words) && isPartition(labels);
    if (loose && !isBare && !isNear(parts, whole)) return [];
    const all = parts.length === i || joined || isPartition(labels);
    return [{ whole, parts, labels, complete: all, closed: all, partial: false }];
  });
}

/** Counts and sums of money can be added up. */
const canTotal = (q: Quantity): boolean =>
  isCount(q) || (q.kind === 'money' && q.role === 'result');

/** Whether the two stand in one list: 建议40件、提案52件. */
const inOneList = ({ text }: Reading, a: Quantity, b: Quantity): boolean =>
  /^[^,。;、]{0,8}[、和及][^,。;]*$/.test(text.slice(a.end, b.start));

/** Whether the parts come near to the whole: by a tenth, or by one. */
export function isNear(parts: readonly Quantity[], whole: Quantity): boolean {
  const gap = Math.abs(parts.reduce((n, q) => n + q.value, 0) - whole.value);
  return gap <= Math.max(NEAR * whole.value, whole.kind === 'count' ? 1 : 0);
}

/** The total that 其中 speaks of: the count right before it; a bracket in between (含上年结转4件) is passed over. */
function wholeBefore(reading: Reading, sentence: Sentence, from: number): Quantity | null {
  const before = reading.text.slice(sentence.start, from);
  const bracket = /\([^()]*\)[,;]?$/.exec(before);
  const end = bracket === null ? from : sentence.start + bracket.index;
  const last = sentence.quantities.findLast((q) => q.end <= end);
  if (last === undefined || end - last.end > 20) return null;
  const whole =
    last.kind === 'rate'
      ? behindRate(reading, sentence, last, end)
      : (behindMoney(sentence, last, from) ?? last);
  if (whole === undefined || !canTotal(whole)) return null;
  return standsInRow(reading, sentence, whole) ? null : whole;
}

/** 查处642件,罚款38万元,其中食品案件213件: the count before a sum of money, where what follows are counts of its unit. */
function behindMoney(
  { quantities }: Sentence,
  money: Quantity,
  from: number,
): Quantity | undefined {
  const next = quantities.find((q) => q.start >= from);
  const before = quantities[quantities.indexOf(money) - 1];
  if (money.kind !== 'money' || next === undefined || before === undefined) return undefined;
  return isCount(next) && next.unit === before.unit ? before : undefined;
}

/** 办结73件,办结率100%,其中…: the count right before a rate that is told between it and its parts. */
function behindRate(
  { text }: Reading,
  { quantities }: Sentence,
  rate: Quantity,
  end: number,
): Quantity | undefined {
  const before = quantities[quantities.indexOf(rate) - 1];
  if (before === undefined || !/^[,;]?$/.test(text.slice(rate.end, end))) return undefined;
  return /^,[^,。;()]{0,8}率[^,。;()]{0,3}$/.test(text.slice(before.end, rate.start))
    ? before
    : undefined;
}

/**
 * 调解纠纷60件,涉及金额3万元。其中A41件,…: a sentence that begins with 其中 breaks down a count of the sentence before it;
 * the one that its parts make, else the first that three parts or more come near to.
 */
function wholeInSentenceBefore(
  reading: Reading,
  sentence: Sentence,
  from: number,
  to: number,
): Quantity | null {
  const before = sentenceAt(reading, sentence.start - 1);
  if (before === undefined || /\n/.test(reading.text.slice(before.end, sentence.start)))
    return null;
  const counts = before.quantities.filter(isCount);
  const sums = counts.map((q) => {
    const parts = partsOf(reading, sentence, q, from, to);
    return { q, count: parts.length, parts: sum(parts) };
  });
  const made = sums.find(({ q, count, parts }) => count >= 2 && meets(parts, q, 1e-9));
  const near = sums.find(
    ({ q, count, parts }) =>
      count >= 3 && parts.low !== null && Math.abs(parts.low - q.value) <= NEAR * q.value,
  );
  return (made ?? near)?.q ?? null;
}

/**
 * The parts that belong to the breakdown: where the first few already make the whole, the rest is told of something
 * else; and a row of kinds ends where the stages of the work begin (一审38件,二审14件,审结45件).
 */
function ownParts(
  reading: Reading,
  sentence: Sentence,
  whole: Quantity,
  parts: readonly Quantity[],
): readonly Quantity[] {
  const labels = parts.map((q) => label(reading, sentence, q));
  if (isPartition(labels)) return parts;
  // What comes behind 其他 is told of something else.
  const rest = labels.findIndex((words) => REST.test(words));
  if (rest >= 1 && rest < parts.length - 1) return parts.slice(0, rest + 1);
  for (let k = parts.length; k >= 2; k--) {
    if (meets(sum(parts.slice(0, k)), whole, 1e-9)) return parts.slice(0, k);
  }
  const staged = parts.map((q) => STAGES.test(label(reading, sentence, q)));
  const stop = staged[0] === true ? -1 : staged.indexOf(true);
  return stop < 0 ? parts : parts.slice(0, stop);
}

/** 175项举措和38项任务,其中…: two totals side by side, whose parts cannot be told apart. */
function standsInRow(reading: Reading, sentence: Sentence, whole: Quantity): boolean {
  const before = sentence.quantities[sentence.quantities.indexOf(whole) - 1];
  if (before === undefined || !sameUnit(before.unit, whole.unit)) return false;
  return /^[^,。;:]*[和、及与][^,。;:]*$/.test(reading.text.slice(before.end, whole.start));
}

/** Parts of the same unit, one behind another, until another kind of figure breaks the row. */
function partsOf(
  reading: Reading,
  sentence: Sentence,
  whole: Quantity,
  from: number,
  to: number,
): Quantity[] {
  const parts: Quantity[] = [];
  for (const q of sentence.quantities) {
    if (q.start < from || q.end > to) continue;
    const i = sentence.quantities.indexOf(q);
    if (q.kind === 'rate') {
      if (/占[^,。;]*$/.test(wordsBefore(reading, sentence, i))) continue;
      break;
    }
    if (!canTotal(q) || !sameUnit(q.unit, whole.unit)) break;
    if (STOCK.test(wordsBefore(reading, sentence, i))) break;
    parts.push(q);
  }
  return parts;
}

/** Whether every label is another member of one known set. */
function isPartition(labels: readonly string[]): boolean {
  if (!labels.every((l) => member.test(l))) return false;
  return kinds.some((members) => {
    const hit = labels.map((l) => members.findIndex((m) => m.test(l)));
    return hit.every((h) => h >= 0) && new Set(hit).size === hit.length;
  });
}

/** What a message says of a total and its parts, and the sum of these. */
export function toldOf(
  reading: Reading,
  sentence: Sentence,
  whole: Quantity,
  parts: readonly Quantity[],
) {
  const calculated = parts.reduce((n, q) => n + q.value, 0);
  const params = {
    whole: withWords(reading, sentence, whole),
    parts: parts.map((q) => withWords(reading, sentence, q)).join('+'),
    calculated: inUnitOf(reading, whole, calculated),
  };
  return { calculated, params };
}
