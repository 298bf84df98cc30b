import type { AsideKind, RawBlock } from '../../model/doc';
import { latin1, startsWith } from './bytes';
import { openZip } from './container';
import { hasReport, note, refuse, type Format } from './format';
import {
  listCounter,
  withMarker,
  type ListCounter,
  type ListLevel,
  type NumberStyle,
} from './numbering';
import { below, child, elements, parseXml, type XmlElement } from './xml';

const mediaType = 'application/vnd.oasis.opendocument.text';
const largestPart = 120_000_000;

/** OpenDocument writes a number format as its first numbers (ODF 1.2, 19.500). */
const formats: readonly [RegExp, NumberStyle][] = [
  [/^一, 二|^一,/, 'chinese'],
  [/^壹|^壱/, 'chineseLegal'],
  [/^甲/, 'heavenlyStems'],
  [/^①/, 'circled'],
  [/^１/, 'fullWidth'],
  [/^I/, 'upperRoman'],
  [/^i/, 'lowerRoman'],
  [/^A/, 'upperLetter'],
  [/^a/, 'lowerLetter'],
  [/^$/, 'none'],
];

function readLevel(element: XmlElement, index: number): ListLevel {
  const { attributes } = element;
  const shown = Math.min(index + 1, Math.max(1, Number(attributes['display-levels'] ?? 1)));
  const format = attributes['num-format'] ?? '';
  const style = formats.find(([first]) => first.test(format))?.[1] ?? 'decimal';
  const bullet = element.name.includes('bullet');
  const slots = Array.from({ length: shown }, (_x, n) => `%${index + 2 - shown + n}`).join('.');
  return {
    start: Number(attributes['start-value'] ?? 1),
    style: bullet ? 'bullet' : style,
    pattern: bullet
      ? (attributes['bullet-char'] ?? '•')
      : style === 'none'
        ? ''
        : (attributes['num-prefix'] ?? '') + slots + (attributes['num-suffix'] ?? ''),
    restarts: true,
  };
}

/** List styles by name; the outline's own stands under ''. */
function readListStyles(roots: readonly XmlElement[]): Map<string, ListLevel[]> {
  const styles = new Map<string, ListLevel[]>();
  for (const kind of ['list-style', 'outline-style'])
    for (const style of roots.flatMap((root) => below(root, kind))) {
      const levels: ListLevel[] = [];
      for (const level of elements(style)) {
        const index = Number(level.attributes.level ?? 0) - 1;
        if (index >= 0 && index < 9) levels[index] = readLevel(level, index);
      }
      styles.set(kind === 'outline-style' ? '' : (style.attributes.name ?? ''), levels);
    }
  return styles;
}

interface Walk {
  readonly lists: ReadonlyMap<string, ListLevel[]>;
  /** The list style that a paragraph style names. */
  readonly listOf: ReadonlyMap<string, string>;
  readonly counter: ListCounter;
  readonly blocks: RawBlock[];
}

interface Place {
  readonly style: string;
  readonly level: number;
  readonly key: string;
  restart: number | undefined;
  first: boolean;
}

function inlineText(element: XmlElement, after: RawBlock[], walk: Walk): string {
  let text = '';
  for (const part of element.children) {
    if (typeof part === 'string') text += part.replace(/[ \t\r\n]+/g, ' ');
    else if (part.name === 's') text += ' '.repeat(Math.min(200, Number(part.attributes.c ?? 1)));
    else if (part.name === 'tab') text += '\t';
    else if (part.name === 'line-break') text += '\n';
    else if (part.name === 'note') {
      const inner: Walk = { ...walk, blocks: [] };
      readBlocks(child(part, 'note-body') ?? part, inner, null);
      after.push(...asAside(inner.blocks, 'footnote'));
    } else if (part.name === 'text-box' || part.name === 'custom-shape') {
      const inner: Walk = { ...walk, blocks: [] };
      readBlocks(part, inner, null);
      after.push(...inner.blocks);
    } else if (
      ![
        'annotation',
        'annotation-end',
        'tracked-changes',
        'ruby-text',
        'title',
        'desc',
        'number',
      ].includes(part.name)
    )
      text += inlineText(part, after, walk);
  }
  return text;
}

const wordsOf = (block: RawBlock): string =>
  block.kind === 'para' ? block.text.trim() : block.rows.map((row) => row.join(' ')).join('\n');

const asAside = (blocks: readonly RawBlock[], aside: AsideKind): RawBlock[] =>
  blocks.filter((block) => wordsOf(block) !== '').map((block) => ({ ...block, aside }));

function markerOf(element: XmlElement, place: Place | null, walk: Walk): string {
  if (element.name === 'h' && element.attributes['is-list-header'] !== 'true') {
    const level = Math.max(1, Number(element.attributes['outline-level'] ?? 1)) - 1;
    const own = place && walk.lists.get(place.style);
    return walk.counter.next(own ? place.key : '', own ?? walk.lists.get('') ?? [], level);
  }
  if (!place?.first) return '';
  place.first = false;
  const levels = walk.lists.get(
    walk.listOf.get(element.attributes['style-name'] ?? '') ?? place.style,
  );
  const restart = place.restart;
  place.restart = undefined;
  return levels ? walk.counter.next(place.key, levels, place.level, restart) : '';
}

