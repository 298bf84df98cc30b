import {
  COLUMN_WORDS,
  COUNTER_LABELS,
  METADATA_LABELS,
  TAIL_OPENERS,
  TOOL_WORDS,
} from '../catalog/furniture';
import { charactersOf, isOneOf } from '../model/sieve';

/** What single lines of page furniture look like. All tests take folded lines (see normalise) and are strict. */

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const spaced = (word: string): string => Array.from(word, escaped).join(' ?');
const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(spaced)
    .join('|');

const COLON = '[:：]';
const DATE = '(?:\\d{4} ?[-/.年] ?\\d{1,2} ?[-/.月] ?\\d{1,2} ?日?|\\d{1,2}\\.\\d{1,2}\\.\\d{4})';
const CLOCK = '(?: ?\\d{1,2} ?[:：] ?\\d{2}(?: ?[:：] ?\\d{2})?)?';
const WEEKDAY = '(?:星期|周)[一二三四五六日天]';

const LABEL = new RegExp(
  `(?:[[【] ?(${anyOf([...METADATA_LABELS, ...COUNTER_LABELS])}) ?[\\]】] ?${COLON}?|(${anyOf([...METADATA_LABELS, ...COUNTER_LABELS])}) ?${COLON})`,
  'g',
);
/** The same at the very beginning: nearly every line ends here. */
const LEADING_LABEL = new RegExp(LABEL.source, 'y');
const COUNTERS = new Set(COUNTER_LABELS);
const BULLET = /^(?:[-•·●▪◆■*]+ ?)+/;
const WRAP = /^[[【(（|]+ ?|[\]】)）|]+$/g;
/** What a line of items begins with: a label, a bracket or a bullet. Nearly all lines begin otherwise. */
const BEGINS_ITEMS = charactersOf(
  '[【(（-•·●▪◆■*' +
    [...METADATA_LABELS, ...COUNTER_LABELS].map((label) => label.charAt(0)).join(''),
);

/** One item of a metadata block: its label without inner spaces, and the value as printed, perhaps empty. */
export interface MetadataItem {
  readonly label: string;
  readonly value: string;
}

/**
 * The items of a line that is nothing but `label: value` pairs, or null. Values are short and hold no full stop;
 * a label with a colon in running prose has words before it and so does not count.
 */
