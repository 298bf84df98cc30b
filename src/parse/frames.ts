import type { Section } from '../model/doc';
import type { Quantity } from '../model/quantity';
import { charactersOf, isOneOf, WHITE_SPACE } from '../model/sieve';
import type { Span } from '../model/span';
import type { Clauses } from './clauses';

/** The passage that says what one figure counts. */
export interface Frame {
  /** Stretches of the figure's own clause, nearest first. */
  readonly own: readonly Span[];
  /** Stretches after the figure that it may share with the next one. */
  readonly weak: readonly Span[];
  /** Stretches after the next figure that are said of this one as well (9个镇、30个部门开展督导). */
  readonly shared: readonly Span[];
  /** How it came about: its own words, its place in a parallel list (受理、审结分别为36件、28件), its table's heads. */
  readonly source: 'phrase' | 'parallel' | 'table';
  /** Where the search for the subject starts, going back. */
  readonly from: number;
  /** The words of the list in which a parallel figure has its place; the caption of a table. */
  readonly list: Span | null;
}

/** Everything that framing needs to know of the text. */
export interface Page {
  readonly text: string;
  readonly clauses: Clauses;
  readonly quantities: readonly Quantity[];
  /** For every quantity its innermost section, -1 outside all. */
  readonly sectionOf: readonly number[];
  readonly sections: readonly Section[];
}

/** Between the figures of 培训15场次、1830人次 and 立案3件5人. */
const NOTHING = /^[、\s]*$/u;
const LONGEST_FILLER = 16;
/** Figures in one bracket, at most. */
const MOST_ASIDE = 8;
/** A bracket behind a figure is not longer than this. */
const LONGEST_ASIDE = 60;
/** Words that only say that a total follows. */
const FILLER =
  /^(?:[、\s的]|其中|共计|总计|合计|累计|总共|总数|总量|数量|全年|开展|组织|举办|进行|共有|共|达到|达|为|已|均|约|有|计|是|各|次数|分别|件数|场次|人数)*$/u;
/** The first characters of those words. */
const FILLS = charactersOf(`、的其共总合累数全开组举进达为已均约有计是各次分件场人${WHITE_SPACE}`);
const isFiller = (text: string, { start, end }: Span): boolean =>
  end - start <= LONGEST_FILLER &&
  (end === start ||
    (isOneOf(FILLS, text.charCodeAt(start)) && FILLER.test(text.slice(start, end))));
/** 由95%提升至99%: the second figure is the year's, and has the words of the first. */
const FROM_TO =
  /^[^,\uff0c;。]{0,6}(?:至|到|为)(?:了|约|近|超过?|\s?(?:今年|本年度?|20\d\d\s?年)的?)?[^,\uff0c;。\d]{0,2}$/u;
/** 2022年为11.2%,今年降至7.9%: what stands before a figure that carries an earlier year's on. */
const CARRIES_ON =
  /^[\s,\uff0c;\uff1b]*(?:(?:20\d\d|今|本)年度?)?(?:则|已|又|再)?(?:进一步)?(?:大幅)?(?:[降升增减]|下降|上升|提[高升]|增[加长]|减少|回落|压[缩减])(?:至|到|为)$/u;
const JOINER = /^\s?(?:、|和|与|及|以及|,|\uff0c)\s?$/u;
/** The longest of those. */
const LONGEST_JOINER = 4;
/** A list goes on; 和解 and 及时 are no joints. */
const JOINS = /^\s?(?:、|和(?!解)|与|及(?!时)|以及)/u;
const OPENS_JOINED = charactersOf('、和与及以');
const ENDS_JOINED = /(?:、|和|与|及|以及)\s?$/u;

/** The frame of every quantity, by its index. */
export function frames(page: Page): Frame[] {
  const result: Frame[] = [];
  for (let i = 0; i < page.quantities.length;) {
    const run = runFrom(page, i);
    const list = run > 1 ? parallel(page, i, run) : null;
    if (list === null) result.push(frame(page, i, result[i - 1]));
    else result.push(...list);
    i = result.length;
  }
  return shareRight(page, result);
}

