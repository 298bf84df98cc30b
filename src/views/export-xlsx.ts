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

const cell = (value: Value): XlsxCell => {
  if (value === null || value === '') return null;
  if (typeof value === 'string')
    return { value: plain(value), type: String, alignVertical: 'top', wrap: value.length > 40 };
  return { value, type: Number, alignVertical: 'top' };
};

/** Sheet names: at most 31 characters, without those that Excel refuses. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/gu, ' ').slice(0, 31);

/** Tables as the sheets of a workbook. Text cells are text: nothing in them is run as a formula. */
export const xlsxSheets = (sheets: readonly Sheet[]): XlsxSheet[] =>
  sheets.map((sheet) => ({
    sheet: sheetName(sheet.name),
    stickyRowsCount: 1,
    columns: sheet.columns.map(({ width }) => ({ width })),
    data: [
      sheet.columns.map(({ title }): XlsxCell => ({
        ...{ value: plain(title), type: String, fontWeight: 'bold', backgroundColor: '#E7ECF2' },
        ...{ wrap: true, alignVertical: 'top' },
      })),
      ...sheet.rows.map((row) => row.map(cell)),
    ],
  }));

/** Spreadsheet name of a column: 0 is A, 26 is AA. */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') +
  String.fromCharCode(65 + (index % 26));
