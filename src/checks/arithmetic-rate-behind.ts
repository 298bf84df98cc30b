import type { Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { isRate, printed, sameUnit, shown, withWords } from './arithmetic';
import { cannotTell, fails, holds, spanOf, type Evidence } from './findings';
import {
  matching,
  ownWords,
  partsBefore,
  partsBehind,
  sharesStem,
  type Part,
  type RateEntry,
} from './rate-parts';
import { endBefore, type Reading, type Sentence } from './reading';

const RULE = 'arithmetic.rate';
/** Nothing but this may stand between a rate and the first figure told for it, besides that figure's own words. */
const NEAR = /^(?:以上|左右)?[,:(]?(?:其中|即)?[:,]?[^,。;:%]{0,16}$/;
/** How many there should be, or are in all: 应审查53件, 1642项事项中可网办1590项. */
const WHOLE = /应(?![诉急])|总|共|全部|抽查|评查/;
const OUT_OF = /^[^,。;:、\d]{0,8}(?:中|里)[,]?[^,。;:、\d]{0,12}$/;
/** What did not succeed is no numerator. */
const NOT = /不(?:合格|予)|未|应(?![诉急])/;
/** What cases are of: figures of another kind than the rate's are not its parts. */
const DOMAINS =
  /人民调解|行政调解|诉前|劳动|物业|交通|信访|复议|诉讼|应诉|仲裁|裁决|规范性文件|决策|合同|建议|提案/g;

interface Told {
  readonly above: Part;
  readonly below: Part;
}

/** 采纳率95%,提出意见20条、采纳18条; 案件6件,败诉率16.7%,其中败诉1件: a rate told before the figures it is made of. */
export function judgeBehind(
  reading: Reading,
  sentence: Sentence,
  index: number,
  entry: RateEntry,
  name: string,
): Finding | null {
  const rate = sentence.quantities[index];
  if (rate === undefined || entry.numerator === null) return null;
  const behind = partsBehind(reading, sentence, index);
  const first = behind[0]?.quantity;
  if (first === undefined || !NEAR.test(reading.text.slice(rate.end, first.start))) return null;
  const before = partsBefore(reading, sentence, index);
  const told = toldFor(reading, entry, name, before, behind);
  if (told === null || speaksOfAnother(reading, sentence, index, behind)) return null;
  return judge(reading, sentence, entry, name, rate, told, [...before, ...behind]);
}

/** The figures that are named as the rate's: one above the line, behind it, and one below. */
function toldFor(
  reading: Reading,
  entry: RateEntry,
  name: string,
  before: readonly Part[],
  behind: readonly Part[],
): Told | null {
  const isAbove = (p: Part, i: number): boolean =>
    !isOutOf(reading, p, behind[i + 1]) &&
    (entry.numerator?.test(ownWords(p)) ?? false) &&
    !NOT.test(p.words) &&
    sharesStem(name, p.words);
  const above = behind.find(isAbove);
  if (above === undefined || behind.filter(isAbove).length > 1) return null;
  const others = behind.slice(0, 3).filter((p) => p !== above && isBelow(p, above));
  const below =
    named(entry, others) ??
    others.find((p) => WHOLE.test(p.words) || isOutOf(reading, p, above)) ??
    // 评查60卷,优秀率80%,其中优秀48卷: told right behind.
    (behind[0] === above
      ? named(
          entry,
          before.filter((p) => isBelow(p, above)),
        )
      : undefined);
  return below === undefined ? null : { above, below };
}

const isBelow = (p: Part, above: Part): boolean =>
  sameUnit(p.quantity.unit, above.quantity.unit) &&
  (p.quantity.high ?? Infinity) >= (above.quantity.low ?? 0);

const named = (entry: RateEntry, parts: readonly Part[]): Part | undefined =>
  entry.denominators
    .map((d) => parts.findLast((p) => d.words.test(p.words)))
    .find((p) => p !== undefined);

const isOutOf = ({ text }: Reading, whole: Part, part: Part | undefined): boolean =>
  part !== undefined && OUT_OF.test(text.slice(whole.quantity.end, part.quantity.start));

/** Whether the clause of the rate or the words before it name one kind of cases and those behind it another. */
function speaksOfAnother(
  { text }: Reading,
  sentence: Sentence,
  index: number,
  behind: readonly Part[],
): boolean {
  const rate = sentence.quantities[index];
  const last = behind.at(-1)?.quantity;
  if (rate === undefined || last === undefined) return true;
  const there: readonly string[] = text.slice(rate.end, last.end).match(DOMAINS) ?? [];
  const here: readonly string[] =
    text.slice(endBefore(sentence, index), rate.start).match(DOMAINS) ?? [];
  return here.length > 0 && there.some((one) => !here.includes(one));
}

function judge(
  reading: Reading,
  sentence: Sentence,
  entry: RateEntry,
  name: string,
  rate: Quantity,
  { above, below }: Told,
  all: readonly Part[],
): Finding | null {
  const [a, b] = [above.quantity, below.quantity];
  const evidence: Evidence = [spanOf(rate), spanOf(a), spanOf(b)];
  const params = {
    name,
    rate: printed(reading, rate),
    above: withWords(reading, sentence, a),
    below: withWords(reading, sentence, b),
    calculated: `${shown((100 * a.value) / b.value)}%`,
  };
  const short = rate.value === 100 && (a.high ?? Infinity) < (b.low ?? -Infinity);
  if (!short && isRate(a, b, rate)) return holds(RULE, evidence, params);
  // Figures that fit together otherwise prove nothing.
  if (!short && matching(all, rate).length > 0) return null;
  if (entry.balance.elsewhere !== undefined)
    return cannotTell(RULE, entry.balance.elsewhere, evidence, params);
  return fails(RULE, evidence, params, { code: short ? 'arithmetic.rate.hundred' : RULE });
}
