import type { RawBlock } from '../../model/doc';

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
  return /\s/.test(words) ? words.split(/\s+/) : [words];
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

/** The blocks with flattened tables put together again. */
export function withSpacedTables(blocks: readonly RawBlock[]): RawBlock[] {
  const result: RawBlock[] = [];
  for (let i = 0; i < blocks.length;) {
    const rows = tableAt(blocks, i);
    const block = blocks[i];
    if (rows !== null) result.push({ kind: 'table', rows });
    else if (block !== undefined) result.push(block);
    i += rows?.length ?? 1;
  }
  return result;
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
