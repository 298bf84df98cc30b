import type { Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { isCount, isRate, printed, sameUnit, shown } from './arithmetic';
import { fails, holds, spanOf, type Evidence } from './findings';
import type { Reading, Sentence } from './reading';

const RULE = 'arithmetic.rate';
/** Between a part and its share of the whole: 211件,占37.5%; words behind 占 may name another whole. */
const SHARE = /^[^,。;、\d]{0,8}[,、]?占(?:比|总数|总量|案件总数|比重)?(?:的|为|达|约)?$/;

/** 31项,占承接事项88项的35.2%: the whole is told between the part and the share. */
const OF_WHOLE = /^[^,。;、\d]{0,12}[,、]?占[^,。;、\d]{0,14}$/;
const SHARE_OF = /^[^,。;、\d]{0,8}的(?:比例|比重)?(?:为|达|约)?$/;

interface Part {
  readonly part: Quantity;
  readonly rate: Quantity;
  /** The counts of the sentence before the part. */
  readonly before: readonly Quantity[];
}

/** The parts of a sentence that are followed by their share. */
function partsIn({ text }: Reading, { quantities }: Sentence): Part[] {
  const found: Part[] = [];
  for (let i = 1; i < quantities.length; i++) {
    const [part, rate] = [quantities[i - 1], quantities[i]];
    if (part === undefined || rate === undefined || rate.unit !== '%' || !isCount(part)) continue;
    if (SHARE.test(text.slice(part.end, rate.start)))
      found.push({ part, rate, before: quantities.slice(0, i - 1).filter(isCount) });
  }
  return found;
}

/**
 * A project of 4218 items, 其中A286项,占6.8%;B2964项,占72.3%: where one share fits the whole, the others of the row are
 * of the same whole. A row goes on over semicolons.
 */
export function checkShares(reading: Reading): Finding[] {
  const { text } = reading;
  if (!text.includes('占')) return [];
  const found: Finding[] = [];
  let whole: Quantity | undefined;
  let parts: Quantity[] = [];
  for (const sentence of reading.sentences) {
    // A row ends with the full stop before this sentence.
    if (!/[;；]\s*$/.test(text.slice(Math.max(0, sentence.start - 3), sentence.start)))
      [whole, parts] = [undefined, []];
    if (sentence.role === 'plans' || !sentence.words.includes('占')) continue;
    found.push(...sharesOfWhole(reading, sentence));
    for (const item of partsIn(reading, sentence)) {
      // 其中C500件,占24%: of a part that was told before.
      const fits = [...item.before, ...parts].find((q) => isShareOf(item, q));
      parts.push(item.part);
      if (whole === undefined) whole = fits;
      else if (
        fits === undefined &&
        !isShareOf(item, whole) &&
        sameUnit(whole.unit, item.part.unit)
      )
        found.push(mismatch(reading, item, whole));
    }
  }
  return found;
}

function sharesOfWhole(reading: Reading, { quantities }: Sentence): Finding[] {
  const { text } = reading;
  return quantities.flatMap((rate, i) => {
    const [part, whole] = [quantities[i - 2], quantities[i - 1]];
    if (part === undefined || whole === undefined || rate.unit !== '%') return [];
    if (!isCount(part) || !isCount(whole) || !sameUnit(part.unit, whole.unit)) return [];
    if (!OF_WHOLE.test(text.slice(part.end, whole.start))) return [];
    if (!SHARE_OF.test(text.slice(whole.end, rate.start)) || part.value > whole.value) return [];
    return [judged(reading, rate, part, whole, isRate(part, whole, rate) ? holds : fails)];
  });
}

const isShareOf = ({ part, rate }: Part, whole: Quantity): boolean =>
  whole !== part && sameUnit(whole.unit, part.unit) && isRate(part, whole, rate);

const mismatch = (reading: Reading, { part, rate }: Part, whole: Quantity): Finding =>
  judged(reading, rate, part, whole, fails);

function judged(
  reading: Reading,
  rate: Quantity,
  part: Quantity,
  whole: Quantity,
  verdict: typeof fails,
): Finding {
  const evidence: Evidence = [spanOf(rate), spanOf(part), spanOf(whole)];
  return verdict(RULE, evidence, {
    name: '占比',
    rate: printed(reading, rate),
    above: printed(reading, part),
    below: printed(reading, whole),
    calculated: `${shown((100 * part.value) / whole.value)}%`,
  });
}
