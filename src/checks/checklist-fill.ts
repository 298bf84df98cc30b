import { builtIn } from '../catalog/checklists/builtIn';
import type { AppliesTo, Checklist, ChecklistItem } from '../model/checklist';
import type { Fact } from '../model/fact';
import type { ChecklistEntry } from '../model/finding';
import { judgeContent } from './contents';
import { spanOf } from './findings';
import { fold, sentenceAt, type Reading, type Sentence } from './reading';
import { Words } from './words';

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
  const search = searchIn(reading, lists === builtIn ? preparedBuiltIn : prepare(lists));
  return lists.flatMap((list) => fillList(reading, list, search));
}

/** The state of every item of one list. An item whose judge throws is marked as failed and harms no other. */
function fillList(reading: Reading, list: Checklist, search: Search): ChecklistEntry[] {
  const listReason = whyNotApplicable(reading, list.appliesTo);
  return list.items.map((item) => {
    const reason = listReason ?? whyNotApplicable(reading, item.appliesTo);
    if (reason !== null) {
      return { item: item.id, status: 'notApplicable', reason, evidence: [], examined: [] };
    }
    try {
      return judge(reading, item, search);
    } catch (error) {
      return { item: item.id, status: 'failed', reason: String(error), evidence: [], examined: [] };
    }
  });
}

function judge(reading: Reading, item: ChecklistItem, search: Search): ChecklistEntry {
  switch (item.judge ?? 'cues') {
    case 'content':
      return judgeContent(reading, item.id) ?? byCues(reading, item, search);
    case 'timeliness':
      return timeliness(reading, item.id);
    case 'indicator':
      return byIndicator(reading, item);
    case 'cues':
      return byCues(reading, item, search);
  }
}

/** What a list asks for, prepared: cues with words by number. */
interface Prepared {
  readonly words: Words;
  readonly length: number;
  /** By item: for each cue its parts, for each part its words. */
  readonly cues: ReadonlyMap<ChecklistItem, readonly Cue[]>;
}
type Cue = readonly (readonly number[])[];

/** A cue `a|b+c`: (a or b) and c. */
function prepare(lists: readonly Checklist[]): Prepared {
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
  const cues = new Map(
    lists
      .flatMap((list) => list.items)
      .map((item) => [
        item,
        item.recognise.cues.map((cue) =>
          fold(cue)
            .split('+')
            .map((part) => part.split('|').map(numberOf)),
        ),
      ]),
  );
  return { words: new Words([...numbers.keys()]), length: numbers.size, cues };
}

const preparedBuiltIn = prepare(builtIn);

/** What the items of one report are judged by. */
interface Search {
  readonly cues: Prepared['cues'];
  /** For each word the indices of the sentences that hold it, in reading order. */
  readonly holders: readonly (readonly number[])[];
}

/** Finds the words of all lists in one pass through the report. */
function searchIn(reading: Reading, { words, length, cues }: Prepared): Search {
  const lengths = words.lengths;
  // An empty word, as a user's list may hold by mistake, stands everywhere.
  const all = lengths.includes(0) ? [...reading.sentences.keys()] : [];
  const holders = Array.from({ length }, (_, i) => (lengths[i] === 0 ? all : ([] as number[])));
  let index = 0;
  let last = 0;
  words.scan(reading.text, (word, at) => {
    if (at < last) index = 0;
    last = at;
    while ((reading.sentences[index]?.end ?? Infinity) <= at) index++;
    const sentence = reading.sentences[index];
    const held = holders[word];
    if (sentence === undefined || held === undefined) return;
    const inside = sentence.start <= at && at + (lengths[word] ?? 0) <= sentence.end;
    if (inside && held.at(-1) !== index) held.push(index);
  });
  return { cues, holders };
}

const NOWHERE: ReadonlySet<number> = new Set();

/** The sentences in which a word of every part stands, anywhere in the sentence. */
function sentencesOf(cue: Cue, holders: Search['holders']): ReadonlySet<number> {
  let all: ReadonlySet<number> | null = null;
  for (const part of cue) {
    if (part.every((word) => holders[word]?.length === 0)) return NOWHERE;
    const here = new Set<number>();
    for (const word of part)
      for (const index of holders[word] ?? []) if (!all || all.has(index)) here.add(index);
    if (here.size === 0) return here;
    all = here;
  }
  return all ?? new Set();
}

/** The facts of these indicators; `x.*` takes a whole family. */
function factsOf(reading: Reading, ids: readonly string[]): readonly Fact[] {
  if (ids.length === 0) return [];
  const families = ids.filter((id) => id.endsWith('.*')).map((id) => id.slice(0, -1));
  return reading.parsed.facts.filter(
    ({ indicator }) =>
      ids.includes(indicator) || families.some((family) => indicator.startsWith(family)),
  );
}

/** A figure where one stands beside the cue or a fact belongs to the item; words that speak of plans or lacks do not count. */
function byCues(reading: Reading, item: ChecklistItem, search: Search): ChecklistEntry {
  const { headings, indicators } = item.recognise;
  const facts = factsOf(reading, indicators);
  const factual = [...new Set(facts.map((f) => sentenceAt(reading, f.evidence[0].start)))].filter(
    (s) => s !== undefined,
  );
  const done = (status: 'figure' | 'described', list: readonly Sentence[]): ChecklistEntry => ({
    item: item.id,
    status,
    evidence: list.slice(0, MOST).map(spanOf),
    examined: [],
  });
  if (factual.length > 0) return done('figure', factual);
  const where = new Set<number>();
  for (const cue of search.cues.get(item) ?? [])
    for (const index of sentencesOf(cue, search.holders)) where.add(index);
  const hits = [...where].sort((a, b) => a - b).flatMap((i) => reading.sentences[i] ?? []);
  const told = hits.filter((s) => s.role !== 'plans' && s.role !== 'problems');
  const counted = told.filter((s) =>
    s.quantities.some((q) => q.role === 'result' && q.kind !== 'duration'),
  );
  if (counted.length > 0) return done('figure', counted);
  if (told.length > 0) return done('described', told);
  return {
    item: item.id,
    status: 'absent',
    evidence: [],
    examined: (hits.length > 0 ? hits : under(reading, headings)).slice(0, MOST).map(spanOf),
    ...(hits.length > 0
      ? { reason: hits.some((s) => s.role === 'plans') ? 'plannedOnly' : 'problemOnly' }
      : {}),
  };
}

/** The sentences of the sections whose heading holds one of the words. */
function under(reading: Reading, headings: readonly string[]): readonly Sentence[] {
  const words = headings.map(fold);
  const near = reading.titles.map((title) => words.some((word) => title.includes(word)));
  return near.includes(true) ? reading.sentences.filter((s) => near[s.section] === true) : [];
}

function byIndicator(reading: Reading, item: ChecklistItem): ChecklistEntry {
  const facts = factsOf(reading, item.recognise.indicators);
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
