import { indicators } from '../catalog/indicators';
import type { Parsed } from '../model/parsed';
import { reportFor, type Atlas } from './atlas';
import { placeFor } from './places';
import type { EffectiveFact } from './effective';

/** A report of last year that a draft is held against. */
export interface LastYear {
  readonly name: string;
  readonly facts: readonly EffectiveFact[];
}

/** What reports of the same level give, and the draft does not. */
export interface Lacking {
  /** Reports of other places of the same level and kind, the latest of each. */
  readonly peers: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly indicators: readonly { readonly id: string; readonly given: number }[];
}

/** Fewer reports than this say nothing about what is usual. */
export const leastPeers = 3;
const usual = 0.6;

/** The report of the same place for the year before, if the library has one. */
export function lastYearOf(atlas: Atlas, draft: Pick<Parsed, 'meta'>): number | undefined {
  const { meta } = draft;
  const place = atlas.placeOf.get(placeFor(meta, '').key);
  return place === undefined || meta.year === null
    ? undefined
    : reportFor(atlas, place, meta.year - 1);
}

/** One report of the index with its figures, to hold a draft against. */
export const lastYearAt = (atlas: Atlas, report: number): LastYear => ({
  name: atlas.reports[report]?.title ?? atlas.reports[report]?.name ?? '',
  facts: atlas.facts.of(report),
});

/** The latest report of each other place of the draft's level and kind, at most three years older. */
function peersOf(atlas: Atlas, draft: Pick<Parsed, 'meta'>): number[] {
  const own = placeFor(draft.meta, '');
  const to = draft.meta.year ?? atlas.years.at(-1) ?? 0;
  return atlas.places.flatMap((place, i) => {
    if (place.key === own.key || place.level !== own.level || own.level === null) return [];
    if (place.bodyKind !== own.bodyKind) return [];
    for (let year = to; year >= to - 3; year--) {
      const report = reportFor(atlas, i, year);
      if (report !== undefined && atlas.reports[report]?.readable) return [report];
    }
    return [];
  });
}

/** Indicators that at least 60 % of such reports give and the draft does not, the most usual first. */
export function lackingIn(atlas: Atlas, draft: Pick<Parsed, 'meta' | 'facts'>): Lacking {
  const peers = peersOf(atlas, draft);
  const years = peers.flatMap((r) => atlas.reports[r]?.year ?? []);
  const own = new Set(draft.facts.map((f) => f.indicator));
  const found = indicators.flatMap(({ id }) => {
    if (own.has(id)) return [];
    const column = atlas.shown.get(id);
    const given = peers.filter((r) => atlas.facts.gives(column?.[r] ?? -1)).length;
    return given >= peers.length * usual ? [{ id, given }] : [];
  });
  return {
    peers: peers.length,
    from: years.length > 0 ? Math.min(...years) : null,
    to: years.length > 0 ? Math.max(...years) : null,
    indicators: peers.length < leastPeers ? [] : found.sort((a, b) => b.given - a.given),
  };
}
