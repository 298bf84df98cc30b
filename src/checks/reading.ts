import {
  headingRoles,
  planFirstCharacters,
  planOfYear,
  planOpening,
  problemOpening,
  problemWords,
} from '../catalog/checklists/roles';
import { isTraditional, toSimplified } from '../catalog/traditional';
import { Ahead } from '../model/ahead';
import type { Section, SectionRole } from '../model/doc';
import type { ParsedText } from '../model/parsed';
import type { Quantity } from '../model/quantity';
import { sentences } from '../model/sentences';
import { charactersOf, isOneOf } from '../model/sieve';
import type { Span } from '../model/span';
import type { Occurrences } from '../model/word-tree';
import { fold } from './half-width';
import { markerParts, type MarkerParts } from './markers';
import { numberOf, soughtIn, wordsIn } from './vocabulary';

/** A sentence of the report with what the checks ask of it. */
export interface Sentence extends Span {
  /** The words in half width, cut from `Reading.text`. */
  readonly words: string;
  /** Index of the innermost section, or -1. */
  readonly section: number;
  readonly role: SectionRole;
  /** Whether it is nothing but a heading. */
  readonly isHead: boolean;
  readonly quantities: readonly Quantity[];
}

/** One report prepared for checking; every check reads this and nothing else. */
export interface Reading {
  readonly parsed: ParsedText;
  /** `doc.text` in half width and simplified characters; same length, so that offsets are the same. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Names of all sections, folded like the text. */
  readonly titles: readonly string[];
  /** The markers of all sections taken apart. */
  readonly markers: readonly (MarkerParts | null)[];
  /** The words of the vocabulary that stand in the text; found when they are first asked for. */
  readonly words: Occurrences;
  /** Where a word stands that single checks look for (see `vocabulary`), in reading order. */
  placesOf(word: string): readonly number[];
}

const NOWHERE: readonly number[] = [];

const plan = new RegExp(planOpening);
const planYear = new RegExp(planOfYear);
/** What these two begin with: of most sentences the first character tells that neither does. */
const planFirst = charactersOf(planFirstCharacters);
const problem = new RegExp(problemOpening);
const headings = headingRoles.map(({ role, words }) => ({ role, words: new RegExp(words) }));

const roleOfTitle = (title: string): SectionRole =>
  headings.find(({ words }) => words.test(title))?.role ?? 'other';

/** The nearest section around `index` that says what it is about, or -1. */
function roleGiver(
  sections: readonly Section[],
  roles: readonly SectionRole[],
  index: number,
): number {
  let at = index;
  while (at >= 0 && roles[at] === 'other') at = sections[at]?.parent ?? -1;
  return at;
}

/** Whether from this sentence on the talk is of the time after the reported year. */
const opensPlans = (words: string, year: number | null): boolean =>
  isOneOf(planFirst, words.charCodeAt(0)) &&
  // 一是 opens an item of any list.
  words[1] !== '是' &&
  (plan.test(words) || (year !== null && Number(planYear.exec(words)?.[1] ?? 0) > year));

/** Asks, for spans in reading order, for the index of the innermost section around each, or -1. */
function sectionFinder(sections: readonly Section[]): (span: Span) => number {
  let last = -1;
  return (span) => {
    while ((sections[last + 1]?.start ?? Infinity) <= span.start) last++;
    let at = last;
    while (at >= 0 && (sections[at]?.end ?? 0) <= span.start) at = sections[at]?.parent ?? -1;
    return at;
  };
}

/** Prepares a report: sentences with their role, their section and their quantities. */
export function readingOf(parsed: ParsedText): Reading {
  const plain = isTraditional(parsed.doc.text)
    ? (words: string): string => fold(toSimplified(words))
    : fold;
  const text = plain(parsed.doc.text);
  const { sections } = parsed;
  const titles = sections.map((s) => plain(s.title));
  const roles = sections.map((s, i) =>
    s.role !== 'other' ? s.role : s.depth === 1 ? roleOfTitle(titles[i] ?? '') : 'other',
  );
  const sectionAt = sectionFinder(sections);
  const turns = new Ahead(text, problemWords);
  let next = 0;
  let giver = -2;
  let role: SectionRole = 'other';
  const list: Sentence[] = [];
  for (const span of sentences(text)) {
    const words = text.slice(span.start, span.end);
    const section = sectionAt(span);
    const source = roleGiver(sections, roles, section);
    if (source !== giver) {
      giver = source;
      role =
        source < 0
          ? role === 'plans' && section < 0
            ? role
            : 'other'
          : (roles[source] ?? 'other');
    }
    if (role !== 'leadership' && opensPlans(words, parsed.meta.year)) role = 'plans';
    else if (
      (role === 'achievements' || role === 'other') &&
      turns.standIn(span.start, span.end) &&
      problem.test(words)
    )
      role = 'problems';
    const head = section < 0 ? undefined : sections[section]?.head;
    const isHead = head !== undefined && head.start <= span.start && span.end <= head.end + 1;
    const quantities: Quantity[] = [];
    while ((parsed.quantities[next]?.start ?? Infinity) < span.end) {
      const q = parsed.quantities[next++];
      if (q !== undefined && q.start >= span.start) quantities.push(q);
    }
    const { start, end } = span;
    // Not spread: copying an object this way costs more than all the rest of the loop.
    list.push({ start, end, words, section, role, isHead, quantities });
  }
  const markers = sections.map(({ marker }) => markerParts(marker));
  return new PreparedReading(parsed, text, list, titles, markers);
}

