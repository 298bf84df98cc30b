import type { AsideKind, RawBlock } from '../../model/doc';
import type { Problem } from '../../model/problem';
import { viewOf } from './bytes';
import {
  formattingRuns,
  paragraphOnPage,
  readLists,
  readStyleSheet,
  runOnPage,
  type DocList,
  type ParagraphProperties,
  type RunProperties,
  type Runs,
} from './doc-properties';
import { hasReport, note, refuse, type Format } from './format';
import { listCounter, withMarker } from './numbering';
import { isOle, openOle } from './ole';

const mediaType = 'application/msword';

/** The streams of a Word document and its header's table of places (MS-DOC, FibRgFcLcb97). */
interface Source {
  readonly main: Uint8Array;
  readonly table: Uint8Array;
  /** Bytes of the table stream that entry `index` of the header points at. */
  place(index: number): { from: number; size: number };
}

/** The document's characters with, for each, where its code stood in the main stream. */
interface Characters {
  readonly text: string;
  readonly positions: Uint32Array;
}

function readCharacters(source: Source): Characters {
  const { from, size } = source.place(33);
  const clx = source.table.subarray(from, from + size);
  const view = viewOf(clx);
  let at = 0;
  while (clx[at] === 1) at += 3 + view.getUint16(at + 1, true);
  if (clx[at] !== 2) throw refuse('damaged', { format: 'Word (doc)' });
  const count = Math.floor((view.getUint32(at + 1, true) - 4) / 12);
  const starts = at + 5;
  const total = view.getUint32(starts + count * 4, true);
  if (total > 20_000_000) throw refuse('textTooLarge', { limit: 20 });
  const positions = new Uint32Array(total);
  let text = '';
  for (let piece = 0; piece < count; piece += 1) {
    const first = view.getUint32(starts + piece * 4, true);
    const next = Math.min(total, view.getUint32(starts + piece * 4 + 4, true));
    const length = Math.max(0, next - first);
    const code = view.getUint32(starts + (count + 1) * 4 + piece * 8 + 2, true);
    const narrow = (code & 0x40000000) !== 0;
    const width = narrow ? 1 : 2;
    const place = narrow ? (code & 0x3fffffff) >>> 1 : code & 0x3fffffff;
    const bytes = source.main.subarray(place, place + length * width);
    const words = new TextDecoder(narrow ? 'windows-1252' : 'utf-16le').decode(bytes);
    // A lone half of a pair becomes one U+FFFD, so the lengths stay equal; a cut file is filled up.
    text += words.slice(0, length).padEnd(length, '\r');
    for (let n = 0; n < length && first + n < total; n += 1)
      positions[first + n] = place + n * width;
  }
  return { text, positions };
}

interface Formatting {
  readonly runs: Runs<RunProperties>;
  readonly paragraphs: Runs<ParagraphProperties>;
  readonly styleOf: (style: number) => ParagraphProperties;
  readonly lists: readonly DocList[];
  readonly listsLost: boolean;
}

function readFormatting(source: Source): Formatting {
  const part = (index: number): Uint8Array => {
    const { from, size } = source.place(index);
    return source.table.subarray(from, from + size);
  };
  let lists: readonly DocList[] = [];
  let listsLost = false;
  try {
    const lst = source.place(73);
    const lfo = source.place(74);
    lists = readLists(source.table, lst.from, lst.size, lfo.from, lfo.size);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    listsLost = true;
  }
  return {
    runs: formattingRuns(part(12), source.main, 1, runOnPage),
    paragraphs: formattingRuns(part(13), source.main, 13, paragraphOnPage),
    styleOf: readStyleSheet(part(1)),
    lists,
    listsLost,
  };
}

/** Control characters that stand for a visible one (MS-DOC 2.8.25 and around); the others are dropped. */
const signs: Readonly<Record<number, string>> = {
  0x09: '\t',
  0x0b: '\n',
  0x0e: '\n',
  0x1e: '-',
  0x1f: '',
  0xa0: ' ',
};

