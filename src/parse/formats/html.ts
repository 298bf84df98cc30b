import type { AsideKind, RawBlock, RawDoc } from '../../model/doc';
import { decode } from '../charset';
import { firstShown, latin1 } from './bytes';
import { hasReport, refuse, type Format, type ReadOptions } from './format';
import { htmlBelow, htmlElements, htmlText, parseHtml, type HtmlElement } from './html-tree';

const mediaType = 'text/html';

const blockNames = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul title'
  ).split(' '),
);
/** Elements that hold a part of a report only, however long it is; all others may hold the whole. */
const parts = new Set('p h1 h2 h3 h4 h5 h6 li ul ol dl dt dd pre blockquote a'.split(' '));

/** A block with what is known of its surroundings. */
interface PageBlock {
  readonly block: RawBlock;
  /** The element that it stands in. */
  readonly home: HtmlElement;
  /** Characters, and how many of them are in links. */
  readonly size: number;
  readonly linked: number;
  readonly hidden: boolean;
}

/** A private character stands for <br> until white space has been squeezed. */
const squeeze = (text: string): string =>
  text
    .replace(/[ \t\r\n\u00a0]+/g, ' ')
    .replace(/\ue000 ?/g, '\n')
    .replace(/ ?\n/g, '\n');

const isHidden = (element: HtmlElement): boolean =>
  'hidden' in element.attributes || /display\s*:\s*none/i.test(element.attributes.style ?? '');

/** A data table has several rows and columns of short cells; everything else is layout. */
function isDataTable(table: HtmlElement): boolean {
  if (htmlBelow(table, 'table').length > 0) return false;
  const rows = htmlBelow(table, 'tr');
  const widths = rows.map(
    (row) => htmlElements(row).filter((c) => c.name === 'td' || c.name === 'th').length,
  );
  const cells = rows
    .flatMap((row) => htmlElements(row))
    .map((cell) => htmlText(cell).trim().length);
  const filled = cells.filter((size) => size > 0).length;
  return (
    rows.length >= 2 &&
    Math.max(0, ...widths) >= 2 &&
    filled >= 3 &&
    cells.every((size) => size < 400) &&
    widths.filter((width) => width >= 2).length >= rows.length / 2
  );
}

/** Rows of a data table; cells that span others are followed, and stood under, by empty ones. */
function tableRows(table: HtmlElement): string[][] {
  const hanging = new Map<number, number>();
  return htmlBelow(table, 'tr').map((row) => {
    const cells: string[] = [];
    const fill = (): void => {
      for (let left = hanging.get(cells.length); left; left = hanging.get(cells.length)) {
        hanging.set(cells.length, left - 1);
        cells.push('');
      }
    };
    for (const cell of htmlElements(row)) {
      if (cell.name !== 'td' && cell.name !== 'th') continue;
      fill();
      const down = Math.min(500, Number(cell.attributes.rowspan ?? 1) || 1);
      const across = Math.min(60, Number(cell.attributes.colspan ?? 1) || 1);
      for (let n = 0; n < across; n += 1) {
        if (down > 1) hanging.set(cells.length, down - 1);
        cells.push(n === 0 ? squeeze(htmlText(cell).replace(/\n/g, '\ue000')).trim() : '');
      }
    }
    fill();
    return cells;
  });
}

