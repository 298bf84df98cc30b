import write from 'write-excel-file/universal';
import { columnName, xlsxSheets } from '../views/export-xlsx';
import type { Sheet, Value } from '../views/sheet';

/** What the worker is told: a table begins, some of its rows, all has been said. */
export type WorkbookMessage =
  | { readonly kind: 'sheet'; readonly name: string; readonly columns: Sheet['columns'] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Value[])[] }
  | { readonly kind: 'end' };

/** What it says: the file, or what was in the way. */
export type WorkbookReply =
  | { readonly kind: 'written'; readonly file: Blob }
  | { readonly kind: 'trouble'; readonly trouble: string };

const scope = self as unknown as {
  addEventListener(type: 'message', listen: (event: MessageEvent<WorkbookMessage>) => void): void;
  postMessage(message: WorkbookReply): void;
}; // this file only ever runs in a worker

/** Tables as an XLSX file: frozen heads with filters, real numbers. */
async function fileOf(sheets: readonly Sheet[]): Promise<Blob> {
  const heads = xlsxSheets(sheets);
  // The writer has no filters of its own: the element goes where the format wants it, right after the rows.
  const filters = {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string, _options: unknown, { sheetIndex }: { sheetIndex: number }) => {
            const sheet = heads[sheetIndex];
            if (!sheet || sheet.data.length < 2) return xml;
            const corner = `${columnName(sheet.columns.length - 1)}${sheet.data.length}`;
            return xml.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${corner}"/>`);
          },
        },
      },
    },
  };
  // The writer's types ask for mutable arrays; it does not change them.
  const mutable = heads as unknown as Parameters<typeof write>[0];
  return write(mutable as never, { features: [filters] } as never).toBlob();
}

const sheets: { name: string; columns: Sheet['columns']; rows: (readonly Value[])[] }[] = [];

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'sheet') sheets.push({ name: data.name, columns: data.columns, rows: [] });
  else if (data.kind === 'rows') sheets.at(-1)?.rows.push(...data.rows);
  else
    fileOf(sheets)
      .then((file) => scope.postMessage({ kind: 'written', file }))
      .catch((reason: unknown) => scope.postMessage({ kind: 'trouble', trouble: String(reason) }));
});