/** Blocks of one stretch of the document: the body, the notes, the headers. */
function blocksOf(
  characters: Characters,
  from: number,
  to: number,
  formatting: Formatting,
): { blocks: RawBlock[]; deletions: number; unnumbered: number } {
  const blocks: RawBlock[] = [];
  const counter = listCounter();
  const begun = new Set<string>();
  let rows: string[][] = [];
  let row: string[] = [];
  let cell: string[] = [];
  let text = '';
  let deletions = 0;
  let unnumbered = 0;
  let inDeletion = false;
  const fields: ('code' | 'result')[] = [];

  const numbered = (properties: ParagraphProperties): string => {
    const number = properties.list ?? 0;
    if (number <= 0 || number === 2047 || text.trim() === '') return text;
    const list = formatting.lists[number - 1];
    if (!list || list.levels.length === 0) {
      unnumbered += 1;
      return text;
    }
    const level = Math.min(properties.listLevel ?? 0, list.levels.length - 1);
    const once = `${number}/${level}`;
    const restart = begun.has(once) ? undefined : list.restarts.get(level);
    begun.add(once);
    return withMarker(counter.next(list.key, list.levels, level, restart), text);
  };
  const endTable = (): void => {
    if (rows.length === 1 && rows[0]?.length === 1)
      blocks.push(
        ...(rows[0][0] ?? '').split('\n').map((line) => ({ kind: 'para' as const, text: line })),
      );
    else if (rows.length > 0) blocks.push({ kind: 'table', rows });
    rows = [];
  };

  for (let at = from; at < to; at += 1) {
    const code = characters.text.charCodeAt(at);
    const position = characters.positions[at] ?? 0;
    const run = formatting.runs.at(position);
    if (run?.deleted) {
      if (!inDeletion) deletions += 1;
      inDeletion = true;
      // A deleted paragraph mark joins its paragraph to the next one.
      if (code !== 7) continue;
    }
    inDeletion = false;
    if (code === 0x13) fields.push('code');
    else if (code === 0x14 && fields.length > 0) fields[fields.length - 1] = 'result';
    else if (code === 0x15) fields.pop();
    else if (fields.at(-1) === 'code' || (run?.hidden && code !== 7 && code !== 13)) continue;
    else if (code === 7 || code === 13 || code === 12) {
      const direct = formatting.paragraphs.at(position) ?? {};
      const properties = { ...formatting.styleOf(direct.style ?? 0), ...direct };
      const line = numbered(properties);
      text = '';
      if (
        code === 7 &&
        (properties.rowEnd ||
          (row.length > 0 && line === '' && cell.length === 0 && !properties.inTable))
      ) {
        rows.push(row);
        row = [];
      } else if (code === 7) {
        row.push([...cell, line].filter((l) => l.trim() !== '').join('\n'));
        cell = [];
      } else if (properties.inTable && code === 13) cell.push(line);
      else {
        endTable();
        const outline = properties.outline ?? 9;
        blocks.push({
          kind: 'para',
          text: line,
          ...(properties.contents ? { aside: 'navigation' as const } : {}),
          ...(outline < 9 && line.trim() ? { level: outline + 1 } : {}),
        });
      }
    } else if (code in signs) text += signs[code] ?? '';
    else if (code >= 0x20) text += characters.text.charAt(at);
  }
  if (row.length > 0) rows.push(row);
  endTable();
  if (text.trim()) blocks.push({ kind: 'para', text });
  return { blocks, deletions, unnumbered };
}

const asAside = (blocks: readonly RawBlock[], aside: AsideKind): RawBlock[] => {
  const seen = new Set<string>();
  return blocks.flatMap((block) => {
    const words = block.kind === 'para' ? block.text.trim() : '';
    if (words === '' || seen.has(words)) return [];
    seen.add(words);
    return [{ kind: 'para' as const, text: words, aside }];
  });
};

