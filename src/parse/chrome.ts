import type { AsideKind } from '../model/doc';
import {
  barCells,
  isBareDate,
  isBreadcrumb,
  isColumn,
  isCounter,
  isDatedSource,
  isMachineDate,
  isNavigationRow,
  isPageNumber,
  isSiteDate,
  isSiteRecord,
  isTailOpener,
  isTool,
} from './chrome-lines';
import { charactersOf, isOneOf } from '../model/sieve';
import { startsHeading } from './markers';
import { cellItems, metadataItems, onlyCounters, type MetadataItem } from './metadata-items';
import { repeatsOf } from './repeats';

/** A line, or a table whose rows are lists of cells, on its way to the canonical text. */
export interface Line {
  readonly text: string;
  readonly rows?: readonly (readonly string[])[];
  readonly level?: number;
  readonly aside?: AsideKind;
  /** Whether an empty line stood before it. */
  readonly afterGap: boolean;
  /** Whether the file indents it, as the first line of a paragraph. */
  readonly indented: boolean;
  /** Whether the medium ended the line, so that it may go on in the next. */
  readonly hard: boolean;
}

/** A line's fate: kept, or set aside as `kind` with the words to keep of it. */
export interface Verdict {
  readonly kind: AsideKind;
  readonly text: string;
}

/** Lines above the body that are examined at most; no page prints more before its document. */
const HEAD_LIMIT = 120;

const itemLines = (items: readonly MetadataItem[]): string =>
  items.map(({ label, value }) => (label === '' ? value : `${label}:${value}`)).join('\n');

/** Metadata, or a visit counter where there is nothing else. */
export const metadataVerdict = (items: readonly MetadataItem[]): Verdict => ({
  kind: onlyCounters(items) ? 'counter' : 'metadata',
  text: itemLines(items),
});

/** Running prose: long enough, with punctuation of its own, and no label list. */
const isProse = (line: Line): boolean =>
  line.rows === undefined &&
  ((line.text.length >= 30 && /[，,。；;]/.test(line.text)) || /……|。$/.test(line.text)) &&
  !isBreadcrumb(line.text) &&
  !isTailOpener(line.text) &&
  !isSiteDate(line.text) &&
  metadataItems(line.text) === null &&
  barCells(line.text) === null;

const isBody = (line: Line): boolean =>
  isProse(line) || (line.text !== '' && startsHeading(line.text) && !isBareDate(line.text));

const SAYS_WHERE = charactersOf('您你当现');

/** What can be told from one line alone, wherever it stands. */
function unmistakable(text: string): Verdict | null {
  if (text.length > 200) return null;
  if (
    isOneOf(SAYS_WHERE, text.charCodeAt(0)) &&
    /^(?:您|你)?(?:当前|现在)(?:所在)?(?:的)?位置 ?[:：]/.test(text) &&
    isBreadcrumb(text)
  )
    return { kind: 'breadcrumb', text };
  if (isPageNumber(text)) return { kind: 'footer', text };
  if (isCounter(text)) return { kind: 'counter', text };
  if (/字[体号]|打印|分享/.test(text) && isTool(text)) return { kind: 'tool', text };
  if (isSiteRecord(text)) return { kind: 'footer', text };
  const items = metadataItems(text);
  if (items && (items.length >= 2 || onlyCounters(items))) return metadataVerdict(items);
  return null;
}

/** What a line above or below the body is. */
function marginal(text: string): Verdict | null {
  const cells = barCells(text);
  if (cells) {
    const items = cellItems(cells);
    if (items) return metadataVerdict(items);
    if (cells.every((cell) => cell === '')) return { kind: 'tool', text };
  }
  const items = metadataItems(text);
  if (items) return metadataVerdict(items);
  // A row of a table that lost its outer bars begins with a label.
  const row = text.includes('|') && cells === null ? cellItems(text.split(/ ?\| ?/)) : null;
  if (row) return metadataVerdict(row);
  if (isDatedSource(text)) return { kind: 'metadata', text };
  if (isBreadcrumb(text)) return { kind: 'breadcrumb', text };
  if (isSiteDate(text)) return { kind: 'header', text };
  if (isTool(text)) return { kind: 'tool', text };
  if (isNavigationRow(text)) return { kind: 'navigation', text };
  return unmistakable(text);
}

function tableVerdict(rows: readonly (readonly string[])[]): Verdict | null {
  const items = rows.map(cellItems);
  const known = items.flatMap((row) => row ?? []);
  if (known.length < 2 || items.filter((row) => row === null).length > 1) return null;
  return { kind: 'metadata', text: itemLines(known) };
}

const ORGAN_END = /(?:人民政府|办事处|委员会|[局委厅府办处院会组队])$/;
const isTitleLike = (text: string): boolean =>
  text.length <= 80 &&
  !/。$/.test(text) &&
  /(?:法治|法制|依法行政)/.test(text) &&
  /(?:报告|总结|情况|汇报)/.test(text);

const isTitle = (text: string): boolean =>
  isTitleLike(text) && !metadataItems(text) && !isBreadcrumb(text) && !/[|｜]/.test(text);