/** 、共, 、累计: what follows sums up people of the same act. */
const SUM = /^[、\s]*(?:共|共计|总计|合计|累计|达|约|近)+\s*$/u;
const PEOPLE = /^(?:人|人次|名|位|名次)$/u;

const sumsUp = (text: string, previous: Quantity, q: Quantity): boolean =>
  PEOPLE.test(q.unit) && SUM.test(text.slice(previous.end, q.start));

/** Whether people are counted right behind the comma that follows another figure. */
const follows = (text: string, last: Quantity, q: Quantity): boolean =>
  PEOPLE.test(q.unit) &&
  !PEOPLE.test(last.unit) &&
  q.role === last.role &&
  /^[,，]\s?(?:共|共计|总计|合计|累计|达|约|近)*\s?$/u.test(text.slice(last.end, q.start));

/** How many quantities stand side by side from `first`, with nothing but 、 or 和 between them. */
function runFrom(page: Page, first: number): number {
  let n = 1;
  for (; ; n++) {
    const a = page.quantities[first + n - 1];
    const b = page.quantities[first + n];
    if (a === undefined || b === undefined || a.kind !== b.kind) return n;
    if (b.start - a.end > LONGEST_JOINER) return n;
    if (!JOINER.test(page.text.slice(a.end, b.start))) return n;
  }
}

/** 收到、受理、审结分别为45件、36件、28件: to each figure its word, or null where words and figures do not pair. */
function parallel(page: Page, first: number, count: number): Frame[] | null {
  const q = page.quantities[first];
  if (q === undefined) return null;
  const left = leftOf(page, first);
  const said = page.text.slice(left.start, left.end);
  const apart = /分别|各自|依次/u.exec(said);
  const bare = apart === null ? said : said.slice(0, apart.index);
  const end = left.start + bare.length;
  const items = itemsOf(bare, left.start);
  if (apart !== null && items.length < count && items.length <= 1) return alike(left, count);
  if (items.length < count) return null;
  // Without 分别 only figures of one unit pair with the words: 防汛、消防演练12次,800人参演 is no such list.
  if (apart === null && (items.length !== count || !sameUnits(page, first, count))) return null;
  // 材料、时限分别压减30%、62%: what stands between 分别 and the figures is said of each.
  const act = { start: end, end: q.start };
  return items.slice(-count).map((item) => ({
    own: [item, act],
    weak: [],
    shared: [],
    source: 'parallel' as const,
    from: left.start,
    list: { start: left.start, end },
  }));
}

const sameUnits = (page: Page, first: number, count: number): boolean =>
  page.quantities.slice(first, first + count).every((q) => q.unit === page.quantities[first]?.unit);

/** 满意率分别为99.6%、99.3%: one name for all; whose each is stands elsewhere. */
function alike(said: Span, count: number): Frame[] {
  const frame: Frame = {
    own: [said],
    weak: [],
    shared: [],
    source: 'parallel',
    from: said.start,
    list: null,
  };
  return Array.from({ length: count }, () => frame);
}

/** The parts of a list, each with its place; 和解 and 及时 are no joints. */
function itemsOf(list: string, offset: number): Span[] {
  const items: Span[] = [];
  let start = 0;
  for (const joint of list.matchAll(/、|以及|和(?!解)|与|及(?!时)/gu)) {
    items.push({ start: offset + start, end: offset + joint.index });
    start = joint.index + joint[0].length;
  }
  items.push({ start: offset + start, end: offset + list.length });
  return items.filter((item) => item.end > item.start);
}

