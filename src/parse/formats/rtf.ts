import type { AsideKind, RawBlock } from '../../model/doc';
import { latin1, startsWith } from './bytes';
import { hasReport, note, refuse, type Format } from './format';
import { withMarker } from './numbering';

const mediaType = 'application/rtf';

/** WHATWG labels of the code pages and of the font character sets that stand for one. */
const codePages: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  54936: 'gb18030',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1253: 'windows-1253',
  10008: 'gb18030',
  65001: 'utf-8',
};
const charsets: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  204: 'windows-1251',
  238: 'windows-1250',
};

/** Where the characters of a group go. */
type Destination = 'body' | 'skip' | 'fonts' | 'styles' | 'marker' | AsideKind;

interface State {
  destination: Destination;
  /** Characters that follow a \u for readers without Unicode. */
  fallback: number;
  font: number;
  deleted: boolean;
  hidden: boolean;
  /** What stood in the paragraph before the text box that this group is. */
  outside?: { text: string; marker: string; inTable: boolean };
}

const destinations: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  listtext: 'marker',
  pntext: 'marker',
  header: 'header',
  headerl: 'header',
  headerr: 'header',
  headerf: 'header',
  footer: 'footer',
  footerl: 'footer',
  footerr: 'footer',
  footerf: 'footer',
  footnote: 'footnote',
};
const skipped = new Set(
  'colortbl info pict object fldinst themedata colorschememapping datastore latentstyles rsidtbl generator listtable listoverridetable revtbl xmlnstbl shprslt pnseclvl bkmkstart bkmkend annotation atnid atnauthor sp nonshppict filetbl operator mmathPr'.split(
    ' ',
  ),
);
/** Optional destinations (\*) that hold words all the same: text boxes. */
const kept = new Set(['shpinst', 'shptxt', 'listtext', 'pntext']);

const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  '~': ' ',
  _: '-',
  '-': '',
  softline: '\n',
};

/** What the reader has gathered. */
interface Gathered {
  readonly blocks: RawBlock[];
  rows: string[][];
  row: string[];
  cell: string[];
  text: string;
  marker: string;
  aside: string;
  level: number | undefined;
  inTable: boolean;
  deletions: number;
}

function endTable(out: Gathered): void {
  if (out.row.length > 0) out.rows.push(out.row);
  if (out.rows.length === 1 && out.rows[0]?.length === 1)
    out.blocks.push(
      ...(out.rows[0][0] ?? '').split('\n').map((text) => ({ kind: 'para' as const, text })),
    );
  else if (out.rows.length > 0) out.blocks.push({ kind: 'table', rows: out.rows });
  out.rows = [];
  out.row = [];
}

/** The automatic number as the maker rendered it for old readers; a symbol-font bullet becomes •. */
const markerOf = (raw: string): string => {
  const marker = raw.replace(/\t/g, '').trim();
  return /^[\uf000-\uf0ff·•●■◆]$/.test(marker) ? '•' : marker;
};

function endParagraph(out: Gathered): void {
  const text = out.text.trim() === '' ? out.text : withMarker(markerOf(out.marker), out.text);
  out.text = '';
  out.marker = '';
  if (out.inTable) out.cell.push(text);
  else {
    endTable(out);
    const level = text.trim() !== '' && out.level !== undefined ? { level: out.level } : {};
    out.blocks.push({ kind: 'para', text, ...level });
  }
}

function endCell(out: Gathered): void {
  const last = withMarker(markerOf(out.marker), out.text);
  out.row.push([...out.cell, last].filter((line) => line.trim() !== '').join('\n'));
  out.cell = [];
  out.text = '';
  out.marker = '';
}

/** Control words that end or shape a paragraph; true where the word was one of them. */
function layoutWord(
  word: string,
  value: number | undefined,
  out: Gathered,
  styles: ReadonlyMap<number, number>,
): boolean {
  if (word === 'par' || word === 'sect') endParagraph(out);
  else if (word === 'cell') endCell(out);
  else if (word === 'nestcell') out.text += ' ';
  else if (word === 'row') {
    out.rows.push(out.row);
    out.row = [];
  } else if (word === 'pard') {
    out.inTable = false;
    out.level = undefined;
  } else if (word === 'intbl') out.inTable = true;
  else if (word === 'outlinelevel') out.level = (value ?? 9) < 9 ? (value ?? 0) + 1 : undefined;
  else if (word === 's') out.level = styles.get(value ?? 0) ?? out.level;
  else return false;
  return true;
}

/** One token: control word with number, \'xx, control symbol, brace, or a run of plain characters. */
const token = /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}]+)|\\/gy;

