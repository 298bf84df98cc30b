import type { AsideKind, RawBlock } from '../../model/doc';
import type { Problem } from '../../model/problem';
import { namesInZip, openZip, type Zip } from './container';
import { hasReport, note, refuse, type Format } from './format';
import {
  isOn,
  numberer,
  readStyles,
  valueOf,
  type Numberer,
  type ParagraphStyle,
} from './docx-lists';
import { child, elements, parseXml, type XmlElement } from './xml';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Formatting makes the XML twenty times the text; beyond this it is no report. */
const largestPart = 120_000_000;

/** The main part; some makers number it. */
const mainPart = /^word\/document\d*\.xml$/i;

/** What walking one part needs to know and collects. */
interface Walk {
  readonly numbers: Numberer;
  readonly styleOf: (id: string | undefined) => ParagraphStyle;
  readonly notes: ReadonlyMap<string, readonly RawBlock[]>;
  readonly blocks: RawBlock[];
  deletions: number;
}

/** The paragraph being read. `after`: text boxes and notes, which follow it. `carry`: text of paragraphs whose mark was deleted. */
interface Paragraph {
  text: string;
  /** The fields that are open: their code is no text, their result is. */
  readonly fields: ('code' | 'result')[];
  readonly after: RawBlock[];
}

const skipped = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'delInstrText',
  'pPr',
  'rPr',
  'rt',
  'Fallback',
]);

/** Characters of the elements that stand for one. */
const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  softHyphen: '',
};

function fieldChar(type: string | undefined, { fields }: Paragraph): void {
  if (type === 'begin') fields.push('code');
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result';
  else if (type === 'end') fields.pop();
}

function readInline(element: XmlElement, paragraph: Paragraph, walk: Walk): void {
  for (const part of elements(element)) {
    if (part.name === 'del' || part.name === 'moveFrom') walk.deletions += 1;
    if (skipped.has(part.name)) continue;
    if (part.name === 'r' && isOn(child(part, 'rPr'), 'vanish')) continue;
    if (part.name === 'fldChar') fieldChar(part.attributes.fldCharType, paragraph);
    else if (part.name === 'txbxContent') {
      const inner = { ...walk, blocks: [] };
      readBody(part, inner);
      walk.deletions = inner.deletions;
      paragraph.after.push(...inner.blocks);
    } else if (part.name === 'footnoteReference' || part.name === 'endnoteReference')
      paragraph.after.push(...(walk.notes.get(`${part.name}/${part.attributes.id ?? ''}`) ?? []));
    else if (paragraph.fields.includes('code')) readInline(part, paragraph, walk);
    else if (part.name === 't')
      paragraph.text += part.children.filter((c) => typeof c === 'string').join('');
    else if (part.name === 'br' && part.attributes.type === 'page') paragraph.text += '';
    else if (part.name in signs) paragraph.text += signs[part.name] ?? '';
    else readInline(part, paragraph, walk);
  }
}

function readParagraph(element: XmlElement, walk: Walk, carry: string): { joined: string | null } {
  const properties = child(element, 'pPr');
  const paragraph: Paragraph = { text: carry, fields: [], after: [] };
  readInline(element, paragraph, walk);
  const markDeleted = child(child(properties, 'rPr'), 'del') !== undefined;
  if (markDeleted) {
    walk.deletions += 1;
    walk.blocks.push(...paragraph.after);
    return { joined: paragraph.text };
  }
  const styleId = valueOf(properties, 'pStyle');
  const style = walk.styleOf(styleId);
  const numbers = child(properties, 'numPr');
  const list = valueOf(numbers, 'numId') ?? style.list;
  const level = valueOf(numbers, 'ilvl') ?? style.level;
  const outline = Number(valueOf(properties, 'outlineLvl') ?? style.outline ?? 9);
  const empty = paragraph.text.trim() === '';
  const text = empty
    ? paragraph.text
    : walk.numbers.number(
        paragraph.text,
        list,
        level === undefined ? undefined : Number(level),
        styleId,
      );
  walk.blocks.push({
    kind: 'para',
    text,
    ...(style.contents ? { aside: 'navigation' as const } : {}),
    ...(outline < 9 && !empty ? { level: outline + 1 } : {}),
  });
  walk.blocks.push(...paragraph.after);
  return { joined: null };
}

/** Cells as text, their paragraphs on lines of their own; cells that span columns are followed by empty ones. */
function readRow(row: XmlElement, walk: Walk): { cells: string[]; single: RawBlock[] } {
  const cells: string[] = [];
  const single: RawBlock[] = [];
  const cellsOf = (parent: XmlElement): XmlElement[] =>
    elements(parent).flatMap((e) =>
      e.name === 'tc'
        ? [e]
        : ['sdt', 'sdtContent', 'ins', 'customXml'].includes(e.name)
          ? cellsOf(e)
          : [],
    );
  for (const cell of cellsOf(row)) {
    const inner: Walk = { ...walk, blocks: [] };
    readBody(cell, inner);
    walk.deletions = inner.deletions;
    single.push(...inner.blocks);
    const properties = child(cell, 'tcPr');
    const merge = child(properties, 'vMerge');
    const continued = merge !== undefined && merge.attributes.val !== 'restart';
    cells.push(continued ? '' : inner.blocks.map(textOfBlock).filter(Boolean).join('\n'));
    const span = Math.min(Number(valueOf(properties, 'gridSpan') ?? 1) || 1, 60);
    for (let more = 1; more < span; more += 1) cells.push('');
  }
  return { cells, single };
}

const textOfBlock = (block: RawBlock): string =>
  block.kind === 'para' ? block.text.trim() : block.rows.map((r) => r.join(' ')).join('\n');

