import { builtIn } from '../catalog/checklists/builtIn';
import type { AppliesTo, Checklist } from '../model/checklist';
import type { Fact } from '../model/fact';
import type { ChecklistEntry } from '../model/finding';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { prepare, preparedBuiltIn, Search } from './checklist-search';
import type { Asked, AskedList } from './checklist-words';
import { judgeContent } from './contents';
import { spanOf } from './findings';
import { sentenceAt, type Reading, type Sentence } from './reading';

const MOST = 12;

/** Why an item or a list does not apply to this report, or null where it does (or where that cannot be told). */
export function whyNotApplicable(reading: Reading, applies: AppliesTo | undefined): string | null {
  if (applies === undefined) return null;
  const { year, region, bodyKind } = reading.parsed.meta;
  if (year !== null && applies.from !== undefined && year < applies.from) return 'otherYears';
  if (year !== null && applies.to !== undefined && year > applies.to) return 'otherYears';
  if (
    applies.levels !== undefined &&
    region.level !== null &&
    !applies.levels.includes(region.level)
  ) {
    return 'otherLevel';
  }
  if (
    applies.bodyKinds !== undefined &&
    bodyKind !== 'unknown' &&
    !applies.bodyKinds.includes(bodyKind)
  ) {
    return 'otherBody';
  }
  return null;
}

/** The state of every item of several lists, which share one search for their words. */
export const fillLists = (reading: Reading, lists: readonly Checklist[]): ChecklistEntry[] =>
  atOnce(fillingLists(reading, lists));

/** The same, a list a step. */
export function* fillingLists(
  reading: Reading,
  lists: readonly Checklist[],
): Steps<ChecklistEntry[]> {
  const prepared = lists === builtIn ? preparedBuiltIn : prepare(lists);
  const search = new Search(reading, prepared);
  const entries: ChecklistEntry[] = [];
  for (const list of prepared.lists) {
    yield;
    fillList(reading, list, search, entries);
  }
  return entries;
}

/** Adds the state of every item of one list. An item whose judge throws is marked as failed and harms no other. */
function fillList(
  reading: Reading,
  list: AskedList,
  search: Search,
  entries: ChecklistEntry[],
): void {
  const listReason = whyNotApplicable(reading, list.appliesTo);
  for (const item of list.items) {
    const reason = listReason ?? whyNotApplicable(reading, item.appliesTo);
    entries.push(
      reason === null
        ? judgeSafely(reading, item, search)
        : { item: item.id, status: 'notApplicable', reason, evidence: [], examined: [] },
    );
  }
}

function judgeSafely(reading: Reading, item: Asked, search: Search): ChecklistEntry {
  try {
    return judge(reading, item, search);
  } catch (error) {
    return { item: item.id, status: 'failed', reason: String(error), evidence: [], examined: [] };
  }
}

function judge(reading: Reading, item: Asked, search: Search): ChecklistEntry {
  switch (item.judge) {
    case 'content': {
      const judged = judgeContent(reading, item.like);
      return judged === null ? byCues(reading, item, search) : { ...judged, item: item.id };
    }
    case 'timeliness':
      return timeliness(reading, item.id);
    case 'indicator':
      return byIndicator(item, search);
    case 'cues':
      return byCues(reading, item, search);
  }
}

/** A figure where one stands beside the cue or a fact belongs to the item; words that speak of plans or lacks do not count. */
function byCues(reading: Reading, item: Asked, search: Search): ChecklistEntry {
  const facts = search.factsFor(item);
  const factual = holding(reading, facts);
  // What a person added need not stand in a passage.
  if (factual.length > 0 || facts.some((f) => f.person))
    return decided(done(item, 'figure', factual), facts);
  const near = item.underHeadings ? sectionsUnder(reading, item, search) : null;
  const hits: Sentence[] = [];
  const told: Sentence[] = [];
  const counted: Sentence[] = [];
  for (const index of search.sentencesFor(item)) {
    const sentence = reading.sentences[index];
    if (sentence === undefined) continue;
    hits.push(sentence);
    if (!counts(item, sentence) || (near !== null && !isIn(near, sentence.section))) continue;
    told.push(sentence);
    if (search.holdsResult(index)) counted.push(sentence);
  }
  if (counted.length > 0) return done(item, 'figure', counted);
  if (told.length > 0) return done(item, 'described', told);
  const examined = spansOf(hits.length > 0 ? hits : under(reading, item, search));
  if (hits.length === 0) return { item: item.id, status: 'absent', evidence: [], examined };
  const reason = whereElse(item, hits);
  return { item: item.id, status: 'absent', evidence: [], examined, reason };
}

