import type { EntityTable } from 'dexie';

/** Records read in one go: the browser unpacks them in one piece of work, which must stay short. */
const atOnce = 40;

/**
 * Shares of the ids, which are hex digests or begin with hex digits: while the page unpacks a piece of one share, the
 * browser fetches those of the others. Together they hold every id there can be.
 */
const shares: readonly (readonly [from: string, to: string])[] = [
  ['', '4'],
  ['4', '8'],
  ['8', 'c'],
  ['c', '\uffff'],
];

async function share<T extends { readonly id: string }>(
  table: EntityTable<T, 'id'>,
  [from, to]: readonly [from: string, to: string],
): Promise<T[]> {
  const records: T[] = [];
  let after = from;
  for (;;) {
    // The first id of a share belongs to it, the last one of a piece has been read.
    const piece = await table
      .where('id')
      .between(after, to, after === from)
      .limit(atOnce)
      .toArray();
    for (const record of piece) records.push(record);
    const last = piece.at(-1);
    if (!last || piece.length < atOnce) return records;
    after = last.id;
  }
}

/**
 * All records of a table in the order of their ids, read piece by piece, so that a large library does not hold the
 * page up. Inside a transaction it is one consistent look.
 */
export const whole = async <T extends { readonly id: string }>(
  table: EntityTable<T, 'id'>,
): Promise<T[]> => (await Promise.all(shares.map((s) => share(table, s)))).flat();