/** Reads the whole file; a class would hold the same state, a closure keeps it out of sight. */
function readRtf(source: string): { blocks: RawBlock[]; deletions: number; closed: boolean } {
  const out: Gathered = {
    blocks: [],
    rows: [],
    row: [],
    cell: [],
    text: '',
    marker: '',
    aside: '',
    level: undefined,
    inTable: false,
    deletions: 0,
  };
  const stack: State[] = [];
  let state: State = { destination: 'body', fallback: 1, font: 0, deleted: false, hidden: false };
  let page = 'windows-1252';
  const fonts = new Map<number, string>();
  const styles = new Map<number, number>();
  let style = 0;
  let pending: number[] = [];
  let skip = 0;
  let star = false;
  let closed = false;

  const decoders = new Map<string, TextDecoder>();
  const decoderOf = (label: string): TextDecoder => {
    const decoder = decoders.get(label) ?? new TextDecoder(label);
    decoders.set(label, decoder);
    return decoder;
  };
  const put = (text: string): void => {
    if (state.deleted || state.hidden || text === '') return;
    if (state.destination === 'body') out.text += text;
    else if (state.destination === 'marker') out.marker += text;
    else if (!['skip', 'fonts', 'styles'].includes(state.destination)) out.aside += text;
  };
  const flush = (): void => {
    if (pending.length === 0) return;
    // The file's code page holds where a font says nothing of its own.
    put(decoderOf(fonts.get(state.font) ?? page).decode(new Uint8Array(pending)));
    pending = [];
  };
  const closeGroup = (): void => {
    flush();
    const before = stack.pop();
    if (!before) return;
    if (state.outside && state.outside !== before.outside) {
      if (out.text.trim()) endParagraph(out);
      Object.assign(out, state.outside);
    }
    const aside = state.destination;
    if (aside !== before.destination && ['header', 'footer', 'footnote'].includes(aside)) {
      if (out.aside.trim())
        out.blocks.push({ kind: 'para', text: out.aside.trim(), aside: aside as AsideKind });
      out.aside = '';
    }
    state = before;
    closed = stack.length === 0;
  };
  const controlWord = (word: string, value: number | undefined): void => {
    const to = destinations[word];
    if (to !== undefined && (state.destination === 'body' || to === 'marker'))
      state.destination = to;
    else if (skipped.has(word) || (star && !kept.has(word))) state.destination = 'skip';
    star = false;
    if ((word === 'shptxt' || word === 'dptxbxtext') && state.destination === 'body') {
      state.outside = { text: out.text, marker: out.marker, inTable: out.inTable };
      Object.assign(out, { text: '', marker: '', inTable: false });
      return;
    }
    if (word === 'ansicpg') page = codePages[value ?? 0] ?? page;
    else if (word === 'uc') state.fallback = value ?? 1;
    else if (word === 'f') state.font = value ?? 0;
    else if (word === 'plain') state.deleted = state.hidden = false;
    else if (word === 'v') state.hidden = value !== 0;
    else if (word === 'deleted') {
      state.deleted = value !== 0;
      if (state.deleted && state.destination === 'body') out.deletions += 1;
    } else if (word === 'fcharset' && state.destination === 'fonts') {
      const label = charsets[value ?? 0];
      if (label) fonts.set(state.font, label);
    } else if (state.destination === 'styles') {
      if (word === 's') style = value ?? 0;
      if (word === 'outlinelevel' && (value ?? 9) < 9) styles.set(style, (value ?? 0) + 1);
    } else if (
      state.destination === 'body' &&
      !state.deleted &&
      layoutWord(word, value, out, styles)
    )
      return;
    else if (word in signs) put(signs[word] ?? '');
    else if (word === 'par') put('\n');
  };

  token.lastIndex = 0;
  for (let match = token.exec(source); match; match = token.exec(source)) {
    const [, word, digits, hex, symbol, brace, plain] = match;
    if (hex !== undefined) {
      if (skip > 0) skip -= 1;
      else pending.push(parseInt(hex, 16));
    } else if (plain !== undefined) {
      const rest = plain.replace(/[\r\n]/g, '').slice(skip);
      skip = Math.max(0, skip - plain.replace(/[\r\n]/g, '').length);
      // A raw character may be the second half of a double byte, and raw bytes are characters too.
      for (const c of state.destination === 'skip' ? '' : rest) pending.push(c.charCodeAt(0));
    } else if (word === 'u' && digits !== undefined) {
      flush();
      put(String.fromCharCode(Number(digits) & 0xffff));
      skip = state.fallback;
    } else {
      flush();
      skip = 0;
      if (brace === '{') {
        if (stack.length > 2000) break;
        stack.push({ ...state });
      } else if (brace === '}') closeGroup();
      else if (symbol === '*') star = true;
      else if (symbol === '\n' || symbol === '\r') controlWord('par', undefined);
      else if (symbol !== undefined) put(signs[symbol] ?? ('\\{}'.includes(symbol) ? symbol : ''));
      else if (word === 'bin') token.lastIndex += Math.max(0, Number(digits ?? 0));
      else if (word !== undefined)
        controlWord(word, digits === undefined ? undefined : Number(digits));
    }
    if (closed) break;
  }
  flush();
  if (out.text.trim()) endParagraph(out);
  endTable(out);
  return { blocks: out.blocks, deletions: out.deletions, closed };
}

/** Rich Text Format, also under the ending .doc. */
export const rtf: Format = {
  id: 'rtf',
  mediaType,
  accepts: (bytes) => startsWith(bytes, '{\\rtf') || startsWith(bytes, '\xef\xbb\xbf{\\rtf'),
  async read(bytes) {
    const { blocks, deletions, closed } = readRtf(latin1(bytes));
    if (!hasReport(blocks)) throw refuse(closed ? 'noText' : 'damaged', { format: 'RTF' });
    const problems = [
      ...(deletions > 0 ? [note('trackedChanges', { count: deletions })] : []),
      ...(closed ? [] : [note('truncated')]),
    ];
    return { blocks, mediaType, encoding: null, problems, hardLines: false };
  },
};