function frame(page: Page, index: number, before: Frame | undefined): Frame {
  const { text, quantities } = page;
  const q = quantities[index];
  if (q === undefined) throw new Error('no such quantity');
  const right = rightOf(page, index);
  const left = leftOf(page, index);
  const previous = sameClause(page, index - 1, index) ? quantities[index - 1] : undefined;
  const own: Span[] = [left];
  if (previous?.role === 'prior' && FROM_TO.test(text.slice(previous.end, q.start)))
    own.push(...leftOfPriors(page, index - 1));
  // 败诉率同比下降3.4个百分点至7%: the level has the words before the change.
  if (
    previous?.kind === 'change' &&
    /^\s?[,，]?[至到]\s?$/u.test(text.slice(previous.end, q.start))
  )
    own.push(beforeComparison(text, leftOf(page, index - 1)));
  const shared = sameClause(page, index, index + 1);
  if (right.end > right.start && !shared) own.push(right);
  const weak = right.end > right.start && shared ? [right] : [];
  const last = quantities[index - 1];
  if (previous === undefined && last?.role === 'prior' && last.unit === q.unit)
    if (before !== undefined && CARRIES_ON.test(text.slice(last.end, q.start))) return before;
  const bare = isFiller(text, left);
  if (bare && right.end === right.start) {
    // 立案3件5人, 26项323条, 培训4场、共380人次: the second figure has the words of the first.
    if (
      previous !== undefined &&
      previous.unit !== q.unit &&
      before !== undefined &&
      (NOTHING.test(text.slice(previous.end, q.start)) || sumsUp(text, previous, q))
    )
      return { ...before, from: before.from };
    // 培训6期,320人次: people counted in a clause of their own.
    if (
      previous === undefined &&
      last !== undefined &&
      before !== undefined &&
      follows(text, last, q)
    )
      return before;
    if (previous === undefined) {
      const wider = clauseBefore(page, left.start, quantities[index - 1]);
      if (wider !== null) own.push(wider);
    }
  }
  return {
    own,
    weak,
    shared: [],
    source: 'phrase',
    from: own.at(-1) === right ? left.start : Math.min(...own.map((s) => s.start)),
    list: null,
  };
}

/** The words before the figures of earlier years that a row of them begins with: 从2021年的62%、2022年的88%提升到…. */
function leftOfPriors(page: Page, index: number): Span[] {
  const left = [leftOf(page, index)];
  for (let i = index - 1; left.length < MOST_ASIDE; i--) {
    if (page.quantities[i]?.role !== 'prior' || !sameClause(page, i, i + 1)) break;
    left.push(leftOf(page, i));
  }
  return left;
}

const beforeComparison = (text: string, span: Span): Span => {
  const at = text.slice(span.start, span.end).search(/同比|环比|较|比|[上下][升降]|提[高升]|降低/u);
  return at < 0 ? span : { start: span.start, end: span.start + at };
};

/** From the end of the figure before it, or the start of the clause, to the figure. */
function leftOf(page: Page, index: number): Span {
  const q = page.quantities[index];
  const last = besides(page, index, -1);
  const previous = page.quantities[last];
  if (q === undefined) return { start: 0, end: 0 };
  const clause = page.clauses.list[page.clauses.of[q.start] ?? 0];
  const start = clause?.start ?? 0;
  const follows = previous !== undefined && sameClause(page, last, index);
  const bound = follows ? leftBound(page, previous, q) : start;
  return { start: Math.max(start, Math.min(bound, q.start)), end: q.start };
}

/** 6件行政复议、8件行政诉讼: what stands between belongs to the first figure where the second has its own noun behind. */
function leftBound(page: Page, previous: Quantity, q: Quantity): number {
  const between = page.text.slice(previous.end, q.start);
  const joint = ENDS_JOINED.exec(between);
  if (joint === null || joint.index === 0) return previous.end;
  return /^[\u4e00-\u9fa5“(]/u.test(page.text.slice(q.end, q.end + 1)) ? q.start : previous.end;
}

/** From the figure to the next one or the end of the clause; nothing where a list goes on (、). */
function rightOf(page: Page, index: number): Span {
  const q = page.quantities[index];
  if (q === undefined) return { start: 0, end: 0 };
  const clause = page.clauses.list[page.clauses.of[q.start] ?? 0];
  const beside = besides(page, index, 1);
  const next = sameClause(page, index, beside) ? page.quantities[beside]?.start : undefined;
  const end = Math.max(q.end, next ?? clause?.end ?? q.end);
  const first = page.text[q.end];
  const beyond = pastBracket(page.text, q.end);
  const joined =
    first === undefined ||
    (isOneOf(OPENS_JOINED, page.text.charCodeAt(beyond)) &&
      JOINS.test(page.text.slice(beyond, beyond + 2)));
  return { start: q.end, end: joined ? q.end : end };
}

/** The neighbour of a figure, past those in a bracket that its clause goes around: 建议11件(主办8件,协办3件)、提案9件. */
function besides(page: Page, index: number, step: 1 | -1): number {
  const here = bracketOf(page, index);
  let at = index + step;
  for (let n = 0; n < MOST_ASIDE && here === 0 && bracketOf(page, at) !== 0; n++) at += step;
  return at;
}

function bracketOf(page: Page, index: number): number {
  const q = page.quantities[index];
  return q === undefined ? 0 : (page.clauses.bracketOf[q.start] ?? 0);
}

/** Behind a bracket that opens here: 建议11件(主办8件)、提案9件. */
function pastBracket(text: string, at: number): number {
  const opens = text.charAt(at);
  if (opens !== '(' && opens !== '\uff08') return at;
  const end = text.slice(at, at + LONGEST_ASIDE).search(/[)\uff09]/u);
  return end < 0 ? at : at + end + 1;
}

