import type { RawBlock } from '../../model/doc';
import { BLANKS, holdsOneOf } from '../../model/sieve';

/**
 * Tables that a medium flattened to lines with blanks between the cells. Only what can hardly be anything else is taken
 * for one: a head that speaks of figures, and below it at least two lines of as many cells that end in bare figures.
 */

/** Lines below the head. */
const FEWEST_ROWS = 2;
const FEWEST_CELLS = 3;
const LONGEST_CELL = 30;
const HEAD =
  /^(?:序号|指标|指标名称|项目|事项|名称|类别|内容|单位|部门|种类|年份|年度|统计项目|统计指标|工作内容)$/;
const FIGURE = /^[-+]?\d[\d,，.]*[%％]?$/;

/** Most lines are one cell, which is told without cutting them up. */
function cellsOf(line: string): string[] {
  const words = line.trim();
  return holdsOneOf(BLANKS, words, 0, words.length) ? words.split(/\s+/) : [words];
}
const isHead = (cells: readonly string[]): boolean =>
  cells.length >= FEWEST_CELLS &&
  cells.some((cell) => HEAD.test(cell)) &&
  cells.every((cell) => cell.length <= LONGEST_CELL && !FIGURE.test(cell));
const isRow = (cells: readonly string[], width: number): boolean =>
  cells.length === width &&
  FIGURE.test(cells[width - 1] ?? '') &&
  !FIGURE.test(cells[0] ?? '') &&
  cells.every((cell) => cell.length <= LONGEST_CELL);

/** The blocks with flattened tables, and tables printed with bars, put together again. */
export function withSpacedTables(blocks: readonly RawBlock[]): RawBlock[] {
  const result: RawBlock[] = [];
  for (let i = 0; i < blocks.length;) {
    const barred = barredAt(blocks, i);
    const rows = barred?.rows ?? tableAt(blocks, i);
    const block = blocks[i];
    if (rows !== null) result.push({ kind: 'table', rows });
    else if (block !== undefined) result.push(block);
    i += barred?.lines ?? rows?.length ?? 1;
  }
  return result;
}

/** A figure with at most a measure word behind it. */
const VALUE = /^[-+]?\d[\d,，.]*\s?(?:[%％]|[\u4e00-\u9fff]{1,2})?$/;
/** The line that Markdown draws below the head. */
const RULE = /^[-: ]+$/;

/** The cells between the bars of a line, or null where it has none. */
function barCells(block: RawBlock | undefined): string[] | null {
  if (block?.kind !== 'para' || block.text.length > LONGEST_BARRED) return null;
  if (!block.text.includes('|') && !block.text.includes('｜')) return null;
  const cells = block.text.split(/[|｜]/).map((cell) => cell.trim());
  if (cells.length < FEWEST_CELLS) return null;
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells.length < 2 ? null : cells;
}
const LONGEST_BARRED = 1000;
/** Lines of heads at most. */
const MOST_HEADS = 2;

/**
 * The rows of a table printed with bars (项目 | 数量 |) that begins with this line: lines of as many cells, with
 * figures below the head; and how many lines it takes. Anything else with bars is a row of navigation or metadata.
 */
function barredAt(
  blocks: readonly RawBlock[],
  first: number,
): { readonly rows: string[][]; readonly lines: number } | null {
  const rows: string[][] = [];
  let end = first;
  let plain = 0;
  // A second head has no figures either; a row more without any ends the table, so that no line is read often.
  for (let i = first; i < blocks.length && plain <= MOST_HEADS; i++) {
    const cells = barCells(blocks[i]);
    if (cells === null || cells.length !== (rows[0]?.length ?? cells.length)) break;
    if (cells.every((cell) => RULE.test(cell))) continue;
    rows.push(cells);
    plain = cells.some((cell) => VALUE.test(cell)) ? 0 : plain + 1;
    if (plain === 0) end = i + 1;
  }
  const read = rows.slice(0, rows.length - plain);
  return read.length >= 2 ? { rows: read, lines: end - first } : null;
}

/** The rows of the table that begins with this line, or null. */
function tableAt(blocks: readonly RawBlock[], first: number): string[][] | null {
  const head = paragraphCells(blocks[first]);
  if (head === null || !isHead(head)) return null;
  const rows = [head];
  for (let i = first + 1; i < blocks.length; i++) {
    const cells = paragraphCells(blocks[i]);
    if (cells === null || !isRow(cells, head.length)) break;
    rows.push(cells);
  }
  return rows.length > FEWEST_ROWS ? rows : null;
}

const LONGEST_LINE = 200;
const paragraphCells = (block: RawBlock | undefined): string[] | null =>
  block?.kind === 'para' && block.text.length <= LONGEST_LINE ? cellsOf(block.text) : null;
