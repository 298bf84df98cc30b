import type { Block, Doc } from '../model/doc';
import type { Quantity } from '../model/quantity';
import type { Span } from '../model/span';
import type { Frame } from './frames';

/** A heading longer than this is a sentence, and no caption. */
const LONGEST_CAPTION = 60;

/**
 * The frames of the figures that stand in table cells, by the figure's index: the cell's own words, the first
 * cell of its row and the head of its column; above all the caption. `null` for a figure of another year
 * (a column 2022年, 上年, 同比) or without headings.
 */
export function cellFrames(
  doc: Doc,
  quantities: readonly Quantity[],
  year: number | null,
): Map<number, Frame | null> {
  const result = new Map<number, Frame | null>();
  let table: Table | null = null;
  let next = 0;
  doc.blocks.forEach((block, index) => {
    if (block.kind === 'table') table = { block, heads: new Map(), caption: captionOf(doc, index) };
    if (block.kind !== 'cell' || table === null) return;
    while ((quantities[next]?.end ?? Infinity) <= block.start) next++;
    if (block.column === 0) table.row = block;
    table.corner ??= block;
    let holds = false;
    for (; (quantities[next]?.start ?? Infinity) < block.end; next++) {
      holds = true;
      result.set(next, frameOf(doc.text, table, block, year));
    }
    if (!holds && block.column !== undefined) table.heads.set(block.column, block);
  });
  return result;
}

interface Table {
  readonly block: Block;
  /** The last cell without a figure, by column: where heads stand in two rows, the lower. */
  readonly heads: Map<number, Block>;
  readonly caption: Span | null;
  row?: Block;
  /** Its first cell, which says what the heads of the columns are. */
  corner?: Block;
}

function frameOf(text: string, table: Table, cell: Block, year: number | null): Frame | null {
  const own: Span[] = [cell];
  if (table.row !== undefined && table.row !== cell) own.push(table.row);
  const head = table.heads.get(cell.column ?? -1);
  if (head !== undefined && !own.includes(head)) own.push(head);
  const said = own.map((s) => text.slice(s.start, s.end)).join('\n');
  if (otherYear(said, year) || breaksDown(text, table)) return null;
  return {
    own,
    weak: [],
    shared: [],
    source: 'table',
    from: table.block.start,
    list: table.caption,
  };
}

/** 申请事项|举报投诉|行政处罚 over 数量|30件|12件: what cases are about is no case of that kind. */
function breaksDown(text: string, { corner, row }: Table): boolean {
  if (corner === undefined || row === undefined || row === corner) return false;
  return (
    /(?:申请事项|类别|类型|领域|案由|分类|种类)$/u.test(text.slice(corner.start, corner.end)) &&
    /^(?:数量|件数|案件数|案件数量|宗数|占)/u.test(text.slice(row.start, row.end))
  );
}

function otherYear(said: string, year: number | null): boolean {
  if (/上年|去年|上一年|同比|增减|增幅|累计/u.test(said)) return true;
  const named = [...said.matchAll(/(20\d\d)年/gu)].map((m) => Number(m[1]));
  return year !== null && named.length > 0 && !named.includes(year);
}

/** The short paragraph right above the table. */
function captionOf(doc: Doc, table: number): Span | null {
  const above = doc.blocks[table - 1];
  if (above === undefined || above.kind === 'cell' || above.kind === 'table') return null;
  return above.end - above.start <= LONGEST_CAPTION ? above : null;
}
