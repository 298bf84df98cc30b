import type { Block, Doc } from '../model/doc';
import type { Span } from '../model/span';
import { scanNumerals, type Numeral } from './numerals';
import { unitAt, type UnitRead } from './units';

/** A bare number in a table cell with the unit and the subject its headings give it. */
export interface CellFigure {
  readonly numeral: Numeral;
  readonly unit: UnitRead;
  /** Column and row heading without the unit. */
  readonly subject: string;
}

const bare = /^[\s\u00a0]*[\d０-９][\d０-９,，.．]*[\s\u00a0]*$/;
/** One figure with its unit and nothing else: 30件, 42.5%, 12.5万元. */
const counting =
  /^[\s\u00a0]*\d[\d,，.]*\s?[余多]?(?:[%％‰]|(?![年月日号])[\u4e00-\u9fff](?:[\u4e00-\u9fff]|次)?)[\s\u00a0]*$/;
/** 受理数（件）, 单位：万元: the unit in a heading. */
const inBrackets = /[(（](?:单位[:：]?)?([^)）]{1,6})[)）]/;
const named = /单位[:：]\s?([^\s)）]{1,6})/;
/** 案件数, 人数, 件数: a heading that names its measure word; 率, 比例: a percentage. */
const counted = /([件人次户份场期起家个项宗条部册])[次]?数量?$/;
const share = /(?:率|比例|占比|比重)$/;

/** The unit a heading names, or null. */
function unitOf(heading: string): UnitRead | null {
  const printed =
    inBrackets.exec(heading)?.[1] ?? named.exec(heading)?.[1] ?? counted.exec(heading.trim())?.[1];
  if (printed !== undefined) {
    const scaled = /^(十|百|千|万|亿)/.exec(printed)?.[1];
    const unit = unitAt(printed, scaled === undefined ? 0 : 1);
    if (!unit || unit.end !== printed.length) return null;
    const scale = scaled === undefined ? 1 : (scanNumerals(scaled)[0]?.value ?? 1);
    return { ...unit, factor: unit.factor * scale };
  }
  return share.test(heading.trim())
    ? { end: 0, unit: '%', kind: 'rate', factor: 1, with: 'any' }
    : null;
}

const withoutUnit = (heading: string): string => heading.replace(inBrackets, '').trim();

interface Headings {
  /** The first row that is not bare numbers, by column. */
  columns: Map<number, string>;
  /** The first heading of the row at hand. */
  row: string;
  rowNumber: number;
  /** What a column 单位 says of the row. */
  rowUnit: UnitRead | null;
  /** 单位：件 in a cell of its own or above the table. */
  whole: UnitRead | null;
}

/** A cell that is one figure with its unit (30件, 42.5%), and what its headings say of it. */
export interface CellSubject extends Span {
  readonly subject: string;
}

/** What the tables of a document hold, in reading order. */
export interface Cells {
  /** Figures that stand alone in a cell; those whose headings name no unit are left alone. */
  readonly figures: readonly CellFigure[];
  readonly subjects: readonly CellSubject[];
}

/** Reads the cells of all tables under their headings. */
export function readCells(doc: Doc): Cells {
  const found: CellFigure[] = [];
  const subjects: CellSubject[] = [];
  let headings: Headings = {
    columns: new Map(),
    row: '',
    rowNumber: -1,
    rowUnit: null,
    whole: null,
  };
  let table: Span | null = null;
  for (const block of doc.blocks) {
    if (block.kind === 'table') {
      table = block;
      headings = {
        columns: new Map(),
        row: '',
        rowNumber: -1,
        rowUnit: null,
        whole: caption(doc, block),
      };
    }
    if (block.kind !== 'cell' || !table) continue;
    const read = readCell(doc.text, block, headings);
    if (read === null) continue;
    if ('unit' in read) found.push(read);
    else subjects.push(read);
  }
  return { figures: found, subjects };
}

/** 单位：件 in the line above the table. */
function caption(doc: Doc, table: Block): UnitRead | null {
  const line = doc.text.slice(Math.max(0, table.start - 40), Math.max(0, table.start - 1));
  const heading = line.slice(line.lastIndexOf('\n') + 1);
  return named.test(heading) ? unitOf(heading) : null;
}

/** One cell: remembers it as a heading, or reads it as a figure under the headings so far. */
function readCell(text: string, cell: Block, headings: Headings): CellFigure | CellSubject | null {
  const printed = text.slice(cell.start, cell.end);
  const column = cell.column ?? 0;
  const row = cell.row ?? 0;
  if (row !== headings.rowNumber) {
    headings.row = '';
    headings.rowUnit = null;
    headings.rowNumber = row;
  }
  const heading = headings.columns.get(column) ?? '';
  const subject = [withoutUnit(headings.row), withoutUnit(heading)]
    .filter((h, i, all) => h !== '' && all.indexOf(h) === i)
    .join(' ');
  if (counting.test(printed)) return { start: cell.start, end: cell.end, subject };
  if (!bare.test(printed)) {
    if (row > 0 && /^(?:计量)?单位$/.test(headings.columns.get(column)?.trim() ?? '')) {
      headings.rowUnit = unitOf(`(${printed.trim()})`);
      if (headings.rowUnit !== null) return null;
    }
    if (!headings.columns.has(column)) headings.columns.set(column, printed);
    if (headings.row === '' || unitOf(printed)) headings.row = printed;
    return null;
  }
  const unit =
    unitOf(heading) ??
    unitOf(headings.row) ??
    headings.rowUnit ??
    (/序号|编号|年份?|备注|时间|日期/.test(heading) ? null : headings.whole);
  const [numeral, more] = scanNumerals(printed);
  if (!unit || !numeral || more) return null;
  const start = cell.start + numeral.start;
  return { numeral: { ...numeral, start, end: cell.start + numeral.end }, unit, subject };
}
