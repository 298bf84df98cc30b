/**
 * A setting that was taken away: an own indicator or checklist, a list of units, a saved comparison. Forms of it that are
 * not later stay away, whatever bundle brings them.
 */
export interface Withdrawn {
  /** `indicator:<id>`, `ownChecklist:<id>`, `roster:<name>` or `view:<name>`. */
  readonly key: string;
  readonly name: string;
  /** ISO instant, later than that of the form that was taken away. */
  readonly at: string;
  readonly by: string;
}

/** When it was taken away last, or '' where it never was. */
export const withdrawnAt = (list: readonly Withdrawn[], key: string): string =>
  list.find((w) => w.key === key)?.at ?? '';

/** Both together, of one setting the later, in the order of keys: the same whoever takes in whose. */
export function allWithdrawn(
  ours: readonly Withdrawn[],
  theirs: readonly Withdrawn[],
): readonly Withdrawn[] {
  const known = new Map<string, Withdrawn>();
  for (const one of [...ours, ...theirs]) {
    const held = known.get(one.key);
    const later =
      held === undefined || one.at > held.at || (one.at === held.at && one.by > held.by);
    if (later) known.set(one.key, one);
  }
  return [...known.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
