import type { BodyKind, Level, Region, ReportMeta } from '../model/meta';
import { inPieces, sorted } from '../model/steps';

/** Who reports: a government, office, zone or department. Several reports over the years belong to one place. */
export interface Place {
  /** Stable: division code, or the path of names where there is none, and the organ for all but governments. */
  readonly key: string;
  /** Short name for charts and lists. */
  readonly label: string;
  readonly level: Level | null;
  readonly bodyKind: BodyKind;
  readonly organ: string | null;
  readonly region: Region;
  /** Names from the province down to the region itself, without gaps. */
  readonly path: readonly string[];
  /** The path above: places with the same parent and level are peers. '' for provinces. */
  readonly parent: string;
  /** Sorting key: division code, then the path. */
  readonly order: string;
}

const higher: Readonly<Record<Level, number>> = {
  central: 0,
  province: 1,
  prefecture: 2,
  county: 3,
  township: 4,
};

function pathOf(region: Region): readonly string[] {
  const path = [region.province, region.prefecture, region.county].filter((n) => n !== null);
  const name = region.name ?? region.printed;
  return name !== null && path.at(-1) !== name ? [...path, name] : path;
}

/** A government is its region, whatever it calls itself in the signature; everybody else is an organ of it. */
const organOf = ({ bodyKind, organ }: ReportMeta): string | null =>
  bodyKind === 'government' || bodyKind === 'unknown' ? null : organ;

/** The key of the place that a report's metadata speak of. */
function placeKey(meta: ReportMeta, fileName: string): string {
  const where = meta.region.code ?? pathOf(meta.region).join('/');
  const organ = organOf(meta);
  return (where === '' ? `?${fileName}` : where) + (organ === null ? '' : `:${organ}`);
}

/** The place that a report's metadata speak of. Reports without any region are a place each, under their file's name. */
export function placeFor(meta: ReportMeta, fileName: string): Place {
  const { region, bodyKind } = meta;
  const path = pathOf(region);
  const organ = organOf(meta);
  const key = placeKey(meta, fileName);
  return {
    key,
    label: organ ?? path.at(-1) ?? fileName,
    level: region.level,
    ...{ bodyKind, organ, region, path },
    parent: (organ === null ? path.slice(0, -1) : path).join('/'),
    order: `${(region.code ?? '~').padEnd(12, '0')}${higher[region.level ?? 'township']}${key}`,
  };
}

/** Codes of the areas that coded places lie in, by path: digits 1–2 are the province, 3–4 the prefecture, 5–6 the county. */
function areaCodes(places: Iterable<Place>): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const { region, path } of places) {
    if (region.code === null) continue;
    const digits: readonly (readonly [string | null, number])[] = [
      [region.province, 2],
      [region.prefecture, 4],
      [region.county, 6],
    ];
    for (const [name, length] of digits) {
      const depth = name === null ? 0 : path.indexOf(name) + 1;
      if (depth > 0) codes.set(path.slice(0, depth).join('/'), region.code.slice(0, length));
    }
    codes.set(path.join('/'), region.code);
  }
  return codes;
}

/** A place without a code of its own stands behind the nearest area above it that has one. */
function orderIn(place: Place, codes: ReadonlyMap<string, string>): string {
  if (place.region.code !== null) return place.order;
  for (let depth = place.path.length; depth > 0; depth--) {
    const code = codes.get(place.path.slice(0, depth).join('/'));
    if (code !== undefined) return `${code.padEnd(12, '0')}${place.order.slice(12)}`;
  }
  return place.order;
}

/** The places that some reports speak of, in their order, and of each report its place's key. In steps. */
export function* collectPlaces(metas: readonly { meta: ReportMeta; name: string }[]) {
  const byKey = new Map<string, Place>();
  const keys: string[] = [];
  yield* inPieces(metas, ({ meta, name }) => {
    const key = placeKey(meta, name);
    // Several reports are of one place: what else it is need be made out once.
    if (!byKey.has(key)) byKey.set(key, placeFor(meta, name));
    keys.push(key);
  });
  const codes = areaCodes(byKey.values());
  yield;
  const found = [...byKey.values()].map((place) => ({ ...place, order: orderIn(place, codes) }));
  yield;
  const places = yield* sorted(found, (a, b) => (a.order < b.order ? -1 : 1));
  return { places, keys, placeOf: new Map(places.map((p, i) => [p.key, i] as const)) };
}
