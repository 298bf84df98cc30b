import type { Doc, Section } from '../model/doc';
import type { Level } from '../model/meta';
import type { Quantity, QuantityKind, QuantityRole } from '../model/quantity';
import { charactersOf, isOneOf, WHITE_SPACE } from '../model/sieve';
import type { Span } from '../model/span';
import { atOnce, type Steps } from '../model/steps';
import { type CellSubject, readCells } from './cell-quantities';
import { draftOf, exact, scaleInterval, type Draft } from './drafts';
import { findFences } from './guards';
import { collect, standsBetween, type Item } from './joints';
import { scanNumerals } from './numerals';
import { intervalOf } from './qualifiers';
import { cues, planSpans, roleOf, scopeOf, yearsInTurn } from './quantity-roles';
import { subjectOf } from './subjects';
import { startsUnit } from './units';
import { lineTail, startOf } from './windows';

/** Characters behind a number that may make it a figure: a unit, a qualifier, a dash, or a joint to the next number. */
const joints = new Set(
  Array.from(
    '余餘多来几幾+-—–~～−至到、和及减压精缩降提增上升扩调优合整变改跃攀回收大逐进统全一成有再%％﹪‰(（',
    (c) => c.charCodeAt(0),
  ),
);
const goesOn = (code: number): boolean => startsUnit(code) || joints.has(code);

/** Moves along spans in order and says whether an offset lies in one; offsets must not decrease. */
function walker(spans: readonly Span[]): (offset: number) => boolean {
  let i = 0;
  return (offset) => {
    while (i < spans.length && (spans[i]?.end ?? 0) <= offset) i += 1;
    const span = spans[i];
    return span !== undefined && span.start <= offset;
  };
}

const trend =
  /(?:增长|增加|上升|提高|提升|下降|降低|上涨|回落|增幅|降幅)(?:了|幅度?|率)?(?:约|近|超过?)?\s?$|[增降涨]幅(?:度)?(?:达到?|为|约)\s?$/;
/** 提高到95%, 上升为95%, 达到95%: the level after the change. */
const toLevel = /(?<!幅度?)(?:至|到|为|达)\s?$/;
const comparison =
  /同比|环比|[较比](?:上年|去年|上一?年度?|20\d\d年|前年|上季|上月|往年|同期|以往)|与(?:上年|去年|20\d\d年)/;

/** 较上年增加24件: the figure is the difference, not the level. */
const difference = /(?:增加|减少|净增|上升|下降|增长|多|少)(?:了|约|近|到)?\s?$/;

/** What such a clause ends in. */
const DIFFERS = charactersOf(`加少增升降长多了约近到${WHITE_SPACE}`);

/** A percentage or a difference that says how much something changed is a change; a level or a share is a rate. */
function kindOf(draft: Draft, clause: string): QuantityKind {
  const { kind } = draft.unit;
  if (kind === 'count' || kind === 'money')
    return isOneOf(DIFFERS, clause.charCodeAt(clause.length - 1)) &&
      difference.test(clause) &&
      comparison.test(clause)
      ? 'change'
      : kind;
  if (kind !== 'rate') return kind;
  if (trend.test(clause)) return 'change';
  if (toLevel.test(clause) || !comparison.test(clause)) return 'rate';
  return /[增升降减涨落压翻幅]|提高|改善|好转/.test(clause) ? 'change' : 'rate';
}

/** Every figure that counts something, in reading order, without overlaps. `year` and `level` are the report's, if known. */
export const findQuantities = (
  doc: Doc,
  sections: readonly Section[],
  year: number | null,
  level: Level | null = null,
): Quantity[] => atOnce(readingQuantities(doc, sections, year, level));

/** The same in steps. */
export function* readingQuantities(
  doc: Doc,
  sections: readonly Section[],
  year: number | null,
  level: Level | null,
): Steps<Quantity[]> {
  const { text } = doc;
  const fenced = walker(findFences(text));
  yield;
  const items: Item[] = [];
  for (const numeral of scanNumerals(text, goesOn))
    if (!fenced(numeral.start)) items.push({ numeral, draft: draftOf(text, numeral) });
  yield;
  const drafts = withCells(collect(text, items), doc);
  const planned = walker(planSpans(text, sections, year));
  yield;
  return describe(text, drafts, planned, { year, level });
}

/** The bare numbers of tables put between the figures of the text; a figure that the text gives already stays. */
function withCells(drafts: Draft[], doc: Doc): Draft[] {
  const { figures, subjects } = readCells(doc);
  const cells = figures.map(({ numeral, unit, subject }): Draft => {
    const interval = scaleInterval(intervalOf(numeral, [], unit.kind === 'rate'), unit.factor);
    const value = exact(numeral.value * unit.factor);
    return {
      start: numeral.start,
      end: numeral.end,
      numeral,
      unit,
      value,
      interval,
      approx: null,
      subject,
    };
  });
  const named = subjects.length === 0 ? drafts : underHeadings(drafts, subjects);
  return cells.length === 0 ? named : [...named, ...cells].sort((a, b) => a.start - b.start);
}

