import type { LazySheet, Sheet, Value } from './sheet';

/** Characters with which a spreadsheet takes a cell for a formula, in half and full width. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/u;

/**
 * Text made safe for spreadsheets: sentences come from foreign files, so a cell that would be run as a formula gets an
 * apostrophe (OWASP ASVS 1.2.10). Numbers are written as numbers and keep their minus.
 */
export const safeText = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

const quoted = (text: string): string =>
  /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const field = (value: Value): string =>
  value === null ? '' : typeof value === 'number' ? String(value) : quoted(safeText(value));

const lineOf = (row: readonly Value[]): string => `${row.map(field).join(',')}\r\n`;

/** RFC 4180 with CRLF and a byte-order mark, without which Excel reads Chinese as the local code page; line by line. */
export function* csvLines(sheet: LazySheet): Generator<string> {
  yield `\uFEFF${lineOf(sheet.columns.map((c) => c.title))}`;
  for (const row of sheet.rows) yield lineOf(row);
}

/** A table as CSV. */
export const csvOf = (sheet: LazySheet): string => [...csvLines(sheet)].join('');

const cleanCell = (value: Value): string =>
  value === null
    ? ''
    : typeof value === 'number'
      ? String(value)
      : safeText(value).replace(/[\t\r\n]+/gu, ' ');

/** Tab-separated, for pasting as cells into a spreadsheet. */
export const tsvOf = (sheet: Sheet): string =>
  [sheet.columns.map((c) => cleanCell(c.title)), ...sheet.rows.map((r) => r.map(cleanCell))]
    .map((line) => line.join('\t'))
    .join('\n');

/** Text as it may stand in HTML, in content and in quoted attributes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? '&quot;');

/** The same as an HTML table, which text processors take as a table. */
export function htmlOf(sheet: Sheet): string {
  const head = sheet.columns.map((c) => `<th>${escaped(c.title)}</th>`).join('');
  const rows = sheet.rows.map(
    (row) => `<tr>${row.map((v) => `<td>${escaped(cleanCell(v))}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
