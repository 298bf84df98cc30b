import type { Review } from '../model/review';
import { targetKey } from '../model/target';

/** What one person said of one thing, as a value that can be compared: `absent`, `rejected`, or the value itself. */
export type Code = string;

/** One thing on which both decided. */
export interface CodedUnit {
  readonly report: string;
  readonly target: string;
  readonly first: Review;
  readonly second: Review;
  readonly codes: readonly [Code, Code];
  /** The values, where both gave a number. */
  readonly numbers: readonly [number, number] | null;
}

/** How far two people agree; null where it cannot be said (nothing in common, or no variation at all). */
export interface Agreement {
  readonly units: number;
  readonly agreed: number;
  /** Share of the same answers, 0–1. */
  readonly share: number | null;
  readonly kappa: number | null;
  readonly alpha: number | null;
  /** Krippendorff's alpha over the numbers, by the squares of their distances. */
  readonly alphaInterval: number | null;
}

/** What a decision comes to. Accepting the engine's 12 and correcting to 12 are the same answer. */
export function codeOf(review: Review): Code {
  switch (review.decision) {
    case 'accepted':
    case 'confirmed':
      return review.value !== null
        ? String(review.value)
        : review.engineValue !== null
          ? String(review.engineValue)
          : 'accepted';
    case 'corrected':
    case 'added':
      return String(review.value ?? '');
    case 'rejected':
    case 'ignored':
      return 'rejected';
    case 'absent':
      return 'absent';
  }
}

const numberOf = (code: Code): number | null => {
  const value = code === '' ? Number.NaN : Number(code);
  return Number.isFinite(value) ? value : null;
};

/** A person's last word on each thing: the place of the passage tells apart several figures of one indicator. */
function lastWords(reviews: readonly Review[], by: string): Map<string, Review[]> {
  const held = new Map<string, Review[]>();
  for (const review of reviews) {
    if (review.by !== by) continue;
    const key = `${review.report} ${targetKey(review.target)}`;
    const list = held.get(key) ?? [];
    const at = list.findIndex((r) => r.anchor?.start === review.anchor?.start);
    if (at < 0) list.push(review);
    else if ((list[at]?.at ?? '') < review.at) list[at] = review;
    held.set(key, list);
  }
  return held;
}

/** Everything on which both people decided, in a fixed order. */
export function codedUnits(
  reviews: readonly Review[],
  first: string,
  second: string,
): readonly CodedUnit[] {
  const [a, b] = [lastWords(reviews, first), lastWords(reviews, second)];
  const units: CodedUnit[] = [];
  for (const [key, mine] of a) {
    const theirs = b.get(key) ?? [];
    for (const one of mine) {
      // The only answer of each is about the same thing even where the passages differ: that is a difference too.
      const other =
        theirs.find((r) => r.anchor?.start === one.anchor?.start) ??
        (mine.length === 1 && theirs.length === 1 ? theirs[0] : undefined);
      if (!other) continue;
      const codes = [codeOf(one), codeOf(other)] as const;
      const [x, y] = [numberOf(codes[0]), numberOf(codes[1])];
      const numbers = x === null || y === null ? null : ([x, y] as const);
      units.push({
        ...{ report: one.report, target: targetKey(one.target), first: one, second: other },
        ...{ codes, numbers },
      });
    }
  }
  return units.sort((x, y) => (`${x.target} ${x.report}` < `${y.target} ${y.report}` ? -1 : 1));
}

const countOf = <T>(list: readonly T[]): Map<T, number> => {
  const counts = new Map<T, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/** Cohen's kappa (1960) for two people and nominal codes; null where chance alone would agree always. */
export function cohensKappa(pairs: readonly (readonly [Code, Code])[]): number | null {
  const n = pairs.length;
  if (n === 0) return null;
  const [a, b] = [countOf(pairs.map((p) => p[0])), countOf(pairs.map((p) => p[1]))];
  const observed = pairs.filter(([x, y]) => x === y).length / n;
  let expected = 0;
  for (const [code, count] of a) expected += (count / n) * ((b.get(code) ?? 0) / n);
  return expected >= 1 - 1e-12 ? null : (observed - expected) / (1 - expected);
}

/**
 * Krippendorff's alpha: 1 − observed ÷ expected disagreement. `units` holds the answers on each thing, of any number of
 * people; things with fewer than two answers do not count. null where all answers are the same.
 */
export function krippendorffsAlpha<T>(
  units: readonly (readonly T[])[],
  distance: (a: T, b: T) => number,
): number | null {
  const paired = units.filter((u) => u.length >= 2);
  const counts = countOf(paired.flat());
  const n = paired.reduce((sum, u) => sum + u.length, 0);
  if (n < 2) return null;
  let observed = 0;
  for (const unit of paired) {
    let within = 0;
    for (const a of unit) for (const b of unit) within += distance(a, b);
    observed += within / (unit.length - 1);
  }
  let expected = 0;
  for (const [a, x] of counts) for (const [b, y] of counts) expected += x * y * distance(a, b);
  return expected === 0 ? null : 1 - ((n - 1) * observed) / expected;
}

/** Distance of codes without order: the same or not. */
export const nominal = (a: unknown, b: unknown): number => (a === b ? 0 : 1);
/** Distance of numbers: the square of the difference. */
export const interval = (a: number, b: number): number => (a - b) ** 2;

/** How far two people agree on the given things. */
export function agreementOf(units: readonly CodedUnit[]): Agreement {
  const codes = units.map((u) => u.codes);
  const numbers = units.flatMap((u) => (u.numbers ? [u.numbers] : []));
  const agreed = codes.filter(([a, b]) => a === b).length;
  return {
    ...{ units: units.length, agreed, share: units.length ? agreed / units.length : null },
    kappa: cohensKappa(codes),
    alpha: krippendorffsAlpha(codes, nominal),
    alphaInterval: krippendorffsAlpha(numbers, interval),
  };
}

/** The agreement on each indicator (or other target), most things first. */
export function byTarget(
  units: readonly CodedUnit[],
): readonly (Agreement & { readonly target: string })[] {
  const groups = new Map<string, CodedUnit[]>();
  for (const unit of units) {
    const group = groups.get(unit.target);
    if (group) group.push(unit);
    else groups.set(unit.target, [unit]);
  }
  return [...groups]
    .map(([target, list]) => ({ target, ...agreementOf(list) }))
    .sort((a, b) => b.units - a.units || (a.target < b.target ? -1 : 1));
}

/** The people who decided anything, with how much, most first. */
export function coders(
  reviews: readonly Review[],
): readonly { readonly name: string; readonly count: number }[] {
  return [...countOf(reviews.map((r) => r.by))]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
