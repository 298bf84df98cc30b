import { laterThan } from './stamp';

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

const sameWithdrawal = (a: Withdrawn | undefined, b: Withdrawn | undefined): boolean =>
  a?.at === b?.at && a?.by === b?.by;

/** The list with what a step made of `from` taken back or carried out again, so that it is `to`; later entries stay. */
export function turnedTo(
  list: readonly Withdrawn[],
  from: readonly Withdrawn[],
  to: readonly Withdrawn[],
): readonly Withdrawn[] {
  const of = (side: readonly Withdrawn[], key: string) => side.find((one) => one.key === key);
  const stays = ({ key }: Withdrawn): boolean =>
    sameWithdrawal(of(from, key), of(to, key)) || !sameWithdrawal(of(list, key), of(from, key));
  return allWithdrawn(
    list.filter(stays),
    to.filter((one) => !stays(one)),
  );
}

/**
 * The instant of a form that a step puts in the place of one of `since`: its own, or where that is not later, that of the
 * step. So what was put back or taken back counts from then on, whatever bundle brings the form that was put aside.
 */
export const countsFrom = (at: string, since: string, now: string): string =>
  since === '' || at > since ? at : laterThan(since, now);
