import type { Review } from './review';
import { sameOutcome, sameTarget, targetKey } from './target';

/** Two people decided differently on the same thing. Both decisions are kept; the question is which one counts. */
export interface Conflict {
  readonly mine: Review;
  readonly theirs: Review;
}

/** What a merge would do, before anything is written. */
export interface MergePlan {
  /** Decisions that are not here. */
  readonly added: readonly Review[];
  /** The same decision here in the same form. */
  readonly same: number;
  /** The same decision here in a later form: ours stays. */
  readonly newerHere: readonly Review[];
  /** The same decision in a later form than ours: theirs replaces it. */
  readonly newerThere: readonly Review[];
  /** Of `added` and `newerThere`: those that say something else than ours on the same thing. */
  readonly conflicts: readonly Conflict[];
}

/** The words of a decision in a fixed order, its passage aside: to tell whether two are the same, and to break ties. */
const wordsOf = (r: Review): string =>
  JSON.stringify([
    ...[r.id, r.report, targetKey(r.target), r.decision, r.value, r.unit, r.note],
    ...[r.engineValue, r.engine, r.by, r.at],
  ]);

/** How much of its passage a decision holds: a bundle of figures alone brings decisions without any. */
const held = ({ anchor }: Review): number =>
  anchor ? anchor.quote.length + anchor.prefix.length + anchor.suffix.length + 1 : 0;

/**
 * Whether `a` is the later form of a decision. Ties are broken by the words themselves, so that two libraries that
 * merge each other come to the same state whoever begins.
 */
function isLater(a: Review, b: Review): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (wordsOf(a) !== wordsOf(b)) return wordsOf(a) > wordsOf(b);
  if (held(a) !== held(b)) return held(a) > held(b);
  return JSON.stringify(a.anchor) > JSON.stringify(b.anchor);
}

/** The union of decisions by id, the later form of each; in the order of their ids. */
export function union(...lists: readonly (readonly Review[])[]): Review[] {
  const kept = new Map<string, Review>();
  for (const review of lists.flat()) {
    const known = kept.get(review.id);
    if (!known || isLater(review, known)) kept.set(review.id, review);
  }
  return [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** The word that counts on each thing: the latest. */
function latest(reviews: readonly Review[]): Map<string, Review[]> {
  const slots = new Map<string, Review[]>();
  for (const review of [...reviews].sort((a, b) => (isLater(a, b) ? -1 : 1))) {
    const key = `${review.report} ${targetKey(review.target)}`;
    const list = slots.get(key) ?? [];
    if (!list.some((other) => sameTarget(other, review))) list.push(review);
    slots.set(key, list);
  }
  return slots;
}

/** Compares a bundle's decisions with the library's. */
export function planMerge(mine: readonly Review[], theirs: readonly Review[]): MergePlan {
  const here = new Map(mine.map((r) => [r.id, r] as const));
  const incoming = union(theirs);
  const added = incoming.filter((r) => !here.has(r.id));
  const known = incoming.flatMap((r) => {
    const ours = here.get(r.id);
    return ours ? [{ ours, r }] : [];
  });
  const changed = known.filter(({ ours, r }) => wordsOf(ours) !== wordsOf(r) || isLater(r, ours));
  const newerThere = changed.filter(({ ours, r }) => isLater(r, ours)).map(({ r }) => r);
  const current = latest(mine);
  const coming = [...latest([...added, ...newerThere]).values()].flat();
  const conflicts = coming.flatMap((r): Conflict[] => {
    const rivals = current.get(`${r.report} ${targetKey(r.target)}`) ?? [];
    const rival = rivals.find((m) => m.id !== r.id && sameTarget(m, r) && !sameOutcome(m, r));
    return rival ? [{ mine: rival, theirs: r }] : [];
  });
  return {
    ...{ added, newerThere, conflicts, same: known.length - changed.length },
    newerHere: changed.filter(({ ours, r }) => !isLater(r, ours)).map(({ ours }) => ours),
  };
}

export type Side = 'mine' | 'theirs';
/** mine, theirs: always that side; newer: the later decision. */
export type MergeRule = Side | 'newer';

/** The side that a rule takes. */
export const sideOf = (rule: MergeRule, { mine, theirs }: Conflict): Side =>
  rule === 'newer' ? (isLater(theirs, mine) ? 'theirs' : 'mine') : rule;

/** Who settles a conflict, when, and with what words. */
export interface Settler {
  readonly by: string;
  readonly at: string;
  readonly note: string;
}

/**
 * The decision that makes the chosen side count, or null where it counts by itself, being the later one. It repeats
 * the chosen decision under the settler's name; its id follows from the two, so that settling twice is settling once.
 */
export function settle(conflict: Conflict, side: Side, settler: Settler): Review | null {
  const { mine, theirs } = conflict;
  const [chosen, other] = side === 'mine' ? [mine, theirs] : [theirs, mine];
  if (isLater(chosen, other)) return null;
  const [first, second] = [mine.id, theirs.id].sort();
  const at = settler.at > other.at ? settler.at : new Date(Date.parse(other.at) + 1).toISOString();
  const id = `settled-${first?.slice(0, 32)}-${second?.slice(0, 32)}`;
  return { ...chosen, id, by: settler.by, at, note: settler.note };
}

/** The library's decisions after a merge. */
export const merged = (
  mine: readonly Review[],
  theirs: readonly Review[],
  settled: readonly Review[] = [],
): Review[] => union(mine, theirs, settled);
