import type { Finding } from '../model/finding';
import { meets } from '../model/interval';
import type { Quantity } from '../model/quantity';
import { printed } from './arithmetic';
import { fails, holds, spanOf, type Evidence } from './findings';
import { labelBefore, type Reading, type Sentence } from './reading';

const RULE = 'arithmetic.conflict';
const MORE = { code: 'arithmetic.conflict.rate' };
/** The rate's name at the end of the words before it. */
const NAME = /([\u4e00-\u9fff]{2,14}率)(?:已|达到?了?|为|是|保持在?|稳定在|高达|仍为)*$/;
/** Words before the name that are none of it. */
const LEAD =
  /^(?:.*(?:其|全年|年度|年内|我[省市县区乡镇局]|全[县区市乡镇局]|本[县区市乡镇局级])的?)/;
/** Shorter names (满意率, 办结率) are told of many things. */
const SHORTEST = 5;
/** The rate may be of a part of the body, of the cases or of the year. */
const PART =
  /本级|部门|单位|乡|镇|街道|村|社区|专职|行业|专业|[一二再]审|上年|去年|同期|同比|[较比]|[由从]|其中|分别|示范|试点|全[省市州]|[上下]半年|季度|每|平均|排名|截至|月|率[、和及]|\d{4}-\d{4}|(?<!\d)20\d\d年/;
/** What the cases are of: both sentences must speak of the same. */
const DOMAINS =
  /人民调解|行政调解|诉前|诉中|劳动|医疗|物业|交通|家事|信访|复议|诉讼|应诉|仲裁|裁决|规范性文件|决策|合同|建议|提案/g;

interface Statement {
  readonly rate: Quantity;
  readonly sentence: Sentence;
}

/** The same rate stated twice with two values. */
export function checkRatesTwice(reading: Reading): Finding[] {
  const byName = new Map<string, Statement[]>();
  for (const sentence of reading.sentences) {
    if (sentence.role === 'plans') continue;
    sentence.quantities.forEach((rate, i) => {
      if (rate.kind !== 'rate' || rate.unit !== '%' || rate.approx !== null) return;
      if (rate.role !== 'result' || rate.scope !== 'own') return;
      const name = NAME.exec(labelBefore(reading, sentence, i))?.[1]?.replace(LEAD, '') ?? '';
      if (name.length < SHORTEST) return;
      const list = byName.get(name);
      if (list === undefined) byName.set(name, [{ rate, sentence }]);
      else list.push({ rate, sentence });
    });
  }
  return [...byName].flatMap(([name, list]) => {
    const [a, b] = list;
    // More than two are a row of bodies or of kinds.
    if (a === undefined || b === undefined || list.length > 2) return [];
    return a.sentence === b.sentence || !isOneThing(a, b) ? [] : [judge(reading, name, a, b)];
  });
}

const domainsOf = ({ words }: Sentence): string =>
  [...new Set(words.match(DOMAINS) ?? [])].sort().join(' ');

/** Whether nothing in either clause says that it speaks of a part, and both speak of the same. */
function isOneThing(a: Statement, b: Statement): boolean {
  if (domainsOf(a.sentence) !== domainsOf(b.sentence)) return false;
  return ![a, b].some(({ rate, sentence }) =>
    PART.test(sentence.words.slice(0, rate.start - sentence.start)),
  );
}

function judge(reading: Reading, name: string, a: Statement, b: Statement): Finding {
  const evidence: Evidence = [spanOf(b.rate), spanOf(a.rate)];
  const params = {
    subject: name,
    first: printed(reading, a.rate),
    second: printed(reading, b.rate),
  };
  return meets(a.rate, b.rate)
    ? holds(RULE, evidence, params, MORE)
    : fails(RULE, evidence, params, MORE);
}
