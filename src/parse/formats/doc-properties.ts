import { viewOf } from './bytes';
import { styleOfCode, type ListLevel } from './numbering';

/** What a character run says that matters here. */
export interface RunProperties {
  readonly deleted: boolean;
  readonly hidden: boolean;
}

/** What a paragraph or its style says; undefined: not said. */
export interface ParagraphProperties {
  readonly style?: number;
  readonly list?: number;
  readonly listLevel?: number;
  readonly outline?: number;
  /** A line of the table of contents, which repeats headings. */
  readonly contents?: boolean;
  readonly inTable?: boolean;
  readonly rowEnd?: boolean;
}

/** Operand size of a property modifier by its top three bits (MS-DOC, Sprm.spra). */
const operandSizes = [1, 1, 2, 4, 2, 2, 0, 3];

/** Walks a list of property modifiers. A list that ends in the middle of one is left there. */
function* modifiers(list: Uint8Array): Generator<{ code: number; value: number }> {
  const view = viewOf(list);
  for (let at = 0; at + 2 <= list.length;) {
    const code = view.getUint16(at, true);
    at += 2;
    let size = operandSizes[code >>> 13] ?? 1;
    if (code >>> 13 === 6) {
      if (at + 2 > list.length) return;
      size = code === 0xd608 ? view.getUint16(at, true) + 1 : (list[at] ?? 0) + 1;
    }
    if (at + size > list.length) return;
    yield {
      code,
      value:
        size === 1
          ? (list[at] ?? 0)
          : size === 2
            ? view.getInt16(at, true)
            : size === 4
              ? view.getInt32(at, true)
              : 0,
    };
    at += size;
  }
}

export function runProperties(list: Uint8Array): RunProperties {
  let deleted = false;
  let hidden = false;
  for (const { code, value } of modifiers(list)) {
    if (code === 0x0800) deleted = value === 1; // sprmCFRMarkDel
    if (code === 0x083c) hidden = value === 1; // sprmCFVanish
  }
  return { deleted, hidden };
}

export function paragraphProperties(list: Uint8Array): ParagraphProperties {
  const found: { -readonly [K in keyof ParagraphProperties]: ParagraphProperties[K] } = {};
  for (const { code, value } of modifiers(list)) {
    if (code === 0x260a) found.listLevel = value; // sprmPIlvl
    if (code === 0x460b) found.list = value; // sprmPIlfo
    if (code === 0x2640) found.outline = value; // sprmPOutLvl
    if (code === 0x2416 || code === 0x244b) found.inTable = value === 1; // sprmPFInTable, sprmPFInnerTableCell
    if (code === 0x2417) found.rowEnd = value === 1; // sprmPFTtp
  }
  return found;
}

/** Properties by place in the main stream: looked up by file position. */
export interface Runs<T> {
  at(position: number): T | undefined;
}

/**
 * Reads the pages of formatting (FKP) that a bin table in the table stream points at. `entrySize` is 1 for
 * characters, 13 for paragraphs; `read` gets the page and the offset of one set of properties.
 */
export function formattingRuns<T>(
  table: Uint8Array,
  main: Uint8Array,
  entrySize: number,
  read: (page: Uint8Array, offset: number) => T,
): Runs<T> {
  const starts: number[] = [];
  const ends: number[] = [];
  const values: T[] = [];
  const tableView = viewOf(table);
  const pages = Math.max(0, Math.floor((table.length - 4) / 8));
  for (let n = 0; n < pages; n += 1) {
    const from = (tableView.getUint32((pages + 1) * 4 + n * 4, true) & 0x3fffff) * 512;
    const page = main.subarray(from, from + 512);
    if (page.length < 512) continue;
    const view = viewOf(page);
    const count = Math.min(page[511] ?? 0, 101);
    for (let run = 0; run < count; run += 1) {
      const offset = (page[(count + 1) * 4 + run * entrySize] ?? 0) * 2;
      starts.push(view.getUint32(run * 4, true));
      ends.push(view.getUint32(run * 4 + 4, true));
      values.push(read(page, offset));
    }
  }
  return {
    at(position) {
      let low = 0;
      let high = starts.length - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        if (position < (starts[middle] ?? 0)) high = middle - 1;
        else if (position >= (ends[middle] ?? 0)) low = middle + 1;
        else return values[middle];
      }
      return undefined;
    },
  };
}

/** Properties of one paragraph on its page: the style, then what differs from it. */
export function paragraphOnPage(page: Uint8Array, offset: number): ParagraphProperties {
  if (offset === 0) return { style: 0 };
  let at = offset;
  let size = (page[at] ?? 0) * 2 - 1;
  if (size < 0) {
    at += 1;
    size = (page[at] ?? 0) * 2;
  }
  const data = page.subarray(at + 1, at + 1 + size);
  if (data.length < 2) return { style: 0 };
  return { style: viewOf(data).getUint16(0, true), ...paragraphProperties(data.subarray(2)) };
}

