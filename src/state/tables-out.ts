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

/** Sends the rows of a table to the worker, as they are made. */
async function send(
  sheet: LazySheet,
  post: (message: WorkbookMessage) => void,
  sent: (rows: number) => void,
): Promise<void> {
  const rest = breather();
  post({ kind: 'sheet', name: sheet.name, columns: sheet.columns });
  let rows: (readonly Value[])[] = [];
  const flush = (): void => {
    post({ kind: 'rows', rows });
    sent(rows.length);
    rows = [];
  };
  for (const row of sheet.rows) {
    if (rows.push(row) === atOnce) flush();
    await rest();
  }
  flush();
}

/** Tables as one XLSX file: rows are made in slices here, the file is written by a worker. Rejects with what was in the way. */
export async function xlsxFile(sheets: readonly LazySheet[], told: Told): Promise<Blob> {
  const worker = startWorkbook();
  try {
    const file = new Promise<Blob>((resolve, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
      worker.addEventListener('message', ({ data }: MessageEvent<WorkbookReply>) =>
        data.kind === 'written' ? resolve(data.file) : reject(new Error(data.trouble)),
      );
    });
    // Listened to below; a worker that dies before must not be an unheard rejection.
    file.catch(() => {});
    let done = 0;
    for (const sheet of sheets)
      await send(
        sheet,
        (message) => worker.postMessage(message),
        (rows) => told((done += rows)),
      );
    worker.postMessage({ kind: 'end' } satisfies WorkbookMessage);
    return await file;
  } finally {
    worker.terminate();
  }
}