export function metadataItems(line: string): MetadataItem[] | null {
  if (line.length > 300 || !isOneOf(BEGINS_ITEMS, line.charCodeAt(0))) return null;
  const bare = line.replace(BULLET, '');
  const inner =
    /^[【[(（]/.test(bare) && !/^[【[] ?[^\]】]{1,8}[\]】]/.test(bare)
      ? bare.replace(WRAP, '')
      : bare;
  const unwrapped = /^【[^】]*[:：][^】]*】$/.test(bare) ? bare.slice(1, -1).trim() : inner;
  LEADING_LABEL.lastIndex = 0;
  if (!LEADING_LABEL.test(unwrapped)) return rowItems(unwrapped);
  const labels = [...unwrapped.matchAll(LABEL)];
  const items = labels.map((m, i) => ({
    label: (m[1] ?? m[2] ?? '').replace(/ /g, ''),
    value: unwrapped.slice(m.index + m[0].length, labels[i + 1]?.index).trim(),
  }));
  const clean = items.flatMap(withoutTail);
  return clean.every(({ label, value }) => fits(label, value)) ? clean : null;
}

const ROW_LABELS = anyOf(METADATA_LABELS.filter((label) => label.length > 2));
/** The row of a table that lost its bars begins with a label between blanks (发布机构 某县司法局 组配分类 年报). */
const ROW_START = new RegExp(`^(?:索 ?引 ?号|${ROW_LABELS})(?: |$)`);
const ROW_LABEL = new RegExp(`(?<=^| )(索 ?引 ?号|${ROW_LABELS})(?= |$)`, 'g');

/** The items of such a row, which holds two labels, or one label and nothing else. */
function rowItems(line: string): MetadataItem[] | null {
  if (!ROW_START.test(line)) return null;
  const labels = [...line.matchAll(ROW_LABEL)];
  const alone = labels.length === 1 && labels[0]?.[0] === line;
  if (labels.length < 2 && !alone) return null;
  const items = labels.map((m, i) => ({
    label: (m[1] ?? '').replace(/ /g, ''),
    value: line.slice(m.index + m[0].length, labels[i + 1]?.index).trim(),
  }));
  return items.every(({ label, value }) => fits(label, value)) ? items : null;
}

const BUTTONS = /[ |[【(（]*(?:字体|字号|打印|分享|收藏).*$/;
const TRAILING_DATE = new RegExp(`^(.*\\D) (${DATE}${CLOCK})$`);

/** Buttons printed behind the last value and a date behind a source become items without label. */
function withoutTail({ label, value }: MetadataItem): MetadataItem[] {
  const bare = value.replace(BUTTONS, '');
  const buttons = value.slice(bare.length).trim();
  const dated = /时间|日期/.test(label) ? null : TRAILING_DATE.exec(bare);
  const items = [{ label, value: dated?.[1]?.trim() ?? bare }];
  if (dated?.[2]) items.push({ label: '', value: dated[2] });
  if (buttons !== '') items.push({ label: '', value: buttons });
  return items;
}

/** A title or a list of key words may be long; everything else is short. */
function fits(label: string, value: string): boolean {
  if (value.includes('。')) return false;
  if (/标题|名称|关键|概述|主题词/.test(label)) return value.length <= 120;
  return value.length <= 40 && (value.match(/[，,；;]/g)?.length ?? 0) < 2;
}

const INNER_LABEL = new RegExp(
  ` (?=(?:[[【] ?)?(?:${anyOf(METADATA_LABELS)}) ?[\\]】]? ?${COLON})`,
);

const STAMP = new RegExp(
  `^(?:发布时间|发布日期|发表时间|时间|日期) ?${COLON} ?${DATE} \\d{1,2}[:：]\\d{2}[:：]\\d{2}(?=20\\d\\d ?年|[\\u4e00-\\u9fff])`,
);

const STAMPS = charactersOf('发时日');

/**
 * A title that shares its line with the meta line behind it (…报告 发布日期:… 来源:…) as two lines; any other line as
 * it is.
 */
export function partedTitle(line: string): readonly string[] {
  // 发布时间:2025-03-18 16:56:432024年以来,…: the stamp ran into the text.
  const stamp = isOneOf(STAMPS, line.charCodeAt(0)) ? STAMP.exec(line)?.[0] : undefined;
  if (stamp !== undefined && line.length > stamp.length + 20)
    return [stamp, line.slice(stamp.length)];
  // What is parted here is parted at a blank.
  if (!line.includes(' ') || !/报告|总结|情况/.test(line)) return [line];
  if (line.length > 300) return partedHead(line) ?? [line];
  const at = line.search(INNER_LABEL);
  const rest = at < 8 ? null : metadataItems(line.slice(at + 1));
  const title = line.slice(0, at);
  const isTitle =
    /(?:法治|法制|依法行政).*(?:报告|总结|情况)[)）]?$/.test(title) && !/[。；:：]/.test(title);
  return rest && isTitle ? [title.trim(), line.slice(at + 1)] : [line];
}

/** How much of a page that came as one line may be its head. */
const LONGEST_HEAD = 400;
const ANY_LABEL = new RegExp(
  `(?<= )(?:${anyOf([...METADATA_LABELS, ...COUNTER_LABELS])}) ?${COLON}`,
  'g',
);
/** The value behind the last label of the head: up to the next blank, a date with its clock. */
const LAST_VALUE = new RegExp(`^ ?(?:${DATE}${CLOCK}|[^ ，。；]{0,40})(?= |$)`);
const IS_TITLE = /(?:法治|法制|依法行政)\S*(?:报告|总结|情况)$/;

/**
 * A whole page in one line (breadcrumb, title, meta line and text with blanks between them) as its parts; null where
 * the line has no such head.
 */
function partedHead(line: string): readonly string[] | null {
  const head = line.slice(0, LONGEST_HEAD);
  const labels = [...head.matchAll(ANY_LABEL)];
  const [first, last] = [labels[0], labels.at(-1)];
  if (!first || !last || /[。；]/.test(head.slice(0, last.index))) return null;
  const from = last.index + last[0].length;
  const value = LAST_VALUE.exec(head.slice(from));
  if (!value) return null;
  const end = from + value[0].length;
  const title = head.slice(0, first.index).trim().split(' ').at(-1) ?? '';
  if (!IS_TITLE.test(title) || metadataItems(head.slice(first.index, end)) === null) return null;
  const crumb = head.slice(0, first.index).trim().slice(0, -title.length).trim();
  const parts = [crumb, title, head.slice(first.index, end), line.slice(end).trim()];
  return parts.filter((part) => part !== '');
}

const ENDS_CREDITS = charactersOf(')）】]');
const CREDITS = /^(.*[。！？…])([（(【[][^（()）【】]{2,60}[)）】\]])$/s;

/** A paragraph without the credits in brackets that a site prints behind its last sentence (责任编辑：…). */
export function withoutCredits(text: string): { text: string; items: MetadataItem[] | null } {
  if (!isOneOf(ENDS_CREDITS, text.charCodeAt(text.length - 1))) return { text, items: null };
  const match = CREDITS.exec(text.slice(-80));
  const items = match?.[2] === undefined ? null : metadataItems(match[2]);
  if (!items || !match?.[2]) return { text, items: null };
  return { text: text.slice(0, -match[2].length), items };
}

/** Whether every item is a visit counter. */
export const onlyCounters = (items: readonly MetadataItem[]): boolean =>
  items.every((item) => COUNTERS.has(item.label));

const COUNTER = new RegExp(
  `^[(（[【]?(?:本页|本文|累计|已有|总)?(?:${anyOf(COUNTER_LABELS)}) ?(?:了|:|：|,|，)? ?\\d* ?(?:次|人|人次)?[)）\\]】]?$`,
);
export const isCounter = (line: string): boolean => line.length < 30 && COUNTER.test(line);

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

const ROW_SEPARATOR = /[ |｜·/]+/;
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

const TOOL = new RegExp(anyOf(TOOL_WORDS), 'g');
const TOOL_REST = /[[\]【】()（）|｜:：/\\·×✕+\-—_=*•●A<>《》 ,，、。]+/g;
/** Buttons and nothing else; a line of bare bars or brackets counts too. */
export function isTool(line: string): boolean {
  if (line.length > 120 || line === '') return false;
  if (/^\d/.test(line)) return false;
  return line.replace(TOOL, '').replace(TOOL_REST, '') === '';
}

const SITE_DATE = new RegExp(`(?:今天是|今日是|现在是|${DATE}${CLOCK} ?[,，]? ?${WEEKDAY}|农历)`);
/** A running head with today's date or a week-day: never the document's date. */
export const isSiteDate = (line: string): boolean =>
  line.length < 80 && SITE_DATE.test(line) && !/[。；]/.test(line);

const BARE_DATE = new RegExp(`^[(（[【]? ?(${DATE})${CLOCK} ?[)）\\]】]?$`);
/** A date (with a time or without) that stands alone. */
export const isBareDate = (line: string): boolean => line.length < 40 && BARE_DATE.test(line);
/** A date as a machine prints it: with a clock, with dashes, or in brackets. */
export const isMachineDate = (line: string): boolean =>
  isBareDate(line) && (/[[【(（:：]/.test(line) || !line.includes('年'));

const PAGE_NUMBER =
  /^(?:[-—–·] ?\d{1,3} ?[-—–·]|第 ?\d{1,3} ?页(?: ?[,，/]? ?共 ?\d{1,3} ?页)?|\d{1,3} ?\/ ?\d{1,3})$/;
export const isPageNumber = (line: string): boolean => line.length < 24 && PAGE_NUMBER.test(line);

const OPENER = new RegExp(`^(?:[-•·●*>【[(（<《|] ?)*(?:${anyOf(TAIL_OPENERS)})`);
const SITE_RECORD = /ICP备|公网安备|公安备|网站标识码|版权所有|Copyright|©/i;
const SITE_WORDS = /主办|承办|技术支持|维护单位|邮编|邮政编码|联系电话|传真|备案/g;
/** The beginning of what a page prints below the document. */
export const isTailOpener = (line: string): boolean =>
  line.length < 400 &&
  !line.endsWith('。') &&
  (OPENER.test(line) ||
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

const LABEL_CELL = new RegExp(`^[[【]? ?(?:${anyOf(METADATA_LABELS)}) ?[\\]】]? ?${COLON}?$`);

/** The items of a row of cells where labels and values alternate, or null if no cell is a label. */
export function cellItems(cells: readonly string[]): MetadataItem[] | null {
  const items: MetadataItem[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? '';
    const inline = metadataItems(cell);
    if (inline && !LABEL_CELL.test(cell)) items.push(...inline);
    else if (LABEL_CELL.test(cell)) {
      const next = cells[i + 1] ?? '';
      const value = LABEL_CELL.test(next) ? '' : next;
      if (value !== '') i++;
      items.push({ label: cell.replace(/[[\]【】:： ]/g, ''), value });
    } else if (cell !== '') {
      if (items.length === 0) return null;
      items.push({ label: '', value: cell });
    }
  }
  return items.length === 0 ? null : items;
}
