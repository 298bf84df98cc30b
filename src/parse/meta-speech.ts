import type { Mention } from '../catalog/regions/mentions';
import { stemOf } from '../catalog/regions/names';
import { ancestorsOf, type Place, placesNamed, regionTree } from '../catalog/regions/places';
import type { Basis, Level, Region } from '../model/meta';
import { countMentions } from './meta-mentions';
import { countOf, regionOf } from './meta-region';
import type { View } from './meta-view';

/** A region with the reason for it. */
export interface PlaceFound {
  readonly region: Region;
  readonly basis: Basis;
}

/** The province that a text names most by its bare name (云南, 内蒙古), for reports that only say 我省. */
export function provinceBySpeech(view: View): PlaceFound | null {
  const around = view.text.slice(0, 60_000);
  const scored = regionTree()
    .map(({ name }) => ({ name, stem: stemOf(name), count: countOf(around, stemOf(name), 50) }))
    .filter((p) => p.count > 0)
    .sort((a, b) => b.count - a.count);
  const [first, second] = scored;
  const place = first && placesNamed(first.name)[0];
  if (!first || !place) return null;
  const at = around.indexOf(first.stem);
  const clear = !second || first.count >= second.count * 2;
  return {
    region: regionOf(place, first.stem),
    basis: {
      sure: clear ? 'likely' : 'unsure',
      from: 'body',
      quote: first.stem,
      span: { start: at, end: at + first.stem.length },
      alternatives: scored.slice(1, 4).map((p) => p.name),
    },
  };
}

/** Places of so many within one area single it out. */
const FEWEST_WITHIN = 2;

/**
 * The province or prefecture that nearly all places of the text lie in, for 我省 and 我市 whose name it never says:
 * what is told of, if not the place itself, are its counties.
 */
export function areaOfMentions(view: View, level: Level | null): PlaceFound | null {
  if (level !== 'province' && level !== 'prefecture') return null;
  const tally = new Map<Place, { count: number; mention: Mention }>();
  let all = 0;
  for (const { mention, count } of countMentions(view).values()) {
    const areas = mention.places.map((p) => ancestorsOf(p).find((a) => a.level === level));
    const [area] = areas;
    all += count;
    if (!area || areas.some((a) => a !== area)) continue;
    tally.set(area, { mention, count: (tally.get(area)?.count ?? 0) + count });
  }
  const [best] = [...tally].sort((a, b) => b[1].count - a[1].count);
  if (!best) return null;
  const [place, { count, mention }] = best;
  if (count < FEWEST_WITHIN || count * 4 < all * 3) return null;
  const span = { start: mention.start, end: mention.end };
  return {
    region: regionOf(place, null),
    basis: { sure: 'unsure', from: 'body', quote: mention.name, span },
  };
}

/** A region of which only the level is known. */
export const unnamedRegion = (level: Level | null): Region => ({
  name: null,
  printed: null,
  level,
  province: null,
  prefecture: null,
  county: null,
  code: null,
});
