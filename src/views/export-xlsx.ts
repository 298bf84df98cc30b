import type { Sheet, Value } from './sheet';

/** A cell as the spreadsheet writer takes it. */
export type XlsxCell = null | {
  readonly value: string | number;
  readonly type: StringConstructor | NumberConstructor;
  readonly format?: string;
  readonly fontWeight?: 'bold';
  readonly backgroundColor?: string;
  readonly wrap?: boolean;
  readonly alignVertical?: 'top';
};

/** A sheet as the spreadsheet writer takes it: bold head, frozen; numbers as numbers. */
export interface XlsxSheet {
  readonly sheet: string;
  readonly data: readonly (readonly XlsxCell[])[];
  readonly columns: readonly { readonly width: number }[];
  readonly stickyRowsCount: number;
}

/** A worksheet holds at most this many characters in a cell; longer text is cut with an ellipsis. */
const longest = 32_767;
// Control characters that XML 1.0 does not allow would make the file need repair.
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

const plain = (text: string): string => {
  const clean = text.replace(forbidden, '');
  return clean.length > longest ? clean.slice(0, longest - 1) + '…' : clean;
};

/** Sheet names: at most 31 characters, without those that Excel refuses. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/gu, ' ').slice(0, 31);

/** How cells of the body look: text, long text that runs over several lines, numbers. */
const bodyCells = [
  { type: String, alignVertical: 'top' },
  { type: String, alignVertical: 'top', wrap: true },
  { type: Number, alignVertical: 'top' },
] as const;

/**
 * The sheets of a workbook before their rows: heads, and a second row with one cell of each look, whose styles the rows
 * take (`partsOf`).
 */
export const xlsxHeads = (sheets: readonly Pick<Sheet, 'name' | 'columns'>[]): XlsxSheet[] =>
  sheets.map((sheet) => ({
    sheet: sheetName(sheet.name),
    stickyRowsCount: 1,
    columns: sheet.columns.map(({ width }) => ({ width })),
    data: [
      sheet.columns.map(({ title }): XlsxCell => ({
        ...{ value: plain(title), type: String, fontWeight: 'bold', backgroundColor: '#E7ECF2' },
        ...{ wrap: true, alignVertical: 'top' },
      })),
      bodyCells.map((cell): XlsxCell => ({ ...cell, value: cell.type === Number ? 0 : 'A' })),
    ],
  }));

/** Ids of the styles that cells of the body have in a workbook. */
export interface BodyStyles {
  readonly text: string;
  readonly long: string;
  readonly number: string;
}

/** A sheet's XML up to its second row, what follows its last row, and the styles of its second row. */
export function partsOf(xml: string): { before: string; after: string; styles: BodyStyles } {
  const [sample = ''] = /<row r="2".*?<\/row>/s.exec(xml) ?? [];
  const [text = '', long = '', number = ''] = [...sample.matchAll(/ s="(\d+)"/g)].map((m) => m[1]);
  const [before, after] = sample === '' ? [] : xml.split(sample);
  if (before === undefined || after === undefined || number === '')
    throw new Error('a sheet without the row that shows its styles');
  return { before, after, styles: { text, long, number } };
}

const escaped = (text: string): string =>
  /[&<>]/u.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;

/** Every text of a workbook once, by its number. */
export class SharedTexts {
  readonly #ids = new Map<string, number>();
  readonly #first: number;

  /** `first`: how many texts the workbook has already. */
  constructor(first: number) {
    this.#first = first;
  }

  idOf(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) this.#ids.set(text, (id = this.#first + this.#ids.size));
    return id;
  }

  /** The entries of the list of texts, in order, in pieces. */
  *xml(): Generator<string> {
    let piece = '';
    for (const text of this.#ids.keys()) {
      const clean = plain(text);
      const space = clean.trim().length === clean.length ? '' : ' xml:space="preserve"';
      piece += `<si><t${space}>${escaped(clean)}</t></si>`;
      if (piece.length > 100_000) {
        yield piece;
        piece = '';
      }
    }
    yield piece;
  }
}

/** Longer text than this runs over several lines. */
const wrapped = 40;

/**
 * Writes the rows of a sheet: numbers are numbers, text is text and never run as a formula; an empty cell is left out.
 * What a column says often stands in the row above as well, so it is put together once.
 */
export class RowWriter {
  readonly #styles: BodyStyles;
  readonly #texts: SharedTexts;
  readonly #heads: string[];
  readonly #above: Value[] = [];
  readonly #cells: string[] = [];

  constructor(columns: number, styles: BodyStyles, texts: SharedTexts) {
    this.#styles = styles;
    this.#texts = texts;
    this.#heads = Array.from({ length: columns }, (_, i) => `<c r="${columnName(i)}`);
  }

  /** The row with this number; it has no more values than the sheet has columns. */
  xml(values: readonly Value[], row: number): string {
    let xml = `<row r="${row}">`;
    for (let at = 0; at < values.length; at++) {
      const value = values[at] ?? null;
      if (value === null || value === '') continue;
      if (this.#above[at] !== value) {
        this.#above[at] = value;
        this.#cells[at] = this.#cell(value);
      }
      xml += `${this.#heads[at] ?? ''}${row}${this.#cells[at] ?? ''}`;
    }
    return xml + '</row>';
  }

  #cell(value: string | number): string {
    const { text, long, number } = this.#styles;
    if (typeof value === 'number') return `" s="${number}"><v>${value}</v></c>`;
    const style = value.length > wrapped ? long : text;
    return `" s="${style}" t="s"><v>${this.#texts.idOf(value)}</v></c>`;
  }
}

/** The filter over a sheet's rows: it stands right behind them. */
export const filterXml = (columns: number, rows: number): string =>
  rows > 1 && columns > 0 ? `<autoFilter ref="A1:${columnName(columns - 1)}${rows}"/>` : '';

/** Spreadsheet name of a column: 0 is A, 26 is AA. */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') +
  String.fromCharCode(65 + (index % 26));
