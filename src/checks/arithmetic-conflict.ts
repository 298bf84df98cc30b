import type { Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { isExact } from '../model/interval';
import { charactersOf, isOneOf } from '../model/sieve';
import { printed, wordsBefore } from './arithmetic';
import { fails, holds, spanOf, type Evidence } from './findings';
import type { Reading } from './reading';

const RULE = 'arithmetic.conflict';
/** How many units a place has: 全县9个乡镇. Stands once for all in a report. */
const PLACE = /(?:全|我|辖|本)(县|区|市|州|乡|镇|街道|省|辖区)(?:共|共有|现有|下辖|所辖|辖|的)?$/;
const UNITS =
  /^(乡镇\(?街道\)?|镇街|乡镇|街道|镇|乡|行政村|村|社区|村\(社区\)|县\(?市?区\)?|居委会|调委会|人民调解委员会|司法所|行政执法(?:部门|单位|主体|机关))(?![的]?[^,。;、和及与()]{0,6}(?:工作|项目))/;

const COMMAS = charactersOf(',、');
/** Fewer words before a figure may well speak of two things. */
const SUBJECT = 9;

interface Statement {
  readonly key: string;
  readonly quantity: Quantity;
  readonly sentence: number;
}

/** The same thing stated twice with two values: how many units a place has, or the same words before two figures. */
export function checkConflicts(reading: Reading): Finding[] {
  const byKey = new Map<string, Statement[]>();
  for (const statement of statements(reading)) {
    const list = byKey.get(statement.key);
    if (list === undefined) byKey.set(statement.key, [statement]);
    else list.push(statement);
  }
  const found: Finding[] = [];
  for (const [key, list] of byKey) {
    const [first, ...rest] = list;
    if (first === undefined || rest.length === 0) continue;
    // Within a sentence the same words may well be told of two things; how many towns there are may not.
    if (!key.includes('|place') && rest.every((s) => s.sentence === first.sentence)) continue;
    const other = rest.find((s) => s.quantity.value !== first.quantity.value);
    const evidence: Evidence = [
      spanOf((other ?? first).quantity),
      ...list.filter((s) => s !== (other ?? first)).map((s) => spanOf(s.quantity)),
    ];
    const params = {
      subject: key.split('|')[0] ?? '',
      first: printed(reading, first.quantity),
      second: printed(reading, (other ?? first).quantity),
    };
    if (other === undefined) found.push(holds(RULE, evidence, params));
    else if (list.length === 2 || key.includes('|place')) found.push(fails(RULE, evidence, params));
  }
  return found;
}

/** Where the words behind the last comma begin. */
function lastClause(words: string): number {
  let at = words.length;
  while (at > 0 && !isOneOf(COMMAS, words.charCodeAt(at - 1))) at--;
  return at;
}

function statements(reading: Reading): Statement[] {
  const found: Statement[] = [];
  reading.sentences.forEach((sentence, index) => {
    if (sentence.role === 'plans') return;
    sentence.quantities.forEach((quantity, i) => {
      if (quantity.kind !== 'count' || quantity.approx !== null || !isExact(quantity)) return;
      if (quantity.role !== 'result') return;
      const before = wordsBefore(reading, sentence, i);
      const place = PLACE.exec(before)?.[1];
      const unit =
        place !== undefined && /[个家]/.test(quantity.unit)
          ? UNITS.exec(reading.text.slice(quantity.end, quantity.end + 16))?.[1]
          : undefined;
      if (place !== undefined && unit !== undefined) {
        found.push({ key: `全${place}${unit}|place`, quantity, sentence: index });
        return;
      }
      const words = before.slice(lastClause(before));
      if (words.length < SUBJECT) return;
      const subject = words
        .replace(/^(?:\d{4}年(?:以来|度)?|今年以来|全年|累计|共|年内)+/, '')
        .replace(/(?:共|累计|约|为|达)+$/, '');
      if (subject.length >= SUBJECT && !/其中|同比|分别|每/.test(subject))
        found.push({ key: `${subject}|${quantity.unit}`, quantity, sentence: index });
    });
  });
  return found;
}
