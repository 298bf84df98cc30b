import { COUNTER_LABELS, METADATA_LABELS } from '../catalog/furniture';
import { charactersOf, isOneOf } from '../model/sieve';
import { DATED } from './line-dates';
import { endOf, SpreadWords } from './spread-words';

/** Lines of a page that are nothing but labels and values. All tests take folded lines (see normalise) and are strict. */

/** One item of a metadata block: its label without inner spaces, and the value as printed, perhaps empty. */
export interface MetadataItem {
  readonly label: string;
  readonly value: string;
}

/** A label in a line: from where to where, what closes it included. */
export interface LabelPlace {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const LABELS = new SpreadWords([...METADATA_LABELS, ...COUNTER_LABELS], ' ', 1);
const COLON = / ?[:：]/y;
/** What closes a label in brackets. */
const CLOSES = / ?[\]】](?: ?[:：])?/y;
const COUNTERS = new Set(COUNTER_LABELS);
const SPACE = 0x20;
const BRACKETS = charactersOf('[【');

/** The label that stands at a place, in brackets or with a colon behind it. */
export function labelAt(line: string, start: number): LabelPlace | null {
  const inside = isOneOf(BRACKETS, line.charCodeAt(start));
  const from = !inside ? start : line.charCodeAt(start + 1) === SPACE ? start + 2 : start + 1;
  return LABELS.find(line, from, (behind, label) => {
    const end = endOf(inside ? CLOSES : COLON, line, behind);
    return end === null ? null : { start, end, label };
  });
}

function labelsIn(line: string): LabelPlace[] {
  const found: LabelPlace[] = [];
  for (let at = 0; at < line.length;) {
    const label = labelAt(line, at);
    if (label !== null) found.push(label);
    at = label?.end ?? at + 1;
  }
  return found;
}

const BULLET = /^(?:[-•·●▪◆■*]+ ?)+/;
const BULLETS = charactersOf('-•·●▪◆■*');
const WRAP = /^[[【(（|]+ ?|[\]】)）|]+$/g;
const OPENS_WRAP = charactersOf('【[(（');
/** What a line of items begins with: a label, a bracket or a bullet. Nearly all lines begin otherwise. */
const BEGINS_ITEMS = charactersOf(
  '[【(（-•·●▪◆■*' +
    [...METADATA_LABELS, ...COUNTER_LABELS].map((label) => label.charAt(0)).join(''),
);

/** What stands within the brackets around a whole line, where they are not those of a label. */
function unwrapped(bare: string): string {
  if (!isOneOf(OPENS_WRAP, bare.charCodeAt(0))) return bare;
  if (/^【[^】]*[:：][^】]*】$/.test(bare)) return bare.slice(1, -1).trim();
  return /^[【[] ?[^\]】]{1,8}[\]】]/.test(bare) ? bare : bare.replace(WRAP, '');
}

const valuesOf = (line: string, labels: readonly LabelPlace[]): MetadataItem[] =>
  labels.map(({ end, label }, i) => ({
    label,
    value: line.slice(end, labels[i + 1]?.start).trim(),
  }));

/**
 * The items of a line that is nothing but `label: value` pairs, or null. Values are short and hold no full stop;
 * a label with a colon in running prose has words before it and so does not count.
 */
export function metadataItems(line: string): MetadataItem[] | null {
  const first = line.charCodeAt(0);
  if (line.length > 300 || !isOneOf(BEGINS_ITEMS, first)) return null;
  const inner = unwrapped(isOneOf(BULLETS, first) ? line.replace(BULLET, '') : line);
  if (labelAt(inner, 0) === null) return rowItems(inner);
  const clean = valuesOf(inner, labelsIn(inner)).flatMap(withoutTail);
  return clean.every(({ label, value }) => fits(label, value)) ? clean : null;
}

const ROW_LABELS = new SpreadWords(
  METADATA_LABELS.filter((label) => label.length > 2),
  ' ',
  1,
);
const ends = (line: string, at: number): boolean =>
  at === line.length || line.charCodeAt(at) === SPACE;