export const runOnPage = (page: Uint8Array, offset: number): RunProperties =>
  runProperties(
    offset === 0 ? new Uint8Array(0) : page.subarray(offset + 1, offset + 1 + (page[offset] ?? 0)),
  );

/** Reads the style sheet: properties by style number, what a style is based on included. */
export function readStyleSheet(sheet: Uint8Array): (style: number) => ParagraphProperties {
  const own: ({ base: number; properties: ParagraphProperties } | undefined)[] = [];
  if (sheet.length > 6) {
    const view = viewOf(sheet);
    const baseSize = view.getUint16(4, true);
    let at = 2 + view.getUint16(0, true);
    for (let n = view.getUint16(2, true); n > 0 && at + 2 <= sheet.length; n -= 1) {
      const size = view.getUint16(at, true);
      own.push(size < 12 ? undefined : readStyle(sheet.subarray(at + 2, at + 2 + size), baseSize));
      at += 2 + size;
    }
  }
  return (style) => {
    let found: ParagraphProperties = {};
    for (let at = style, steps = 0; steps < 20; steps += 1) {
      const next = own[at];
      if (!next) break;
      found = { ...next.properties, ...found };
      at = next.base;
    }
    return found;
  };
}

function readStyle(
  style: Uint8Array,
  baseSize: number,
): { base: number; properties: ParagraphProperties } {
  const view = viewOf(style);
  const base = view.getUint16(2, true) >>> 4;
  const isParagraph = (view.getUint16(2, true) & 15) === 1;
  const builtIn = view.getUint16(0, true) & 0xfff;
  // Built-in styles: 1–9 headings, 19–27 lines of the table of contents.
  const heading =
    builtIn >= 1 && builtIn <= 9
      ? { outline: builtIn - 1 }
      : builtIn >= 19 && builtIn <= 27
        ? { contents: true }
        : {};
  if (!isParagraph || baseSize + 2 > style.length) return { base, properties: {} };
  let at = baseSize + 2 + (view.getUint16(baseSize, true) + 1) * 2;
  at += at % 2;
  if (at + 4 > style.length) return { base, properties: heading };
  const size = view.getUint16(at, true);
  return {
    base,
    properties: { ...heading, ...paragraphProperties(style.subarray(at + 4, at + 2 + size)) },
  };
}

/** A list as a paragraph refers to it (LFO): lists of one definition share their count. */
export interface DocList {
  readonly key: string;
  readonly levels: readonly ListLevel[];
  readonly restarts: ReadonlyMap<number, number>;
}

function readLevel(table: Uint8Array, at: number): { level: ListLevel; next: number } {
  const view = viewOf(table);
  const flags = table[at + 5] ?? 0;
  const textAt = at + 28 + (table[at + 24] ?? 0) + (table[at + 25] ?? 0);
  const length = view.getUint16(textAt, true);
  let pattern = '';
  for (let n = 0; n < length; n += 1) {
    const code = view.getUint16(textAt + 2 + n * 2, true);
    pattern += code < 9 ? `%${code + 1}` : String.fromCharCode(code);
  }
  return {
    level: {
      start: view.getInt32(at, true),
      style: styleOfCode(table[at + 4] ?? 0),
      pattern,
      restarts: (flags & 8) === 0,
      legal: (flags & 4) !== 0,
    },
    next: textAt + 2 + length * 2,
  };
}

/** Reads list definitions (PlfLst, whose levels follow it) and lists (PlfLfo). Throws RangeError where they are cut. */
export function readLists(
  table: Uint8Array,
  lst: number,
  lstSize: number,
  lfo: number,
  lfoSize: number,
): DocList[] {
  if (lstSize < 2 || lfoSize < 4) return [];
  const view = viewOf(table);
  const definitions = new Map<number, ListLevel[]>();
  let at = lst + lstSize;
  for (let n = 0; n < view.getUint16(lst, true); n += 1) {
    const head = lst + 2 + n * 28;
    const levels: ListLevel[] = [];
    for (let level = 0; level < ((table[head + 26] ?? 0) & 1 ? 1 : 9); level += 1) {
      const read = readLevel(table, at);
      levels.push(read.level);
      at = read.next;
    }
    definitions.set(view.getInt32(head, true), levels);
  }
  const count = Math.min(view.getUint32(lfo, true), 4096);
  const lists: DocList[] = [];
  at = lfo + 4 + count * 16;
  for (let n = 0; n < count; n += 1) {
    const id = view.getInt32(lfo + 4 + n * 16, true);
    const levels = [...(definitions.get(id) ?? [])];
    const restarts = new Map<number, number>();
    const overrides = table[lfo + 4 + n * 16 + 12] ?? 0;
    at += 4;
    for (let o = 0; o < overrides; o += 1) {
      const flags = view.getUint32(at + 4, true);
      if (flags & 16) restarts.set(flags & 15, view.getInt32(at, true));
      at += 8;
      if (flags & 32) {
        const read = readLevel(table, at);
        levels[flags & 15] = read.level;
        at = read.next;
      }
    }
    lists.push({ key: String(id), levels, restarts });
  }
  return lists;
}
