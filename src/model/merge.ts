import type { Review } from './review';
import { standings, standsSince, type Decided, type Stamp, type Standing } from './stamp';
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
  /** Ours that were taken back there since: they go. */
  readonly withdrawn: readonly Review[];
  /** How many of theirs were taken back here since: they stay away. */
  readonly keptOut: number;
  /** What is to be remembered of taking back and putting back. */
  readonly stamps: readonly Stamp[];
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

/** Whether `a` is the later of two states of one decision; equal states are neither. */
function comesLater(a: Standing, b: Standing): boolean {
  const [x, y] = [standsSince(a), standsSince(b)];
  if (x !== y) return x > y;
  if (a.review === null || b.review === null) {
    if (a.review !== b.review) return a.review === null;
  } else if (isLater(a.review, b.review)) return true;
  else if (isLater(b.review, a.review)) return false;
  return JSON.stringify(a.stamp) > JSON.stringify(b.stamp);
}

/** What a merge does with one decision of the bundle. */
type Fate = 'added' | 'newerThere' | 'newerHere' | 'same' | 'withdrawn' | 'keptOut' | 'nothing';

function fateOf(ours: Standing | undefined, theirs: Standing): Fate {
  if (!ours) return theirs.review ? 'added' : 'nothing';
  const later = comesLater(theirs, ours);
  if (!theirs.review) return later && ours.review ? 'withdrawn' : 'nothing';
  if (!ours.review) return later ? 'added' : 'keptOut';
  if (later && !sameForm(theirs.review, ours.review)) return 'newerThere';
  return wordsOf(theirs.review) === wordsOf(ours.review) ? 'same' : 'newerHere';
}

/** The same words and the same passage: only the stamps can differ. */
const sameForm = (a: Review, b: Review): boolean => !isLater(a, b) && !isLater(b, a);

const none: readonly Stamp[] = [];

/** Compares a bundle's decisions, and what was taken back there, with the library's. */
export function planMerge(
  mine: readonly Review[],
  theirs: readonly Review[],
  turned: { readonly mine: readonly Stamp[]; readonly theirs: readonly Stamp[] } = {
    mine: none,
    theirs: none,
  },
): MergePlan {
  const here = standings({ reviews: mine, stamps: turned.mine });
  const there = standings({ reviews: union(theirs), stamps: turned.theirs });
  const fates = [...there].map(([id, state]) => {
    const ours = here.get(id);
    return { state, ours, fate: fateOf(ours, state) };
  });
  const of = (fate: Fate) => fates.filter((f) => f.fate === fate);
  const forms = (fate: Fate): Review[] => of(fate).flatMap((f) => f.state.review ?? []);
  const own = (fate: Fate): Review[] => of(fate).flatMap((f) => f.ours?.review ?? []);
  const [added, newerThere, withdrawn] = [forms('added'), forms('newerThere'), own('withdrawn')];
  const gone = new Set(withdrawn.map((r) => r.id));
  const current = latest(
    [...here.values()].flatMap((s) => s.review ?? []).filter((r) => !gone.has(r.id)),
  );
  const coming = [...latest([...added, ...newerThere]).values()].flat();
  const conflicts = coming.flatMap((r): Conflict[] => {
    const rivals = current.get(`${r.report} ${targetKey(r.target)}`) ?? [];
    const rival = rivals.find((m) => m.id !== r.id && sameTarget(m, r) && !sameOutcome(m, r));
    return rival ? [{ mine: rival, theirs: r }] : [];
  });
  return {
    ...{ added, newerThere, withdrawn, conflicts },
    ...{ same: of('same').length, newerHere: own('newerHere'), keptOut: of('keptOut').length },
    stamps: fates.flatMap(({ state, ours }) =>
      state.stamp && (!ours || comesLater(state, ours)) ? [state.stamp] : [],
    ),
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

const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/**
 * Two libraries as one: of each decision the later state, which is its last form, or that it was taken back. The order
 * of states is total, so that it does not matter who merges whom first, or how often.
 */
export function merged(mine: Decided, theirs: Decided): Decided {
  const all = standings(mine);
  for (const [id, state] of standings(theirs)) {
    const ours = all.get(id);
    if (!ours || comesLater(state, ours)) all.set(id, state);
  }
  const states = [...all.values()];
  return {
    reviews: byId(states.flatMap((s) => s.review ?? [])),
    stamps: byId(states.flatMap((s) => s.stamp ?? [])),
  };
}