/** Word 6 and 95: one run of bytes in the code page of the maker's Windows, here Chinese. */
function readOld(main: Uint8Array): { blocks: RawBlock[]; problems: Problem[] } {
  const view = viewOf(main);
  const from = view.getUint32(0x18, true);
  const length = view.getUint32(0x34, true);
  if (view.getUint16(10, true) & 0x104) throw refuse('oldWord');
  const text = new TextDecoder('gb18030').decode(main.subarray(from, from + length));
  // eslint-disable-next-line no-control-regex
  const lines = text.split(/[\r\f\u0007]/).map((line) => ({
    kind: 'para' as const,
    // eslint-disable-next-line no-control-regex
    text: line.replace(/\u000b/g, '\n').replace(/[\u0000-\u0008\u000e-\u001f]/g, ''),
  }));
  return { blocks: lines, problems: [note('automaticNumbers'), note('deletionsUnknown')] };
}

function openSource(bytes: Uint8Array): {
  main: Uint8Array;
  source: Source | null;
  cut: () => boolean;
} {
  const ole = openOle(bytes);
  const main = ole?.stream('WordDocument');
  if (!ole || !main || main.length < 0x60) throw refuse('damaged', { format: 'Word (doc)' });
  const view = viewOf(main);
  const flags = view.getUint16(10, true);
  if (flags & 0x100) throw refuse('lockedWord');
  if (view.getUint16(0, true) === 0xa5dc || view.getUint16(2, true) < 0xc1)
    return { main, source: null, cut: ole.cut };
  const table = ole.stream(flags & 0x200 ? '1Table' : '0Table');
  if (!table || main.length < 0x2f2) throw refuse('damaged', { format: 'Word (doc)' });
  const source: Source = {
    main,
    table,
    place: (index) => ({
      from: view.getUint32(0x9a + index * 8, true),
      size: view.getUint32(0x9e + index * 8, true),
    }),
  };
  return { main, source, cut: ole.cut };
}

function readSource(source: Source): { blocks: RawBlock[]; problems: Problem[] } {
  const characters = readCharacters(source);
  const formatting = readFormatting(source);
  const view = viewOf(source.main);
  // Characters of body, footnotes, headers, (macros), comments, endnotes, text boxes, in this order.
  const counts = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64].map((at) => view.getUint32(at, true));
  const ends = counts.map((_count, index) => counts.slice(0, index + 1).reduce((a, b) => a + b, 0));
  const stretch = (index: number): ReturnType<typeof blocksOf> =>
    blocksOf(
      characters,
      Math.min(ends[index - 1] ?? 0, characters.text.length),
      Math.min(ends[index] ?? 0, characters.text.length),
      formatting,
    );
  const body = stretch(0);
  const boxes = stretch(6).blocks.filter(
    (block) => block.kind === 'para' && block.text.trim() !== '',
  );
  const problems: Problem[] = [];
  if (body.deletions > 0) problems.push(note('trackedChanges', { count: body.deletions }));
  if (body.unnumbered > 0 || formatting.listsLost) problems.push(note('automaticNumbers'));
  return {
    blocks: [
      ...asAside(stretch(2).blocks, 'header'),
      ...body.blocks,
      ...boxes,
      ...asAside([...stretch(1).blocks, ...stretch(5).blocks], 'footnote'),
    ],
    problems,
  };
}

/** Word 97–2003 (.doc, .dot) and WPS Writer (.wps, .wpt), which keeps the same structures. */
export const doc: Format = {
  id: 'doc',
  mediaType,
  accepts: (bytes) => isOle(bytes) && (openOle(bytes)?.names.includes('WordDocument') ?? false),
  async read(bytes) {
    try {
      const { main, source, cut } = openSource(bytes);
      const { blocks, problems } = source ? readSource(source) : readOld(main);
      if (!hasReport(blocks)) throw refuse('noText', { format: 'Word (doc)' });
      const truncated = cut() ? [note('truncated')] : [];
      return {
        blocks,
        mediaType,
        encoding: null,
        problems: [...problems, ...truncated],
        hardLines: false,
      };
    } catch (error) {
      // Reading beyond the end of a stream: the file's own tables point outside it.
      if (error instanceof RangeError) throw refuse('damaged', { format: 'Word (doc)' });
      throw error;
    }
  },
};