function sameClause(page: Page, a: number, b: number): boolean {
  const first = page.quantities[a];
  const second = page.quantities[b];
  if (first === undefined || second === undefined) return false;
  return page.clauses.of[first.start] === page.clauses.of[second.start];
}

/** The clause that ends before `at`, if it belongs to the same sentence and holds no figure. */
function clauseBefore(page: Page, at: number, last: Quantity | undefined): Span | null {
  const here = page.clauses.list[page.clauses.of[at] ?? 0];
  const clause = page.clauses.list[page.clauses.of[at - 1] ?? 0];
  if (at < 1 || here === undefined || clause === undefined) return null;
  if (clause.sentence !== here.sentence || clause.bracket !== here.bracket) return null;
  const holds = last !== undefined && last.start >= clause.start && last.start < clause.end;
  return holds ? null : { start: clause.start, end: Math.min(clause.end, at) };
}

/** 7人参加、6人通过: each figure has its own. */
const OWN_ACT = /^(?:参加|参考|报名|通过|合格)/u;

/** 对9个镇、30个部门开展督导: what follows the last of joined figures is said of each of them. */
function shareRight(page: Page, list: Frame[]): Frame[] {
  for (let i = list.length - 2; i >= 0; i--) {
    const here = list[i];
    const next = list[i + 1];
    const span = here?.weak[0];
    if (here === undefined || next === undefined || span === undefined) continue;
    const between = page.text.slice(span.start, span.end);
    if (!ENDS_JOINED.test(between) || OWN_ACT.test(between)) continue;
    list[i] = { ...here, shared: saidOfBoth(page, i + 1, next) };
  }
  return list;
}

/** What follows a joined figure is said behind the last of the list: 11件文件、23件决策事项、196份合同进行审查. */
function saidOfBoth(page: Page, index: number, { own, weak, shared }: Frame): readonly Span[] {
  const q = page.quantities[index];
  const before = page.quantities[index - 1];
  const [rest] = weak;
  if (q === undefined || before === undefined) return [];
  const lead =
    before.unit === q.unit ? page.text.slice(Math.max(0, before.start - LEAD), before.start) : '';
  if (rest !== undefined && ENDS_JOINED.test(page.text.slice(rest.start, rest.end))) return shared;
  return [...own, ...weak]
    .filter((s) => s.start >= q.end)
    .map(({ start, end }) => {
      // Of bodies the noun counts for all: 对6个县、15个部门开展督察.
      const act = /[个家]/u.test(q.unit) ? -1 : page.text.slice(start, end).search(ACT);
      if (act >= 0) return { start: start + act, end };
      // 召开22次党组会、18次中心组学习会: done to both before, and each has its own noun.
      return LEADS.test(lead) ? { start: end, end } : { start, end };
    });
}

const LEADS = /(?:召开|举办|举行|开展|组织|审查|审核|办理|出台|制定|印发)了?(?:共计?|累计)?\s?$/u;
const LEAD = 7;
/** Where what is done begins behind what was counted: 38件涉法事务|进行合法性审查. */
const ACT = /进行|开展|予以|实施|组织/u;
