import {
  causeStrong,
  causeWeak,
  leadershipCharacters,
  leadershipStrong,
} from '../catalog/checklists/roles';
import type { SectionRole } from '../model/doc';
import { charactersOf, holdsOneOf } from '../model/sieve';
import type { ChecklistEntry, ItemStatus } from '../model/finding';
import type { Span } from '../model/span';
import { spanOf } from './findings';
import type { Reading, Sentence } from './reading';

/** How many passages an entry carries at most; the first is where a click leads. */
const MOST = 12;

const strong = new RegExp(causeStrong);
const weak = new RegExp(causeWeak);
const leader = new RegExp(leadershipStrong);
const leaderCues = charactersOf(leadershipCharacters);
const tellsLeader = (words: string): boolean =>
  holdsOneOf(leaderCues, words, 0, words.length) && leader.test(words);
/** A sentence that only says where things stand: 主要表现在以下方面. */
const FRAME = /^[^,。;]{0,30}(?:如下|以下(?:几个)?方面|主要表现在|主要有):?$/;

const entry = (
  item: string,
  status: ItemStatus,
  evidence: readonly Span[],
  examined: readonly Span[] = [],
  reason?: string,
): ChecklistEntry => ({
  item,
  status,
  evidence: evidence.slice(0, MOST).map(spanOf),
  examined: examined.slice(0, MOST).map(spanOf),
  ...(reason === undefined ? {} : { reason }),
});

/** A line without any stop or comma at the report's end: the signature or its date. */
const isSignature = (s: Sentence): boolean => s.words.length <= 30 && !/[,。;:、!?]/.test(s.words);

const bodyOf = (reading: Reading, role: SectionRole): Sentence[] =>
  reading.sentences.filter((s) => s.role === role && !s.isHead && !isSignature(s));

const hasFigure = (list: readonly Sentence[]): boolean =>
  list.some((s) => s.quantities.some((q) => q.role === 'result'));

/** The state of one of the required contents; null where `item` is none of those judged here. */
export function judgeContent(reading: Reading, item: string): ChecklistEntry | null {
  switch (item) {
    case 'content.achievements':
      return achievements(reading, item);
    case 'content.problems':
      return byRole(reading, item, 'problems');
    case 'content.plans':
      return byRole(reading, item, 'plans');
    case 'content.causes':
      return causes(reading, item);
    case 'content.leadership':
      return leadership(reading, item);
    case 'content.other':
      return other(reading, item);
    default:
      return null;
  }
}

/** What was done: under its own heading, or as the body of a report that has no such heading (依法全面履行政府职能 …). */
function achievements(reading: Reading, item: string): ChecklistEntry {
  const named = bodyOf(reading, 'achievements');
  const body = named.length > 0 ? named : bodyOf(reading, 'other').filter((s) => s.section >= 0);
  const free = body.length > 0 ? body : bodyOf(reading, 'other');
  const told = free.filter((s) => s.quantities.length > 0 || s.words.length >= 20);
  if (told.length < 2) return entry(item, 'absent', [], free);
  const best = told.filter((s) => s.quantities.length > 0);
  return entry(item, hasFigure(told) ? 'figure' : 'described', best.length > 0 ? best : told);
}

function byRole(reading: Reading, item: string, role: 'problems' | 'plans'): ChecklistEntry {
  const body = bodyOf(reading, role).filter((s) => !FRAME.test(s.words) && s.words.length > 4);
  if (body.length > 0) return entry(item, 'described', body);
  const heads = reading.parsed.sections.filter((s) => s.role === role).map((s) => s.head);
  // 一是加强学习培训。二是加强执法监督: headings that are sentences say what will be done, however short.
  const children = reading.sentences.filter(
    (s) => s.role === role && s.isHead && (s.words.length > 12 || /[。;]$/.test(s.words)),
  );
  if (children.length > 1) return entry(item, 'described', children);
  if (heads.length > 0) return entry(item, 'unsure', heads, heads, 'headingOnly');
  return entry(item, 'absent', [], reading.sentences.slice(-MOST));
}

/** Reasons really given among the shortcomings; a link between two weaknesses counts only under 原因. */
function causes(reading: Reading, item: string): ChecklistEntry {
  const section = reading.sentences.filter((s) => s.role === 'problems' || s.role === 'causes');
  const body = section.filter((s) => !s.isHead || s.words.length > 30);
  const outright = body.filter((s) => strong.test(s.words));
  if (outright.length > 0) return entry(item, 'described', outright);
  const heads = reading.parsed.sections.filter(
    (s, i) =>
      s.role === 'problems' || s.role === 'causes' || reading.titles[i]?.includes('原因') === true,
  );
  const promised = heads.filter((s) => s.title.includes('原因'));
  if (promised.length === 0) return entry(item, 'absent', [], section);
  // A part of its own for the reasons (原因分析) is nothing but reasons.
  const apart = promised.find((s) => !/问题|不足|短板|差距/.test(s.title));
  if (apart !== undefined) {
    const inside = body.filter((s) => !s.isHead && apart.start <= s.start && s.end <= apart.end);
    if (inside.length > 0) return entry(item, 'described', inside);
  }
  const linked = body.filter((s) => weak.test(s.words));
  if (linked.length > 0) return entry(item, 'described', linked);
  return entry(
    item,
    'unsure',
    promised.map((s) => s.head),
    section,
    'headingOnly',
  );
}

/** The duty as carried out, not as planned and not as a weakness. */
function leadership(reading: Reading, item: string): ChecklistEntry {
  const own = bodyOf(reading, 'leadership').filter((s) => s.words.length > 8);
  if (own.length > 0) return entry(item, hasFigure(own) ? 'figure' : 'described', own);
  const told = reading.sentences.filter((s) => tellsLeader(s.words));
  const done = told.filter((s) => s.role !== 'plans' && s.role !== 'problems');
  const heads = reading.parsed.sections.filter((s) => s.role === 'leadership').map((s) => s.head);
  // With a stop it is a sentence of a list, and says so.
  const isBare = (s: Sentence): boolean =>
    s.isHead && !s.words.endsWith('。') && heads.some((h) => h.start <= s.start && s.start < h.end);
  // Under a part of its own nothing is told, and nowhere else either.
  if (heads.length > 0 && done.length > 0 && done.every(isBare))
    return entry(item, 'unsure', heads, heads, 'headingOnly');
  if (done.length > 0) return entry(item, 'described', done);
  if (told.length > 0) {
    const reason = told.some((s) => s.role === 'plans') ? 'plannedOnly' : 'problemOnly';
    return entry(item, 'absent', [], told, reason);
  }
  return entry(
    item,
    'absent',
    [],
    reading.sentences.filter((s) => /负责人|书记|领导小组|组长/.test(s.words)),
  );
}

const OTHER = /其他需要(?:报告|说明)|需要(?:报告|说明)的其他/;

function other(reading: Reading, item: string): ChecklistEntry {
  // Few reports say it at all: one look at the whole text spares one at every sentence.
  const told = OTHER.test(reading.text) ? reading.sentences.filter((s) => OTHER.test(s.words)) : [];
  if (told.length === 0) return entry(item, 'absent', [], [], 'optional');
  const none = told.some((s) => /(?:没有|无)其他|其他[^。]{0,14}(?:无|没有)/.test(s.words));
  return entry(item, 'described', told, [], none ? 'saysNone' : undefined);
}
