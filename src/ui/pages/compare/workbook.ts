import { columnName, xlsxSheets } from '../../../views/export-xlsx';
import type { Sheet } from '../../../views/sheet';

/** Tables as an XLSX file: frozen heads with filters, real numbers. The writer is loaded when it is first needed. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/browser');
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
