import { denials } from '../catalog/balances';
import type { Fact } from '../model/fact';
import type { Finding } from '../model/finding';
import { textOf } from '../model/span';
import { shown } from './arithmetic';
import { cannotTell, fails, spanOf, type Evidence } from './findings';
import { sentenceAt, type Reading, type Sentence } from './reading';

const RULE = 'arithmetic.zero';
/** The two may be of two bodies, two kinds of cases or two spans of time. */
const OTHERS =
  /本级|部门|乡镇|街道|镇街|[区县市]局|分局|中队|支队|所属|下属|基层|为被告|被申请人|被复议|[一二再]审|再审|[上下]半年|季度|结转|往年|历年|上年|去年|累计|其中|除|新增|因[^,。;]{2,20}(?:引发|引起|导致)|全[省市州]|法院|检察/;

/** Who acts: where only one of the two names somebody, or they name two, these are two things. */
const ACTOR = /上级|[省市县区州旗乡镇街](?:委|人民政府|政府|办|[^,。;]{0,6}局)/;

/** 无败诉案件 beside 败诉1件: what the text says there was none of, and a figure of it. */
export function checkDenials(reading: Reading): Finding[] {
  const { facts } = reading.parsed;
  const none = facts.filter((f) => f.value === 0 && f.high === 0 && f.scope === 'own');
  if (none.length === 0) return [];
  const found: Finding[] = [];
  for (const { none: id, some, counted } of denials) {
    const denied = none.find(
      (f) => f.indicator === id && (f.source === 'negative' || counted === true),
    );
    const stated = facts.find((f) => isSome(f) && some.includes(f.indicator));
    if (denied === undefined || stated === undefined) continue;
    const finding = judge(reading, denied, stated);
    if (finding !== null) found.push(finding);
  }
  return found;
}

const isSome = (f: Fact): boolean =>
  f.scope === 'own' && f.source !== 'negative' && f.low !== null && f.low > 0;

function judge(reading: Reading, denied: Fact, stated: Fact): Finding | null {
  const [a, b] = [denied.evidence[0], stated.evidence[0]];
  const [first, second] = [sentenceAt(reading, a.start), sentenceAt(reading, b.start)];
  if (first === undefined || second === undefined || isPlan(first) || isPlan(second)) return null;
  const evidence: Evidence = [spanOf(a), spanOf(b)];
  if (OTHERS.test(between(reading, first, second, evidence))) return null;
  const params = { zero: words(reading, denied), other: words(reading, stated) };
  if (ACTOR.exec(params.zero)?.[0] !== ACTOR.exec(params.other)?.[0]) return null;
  return first === second || follows(reading, first, second)
    ? fails(RULE, evidence, params)
    : cannotTell(RULE, 'separateSentences', evidence, params);
}

/** Whether one stands right behind the other in the same paragraph. */
function follows({ text }: Reading, a: Sentence, b: Sentence): boolean {
  const gap = a.start < b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);
  return gap.trim() === '' && !gap.includes('\n');
}

const isPlan = ({ role }: Sentence): boolean => role === 'plans';

/** What may part the two: within one sentence the words from the one to the other, else both sentences. */
const between = ({ text }: Reading, a: Sentence, b: Sentence, [p, q]: Evidence): string =>
  a === b || q === undefined
    ? text.slice(Math.min(p.start, q?.start ?? p.start), Math.max(p.end, q?.end ?? p.end))
    : a.words + b.words;

/** A fact as the report says it; one whose value a person gave, in that value. */
const words = (reading: Reading, fact: Fact): string =>
  fact.person?.given === true
    ? `${fact.words}${shown(fact.value, 6)}${fact.unit}`
    : textOf(reading.parsed.doc.text, fact.evidence[0]).replace(/\s/g, '');
