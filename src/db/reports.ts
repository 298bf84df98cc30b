import Dexie, { type EntityTable } from 'dexie';
import { textHash } from '../model/hash';
import { asksForLook } from '../model/decided';
import { leftOver } from '../model/left-over';
import type { Parsed } from '../model/parsed';
import { remarksOf } from '../model/remark';
import { sorted } from '../model/steps';
import { clearBackups } from './backup';
import { slowly } from './breathe';
import { noteDueReports } from './due';
import { db } from './database';
import { step } from './history';
import { listedReports } from './shelves';
import type {
  FactsRecord,
  FileRecord,
  FindingsRecord,
  RemarksRecord,
  ReportRecord,
  TextRecord,
} from './records';

/** A file that was read, ready to be stored. */
export interface Arrival {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** Null where only a bundle came without originals. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** Size of the original. */
  readonly size: number;
  readonly addedAt: string;
  readonly parsed: Parsed;
  /** Where only a part of the report came in a bundle. */
  readonly part?: 'sentences' | 'figures';
  /** Where findings and answers were judged with decisions; see ReportRecord. */
  readonly judged?: string;
  /** The instant since which it waits for an answer, where it is like a report of the library (see db/duplicates). */
  readonly askedAt?: string;
  /** Mark of the user's own indicators that were read in it, '' for none. */
  readonly own?: string;
}

/** The records that one report becomes. */
export interface Records {
  readonly report: ReportRecord;
  readonly text: TextRecord;
  readonly facts: FactsRecord;
  readonly findings: FindingsRecord;
  readonly remarks: RemarksRecord;
  readonly file: FileRecord | null;
}

/** Splits what the engine said into the records that are stored. */
export function recordsOf(arrival: Arrival): Records {
  const { id, name, folder, bytes, size, addedAt, parsed } = arrival;
  const { doc, sections, quantities, problems, facts, findings, checklist } = parsed;
  return {
    report: {
      id,
      name,
      folder,
      mediaType: parsed.mediaType,
      bytes: size,
      encoding: parsed.encoding,
      addedAt,
      engine: parsed.engine,
      genre: parsed.genre,
      meta: parsed.meta,
      counts: {
        characters: doc.text.length,
        sections: sections.length,
        quantities: quantities.length,
        leftOver: leftOver(quantities, facts).length,
        facts: facts.length,
        findings: findings.filter(asksForLook).length,
        problems: problems.length,
      },
      textHash: textHash(doc.text),
      deletedAt: arrival.askedAt === undefined ? null : `asked:${arrival.askedAt}`,
      ...(arrival.part ? { part: arrival.part } : {}),
      ...(arrival.own ? { own: arrival.own } : {}),
      ...(arrival.judged === undefined ? {} : { judged: arrival.judged }),
    },
    text: { id, doc, sections, quantities, problems },
    facts: { id, facts },
    findings: { id, findings, checklist },
    remarks: {
      ...{ id, name, meta: { ...parsed.meta, basis: {} } },
      remarks: remarksOf(doc.text, findings),
    },
    file: bytes && { id, bytes },
  };
}

/**
 * Stores reports, whole or not at all: one transaction for the batch. A report that is already there is
 * replaced (a newer engine or another encoding read it); its reviews stay.
 */
export const saveReports = (arrivals: readonly Arrival[]): Promise<void> =>
  saveRecords(arrivals.map(recordsOf));

/** What storing reports touches; decisions are only read. */
export const recordTables = () => [
  ...[db.files, db.reports, db.texts, db.facts, db.findings, db.remarks],
  ...[db.reviews, db.places, db.rereads, db.due],
];

/** What reading again brings with it is fetched only where something is read again. */
async function rereadIfHeld(records: readonly Records[]): Promise<void> {
  const held = await db.reports.bulkGet(records.map((r) => r.report.id));
  if (!held.some(Boolean)) return;
  const { noteRereads } = await Dexie.waitFor(import('./rereads'));
  await noteRereads(records, held);
}

/** How many of the larger records are put at once: the page copies them all before it can do anything else. */
const putAtOnce = 8;

async function putInPieces<T extends { readonly id: string }>(
  table: EntityTable<T, 'id'>,
  records: readonly T[],
): Promise<void> {
  for (let at = 0; at < records.length; at += putAtOnce)
    await table.bulkPut(records.slice(at, at + putAtOnce));
}

