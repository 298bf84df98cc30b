import type { AppliesTo, Checklist, ChecklistItem } from '../model/checklist';
import type { ChecklistEntry } from '../model/finding';
import { judgeContent } from './contents';
import { spanOf } from './findings';
import { fold, sentenceAt, type Reading, type Sentence } from './reading';

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
export function fillLists(reading: Reading, lists: readonly Checklist[]): ChecklistEntry[] {
  const occurrences = occurrencesIn(reading);
  return lists.flatMap((list) => fillList(reading, list, occurrences));
}

/** The state of every item of one list. An item whose judge throws is marked as failed and harms no other. */
function fillList(reading: Reading, list: Checklist, occurrences: Occurrences): ChecklistEntry[] {
  const listReason = whyNotApplicable(reading, list.appliesTo);
  return list.items.map((item) => {
    const reason = listReason ?? whyNotApplicable(reading, item.appliesTo);
    if (reason !== null) {
      return { item: item.id, status: 'notApplicable', reason, evidence: [], examined: [] };
    }
    try {
      return judge(reading, item, occurrences);
    } catch (error) {
      return { item: item.id, status: 'failed', reason: String(error), evidence: [], examined: [] };
    }
  });
}

function judge(reading: Reading, item: ChecklistItem, occurrences: Occurrences): ChecklistEntry {
  switch (item.judge ?? 'cues') {
    case 'content':
      return judgeContent(reading, item.id) ?? byCues(reading, item, occurrences);
    case 'timeliness':
      return timeliness(reading, item.id);
    case 'indicator':
      return byIndicator(reading, item);
    case 'cues':
      return byCues(reading, item, occurrences);
  }
}

/** Indices of the sentences that hold the word, in reading order. */
type Occurrences = (word: string) => ReadonlySet<number>;

/**
 * Finds words in the whole report at once and keeps the answer: lists ask for the same few hundred words many
 * times, and one search through the text costs less than one through every sentence.
 */
function occurrencesIn(reading: Reading): Occurrences {
  const known = new Map<string, ReadonlySet<number>>();
  return (word) => {
    const before = known.get(word);
    if (before) return before;
    const found = new Set<number>();
    let index = 0;
    for (let at = reading.text.indexOf(word); at >= 0;) {
      while ((reading.sentences[index]?.end ?? Infinity) <= at) index++;
      const sentence = reading.sentences[index];
      if (!sentence) break;
      const inside = sentence.start <= at && at + word.length <= sentence.end;
      if (inside) found.add(index);
      // Once is enough for a sentence.
      at = reading.text.indexOf(word, inside ? sentence.end : at + 1);
    }
    known.set(word, found);
    return found;
  };
}

/** The sentences in which a cue `a|b+c` stands: (a or b) and c, anywhere in the sentence. */
function sentencesOf(cue: string, occurrences: Occurrences): ReadonlySet<number> {
  let all: ReadonlySet<number> | null = null;
  for (const part of cue.split('+')) {
    const here = new Set<number>();
    for (const word of part.split('|'))
      for (const index of occurrences(word)) if (!all || all.has(index)) here.add(index);
    if (here.size === 0) return here;
    all = here;
  }
  return all ?? new Set();
}

const isNamed = (ids: readonly string[], indicator: string): boolean =>
  ids.some(
    (id) => id === indicator || (id.endsWith('.*') && indicator.startsWith(id.slice(0, -1))),
  );

/** A figure where one stands beside the cue or a fact belongs to the item; words that speak of plans or lacks do not count. */
function byCues(reading: Reading, item: ChecklistItem, occurrences: Occurrences): ChecklistEntry {
  const { headings, indicators } = item.recognise;
  const facts = reading.parsed.facts.filter((f) => isNamed(indicators, f.indicator));
  const where = new Set<number>();
  for (const cue of item.recognise.cues)
    for (const index of sentencesOf(fold(cue), occurrences)) where.add(index);
  const hits = [...where].sort((a, b) => a - b).flatMap((i) => reading.sentences[i] ?? []);
  const told = hits.filter((s) => s.role !== 'plans' && s.role !== 'problems');
  const factual = [...new Set(facts.map((f) => sentenceAt(reading, f.evidence[0].start)))].filter(
    (s) => s !== undefined,
  );
  const counted = told.filter((s) =>
    s.quantities.some((q) => q.role === 'result' && q.kind !== 'duration'),
  );
  const done = (status: 'figure' | 'described', list: readonly Sentence[]): ChecklistEntry => ({
    item: item.id,
    status,
    evidence: list.slice(0, MOST).map(spanOf),
    examined: [],
  });
  if (factual.length > 0) return done('figure', factual);
  if (counted.length > 0) return done('figure', counted);
  if (told.length > 0) return done('described', told);
  const near = reading.sentences.filter((s) =>
    headings.some((h) => reading.titles[s.section]?.includes(fold(h)) ?? false),
  );
  return {
    item: item.id,
    status: 'absent',
    evidence: [],
    examined: (hits.length > 0 ? hits : near).slice(0, MOST).map(spanOf),
    ...(hits.length > 0
      ? { reason: hits.some((s) => s.role === 'plans') ? 'plannedOnly' : 'problemOnly' }
      : {}),
  };
}

function byIndicator(reading: Reading, item: ChecklistItem): ChecklistEntry {
  const facts = reading.parsed.facts.filter((f) => isNamed(item.recognise.indicators, f.indicator));
  const evidence = facts.flatMap((f) => f.evidence.map(spanOf)).slice(0, MOST);
  const status = facts.length > 0 ? 'figure' : 'absent';
  return { item: item.id, status, evidence, examined: [] };
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
