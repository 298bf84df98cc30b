import type { DBCore, DBCoreMutateRequest, Middleware } from 'dexie';

/**
 * Reports are filed by the beginning of their ids, which are hex digests: 256 shelves, each of a few dozen reports in a
 * large library.
 */
export const shelfOf = (id: string): string => id.slice(0, 2);

/** Stands for every shelf. */
export const everyShelf = 'all';

/** From these the cards and columns of a shelf are made. */
const sources: ReadonlySet<string> = new Set(['reports', 'facts']);

/** The shelves of which a write changes something. */
function touched(request: DBCoreMutateRequest): readonly string[] {
  if (request.type === 'deleteRange') return [everyShelf];
  const ids =
    request.type === 'delete'
      ? request.keys
      : request.values.map((record: { readonly id: string }) => record.id);
  return [...new Set(ids.map((id) => shelfOf(String(id))))];
}

/**
 * Notes in the same transaction, with every write to reports or facts, whoever makes it, that the shelf's cards and
 * columns (see db/shelves) are no longer those of the records: none can be forgotten.
 */
export const filing: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'filing',
  // Outside all others, so that what is noted is seen by them.
  level: 10,
  create: (core) => {
    // What a transaction that is still going on has noted: once is enough.
    const noted = new WeakMap<object, Set<string>>();
    return {
      transaction: (stores, mode, options) => {
        const writes = mode === 'readwrite' && stores.some((name) => sources.has(name));
        return core.transaction(
          writes ? [...new Set([...stores, 'unfiled'])] : stores,
          mode,
          options,
        );
      },
      table: (name) => {
        const table = core.table(name);
        if (!sources.has(name)) return table;
        return {
          ...table,
          mutate: (request) => {
            const { trans } = request;
            const known = noted.get(trans) ?? new Set<string>();
            noted.set(trans, known);
            const fresh = touched(request).filter((id) => !known.has(id));
            if (fresh.length === 0) return table.mutate(request);
            for (const id of fresh) known.add(id);
            return core
              .table('unfiled')
              .mutate({ type: 'put', trans, values: fresh.map((id) => ({ id })) })
              .then(() => table.mutate(request));
          },
        };
      },
    };
  },
};
