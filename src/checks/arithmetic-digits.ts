import type { Finding } from '../model/finding';
import { isExact } from '../model/interval';
import type { Quantity } from '../model/quantity';
import { printed, sameUnit } from './arithmetic';
import { fails, spanOf, type Evidence } from './findings';
import { labelAfter, labelBefore, wordsOfVerb, type Reading, type Sentence } from './reading';

const RULE = 'arithmetic.conflict';
const MORE = { code: 'arithmetic.conflict.digits' };
/** What may be said of the same cases in two places: they were handled, and they were made public. */
const HANDLED =
  /^(?:共|全年|年内|累计|依法|[全我本][省市县区州旗乡镇局](?!直)|办理|作出|实施|办结|公示|公开|录入|报送|归集|上传|各类|普通程序)+/;
const THING = /(?:案件|信息|决定书?|事项|数据|总数|数量)+$/;
/** All that there are of a kind: 全旗36个嘎查村, 63个嘎查村全覆盖. */
const ALL = /^(?:(?:[全我辖本]|现有|共有|下辖|所辖)[\u4e00-\u9fff]{0,3}?(?:共|有|共有|的|现有)?)$/;
const EVERY = /^(?:实现|在)?$/;
const CUT = /全|均|已|都|的|实现|开展|进行|通过|完成|配|建|设|点|中/;
/** Figures of another time, a part, or each of several. */
const OTHERWISE = /同比|上年|去年|上半年|季度|其中|分别|每|新增|较|约/;
/** Papers and cases are counted in one unit here and in another one there. */
const CASES = new Set(['件', '起', '宗', '条', '份', '个', '案']);

interface Counted {
  readonly quantity: Quantity;
  readonly sentence: Sentence;
  readonly index: number;
}

/** 办理行政处罚案件1286件 … 全县1268件行政处罚案件: one count in two places, with two of its digits in another order. */
export function checkDigits(reading: Reading): Finding[] {
  const found: Finding[] = [];
  const byDigits = new Map<string, Counted[]>();
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans') continue;
    sentence.quantities.forEach((quantity, index) => {
      if (quantity.kind !== 'count' || quantity.value < 10 || !Number.isInteger(quantity.value))
        return;
      if (quantity.scope !== 'own' && quantity.scope !== 'area') return;
      if (quantity.role !== 'result' || quantity.approx !== null || !isExact(quantity)) return;
      const key = [...String(quantity.value)].sort().join('');
      const one = { quantity, sentence, index };
      for (const other of byDigits.get(key) ?? []) {
        const finding = judge(reading, other, one);
        if (finding !== null) found.push(finding);
      }
      const list = byDigits.get(key);
      if (list === undefined) byDigits.set(key, [one]);
      else list.push(one);
    });
  }
  return found;
}

function judge(reading: Reading, a: Counted, b: Counted): Finding | null {
  if (a.sentence === b.sentence) return null;
  if (!isExchanged(String(a.quantity.value), String(b.quantity.value))) return null;
  const [first, second] = [a.quantity.unit, b.quantity.unit];
  if (!sameUnit(first, second) && !(CASES.has(first) && CASES.has(second))) return null;
  const [one, other] = [thingOf(reading, a), thingOf(reading, b)];
  if (one === null || other === null) return null;
  // 卫生行政许可 is said as 行政许可 in another place.
  const subject = one.length < other.length ? one : other;
  if (one !== other && (subject.length < 4 || !(one + other).endsWith(subject))) return null;
  if (!one.endsWith(subject) || !other.endsWith(subject)) return null;
  const evidence: Evidence = [spanOf(b.quantity), spanOf(a.quantity)];
  const params = {
    subject,
    first: printed(reading, a.quantity),
    second: printed(reading, b.quantity),
  };
  return fails(RULE, evidence, params, MORE);
}

/** Whether two neighbouring digits have changed places. */
function isExchanged(a: string, b: string): boolean {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return (
    i + 1 < a.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
  );
}

/** What is counted, without what was done with it; null where the words do not say it alone. */
function thingOf(reading: Reading, { sentence, index }: Counted): string | null {
  const before = labelBefore(reading, sentence, index).trim();
  const after = labelAfter(reading, sentence, index).trim();
  if (OTHERWISE.test(before)) return null;
  if (ALL.test(before) || (EVERY.test(before) && after.includes('全覆盖'))) {
    const thing = (after.split(CUT)[0] ?? '').replace(THING, '');
    return thing.length >= 2 ? thing : null;
  }
  const thing = wordsOfVerb(before).replace(HANDLED, '').replace(THING, '');
  return thing.length >= 4 && after.split(CUT)[0] === '' ? thing : null;
}
