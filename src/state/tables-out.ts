import { breather } from '../db/breathe';
import { loadFindings, loadTexts } from '../db/passages';
import type { Finding } from '../model/finding';
import { csvLines } from '../views/export-text';
import type { LazySheet, Value } from '../views/sheet';
import { startWorkbook } from './workbook-start';
import type { WorkbookMessage, WorkbookReply } from './workbook-worker';

/** Rows sent to the worker at a time: few enough that packing them does not hold the page up. */
const atOnce = 200;
/** Reports read at a time, for the same reason. */
const readAtOnce = 10;

/** Hears of rows or reports that are done, while others are not. */
export type Told = (done: number) => void;

/** Reads something of many reports, a few at a time. */
async function some<T>(
  ids: readonly string[],
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  told: Told,
): Promise<ReadonlyMap<string, T>> {
  const all = new Map<string, T>();
  const rest = breather();
  for (let at = 0; at < ids.length; at += readAtOnce) {
    for (const [id, one] of await load(ids.slice(at, at + readAtOnce))) all.set(id, one);
    told(Math.min(ids.length, at + readAtOnce));
    await rest();
  }
  return all;
}

/** The texts of many reports; the page answers meanwhile. */
export const textsOf = (ids: readonly string[], told: Told): Promise<ReadonlyMap<string, string>> =>
  some(ids, loadTexts, told);

/** The findings of many reports; the page answers meanwhile. */
export const findingsOf = (
  ids: readonly string[],
  told: Told,
): Promise<ReadonlyMap<string, readonly Finding[]>> => some(ids, loadFindings, told);

/** A table as a CSV file, made in slices. */
export async function csvFile(sheet: LazySheet, told: Told): Promise<Blob> {
  const rest = breather();
  const pieces: string[] = [];
  let rows = -1;
  for (const line of csvLines(sheet)) {
    pieces.push(line);
    if (++rows % atOnce === 0) told(rows);
    await rest();
  }
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}

/** Slices of rows that the worker may be behind: what waits is held in memory. */
const mostWaiting = 8;

/** The worker that writes a workbook, asked for the next slice only when it is not too far behind. */
class Writer {
  readonly #worker = startWorkbook();
  #waiting = 0;
  #broken = false;
  #go: () => void = () => {};
  readonly file: Promise<Blob>;

  constructor() {
    this.file = new Promise<Blob>((resolve, reject) => {
      const fail = (trouble: string): void => {
        reject(new Error(trouble));
        this.#broken = true;
        this.#go();
      };
      this.#worker.addEventListener('error', (event) => fail(event.message));
      this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkbookReply>) => {
        if (data.kind === 'taken') {
          this.#waiting--;
          this.#go();
        } else if (data.kind === 'written') resolve(data.file);
        else fail(data.trouble);
      });
    });
    // Listened to with the next slice or at the end; until then it must not be an unheard rejection.
    this.file.catch(() => {});
  }

  post(message: WorkbookMessage): void {
    this.#worker.postMessage(message);
  }

  /** Sends a slice; resolves when the worker can take another, rejects with what was in its way. */
  async rows(rows: readonly (readonly Value[])[]): Promise<void> {
    this.post({ kind: 'rows', rows });
    this.#waiting++;
    while (this.#waiting >= mostWaiting && !this.#broken)
      await new Promise<void>((done) => (this.#go = done));
    if (this.#broken) await this.file;
  }

  stop(): void {
    this.#worker.terminate();
  }
}

/** Sends the rows of a table to the worker, as they are made. */
async function send(sheet: LazySheet, writer: Writer, sent: (rows: number) => void): Promise<void> {
  const rest = breather();
  let rows: (readonly Value[])[] = [];
  const flush = async (): Promise<void> => {
    const now = rows;
    rows = [];
    await writer.rows(now);
    sent(now.length);
  };
  for (const row of sheet.rows) {
    if (rows.push(row) === atOnce) await flush();
    await rest();
  }
  await flush();
  writer.post({ kind: 'sheetEnds' });
}

/** Tables as one XLSX file: rows are made in slices here, the file is written by a worker. Rejects with what was in the way. */
export async function xlsxFile(sheets: readonly LazySheet[], told: Told): Promise<Blob> {
  const writer = new Writer();
  try {
    writer.post({
      kind: 'sheets',
      sheets: sheets.map(({ name, columns }) => ({ name, columns })),
    });
    let done = 0;
    for (const sheet of sheets) await send(sheet, writer, (rows) => told((done += rows)));
    writer.post({ kind: 'end' });
    return await writer.file;
  } finally {
    writer.stop();
  }
}
