import { strFromU8, unzipSync, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import write from 'write-excel-file/universal';
import { filterXml, partsOf, RowWriter, SharedTexts, xlsxHeads } from '../views/export-xlsx';
import type { Sheet, Value } from '../views/sheet';

/** What the worker is told: which tables there will be, rows of the first, that it ends, rows of the next …, all is said. */
export type WorkbookMessage =
  | { readonly kind: 'sheets'; readonly sheets: readonly Pick<Sheet, 'name' | 'columns'>[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Value[])[] }
  | { readonly kind: 'sheetEnds' }
  | { readonly kind: 'end' };

/** What it says: rows have been written, here is the file, or what was in the way. */
export type WorkbookReply =
  | { readonly kind: 'taken' }
  | { readonly kind: 'written'; readonly file: Blob }
  | { readonly kind: 'trouble'; readonly trouble: string };

const scope = self as unknown as {
  addEventListener(type: 'message', listen: (event: MessageEvent<WorkbookMessage>) => void): void;
  postMessage(message: WorkbookReply): void;
}; // this file only ever runs in a worker

/** Rows repeat themselves so much that more effort makes them hardly smaller. */
const effort = 2;
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const textsName = 'xl/sharedStrings.xml';
const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);
const sheetName = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

/**
 * An XLSX file in the making: frozen heads with filters, real numbers. The library writes the workbook with its heads and
 * styles; the rows, of which there may be hundreds of thousands, go into the archive as they come, since as one text they
 * would be longer than a text can be.
 */
class Workbook {
  readonly #packed: Uint8Array<ArrayBuffer>[] = [];
  readonly #zip: Zip;
  /** How many columns each sheet has. */
  readonly #columns: readonly number[];
  readonly #parts: ReturnType<typeof partsOf>[];
  readonly #textsEnd: string;
  readonly #textsStart: string;
  readonly #texts: SharedTexts;
  #at = -1;
  #row = 1;
  #file: ZipDeflate | null = null;
  #rows: RowWriter | null = null;

  private constructor(
    sheets: readonly Pick<Sheet, 'columns'>[],
    files: Readonly<Record<string, Uint8Array>>,
  ) {
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#packed.push(chunk); // the archiver makes its own buffers
    });
    const xml = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
    this.#columns = sheets.map(({ columns }) => columns.length);
    this.#parts = sheets.map((_, i) => partsOf(xml(sheetName(i))));
    const texts = xml(textsName);
    this.#textsEnd = '</sst>';
    this.#textsStart = texts.slice(0, texts.lastIndexOf(this.#textsEnd));
    this.#texts = new SharedTexts(texts.split('<si>').length - 1);
    const ours = new Set([textsName, ...sheets.map((_, i) => sheetName(i))]);
    for (const [name, bytes] of Object.entries(files)) {
      if (ours.has(name)) continue;
      const file = new ZipPassThrough(name);
      this.#zip.add(file);
      file.push(bytes, true);
    }
    this.#next();
  }

  static async of(sheets: readonly Pick<Sheet, 'name' | 'columns'>[]): Promise<Workbook> {
    // The writer's types ask for mutable arrays; it does not change them.
    const mutable = xlsxHeads(sheets) as unknown as Parameters<typeof write>[0];
    const heads = await write(mutable as never, {} as never).toBlob();
    return new Workbook(sheets, unzipSync(new Uint8Array(await heads.arrayBuffer())));
  }

  #begin(name: string): ZipDeflate {
    const file = new ZipDeflate(name, { level: effort });
    this.#zip.add(file);
    return file;
  }

  #next(): void {
    const part = this.#parts[++this.#at];
    this.#row = 1;
    this.#file = part ? this.#begin(sheetName(this.#at)) : null;
    this.#rows = part
      ? new RowWriter(this.#columns[this.#at] ?? 0, part.styles, this.#texts)
      : null;
    this.#file?.push(bytesOf(part?.before ?? ''));
  }

  rows(rows: readonly (readonly Value[])[]): void {
    if (!this.#rows) throw new Error('a row behind the last table');
    let xml = '';
    for (const row of rows) xml += this.#rows.xml(row, ++this.#row);
    this.#file?.push(bytesOf(xml));
  }

  sheetEnds(): void {
    const { after = '' } = this.#parts[this.#at] ?? {};
    const filter = filterXml(this.#columns[this.#at] ?? 0, this.#row);
    this.#file?.push(bytesOf(after.replace('</sheetData>', `</sheetData>${filter}`)), true);
    this.#next();
  }

  end(): Blob {
    const file = this.#begin(textsName);
    file.push(bytesOf(this.#textsStart));
    for (const piece of this.#texts.xml()) file.push(bytesOf(piece));
    file.push(bytesOf(this.#textsEnd), true);
    this.#zip.end();
    return new Blob(this.#packed, { type: mediaType });
  }
}

let workbook: Workbook | null = null;

async function hear(message: WorkbookMessage): Promise<void> {
  if (message.kind === 'sheets') workbook = await Workbook.of(message.sheets);
  else if (!workbook) throw new Error('rows before the tables they are of');
  else if (message.kind === 'rows') {
    workbook.rows(message.rows);
    scope.postMessage({ kind: 'taken' });
  } else if (message.kind === 'sheetEnds') workbook.sheetEnds();
  else scope.postMessage({ kind: 'written', file: workbook.end() });
}

// One after the other: rows may come while the heads are still being written.
let before = Promise.resolve();
scope.addEventListener('message', ({ data }) => {
  before = before
    .then(() => hear(data))
    .catch((reason: unknown) => scope.postMessage({ kind: 'trouble', trouble: String(reason) }));
});
