import type { Block, Doc } from '../model/doc';
import type { Opening } from './outline';
import { startsHeading } from './markers';
import { rolesOfHeading } from './roles';

type Numbering = Pick<Opening, 'start' | 'system' | 'number'>;

/** A paragraph that may be a heading is not longer; one that follows a heading is at least as long as prose. */
const LONGEST = 30;
const PROSE = 40;

const NOT_TITLE = /[。；;！!？?：:…]|^\d{4}年\d|^[二〇○零一]{4}年|\d{4}[-/.]\d|^[(（【[]|[|>]/;
const ORGAN = /(?:人民政府|办事处|委员会|管委会|党组|党委|[局厅委办])$/;
const REPORT_TITLE = /(?:法治|法制|依法行政).{0,12}(?:报告|总结|汇报|公示|公告|通报)/;
/** The second line of a title without 报告, above all prose (某镇人民政府 / 2023年法治政府建设情况). */
const TITLE_TAIL = /法[治制]政府建设(?:工作)?.{0,12}情况$/;

/** Rank of headings without mark: above 一、 where a numbering begins below them, else right below it. */
const ABOVE = 0.5;
const BELOW = 1.5;

/**
 * Headings without a mark: those that the format itself marks as headings, and short paragraphs without a stop between
 * long ones, if their words name a content or if there are at least two of them. `marks` are the openings already found, in order.
 */
export function plainTitles(
  doc: Doc,
  blocks: readonly Block[],
  marks: readonly Numbering[],
): Opening[] {
  const taken = new Set(marks.map((m) => m.start));
  const outermost = marks.filter((m) => m.system === 'hanDot');
  const byFormat: Block[] = [];
  const byWords: Block[] = [];
  const byShape: Block[] = [];
  let begun = false;
  blocks.forEach((block, i) => {
    const words = doc.text.slice(block.start, block.end);
    if (!taken.has(block.start) && isCandidate(words) && (begun || !TITLE_TAIL.test(words))) {
      const next = blocks[i + 1];
      const heads = next !== undefined && headsSomething(doc.text, next);
      const before = blocks[i - 1];
      const after = before === undefined || endsBefore(doc.text, before, taken);
      if (block.level !== undefined && next !== undefined && (begun || !REPORT_TITLE.test(words)))
        byFormat.push(block);
      else if (heads && after && namesContent(words)) byWords.push(block);
      else if (heads && after && begun && !ORGAN.test(words)) byShape.push(block);
    }
    begun ||= words.length >= PROSE || taken.has(block.start);
  });
  const shaped = byShape.length >= 2 ? byShape : [];
  const runIn = outermost.length === 0 ? runInTitles(doc.text, blocks, taken) : [];
  const titles = [...byFormat, ...byWords, ...shaped, ...runIn].sort((a, b) => a.start - b.start);
  const first = titles.find((block) => rankByNumbering(outermost, block) === ABOVE);
  const parted = first !== undefined && outermost.some((m) => m.start > first.start);
  return titles.map((block) => {
    const titled = opening(block, outermost);
    const words = doc.text.slice(block.start, block.end);
    // Where 一、 stands below a heading without mark, the contents named behind it stand beside that heading.
    return parted && titled.rank === BELOW && rolesOfHeading(words, true).length > 0
      ? { ...titled, rank: ABOVE }
      : titled;
  });
}

/** A line so short says nothing but what follows: 问题不足, 几点打算. */
const FEW_WORDS = 8;

/** Whether a line without mark names one of the contents. */
const namesContent = (words: string): boolean =>
  rolesOfHeading(words, false).length > 0 ||
  (words.length <= FEW_WORDS &&
    rolesOfHeading(words, true).some((role) => role === 'problems' || role === 'plans'));

const RUN_IN = /^[^。；;！!？?：:…，,\n]{4,16}(?=[：:])/;

/** Paragraphs that begin with the name of a content and a colon (下一步工作打算：…), where nothing is numbered 一、. */
const runInTitles = (text: string, blocks: readonly Block[], taken: ReadonlySet<number>): Block[] =>
  blocks.flatMap((block) => {
    const words = RUN_IN.exec(text.slice(block.start, Math.min(block.end, block.start + 20)))?.[0];
    if (words === undefined || taken.has(block.start) || /以下|如下|几个/.test(words)) return [];
    return rolesOfHeading(words, false).length === 0
      ? []
      : [{ ...block, end: block.start + words.length }];
  });

const isCandidate = (words: string): boolean =>
  words.length >= 4 &&
  words.length <= LONGEST &&
  !NOT_TITLE.test(words) &&
  /\p{Script=Han}{3}/u.test(words) &&
  (words.match(/[，,]/g)?.length ?? 0) <= 1 &&
  !REPORT_TITLE.test(words);

/** The block below must be prose or begin a numbering. */
function headsSomething(text: string, next: Block): boolean {
  const words = text.slice(next.start, Math.min(next.end, next.start + PROSE));
  return next.end - next.start >= PROSE || startsHeading(words);
}

/** The block above must be finished, so that a torn line is no heading. */
function endsBefore(text: string, before: Block, taken: ReadonlySet<number>): boolean {
  const last = text[before.end - 1] ?? '';
  return (
    /[。！？；：:;!?…”）)]/.test(last) ||
    taken.has(before.start) ||
    before.end - before.start < PROSE
  );
}

function opening(block: Block, outermost: readonly Numbering[]): Opening {
  const rank =
    block.level === undefined ? rankByNumbering(outermost, block) : ABOVE + block.level / 100;
  const { start } = block;
  return { start, end: start, system: 'title', number: 1, rank, block };
}

/** Whether the first 一、 behind the heading begins a new count, or none comes at all: then it stands above. */
function rankByNumbering(numbers: readonly Numbering[], block: Block): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle]?.start ?? Infinity) <= block.start) low = middle + 1;
    else high = middle;
  }
  const next = numbers[low];
  if (next) return next.number === 1 ? ABOVE : BELOW;
  return low > 0 ? BELOW : ABOVE;
}