/** The label of a row of a table that lost its bars: it stands between blanks. */
const rowLabelAt = (line: string, start: number): LabelPlace | null =>
  ROW_LABELS.find(line, start, (end, label) => (ends(line, end) ? { start, end, label } : null));

/** The items of such a row (发布机构 某县司法局 组配分类 年报), which holds two labels, or one label and nothing else. */
function rowItems(line: string): MetadataItem[] | null {
  if (rowLabelAt(line, 0) === null) return null;
  const labels: LabelPlace[] = [];
  for (let at = 0; at < line.length;) {
    const label = at === 0 || line.charCodeAt(at - 1) === SPACE ? rowLabelAt(line, at) : null;
    if (label !== null) labels.push(label);
    at = label?.end ?? at + 1;
  }
  const alone = labels.length === 1 && labels[0]?.end === line.length;
  if (labels.length < 2 && !alone) return null;
  const items = valuesOf(line, labels);
  return items.every(({ label, value }) => fits(label, value)) ? items : null;
}

const BUTTONS = /[ |[【(（]*(?:字体|字号|打印|分享|收藏).*$/;
const TRAILING_DATE = new RegExp(`^(.*\\D) (${DATED})$`);

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

/** Whether every item is a visit counter. */
export const onlyCounters = (items: readonly MetadataItem[]): boolean =>
  items.every((item) => COUNTERS.has(item.label));

const CELL_LABELS = new SpreadWords(METADATA_LABELS, ' ', 1);
const CLOSES_CELL = / ?[\]】]? ?[:：]?$/y;
/** Whether a cell is a label and nothing else. */
function isLabelCell(cell: string): boolean {
  let from = isOneOf(BRACKETS, cell.charCodeAt(0)) ? 1 : 0;
  if (cell.charCodeAt(from) === SPACE) from++;
  return CELL_LABELS.find(cell, from, (end) => endOf(CLOSES_CELL, cell, end)) !== null;
}

/** The items of a row of cells where labels and values alternate, or null if no cell is a label. */
export function cellItems(cells: readonly string[]): MetadataItem[] | null {
  const items: MetadataItem[] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? '';
    const inline = metadataItems(cell);
    if (inline && !isLabelCell(cell)) items.push(...inline);
    else if (isLabelCell(cell)) {
      const next = cells[i + 1] ?? '';
      const value = isLabelCell(next) ? '' : next;
      if (value !== '') i++;
      items.push({ label: cell.replace(/[[\]【】:： ]/g, ''), value });
    } else if (cell !== '') {
      if (items.length === 0) return null;
      items.push({ label: '', value: cell });
    }
  }
  return items.length === 0 ? null : items;
}

const INNER_CLOSES = / ?[\]】]? ?[:：]/y;
/** Where a blank stands with a label of the document's behind it, or -1. */
export function innerLabelAt(line: string): number {
  for (let at = line.indexOf(' '); at >= 0; at = line.indexOf(' ', at + 1)) {
    let from = at + 1;
    if (isOneOf(BRACKETS, line.charCodeAt(from)))
      from += line.charCodeAt(from + 1) === SPACE ? 2 : 1;
    if (CELL_LABELS.find(line, from, (end) => endOf(INNER_CLOSES, line, end)) !== null) return at;
  }
  return -1;
}

/** The labels of a line that stand behind a blank and before a colon. */
export function spacedLabels(line: string): LabelPlace[] {
  const found: LabelPlace[] = [];
  for (let at = line.indexOf(' '); at >= 0;) {
    const start = at + 1;
    const place = LABELS.find(line, start, (behind, label) => {
      const end = endOf(COLON, line, behind);
      return end === null ? null : { start, end, label };
    });
    if (place !== null) found.push(place);
    // A blank behind the colon may stand before the next label.
    at = line.indexOf(' ', place?.end ?? start);
  }
  return found;
}