function readTable(table: XmlElement, walk: Walk): void {
  const rows: string[][] = [];
  const single: RawBlock[] = [];
  for (const row of below(table, 'table-row')) {
    const cells: string[] = [];
    for (const cell of elements(row)) {
      const inner: Walk = { ...walk, blocks: [] };
      if (cell.name === 'table-cell') readBlocks(cell, inner, null);
      else if (cell.name !== 'covered-table-cell') continue;
      single.push(...inner.blocks);
      const repeated = Math.min(60, Number(cell.attributes['number-columns-repeated'] ?? 1));
      const words = inner.blocks.map(wordsOf).filter(Boolean).join('\n');
      for (let n = 0; n < repeated; n += 1) cells.push(words);
    }
    rows.push(cells);
  }
  if (rows.length === 1 && rows[0]?.length === 1) walk.blocks.push(...single);
  else if (rows.length > 0) walk.blocks.push({ kind: 'table', rows });
}

function readList(list: XmlElement, walk: Walk, outer: Place | null): void {
  const style = list.attributes['style-name'] ?? outer?.style ?? '';
  const key =
    outer?.key ??
    (list.attributes['continue-list'] || list.attributes['continue-numbering'] === 'true'
      ? `~${style}`
      : `~${style}/${list.attributes.id ?? ''}`);
  for (const item of elements(list)) {
    if (item.name !== 'list-item' && item.name !== 'list-header') continue;
    const start = item.attributes['start-value'];
    readBlocks(item, walk, {
      style,
      level: outer ? outer.level + 1 : 0,
      key,
      restart: start === undefined ? undefined : Number(start),
      first: item.name === 'list-item',
    });
  }
}

function readBlocks(parent: XmlElement, walk: Walk, place: Place | null): void {
  for (const part of elements(parent)) {
    if (part.name === 'p' || part.name === 'h') {
      const after: RawBlock[] = [];
      const text = inlineText(part, after, walk);
      const marked = text.trim() === '' ? text : withMarker(markerOf(part, place, walk), text);
      const level =
        part.name === 'h' ? { level: Number(part.attributes['outline-level'] ?? 1) } : {};
      walk.blocks.push({ kind: 'para', text: marked, ...level }, ...after);
    } else if (part.name === 'list') readList(part, walk, place);
    else if (part.name === 'table') readTable(part, walk);
    else if (part.name === 'table-of-content') {
      const inner: Walk = { ...walk, blocks: [] };
      readBlocks(part, inner, null);
      walk.blocks.push(...asAside(inner.blocks, 'navigation'));
    } else if (
      ![
        'tracked-changes',
        'sequence-decls',
        'forms',
        'annotation',
        'index-title-template',
      ].includes(part.name)
    )
      readBlocks(part, walk, place);
  }
}

/** Running heads and feet, from the page styles. */
function furniture(styles: XmlElement, walk: Walk): { headers: RawBlock[]; footers: RawBlock[] } {
  const of = (kind: 'header' | 'footer'): RawBlock[] => {
    const inner: Walk = { ...walk, blocks: [] };
    for (const part of below(styles, kind)) readBlocks(part, inner, null);
    return asAside(inner.blocks, kind);
  };
  return { headers: of('header'), footers: of('footer') };
}

/** OpenDocument text (.odt, .ott), as LibreOffice and WPS write it. */
export const odt: Format = {
  id: 'odt',
  mediaType,
  accepts: (bytes) =>
    startsWith(bytes, 'PK\x03\x04') && /opendocument\.text/.test(latin1(bytes, 30, 120)),
  async read(bytes) {
    const zip = openZip(bytes);
    let cut = zip.damaged;
    const part = async (name: string): Promise<XmlElement | null> => {
      const entry = zip.find(name);
      if (!entry) return null;
      const unpacked = await zip.unpack(entry, largestPart);
      if (unpacked.tooLarge) throw refuse('textTooLarge', { limit: 20 });
      cut ||= unpacked.cut;
      return parseXml(unpacked.bytes);
    };
    const manifest = await part('META-INF/manifest.xml');
    if (manifest && below(manifest, 'encryption-data').length > 0) throw refuse('lockedWord');
    const content = await part('content.xml');
    const styles = (await part('styles.xml')) ?? { name: '', attributes: {}, children: [] };
    if (!content) throw refuse('damaged', { format: 'OpenDocument' });
    const listOf = new Map(
      [content, styles]
        .flatMap((root) => below(root, 'style'))
        .flatMap((s) =>
          s.attributes['list-style-name']
            ? [[s.attributes.name ?? '', s.attributes['list-style-name']] as const]
            : [],
        ),
    );
    const walk: Walk = {
      lists: readListStyles([styles, content]),
      listOf,
      counter: listCounter(),
      blocks: [],
    };
    for (const body of below(content, 'body')) readBlocks(body, walk, null);
    const { headers, footers } = furniture(styles, walk);
    if (!hasReport(walk.blocks))
      throw refuse(cut ? 'damaged' : 'noText', { format: 'OpenDocument' });
    const deletions = below(content, 'deletion').length;
    const problems = [
      ...(deletions > 0 ? [note('trackedChanges', { count: deletions })] : []),
      ...(cut ? [note('truncated')] : []),
    ];
    return {
      blocks: [...headers, ...walk.blocks, ...footers],
      mediaType,
      encoding: null,
      problems,
      hardLines: false,
    };
  },
};