const done = (
  item: Asked,
  status: 'figure' | 'described',
  list: readonly Sentence[],
): ChecklistEntry => ({ item: item.id, status, evidence: spansOf(list), examined: [] });

/** Where the first of some sentences stand. */
function spansOf(sentences: readonly Sentence[]): Span[] {
  const spans: Span[] = [];
  for (const sentence of sentences) {
    if (spans.length === MOST) break;
    spans.push(spanOf(sentence));
  }
  return spans;
}

/** The sentences in which facts stand, each once. */
function holding(reading: Reading, facts: readonly Fact[]): readonly Sentence[] {
  const found: Sentence[] = [];
  for (const fact of facts) {
    const sentence = sentenceAt(reading, fact.evidence[0].start);
    if (sentence !== undefined && !found.includes(sentence)) found.push(sentence);
  }
  return found;
}

/** Whether a sentence stands in a part of the report where the item's words count. */
const counts = ({ parts }: Asked, { role }: Sentence): boolean =>
  parts === undefined ? role !== 'plans' && role !== 'problems' : parts.includes(role);

/** Why sentences that hold the words do not count. */
function whereElse(item: Asked, hits: readonly Sentence[]): string {
  if (item.parts !== undefined || item.underHeadings) return 'elsewhereOnly';
  return hits.some((s) => s.role === 'plans') ? 'plannedOnly' : 'problemOnly';
}

/** Sections by number: 1 for those of a set. */
type SectionSet = Uint8Array;
/** What stands before the first heading is in no section: -1. */
const isIn = (set: SectionSet, section: number): boolean => section >= 0 && set[section] === 1;

/** The sections whose heading, or that of a part around it, holds one of the words. */
function sectionsUnder(reading: Reading, item: Asked, search: Search): SectionSet {
  const { sections } = reading.parsed;
  const near = search.titlesFor(item) ?? new Uint8Array(sections.length);
  for (let i = 0; i < sections.length; i++) if (isIn(near, sections[i]?.parent ?? -1)) near[i] = 1;
  return near;
}

/** The first sentences of the sections whose heading holds one of the words. */
function under(reading: Reading, item: Asked, search: Search): readonly Sentence[] {
  const named = search.titlesFor(item);
  if (named === null) return [];
  const found: Sentence[] = [];
  for (const sentence of reading.sentences) {
    if (isIn(named, sentence.section)) found.push(sentence);
    if (found.length === MOST) break;
  }
  return found;
}

function byIndicator(item: Asked, search: Search): ChecklistEntry {
  const facts = search.factsFor(item);
  const evidence: Span[] = [];
  for (const fact of facts)
    for (const span of fact.evidence) if (evidence.length < MOST) evidence.push(spanOf(span));
  const status = facts.length > 0 ? 'figure' : 'absent';
  return decided({ item: item.id, status, evidence, examined: [] }, facts);
}

/** The answer with who decided on the figures that it rests on. */
function decided(entry: ChecklistEntry, facts: readonly Fact[]): ChecklistEntry {
  if (!facts.some((f) => f.person !== undefined)) return entry;
  const by = [...new Set(facts.flatMap((f) => (f.person ? [f.person.by] : [])))];
  return by.length > 0 ? { ...entry, by } : entry;
}

/** Public before 1 April of the following year. The date on the page or of the signature is all that a text can show. */
function timeliness(reading: Reading, item: string): ChecklistEntry {
  const { year, publishedOn, basis } = reading.parsed.meta;
  const span = basis.publishedOn?.span;
  const evidence = span === undefined ? [] : [spanOf(span)];
  const unsure = (reason: string): ChecklistEntry => ({
    item,
    status: 'unsure',
    reason,
    evidence,
    examined: evidence,
  });
  if (year === null) return unsure('yearUnknown');
  if (publishedOn === null) return unsure('dateUnknown');
  if (publishedOn <= `${year + 1}-03-31`)
    return { item, status: 'figure', reason: 'inTime', evidence, examined: [] };
  return { item, status: 'absent', reason: 'late', evidence, examined: evidence };
}
