import { COLUMN_WORDS, COUNTER_LABELS, TAIL_OPENERS, TOOL_WORDS } from '../catalog/furniture';
import { charactersOf, isOneOf } from '../model/sieve';
import { DATED } from './line-dates';
import { endOf, SpreadWords } from './spread-words';

/** What single lines of page furniture look like. All tests take folded lines (see normalise) and are strict. */

const WEEKDAY = '(?:星期|周)[一二三四五六日天]';
const SPACE = 0x20;

const COUNTERS = new SpreadWords(COUNTER_LABELS, ' ', 1);
const OPENS_COUNTER = charactersOf('(（[【');
const BEFORE_COUNTER = ['', '本页', '本文', '累计', '已有', '总'];
const BEHIND_COUNTER = / ?(?:了|:|：|,|，)? ?\d* ?(?:次|人|人次)?[)）\]】]?$/y;
/** A visit counter and nothing else (本页浏览次数:123次). */
export function isCounter(line: string): boolean {
  if (line.length >= 30) return false;
  const from = isOneOf(OPENS_COUNTER, line.charCodeAt(0)) ? 1 : 0;
  return BEFORE_COUNTER.some(
    (words) =>
      line.startsWith(words, from) &&
      COUNTERS.find(line, from + words.length, (end) => endOf(BEHIND_COUNTER, line, end)) !== null,
  );
}

const CRUMB_LEAD =
  /^[【[]?(?:您|你)?(?:当前|现在|目前)?(?:的|所在|所处)*(?:位置|栏目)(?:是|为)? ?[:：]/;
const CRUMB_ARROW = /(?:-+|=+)?[>›»＞→]+/;

/**
 * A breadcrumb: it says so (当前位置:), or it is short words joined by arrows, or such words beginning with an arrow.
 */
export function isBreadcrumb(line: string): boolean {
  if (line.length > 200 || /[。；]/.test(line)) return false;
  if (CRUMB_LEAD.test(line)) return true;
  const parts = line.split(CRUMB_ARROW).map((part) => part.trim());
  const arrows = parts.length - 1;
  if (arrows === 0 || parts.some((part) => part.length > 40 || /[，,]/.test(part))) return false;
  return arrows >= 2 || parts[0] === '' || isColumn(parts[0] ?? '');
}

const COLUMNS = new Set(COLUMN_WORDS);
/** The name of a column of the site, which stands alone above a title. */
export const isColumn = (line: string): boolean => COLUMNS.has(line.replace(/^[【[]|[\]】]$/g, ''));

const ROW_SEPARATOR = /[ |｜丨·/]+/;
/** A row of navigation: at least three short words side by side, one of them the name of a column. */
export function isNavigationRow(line: string): boolean {
  if (line.length > 200 || /[。，；：:、]/.test(line)) return false;
  const words = line.split(ROW_SEPARATOR).filter(Boolean);
  if (words.length < 2 || words.some((w) => w.length > 10)) return false;
  const known = words.filter((w) => COLUMNS.has(w)).length;
  const pipes = (line.match(/[|｜]/g)?.length ?? 0) >= 2;
  return (
    known >= 2 || (words.length >= 3 && (known >= 1 || (pipes && /[网府站]$/.test(words[0] ?? ''))))
  );
}

const TOOLS = new SpreadWords(TOOL_WORDS, ' ', 1);
/** What stands between buttons. */
const BETWEEN_TOOLS = charactersOf('[]【】()（）|｜丨:：/\\·×✕+-—_=*•●AT<>《》 ,，、。');
const FIGURES = charactersOf('0123456789');
/** Buttons and nothing else; a line of bare bars or brackets counts too. */
export function isTool(line: string): boolean {
  if (line.length > 120 || line === '' || isOneOf(FIGURES, line.charCodeAt(0))) return false;
  for (let at = 0; at < line.length;) {
    const end = TOOLS.endAt(line, at);
    if (end < 0 && !isOneOf(BETWEEN_TOOLS, line.charCodeAt(at))) return false;
    at = Math.max(end, at + 1);
  }
  return true;
}

const SITE_DATE = new RegExp(`(?:今天是|今日是|现在是|${DATED} ?[,，]? ?${WEEKDAY}|农历)`);
/** A running head with today's date or a week-day: never the document's date. */
export const isSiteDate = (line: string): boolean =>
  line.length < 80 && SITE_DATE.test(line) && !/[。；]/.test(line);

const BARE_DATE = new RegExp(`^[(（[【]? ?${DATED} ?[)）\\]】]?$`);
/** A date (with a time or without) that stands alone. */
export const isBareDate = (line: string): boolean => line.length < 40 && BARE_DATE.test(line);
/** A date as a machine prints it: with a clock, with dashes, or in brackets. */
export const isMachineDate = (line: string): boolean =>
  isBareDate(line) && (/[[【(（:：]/.test(line) || !line.includes('年'));

const DATED_SOURCE = new RegExp(`^${DATED} ?[|｜] ?\\S{2,30}$`);
/** When a page was put up and by whom, parted by a bar (2024-03-01 09:30 | 某市水务局). */
export const isDatedSource = (line: string): boolean =>
  line.length < 60 && /[|｜]/.test(line) && DATED_SOURCE.test(line);

const PAGE_NUMBER =
  /^(?:[-—–·] ?\d{1,3} ?[-—–·]|第 ?\d{1,3} ?页(?: ?[,，/]? ?共 ?\d{1,3} ?页)?|\d{1,3} ?\/ ?\d{1,3})$/;
export const isPageNumber = (line: string): boolean => line.length < 24 && PAGE_NUMBER.test(line);

const OPENERS = new SpreadWords(TAIL_OPENERS, ' ', 1);
const BULLETS = charactersOf('-•·●*>【[(（<《|');
/** Whether a line begins, behind bullets and brackets, with such a word; some of these begin with a bracket themselves. */
function opensTail(line: string): boolean {
  let at = 0;
  while (OPENERS.endAt(line, at) < 0) {
    if (!isOneOf(BULLETS, line.charCodeAt(at))) return false;
    at += line.charCodeAt(at + 1) === SPACE ? 2 : 1;
  }
  return true;
}
const SITE_RECORD = /ICP备|公网安备|公安备|网站标识码|版权所有|Copyright|©/i;
const SITE_WORDS = /主办|承办|技术支持|维护单位|邮编|邮政编码|联系电话|传真|备案/g;
/** The beginning of what a page prints below the document. */
export const isTailOpener = (line: string): boolean =>
  line.length < 400 &&
  !line.endsWith('。') &&
  (opensTail(line) ||
    (line.match(SITE_WORDS)?.length ?? 0) >= 2 ||
    (SITE_RECORD.test(line) && line.length < 200));
/** A line about the web site itself, wherever it stands. */
export const isSiteRecord = (line: string): boolean =>
  line.length < 200 && SITE_RECORD.test(line) && !line.includes('。');

/** Cells of a table printed with bars (| 索引号 | … |), or null. */
export function barCells(line: string): string[] | null {
  if (!line.startsWith('|') || line.length > 400) return null;
  return line
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell, i, all) => !(cell === '' && (i === 0 || i === all.length - 1)));
}
