import type { EntityTable } from 'dexie';

/** Records read in one go: the browser unpacks them in one piece of work, which must stay short. */
const atOnce = 250;

/**
 * All records of a table in the order of their ids, read piece by piece, so that a large library does not hold the
 * page up. Inside a transaction it is one consistent look.
 */
export async function whole<T extends { readonly id: string }>(
  table: EntityTable<T, 'id'>,
): Promise<T[]> {
  const records: T[] = [];
  let after = '';
  for (;;) {
    const piece = await table.where('id').above(after).limit(atOnce).toArray();
    for (const record of piece) records.push(record);
    const last = piece.at(-1);
    if (!last || piece.length < atOnce) return records;
    after = last.id;
  }
}
