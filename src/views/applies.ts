import type { AppliesTo, Checklist } from '../model/checklist';
import type { BodyKind, Level } from '../model/meta';
import type { Inapplicable } from './compare';

/** A reporting body in one year, as far as conditions ask. Unknown level or kind excludes nothing. */
export interface Body {
  readonly level: Level | null;
  readonly bodyKind: BodyKind;
  readonly year: number | null;
}

/** Whether a list or an item is meant for such a body. */
export function concerns(applies: AppliesTo | undefined, body: Body): boolean {
  if (!applies) return true;
  const { from, to, levels, bodyKinds } = applies;
  if (body.year !== null && from !== undefined && body.year < from) return false;
  if (body.year !== null && to !== undefined && body.year > to) return false;
  if (levels && body.level !== null && !levels.includes(body.level)) return false;
  return !bodyKinds || body.bodyKind === 'unknown' || bodyKinds.includes(body.bodyKind);
}

const recognises = (patterns: readonly string[], indicator: string): boolean =>
  patterns.some(
    (p) => p === indicator || (p.endsWith('.*') && indicator.startsWith(p.slice(0, -1))),
  );

/**
 * Which indicators do not concern which bodies, read off the lists: where every item that an indicator belongs to, in the
 * lists for that year, is limited to other bodies. An indicator that no list limits concerns everybody.
 */
export function inapplicableBy(lists: readonly Checklist[], ids: readonly string[]): Inapplicable {
  const homes = new Map(
    ids.map((id) => [
      id,
      lists.flatMap((list) =>
        list.items
          .filter((item) => item.appliesTo && recognises(item.recognise.indicators, id))
          .map((item) => ({ list: list.appliesTo, item: item.appliesTo })),
      ),
    ]),
  );
  const free = new Set(
    ids.filter((id) =>
      lists.some((list) =>
        list.items.some(
          (item) =>
            item.judge !== 'indicator' &&
            !item.appliesTo &&
            list.appliesTo === undefined &&
            recognises(item.recognise.indicators, id),
        ),
      ),
    ),
  );
  const judge: Inapplicable = (indicator, body) => {
    if (free.has(indicator)) return false;
    // A list for other years says nothing about this one.
    const here = homes.get(indicator)?.filter((home) => concerns(home.list, body));
    return here !== undefined && here.length > 0 && here.every((h) => !concerns(h.item, body));
  };
  // Asked for every gap of a comparison; there are few kinds of bodies.
  const known = new Map<string, boolean>();
  return (indicator, body) => {
    const key = `${indicator} ${body.level} ${body.bodyKind} ${body.year}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = judge(indicator, body);
    known.set(key, answer);
    return answer;
  };
}