/** Cuts the tree into blocks, in page order. */
function pageBlocks(root: HtmlElement): PageBlock[] {
  const found: PageBlock[] = [];
  let text = '';
  let linked = 0;

  const flush = (home: HtmlElement, hidden: boolean): void => {
    // A line that begins with the indent of a paragraph is one, though only <br> stands before it.
    const lines = squeeze(text).split(/\n(?=[\u3000 ]{2}|\n)/);
    const size = text.replace(/\s/g, '').length;
    const heading = /^h([1-6])$/.exec(home.name)?.[1];
    for (const line of lines) {
      const words = line.replace(/^\s+|\s+$/g, '');
      if (words === '') continue;
      const level = heading === undefined ? {} : { level: Number(heading) };
      found.push({ block: { kind: 'para', text: words, ...level }, home, size, linked, hidden });
    }
    text = '';
    linked = 0;
  };
  const walk = (
    element: HtmlElement,
    home: HtmlElement,
    inLink: boolean,
    hidden: boolean,
  ): void => {
    for (const child of element.children) {
      if (typeof child === 'string') {
        text +=
          home.name === 'pre' ? child.replace(/\r?\n/g, '\ue000') : child.replace(/\ue000/g, '');
        if (inLink) linked += child.replace(/\s/g, '').length;
      } else if (child.name === 'br') text += '\ue000';
      else if (child.name === 'head') continue;
      else if (child.name === 'table' && isDataTable(child)) {
        flush(home, hidden);
        const rows = tableRows(child);
        const links = htmlBelow(child, 'a').map(htmlText).join('').length;
        const size = rows.flat().join('').length;
        found.push({ block: { kind: 'table', rows }, home: child, size, linked: links, hidden });
      } else if (blockNames.has(child.name)) {
        flush(home, hidden);
        const concealed = hidden || isHidden(child);
        walk(child, child, inLink, concealed);
        flush(child, concealed);
      } else walk(child, home, inLink || child.name === 'a', hidden || isHidden(child));
    }
  };
  walk(root, root, false, false);
  flush(root, false);
  return found;
}

const wordsOf = (block: RawBlock): string =>
  block.kind === 'para'
    ? block.text
    : block.rows.map((row) => row.filter(Boolean).join(' ')).join('\n');

/** How much running prose a block is: sentences have stops; navigation has links. */
const proseOf = ({ block, size, linked, hidden }: PageBlock): number => {
  if (hidden || linked > size * 0.5) return 0;
  const words = wordsOf(block);
  return /[，。；]/.test(words) && words.length >= 15 ? words.length : 0;
};

/** The smallest element that holds nearly all prose of the page. */
function mainElement(root: HtmlElement, blocks: readonly PageBlock[]): HtmlElement {
  const prose = new Map<HtmlElement, number>();
  for (const block of blocks)
    for (let at: HtmlElement | null = block.home; at; at = at.parent)
      prose.set(at, (prose.get(at) ?? 0) + proseOf(block));
  const total = prose.get(root) ?? 0;
  let main = root;
  for (;;) {
    const next = htmlElements(main).find(
      (e) => total > 0 && (prose.get(e) ?? 0) >= 0.9 * total && !parts.has(e.name),
    );
    if (!next) return main;
    main = next;
  }
}

const inside = (element: HtmlElement, ancestor: HtmlElement): boolean => {
  for (let at: HtmlElement | null = element; at; at = at.parent) if (at === ancestor) return true;
  return false;
};

/** What a passage outside the main text is, by its words. */
const asideKinds: readonly [RegExp, AsideKind][] = [
  [/(当前|所在)的?位置|^首页\s*[>＞»\-—]/, 'breadcrumb'],
  [/浏览次数|浏览量|点击数|点击率|阅读次数|访问次数/, 'counter'],
  [
    /索\s*引\s*号|发文字号|成文日期|发布日期|发布时间|发布机构|发文机关|信息来源|^来源|主题分类|公开方式|生成日期/,
    'metadata',
  ],
  [/版权所有|主办单位|ICP备|公安备|网站标识码|技术支持/, 'footer'],
  [/字号|字体|打印|分享|关闭窗口|返回顶部|无障碍|二维码/, 'tool'],
];

function asideKind(block: PageBlock): AsideKind {
  const words = wordsOf(block.block);
  const byWords = asideKinds.find(([pattern]) => pattern.test(words))?.[1];
  if (byWords === 'metadata' || byWords === 'breadcrumb') return byWords;
  return byWords ?? (block.linked > block.size * 0.5 ? 'navigation' : 'other');
}

/** Page data that government sites keep in <meta>, under the labels that pages print. */
const metaLabels: Readonly<Record<string, string>> = {
  articletitle: '标题',
  pubdate: '发布日期',
  contentsource: '来源',
  author: '作者',
  columnname: '栏目',
  sitename: '网站',
};

