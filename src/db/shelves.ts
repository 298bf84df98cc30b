import type { EntityTable } from 'dexie';
import { breather } from './breathe';
import { asListed, unpackCards, type PackedCards } from './cards';
import { db } from './database';
import { everyShelf, shelfOf } from './filing';
import type { ReportRecord } from './records';
import { whole } from './whole';

/**
 * Raised whenever cards or columns change their form. Derived from reports and facts, in pieces of a few dozen reports
 * (shelves), so that pages over the whole library read a few hundred compact records instead of all of them. A shelf that
 * is noted as unfiled, is not there, or has another form, is read from the records themselves: what is told is always what
 * they say.
 */
export const FILED_FORM = 2;

/** How many of the 256 shelves are asked for one by one at most (for more, reading everything costs less), and how many at once. */
const oneByOne = 192;
const shelvesAtOnce = 32;

/** The records of one shelf. */
export const onShelf = async <T extends { readonly id: string }>(
  table: EntityTable<T, 'id'>,
  shelf: string,
): Promise<T[]> =>
  (await table.where('id').startsWith(shelf).toArray()).filter((r) => shelfOf(r.id) === shelf);

/** The records of several shelves; where they are almost all, everything is read and those of the others left aside. */
export async function onShelves<T extends { readonly id: string }>(
  table: EntityTable<T, 'id'>,
  shelves: readonly string[],
): Promise<T[]> {
  if (shelves.length > oneByOne) {
    const asked = new Set(shelves);
    return (await whole(table)).filter((r) => asked.has(shelfOf(r.id)));
  }
  const read: T[][] = [];
  // A few at a time: asking for two hundred in one go holds the page up.
  for (let at = 0; at < shelves.length; at += shelvesAtOnce) {
    const some = shelves.slice(at, at + shelvesAtOnce);
    read.push(...(await Promise.all(some.map((shelf) => onShelf(table, shelf)))));
  }
  return read.flat();
}

/** Shelves that are not filed; null where that may be any. Asked anew after every write to reports or facts. */
export async function unfiledShelves(): Promise<readonly string[] | null> {
  const shelves = (await db.unfiled.toArray()).map((r) => r.id);
  return shelves.includes(everyShelf) ? null : shelves;
}

const isFiled = <T extends { readonly id: string; readonly form: number }>(
  records: readonly T[],
  unfiled: readonly string[],
): readonly T[] => {
  const not = new Set(unfiled);
  return records.filter((r) => r.form === FILED_FORM && !not.has(r.id));
};

/** What is read of shelves that are filed, and which others there are. */
interface Found<T> {
  readonly filed: readonly T[];
  readonly others: readonly string[];
}

/** Parts what is read of shelves into what may be used and what must be read from the records. */
export const found = <T extends { readonly id: string; readonly form: number }>(
  records: readonly T[],
  unfiled: readonly string[],
): Found<T> => {
  const filed = isFiled(records, unfiled);
  const here = new Set(filed.map((r) => r.id));
  const others = [...records.map((r) => r.id), ...unfiled].filter((id) => !here.has(id));
  return { filed, others: [...new Set(others)] };
};

/** What reading reports as they are listed touches. */
export const cardTables = () => [db.cards, db.unfiled, db.reports];

/** Cards and records as they were read. */
export interface ReadCards {
  readonly cards: readonly PackedCards[];
  readonly records: readonly ReportRecord[];
}

/** Reads what all reports are listed from. Must run inside a transaction over `cardTables`. */
export async function readCards(): Promise<ReadCards> {
  const [unfiled, cards] = await Promise.all([unfiledShelves(), db.cards.toArray()]);
  if (unfiled === null) return { cards: [], records: await whole(db.reports) };
  const { filed, others } = found(cards, unfiled);
  return {
    cards: filed.map((shelf) => shelf.reports),
    records: await onShelves(db.reports, others),
  };
}

/** How many records are taken over before the page may get its turn. */
const takenAtOnce = 32;

/** Records of several shelves, as they are listed, shelf by shelf. */
async function byShelf(records: readonly ReportRecord[], breathe: () => Promise<void>) {
  const shelves = new Map<string, ReportRecord[]>();
  for (const [n, record] of records.entries()) {
    const shelf = shelfOf(record.id);
    const held = shelves.get(shelf);
    if (held) held.push(asListed(record));
    else shelves.set(shelf, [asListed(record)]);
    if (n % takenAtOnce === 0) await breathe();
  }
  return shelves;
}

/**
 * All reports as lists need them, in the order of their ids: of the metadata's basis only what is not certain (see
 * db/cards). Not inside a transaction: many are unpacked piece by piece, so that the page goes on.
 */
export async function unpacked({ cards, records }: ReadCards): Promise<ReportRecord[]> {
  const breathe = breather();
  const shelves = await byShelf(records, breathe);
  for (const card of cards) {
    const reports = unpackCards(card);
    // A shelf is read from its card or from the records, in the order of the ids both times.
    if (reports[0]) shelves.set(shelfOf(reports[0].id), reports);
    await breathe();
  }
  const reports: ReportRecord[] = [];
  for (const shelf of [...shelves.keys()].sort())
    for (const report of shelves.get(shelf) ?? []) reports.push(report);
  return reports;
}

/** All reports as lists need them, in the order of their ids. */
export const listedReports = async (): Promise<ReportRecord[]> =>
  unpacked(await db.transaction('r', cardTables(), readCards));
