import type { Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { isCount, printed, shown } from './arithmetic';
import { fails, spanOf } from './findings';
import { labelBefore, type Reading, type Sentence } from './reading';

const RULE = 'arithmetic.scale';
const FINES = /罚没|罚款|罚金/;
const CASES = /处罚|查处|立案|案件|办理|办结/;
const UNITS = new Set(['件', '起', '宗', '案']);
/** Of fewer cases a small sum is possible. */
const FEWEST = 10;
/** Fines in 元 a case below which the unit was probably 万元. */
const LEAST = 5;

/** 查处案件642件,罚没款386.7元: so little a case that 万 was probably left out. */
export function checkScale(reading: Reading): Finding[] {
  const found: Finding[] = [];
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans') continue;
    sentence.quantities.forEach((money, i) => {
      if (money.kind !== 'money' || money.role !== 'result' || money.high === null) return;
      const cases = casesBefore(reading, sentence, i);
      if (cases?.low == null || cases.low < FEWEST || money.high >= LEAST * cases.low) return;
      if (!FINES.test(labelBefore(reading, sentence, i))) return;
      const params = {
        money: printed(reading, money),
        cases: printed(reading, cases),
        calculated: `${shown(money.value / cases.value)}元`,
      };
      found.push(fails(RULE, [spanOf(money), spanOf(cases)], params));
    });
  }
  return found;
}

/** The nearest count of cases before the sum. */
function casesBefore(reading: Reading, sentence: Sentence, index: number): Quantity | undefined {
  for (let i = index - 1; i >= 0; i--) {
    const q = sentence.quantities[i];
    if (q === undefined || !isCount(q) || !UNITS.has(q.unit)) continue;
    return CASES.test(labelBefore(reading, sentence, i)) ? q : undefined;
  }
  return undefined;
}