function readTable(table: XmlElement, walk: Walk): void {
  const rowsOf = (parent: XmlElement): XmlElement[] =>
    elements(parent).flatMap((e) =>
      e.name === 'tr'
        ? [e]
        : ['sdt', 'sdtContent', 'ins', 'customXml'].includes(e.name)
          ? rowsOf(e)
          : [],
    );
  const rows = rowsOf(table)
    .filter((row) => child(child(row, 'trPr'), 'del') === undefined)
    .map((row) => readRow(row, walk));
  // A frame of one cell is layout, not a table: what stands in it is text.
  if (rows.length === 1 && rows[0]?.cells.length === 1) walk.blocks.push(...rows[0].single);
  else if (rows.length > 0) walk.blocks.push({ kind: 'table', rows: rows.map((row) => row.cells) });
}

function readBody(body: XmlElement, walk: Walk): void {
  let carry = '';
  for (const part of elements(body)) {
    if (part.name === 'p') {
      const { joined } = readParagraph(part, walk, carry);
      carry = joined ?? '';
    } else if (part.name === 'tbl') readTable(part, walk);
    else if (part.name === 'del' || part.name === 'moveFrom') walk.deletions += 1;
    else if (part.name === 'AlternateContent') readBody(child(part, 'Choice') ?? part, walk);
    else if (!['sectPr', 'tcPr', 'Fallback', 'sdtPr'].includes(part.name)) readBody(part, walk);
  }
  if (carry) walk.blocks.push({ kind: 'para', text: carry });
}

const asAside = (blocks: readonly RawBlock[], aside: AsideKind): RawBlock[] =>
  blocks.filter((block) => textOfBlock(block) !== '').map((block) => ({ ...block, aside }));

/** The parts of the package, each parsed when asked for. `cut` becomes true when one was incomplete. */
function parts(zip: Zip): {
  cut: () => boolean;
  read: (name: string) => Promise<XmlElement | null>;
} {
  let cut = zip.damaged;
  return {
    cut: () => cut,
    async read(name) {
      const entry = zip.find(name);
      if (!entry) return null;
      const unpacked = await zip.unpack(entry, largestPart);
      if (unpacked.tooLarge) throw refuse('textTooLarge', { limit: 20 });
      cut ||= unpacked.cut;
      return parseXml(unpacked.bytes);
    },
  };
}

type Parts = ReturnType<typeof parts>;

async function readNotes(
  package_: Parts,
  folder: string,
  walk: Walk,
): Promise<Map<string, RawBlock[]>> {
  const notes = new Map<string, RawBlock[]>();
  for (const kind of ['footnote', 'endnote']) {
    const root = await package_.read(`${folder}${kind}s.xml`);
    for (const element of root ? elements(child(root, `${kind}s`) ?? root) : []) {
      if (element.name !== kind || element.attributes.type !== undefined) continue;
      const inner: Walk = { ...walk, blocks: [] };
      readBody(element, inner);
      notes.set(
        `${kind}Reference/${element.attributes.id ?? ''}`,
        asAside(inner.blocks, 'footnote'),
      );
    }
  }
  return notes;
}

async function furniture(
  zip: Zip,
  package_: Parts,
  folder: string,
  kind: 'header' | 'footer',
  walk: Walk,
): Promise<RawBlock[]> {
  const seen = new Set<string>();
  const blocks: RawBlock[] = [];
  for (const { name } of zip.entries) {
    if (!name.startsWith(folder + kind) || !/^\w+?\d*\.xml$/.test(name.slice(folder.length)))
      continue;
    const root = await package_.read(name);
    const inner: Walk = { ...walk, blocks: [] };
    if (root) readBody(root, inner);
    for (const block of asAside(inner.blocks, kind)) {
      if (seen.has(textOfBlock(block))) continue;
      seen.add(textOfBlock(block));
      blocks.push(block);
    }
  }
  return blocks;
}

/** Word 2007 and later: .docx, .docm, .dotx, and what WPS saves under these names. */
export const docx: Format = {
  id: 'docx',
  mediaType,
  accepts: (bytes) => namesInZip(bytes).some((name) => mainPart.test(name)),
  async read(bytes) {
    const zip = openZip(bytes);
    const package_ = parts(zip);
    const main = zip.entries.find((e) => mainPart.test(e.name));
    const root = main ? await package_.read(main.name) : null;
    if (!main || !root) throw refuse('damaged', { format: 'Word (docx)' });
    const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
    const empty: XmlElement = { name: '', attributes: {}, children: [] };
    const walk: Walk = {
      numbers: numberer((await package_.read(`${folder}numbering.xml`)) ?? empty),
      styleOf: readStyles((await package_.read(`${folder}styles.xml`)) ?? empty),
      notes: new Map(),
      blocks: [],
      deletions: 0,
    };
    const notes = await readNotes(package_, folder, walk);
    const document: Walk = { ...walk, notes };
    readBody(child(root, 'document') ?? root, document);
    const headers = await furniture(zip, package_, folder, 'header', walk);
    const footers = await furniture(zip, package_, folder, 'footer', walk);
    const problems: Problem[] = [];
    if (document.deletions > 0)
      problems.push(note('trackedChanges', { count: document.deletions }));
    if (package_.cut()) problems.push(note('truncated'));
    if (!hasReport(document.blocks))
      throw refuse(package_.cut() ? 'damaged' : 'noText', { format: 'Word (docx)' });
    return {
      blocks: [...headers, ...document.blocks, ...footers],
      mediaType,
      encoding: null,
      problems,
      hardLines: false,
    };
  },
};
