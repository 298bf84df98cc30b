/**
 * Lists by a small number, laid end to end: the list of `key` goes from `first[key]` to the place before
 * `first[key + 1]`. What a loop over a whole text asks of them lies in typed arrays beside, in the same order.
 */
export interface Rows<T> {
  readonly first: Uint16Array;
  readonly items: readonly T[];
}

/** Lays lists end to end; `keys`: how many there are. */
export function rowsOf<T>(lists: readonly (readonly T[] | undefined)[], keys: number): Rows<T> {
  const first = new Uint16Array(keys + 1);
  const items: T[] = [];
  for (let key = 0; key < keys; key++) {
    items.push(...(lists[key] ?? []));
    first[key + 1] = items.length;
  }
  return { first, items };
}