/** Stores records as `saveReports` does. */
export const saveRecords = (records: readonly Records[]): Promise<void> =>
  db.transaction('rw', recordTables(), async () => {
    await rereadIfHeld(records);
    await noteDueReports(records.map((r) => r.report));
    await db.files.bulkPut(records.flatMap((r) => (r.file ? [r.file] : [])));
    await putInPieces(
      db.texts,
      records.map((r) => r.text),
    );
    await putInPieces(
      db.facts,
      records.map((r) => r.facts),
    );
    await putInPieces(
      db.findings,
      records.map((r) => r.findings),
    );
    await db.remarks.bulkPut(records.map((r) => r.remarks));
    await db.reports.bulkPut(records.map((r) => r.report));
  });

/** Reports in the library (not in the bin), newest first; of the metadata's basis only what is not certain. */
export async function listReports(): Promise<ReportRecord[]> {
  const kept = (await listedReports()).filter((r) => r.deletedAt === null);
  return slowly(sorted(kept, latestFirst));
}

const latestFirst = (a: ReportRecord, b: ReportRecord): number =>
  a.addedAt < b.addedAt ? 1 : a.addedAt > b.addedAt ? -1 : 0;

/** Instants begin with a digit; what an import has staged does not, and is not in the bin. */
const inBin = () => db.reports.where('deletedAt').between('0', ':');

export const countBin = (): Promise<number> => inBin().count();

/** Reports that wait for an answer what to do with a duplicate (see db/versions). */
export const countAsked = (): Promise<number> =>
  db.reports.where('deletedAt').startsWith('asked:').count();

/** Reports in the bin, latest first. */
export const listBin = async (): Promise<ReportRecord[]> =>
  (await inBin().toArray()).sort((a, b) => ((a.deletedAt ?? '') < (b.deletedAt ?? '') ? 1 : -1));

export const reportOf = (id: string): Promise<ReportRecord | undefined> => db.reports.get(id);
/** The same for several, in the order of the ids. */
export const reportsOf = (ids: readonly string[]): Promise<readonly (ReportRecord | undefined)[]> =>
  db.reports.bulkGet([...ids]);
export const textOf = (id: string): Promise<TextRecord | undefined> => db.texts.get(id);
export const factsOf = (id: string): Promise<FactsRecord | undefined> => db.facts.get(id);
export const findingsOf = (id: string): Promise<FindingsRecord | undefined> => db.findings.get(id);
export const fileOf = (id: string): Promise<FileRecord | undefined> => db.files.get(id);

/** Moves reports into the bin, as one step that can be undone. Returns the step's id. */
export const deleteReports = (ids: readonly string[], by = ''): Promise<number> =>
  setDeleted('reportsDeleted', ids, new Date().toISOString(), by);

/** Takes reports out of the bin again. */
export const restoreReports = (ids: readonly string[], by = ''): Promise<number> =>
  setDeleted('reportsRestored', ids, null, by);

const setDeleted = (
  code: string,
  ids: readonly string[],
  deletedAt: string | null,
  by: string,
): Promise<number> =>
  step(code, { count: ids.length }, by, async () => {
    const reports = await db.reports.bulkGet([...ids]);
    return reports.flatMap((r) =>
      r && (r.deletedAt === null) !== (deletedAt === null)
        ? [
            {
              table: 'reports' as const,
              key: r.id,
              before: { deletedAt: r.deletedAt },
              after: { deletedAt },
            },
          ]
        : [],
    );
  });

/** Empties the bin for good: reports, texts, facts, findings, originals and reviews of what lies in it. */
export const emptyBin = (): Promise<number> =>
  db.transaction('rw', db.tables, async () => {
    const ids = (await inBin().primaryKeys()).map(String);
    for (const table of [
      db.reports,
      db.texts,
      db.facts,
      db.findings,
      db.remarks,
      db.files,
      db.signatures,
    ])
      await table.bulkDelete(ids);
    await db.reviews.where('report').anyOf(ids).delete();
    await db.places.where('report').anyOf(ids).delete();
    await db.rereads.bulkDelete(ids);
    await db.stamps.where('report').anyOf(ids).delete();
    await db.due.bulkDelete(ids);
    return ids.length;
  });

/** Deletes everything: reports, originals, reviews, history, settings in the database, and the backups. */
export async function deleteEverything(): Promise<void> {
  await clearBackups();
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear();
  });
}