function headAsides(root: HtmlElement): RawBlock[] {
  const title = htmlBelow(root, 'title').map(htmlText).join('').trim();
  const data = htmlBelow(root, 'meta').flatMap((meta) => {
    const label = metaLabels[(meta.attributes.name ?? '').toLowerCase()];
    const value = (meta.attributes.content ?? '').trim();
    return label && value ? [`${label}：${value}`] : [];
  });
  return [...(title ? [title] : []), ...data].map((text) => ({
    kind: 'para',
    text,
    aside: 'metadata',
  }));
}

/** Blocks of one page: the report's own, and the rest set aside where it stood. */
export async function readPage(source: string): Promise<RawBlock[]> {
  const root = await parseHtml(source);
  const blocks = pageBlocks(root);
  const main = mainElement(root, blocks);
  const head = headAsides(root);
  const pageTitle = head[0]?.kind === 'para' ? head[0].text : '';
  const first = blocks.findIndex((b) => !b.hidden && inside(b.home, main));
  const isTitle = (block: PageBlock, index: number): boolean => {
    if (index >= first || block.hidden || block.linked > 0 || block.block.kind !== 'para')
      return false;
    const words = block.block.text.replace(/\s/g, '');
    if (words.length < 8 || words.length > 80) return false;
    return /^h[1-3]$/.test(block.home.name) || pageTitle.replace(/\s/g, '').includes(words);
  };
  return [
    ...head,
    ...blocks.map((block, index): RawBlock => {
      const own =
        inside(block.home, main) &&
        !block.hidden &&
        (block.linked <= block.size * 0.7 || block.size > 200);
      if (own || isTitle(block, index)) return block.block;
      return { kind: 'para', text: wordsOf(block.block), aside: asideKind(block) };
    }),
  ];
}

/** The encoding that the page itself names, as far as it can be believed. */
function declared(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes, 0, 4096);
  const label =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding=["']([\w-]+)/.exec(head)?.[1];
  if (label === undefined) return undefined;
  const usual = /^(gb2312|gbk|gb_2312.*|gb18030)$/i.test(label) ? 'gb18030' : label.toLowerCase();
  try {
    new TextDecoder(usual);
  } catch {
    return undefined;
  }
  // Strict UTF-8 has been tried by then, and a page in UTF-16 cannot say so in ASCII.
  return usual.startsWith('utf-') ? undefined : usual;
}

/** Bytes of a page to text: the user's choice, proof, the page's word, the best guess. */
export function decodePage(
  bytes: Uint8Array,
  options: ReadOptions,
): { text: string; encoding: string } {
  if (options.encoding !== undefined) return decode(bytes, options.encoding);
  const guess = decode(bytes);
  const named = guess.certain ? undefined : declared(bytes);
  return named === undefined ? guess : decode(bytes, named);
}

/** A page as a RawDoc; the MHTML reader ends here too. */
export async function readHtml(bytes: Uint8Array, options: ReadOptions): Promise<RawDoc> {
  const { text, encoding } = decodePage(bytes, options);
  const blocks = await readPage(text);
  if (!hasReport(blocks)) throw refuse('noText', { format: 'HTML' });
  return { blocks, mediaType, encoding, problems: [], hardLines: false };
}

const opening =
  /<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<table[\s>]|<div[\s>]|<p[\s>]|<h[1-6][\s>]/i;

/** Saved web pages, also under the endings .doc and .xls, as many sites hand them out. */
export const html: Format = {
  id: 'html',
  mediaType,
  accepts(bytes) {
    if (firstShown(bytes) !== '<') return false;
    const head = latin1(bytes, 0, 4096)
      .replace(/\0/g, '')
      .replace(/^(ï»¿|ÿþ|þÿ)/, '')
      .trimStart();
    return head.startsWith('<') && opening.test(head);
  },
  read: (bytes, _name, options) => readHtml(bytes, options),
};