/** Figures with their own units that fill a cell count what its headings say. */
function underHeadings(drafts: readonly Draft[], cells: readonly CellSubject[]): Draft[] {
  let next = 0;
  return drafts.map((draft) => {
    while ((cells[next]?.end ?? Infinity) <= draft.start) next++;
    const cell = cells[next];
    if (cell === undefined || cell.start > draft.start || cell.subject === '') return draft;
    return { ...draft, subject: cell.subject };
  });
}

/** The words around a figure, by which it is judged. */
interface Surroundings {
  readonly clauseStart: number;
  readonly sentenceStart: number;
  readonly clause: string;
  readonly sentence: string;
  readonly after: string;
  /** The first of a pair from–to. */
  readonly isFrom: boolean;
}

/** 2021 年 as 2021年: years printed apart are years all the same. */
const withYears = (words: string): string =>
  words.includes(' 年') || words.includes('\u00a0年')
    ? words.replace(
        /(?<=\d)[ \u00a0\u3000]{1,3}(?=年)|(?<=[\u4e00-\u9fff])[ \u00a0\u3000]{1,3}(?=[12]\d{3}\s{0,3}年)/g,
        '',
      )
    : words;

function surroundings(text: string, draft: Draft, next: Draft | undefined): Surroundings {
  const clauseStart = startOf(text, draft.start, 2);
  const sentenceStart = startOf(text, clauseStart, 1);
  const gap = next === undefined ? 99 : next.start - draft.end;
  return {
    clauseStart,
    sentenceStart,
    clause: withYears(text.slice(clauseStart, draft.start)),
    sentence: withYears(text.slice(sentenceStart, draft.start)),
    after: lineTail(text, draft.end, 24),
    isFrom: gap < 24 && standsBetween(text, draft.end, draft.end + gap),
  };
}

/** Hands the years of a list to the figures behind it in turn: 2022年、2023年分别办理12件、15件. */
function turnTaker(
  year: number | null,
): (sentence: string, sentenceStart: number) => QuantityRole | null {
  let list = -1;
  let turn = 0;
  return (sentence, sentenceStart) => {
    const years = yearsInTurn(sentence);
    if (!years || year === null) return null;
    turn = list === sentenceStart + years.end ? turn + 1 : 0;
    list = sentenceStart + years.end;
    const its = years.years[turn];
    return its === undefined ? null : its < year ? 'prior' : its > year ? 'plan' : 'result';
  };
}

/** The words before a figure that are its own: not the noun of the figure before; in a table the cell to its left. */
function wordsFor(text: string, draft: Draft, from: number, previous: string): string {
  if (from === draft.start && text.charAt(from - 1) === '\t') {
    const cell = text.slice(Math.max(0, from - 40), from - 1);
    return cell.slice(Math.max(cell.lastIndexOf('\t'), cell.lastIndexOf('\n')) + 1);
  }
  const own = text.slice(from, draft.start);
  return own.startsWith(previous) ? own.slice(previous.length) : own;
}

/** Role, scope and subject from the words around each figure. */
function describe(
  text: string,
  drafts: readonly Draft[],
  inPlans: (offset: number) => boolean,
  whose: { readonly year: number | null; readonly level: Level | null },
): Quantity[] {
  const { year, level } = whose;
  const found: Quantity[] = [];
  const takeTurn = turnTaker(year);
  let previous = { end: 0, subject: '', isFrom: false };
  drafts.forEach((draft, i) => {
    if (draft.start < previous.end) return;
    const around = surroundings(text, draft, drafts[i + 1]);
    const { sentence, clause, after, isFrom } = around;
    const planned = inPlans(draft.start);
    const { approx } = draft;
    const { unit } = draft.unit;
    const clauseCues = cues.in(text, around.clauseStart, draft.start);
    const context = {
      sentence,
      clause,
      clauseCues,
      sentenceCues: clauseCues | cues.in(text, around.sentenceStart, around.clauseStart),
      after,
      inPlans: planned,
      approx,
      multiple: unit === '倍',
      year,
      level,
    };
    const turn = takeTurn(sentence, around.sentenceStart);
    const role = planned ? 'plan' : isFrom ? 'prior' : (turn ?? roleOf(context));
    const kind = kindOf(draft, clause);
    const words = wordsFor(
      text,
      draft,
      Math.max(around.clauseStart, previous.end),
      previous.subject,
    );
    const byWords = kind === 'rate' || kind === 'change' || isFrom;
    const subject =
      draft.subject ??
      (previous.isFrom ? previous.subject : subjectOf(words, after, previous.subject, byWords));
    found.push({
      start: draft.start,
      end: draft.end,
      value: draft.value,
      low: draft.interval.low,
      high: draft.interval.high,
      unit,
      approx,
      kind,
      role,
      scope: scopeOf(context),
      subject,
      number: { start: draft.numeral.start, end: draft.numeral.end },
      decimals: draft.numeral.decimals,
    });
    previous = { end: draft.end, subject, isFrom };
  });
  return found;
}

/** The first figure of a passage on its own, for trying the reader out; null where there is none. */
export function readQuantity(text: string): Quantity | null {
  return findQuantities({ text, blocks: [], asides: [] }, [], null)[0] ?? null;
}