/** A class, so that all readings are of one kind to the machine, which reads from them everywhere. */
class PreparedReading implements Reading {
  readonly parsed: ParsedText;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly titles: readonly string[];
  readonly markers: Reading['markers'];
  #words: Occurrences | undefined;
  #sought: ReadonlyMap<number, number[]> | undefined;

  constructor(
    parsed: ParsedText,
    text: string,
    list: readonly Sentence[],
    titles: readonly string[],
    markers: Reading['markers'],
  ) {
    this.parsed = parsed;
    this.text = text;
    this.sentences = list;
    this.titles = titles;
    this.markers = markers;
  }

  get words(): Occurrences {
    return (this.#words ??= wordsIn(this.text));
  }

  placesOf(word: string): readonly number[] {
    this.#sought ??= soughtIn(this.words);
    // Most reports hold none of nearly all of them.
    return this.#sought.size === 0 ? NOWHERE : (this.#sought.get(numberOf(word)) ?? NOWHERE);
  }
}

/** What parts the labels of figures from each other. */
const PAUSES = charactersOf(',。;:、()');
const isPause = (text: string, at: number): boolean => isOneOf(PAUSES, text.charCodeAt(at));

/** Where the figure before this one ends, or the sentence begins. */
export function endBefore({ start, quantities }: Sentence, index: number): number {
  // Asking a list for what stands before its first takes the machine a hundred times as long.
  const end = index > 0 ? (quantities[index - 1]?.end ?? start) : start;
  return Math.max(end, start);
}

/** The words between the figure before (or the sentence's start) and this one, back to the last stop or comma. */
export function labelBefore(reading: Reading, sentence: Sentence, index: number): string {
  const q = sentence.quantities[index];
  if (q === undefined) return '';
  const first = endBefore(sentence, index);
  let start = q.start;
  while (start > first && !isPause(reading.text, start - 1)) start--;
  return reading.text.slice(start, q.start);
}

/** The words behind a figure up to the next stop, comma or figure. */
export function labelAfter(reading: Reading, sentence: Sentence, index: number): string {
  const q = sentence.quantities[index];
  if (q === undefined) return '';
  const to = sentence.quantities[index + 1]?.start ?? sentence.end;
  let end = q.end;
  while (end < to && !isPause(reading.text, end)) end++;
  return reading.text.slice(q.end, end);
}

const COUNTING = /^(?:其中|共|累计|全年|现(?!场)|今年以来|年内|\d{4}年)+/;
const COUNTING_FIRST = charactersOf('其共累全现今年0123456789');
const PARTICLES = /(?:共|约|近|达|为|了|的|各类)+$/;
const PARTICLE_LAST = charactersOf('共约近达为了的类');

/** The words of a label that name the act: without counting words and particles at its ends. */
export function wordsOfVerb(label: string): string {
  const words = isOneOf(COUNTING_FIRST, label.charCodeAt(0)) ? label.replace(COUNTING, '') : label;
  const isTrailed = isOneOf(PARTICLE_LAST, words.charCodeAt(words.length - 1));
  return isTrailed ? words.replace(PARTICLES, '') : words;
}

/** The sentence that holds the offset, found by halving; undefined between sentences. */
export function sentenceAt(reading: Reading, offset: number): Sentence | undefined {
  let [low, high] = [0, reading.sentences.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const s = reading.sentences[middle];
    if (s === undefined) return undefined;
    if (offset < s.start) high = middle - 1;
    else if (offset >= s.end) low = middle + 1;
    else return s;
  }
  return undefined;
}