/** The lines above the body. */
function judgeHead(lines: readonly Line[], end: number, verdicts: (Verdict | null)[]): void {
  const titles = lines.flatMap((line, i) => (i < end && isTitle(line.text) ? [i] : []));
  // The name of the column may read as a title, and stands above one.
  const title = titles.find((i) => !isColumn(lines[i]?.text ?? '')) ?? titles[0] ?? -1;
  let openLabel = false;
  for (let i = 0; i < end; i++) {
    const line = lines[i];
    if (!line || verdicts[i]) continue;
    const { text } = line;
    const found = line.rows ? tableVerdict(line.rows) : marginal(text);
    if (found) verdicts[i] = found;
    else if (isBareDate(text)) verdicts[i] = { kind: 'metadata', text };
    else if (i < title && (isColumnLine(text) || MENU_ITEM.test(text) || YEARS.test(text)))
      verdicts[i] = { kind: 'navigation', text };
    else if (isTailOpener(text)) verdicts[i] = { kind: 'tool', text };
    else if (i < title && BRACKETED_LABEL.test(text))
      verdicts[i] = { kind: 'metadata', text: `${text.replace(/[^\u4e00-\u9fff]/g, '')}:` };
    else if (openLabel && isValue(text, i < title ? (lines[i + 1]?.text ?? '') : null))
      verdicts[i] = { kind: 'metadata', text: text.replace(/^[•·●▪] ?/, '') };
    const verdict = verdicts[i];
    openLabel = verdict?.kind === 'metadata' && OPEN_LABEL.test(verdict.text);
  }
}

/** • 首页: the items of a menu, one on each line above the title. */
const MENU_ITEM = /^[•·●▪] ?[\u4e00-\u9fffA-Za-z]{2,10}$/;

/** 2021年 2022年 2023年: links to the reports of other years. */
const YEARS = /^(?:20\d\d(?:年度?)?[ |｜]*){2,}$/;

/** A label without its value; that of a title would take the title's first line. */
const OPEN_LABEL = /(?<!名称|标题):$/;

/** • [ 发文字号 ]: what else would stand so above a title is no label we know. */
const BRACKETED_LABEL = /^[•·●▪]? ?[[【] ?[\u4e00-\u9fff]{2,8} ?[\]】] ?[:：]?$/;

const LONGEST_VALUE = 40;
const MARK = /网站?$|^(?:有效|无效|失效|是|否|无|其他|其它)$/;

/**
 * The value of a label that stands alone on the line above: with a figure, or above the title (`next`: the line
 * behind it, null below the title) a mark, something in the same list, or a body that does not begin the title.
 */
function isValue(text: string, next: string | null): boolean {
  if (text.length > LONGEST_VALUE || isTitleLike(text) || /[。，]|[:：]$/.test(text)) return false;
  if (/\d/.test(text)) return true;
  if (next === null || startsHeading(text)) return false;
  const organ =
    ORGAN_END.test(text) && !/关于/.test(text) && !/^(?:关于|\d{4}|[中共]+.*委)/.test(next);
  return text.startsWith('•') || MARK.test(text) || organ;
}

/** A column's name above the title, unless it may be the organ that the title begins with. */
const isColumnLine = (text: string): boolean =>
  isColumn(text) ||
  /^各.{1,6}$/.test(text) ||
  (/^.{2,6}(?:动态|新闻|公告|公开|公示|专栏|查询|计划|文件|信息)$/.test(text) &&
    !ORGAN_END.test(text));

/** The lines below the body: signature lines stay, and what opens the page's foot takes all behind it along. */
function judgeTail(lines: readonly Line[], start: number, verdicts: (Verdict | null)[]): void {
  let inFoot = false;
  for (let i = start; i < lines.length; i++) {
    const line = lines[i];
    if (!line || verdicts[i]) continue;
    const { text } = line;
    if (line.rows) {
      const found = tableVerdict(line.rows);
      if (found) verdicts[i] = found;
      continue;
    }
    const opens = isTailOpener(text);
    const found = opens ? null : marginal(text);
    inFoot ||= opens;
    if (found) verdicts[i] = found;
    else if (inFoot)
      verdicts[i] = { kind: /^.?[上下前后]一[篇条页]/.test(text) ? 'navigation' : 'footer', text };
    else if (isMachineDate(text) && /[:：]/.test(text)) verdicts[i] = { kind: 'metadata', text };
  }
}

/**
 * For every line: `null` where it belongs to the report, else what it is. Strict on purpose: apart from what cannot
 * be anything else, only lines above the first and below the last passage of the body are judged.
 */
export function judge(lines: readonly Line[]): (Verdict | null)[] {
  const verdicts: (Verdict | null)[] = lines.map((line) =>
    line.aside ? { kind: line.aside, text: line.rows ? rowsText(line.rows) : line.text } : null,
  );
  const isOpen = (i: number): boolean => verdicts[i] === null;
  let head = lines.findIndex((line, i) => isOpen(i) && isBody(line));
  if (head < 0) head = lines.length;
  let tail = lines.length;
  while (tail > head && !(isOpen(tail - 1) && isBody(lines[tail - 1] as Line))) tail--;
  judgeHead(lines, Math.min(head, HEAD_LIMIT), verdicts);
  for (let i = head; i < tail; i++) {
    const line = lines[i];
    if (line && isOpen(i) && !line.rows) verdicts[i] = unmistakable(line.text);
  }
  if (tail > head) judgeTail(lines, tail, verdicts);
  for (const i of repeatsOf(lines, Math.min(head, HEAD_LIMIT), verdicts))
    verdicts[i] = { kind: 'repeat', text: lines[i]?.text ?? '' };
  return verdicts;
}

/** A table's words as the canonical text prints them: cells apart by tabs, rows by line ends. */
export const rowsText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join('\t')).join('\n');
