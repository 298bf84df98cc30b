import { formsOf, stemOf } from '../catalog/regions/names';
import {
  ancestorsOf,
  type Place,
  placesFormerly,
  placesNamed,
  placesStemmed,
  regionTree,
} from '../catalog/regions/places';
import type { Town } from '../catalog/regions/towns';
import type { Basis, Level, Region, Sureness } from '../model/meta';
import type { Mention } from '../catalog/regions/mentions';
import type { Body } from './meta-body';
import { countMentions } from './meta-mentions';
import type { View } from './meta-view';
import { IS_KIND_OF_ZONE } from './meta-words';
import type { TownData } from './town-data';

/** A region with how sure it is and which other places bear its name. */
export interface Located {
  readonly region: Region;
  readonly sure: Sureness;
  readonly alternatives: readonly string[];
}

/** All words around the report: its text, what was set aside and the file's name. Put together when first asked for. */
function surroundings(view: View): () => string {
  let words: string | null = null;
  return () =>
    (words ??= [view.text.slice(0, 60_000), ...view.asides.map((a) => a.text), view.fileName].join(
      '\n',
    ));
}

function countOf(haystack: string, needle: string, most = 5): number {
  let count = 0;
  for (
    let at = haystack.indexOf(needle);
    at >= 0 && count < most;
    at = haystack.indexOf(needle, at + 1)
  )
    count++;
  return count;
}

/** How much the words around speak for these ancestors; the nearest one counts most. */
function support(ancestors: readonly Place[], around: string): number {
  let score = 0;
  for (const [i, place] of ancestors.entries()) {
    const forms = formsOf(place.name).reduce((n, form) => n + countOf(around, form), 0);
    const stem = stemOf(place.name);
    const bare = stem.length >= 2 ? countOf(around, stem) : 0;
    score += (i + 1) * (forms * 2 + bare);
  }
  return score;
}

interface Option<T> {
  readonly value: T;
  readonly ancestors: readonly Place[];
}

/** The one option that the names printed before it or the words around single out; null where none does. */
function single<T>(
  options: readonly Option<T>[],
  above: readonly string[],
  around: () => string,
): T | null {
  const [only] = options;
  if (options.length === 1 && only) return only.value;
  const named = new Set(above);
  const within = options.filter((o) =>
    o.ancestors.some(
      (p) =>
        named.has(p.name) || named.has(stemOf(p.name)) || formsOf(p.name).some((f) => named.has(f)),
    ),
  );
  const [inside] = within;
  if (within.length === 1 && inside) return inside.value;
  const pool = within.length > 0 ? within : options;
  const scored = pool.map((o) => ({ o, score: support(o.ancestors, around()) }));
  scored.sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || first.score === 0 || (second && second.score === first.score)) return null;
  return first.o.value;
}

const nameOf = (place: Place | undefined): string | null => place?.name ?? null;

function regionOf(place: Place, printed: string | null): Region {
  const chain = [...ancestorsOf(place), place];
  return {
    name: place.name,
    printed,
    level: place.level,
    province: nameOf(chain.find((p) => p.level === 'province')),
    prefecture: nameOf(chain.find((p) => p.level === 'prefecture')),
    county: null,
    code: place.code,
  };
}

const pathOf = (place: Place): string => [...ancestorsOf(place), place].map((p) => p.name).join('');

/** What all of several values share, or null. */
const common = (values: readonly (string | null)[]): string | null =>
  values.every((v) => v === values[0]) ? (values[0] ?? null) : null;

function locatePlaces(
  body: Body,
  places: readonly Place[],
  around: () => string,
  sure: Sureness,
): Located | null {
  const options = places.map((value) => ({ value, ancestors: ancestorsOf(value) }));
  const place = single(options, body.above, around);
  const others = places.filter((p) => p !== place).map(pathOf);
  if (place) return { region: regionOf(place, body.printed), sure, alternatives: others };
  const regions = places.map((p) => regionOf(p, body.printed));
  const [first] = regions;
  if (!first) return null;
  return {
    region: {
      ...first,
      name: common(regions.map((r) => r.name)) ?? body.printed,
      level: regions.every((r) => r.level === first.level) ? first.level : body.level,
      province: common(regions.map((r) => r.province)),
      prefecture: common(regions.map((r) => r.prefecture)),
      code: null,
    },
    sure: 'unsure',
    alternatives: others,
  };
}

/** The place that stands directly before a township or zone, found through the names before it. */
function parentOf(body: Body, around: () => string): Place | null {
  for (const name of [...body.above].reverse()) {
    const named = placesNamed(name);
    const places = named.length > 0 ? named : [...placesStemmed(name), ...placesFormerly(name)];
    const place = single(
      places.map((value) => ({ value, ancestors: ancestorsOf(value) })),
      body.above,
      around,
    );
    if (place) return place;
  }
  return null;
}

/** 某市某县某镇 printed in one, for places that the data do not know. */
const PRINTED_PATH =
  /^(?<prefecture>[^市县区]{2,7}市|[^市州县区]{2,9}州)?(?<county>[^市县区]{1,6}[县区市])?(?<own>[^市县区]{1,6}(?:[县区市镇乡]|街道))$/u;

interface PrintedPath {
  readonly own: string | null;
  readonly prefecture: string | null;
  readonly county: string | null;
}

/** The parts of an unknown place's printed name; a name that is not a path is its own. */
function pathPrinted(body: Body): PrintedPath {
  const own = body.printed;
  const parts =
    body.level === 'county' || body.level === 'township'
      ? own?.match(PRINTED_PATH)?.groups
      : undefined;
  if (!parts?.own) return { own, prefecture: null, county: null };
  const county = body.level === 'township' ? (parts.county ?? null) : null;
  return { own: parts.own, prefecture: parts.prefecture ?? null, county };
}

const IS_ZONE =
  /(?:开发|高新|经开|新|示范|园|保税|管理|度假|合作|试验|实验|产业|投资|集聚|保税港|工业)区$/u;

/**
 * The province or city whose bare name a zone begins with (某某高新技术产业开发区); a district or county only where
 * nothing but the kind follows its name.
 */
function cityOf(zone: string | null): Place | null {
  if (zone === null || !IS_ZONE.test(zone)) return null;
  for (let length = 4; length >= 2; length--) {
    const all = placesStemmed(zone.slice(0, length));
    const cities = all.filter((p) => p.level === 'province' || /[市州盟]$/.test(p.name));
    const places = cities.length > 0 || !IS_KIND_OF_ZONE.test(zone.slice(length)) ? cities : all;
    const [only] = places;
    if (only && places.length === 1) return only;
  }
  return null;
}

/** A place that the data do not know: its parents as far as they are named. */
function unknownRegion(body: Body, around: () => string): Located {
  const parent = parentOf(body, around) ?? cityOf(body.printed);
  const chain = parent ? [...ancestorsOf(parent), parent] : [];
  const { own, prefecture, county } = pathPrinted(body);
  const inChain = (level: Level): string | null => nameOf(chain.find((p) => p.level === level));
  return {
    region: {
      name: own,
      printed: own,
      level: body.level,
      province: inChain('province'),
      prefecture: inChain('prefecture') ?? prefecture,
      county: body.level === 'township' ? (inChain('county') ?? county) : null,
      code: null,
    },
    sure: parent ? 'likely' : 'unsure',
    alternatives: [],
  };
}

const townPath = (town: Town): string => pathOf(town.county) + town.name;

function locateTown(
  body: Body,
  around: () => string,
  sure: Sureness,
  { townsNamed }: TownData,
): Located {
  const towns = body.printed === null ? [] : townsNamed(body.printed);
  const options = towns.map((value) => ({
    value,
    ancestors: [...ancestorsOf(value.county), value.county],
  }));
  const parent = parentOf(body, around);
  // A named parent that has no such township: the data are older or newer than the report.
  const fitting = parent ? options.filter((o) => o.ancestors.includes(parent)) : options;
  // 仁和镇 says nothing for a 仁和区 above it.
  const own = body.printed;
  const elsewhere = own === null ? around : (): string => around().replaceAll(own, '　');
  const town = single(fitting, body.above, elsewhere);
  if (!town) {
    const unknown = unknownRegion(body, around);
    const alternatives = (parent ? fitting.map((o) => o.value) : towns).slice(0, 12).map(townPath);
    return { ...unknown, alternatives, sure: 'unsure' };
  }
  const county = regionOf(town.county, body.printed);
  return {
    region: {
      ...county,
      name: body.printed,
      level: 'township',
      county: town.county.level === 'county' ? town.county.name : null,
      code: town.code,
    },
    sure: towns.length === 1 || parent ? sure : 'likely',
    alternatives: towns
      .filter((t) => t !== town)
      .slice(0, 12)
      .map(townPath),
  };
}

/** Finds the place that a phrase names, with its parents and code; `data` are needed where it names a township. */
export function locate(body: Body, view: View, sure: Sureness, data: TownData | null): Located {
  const around = surroundings(view);
  if (body.level === 'township' && data) return locateTown(body, around, sure, data);
  if (body.places.length > 0)
    return locatePlaces(body, body.places, around, sure) ?? unknownRegion(body, around);
  const former = body.printed === null ? [] : placesFormerly(body.printed);
  return (
    (former.length > 0 ? locatePlaces(body, former, around, 'likely') : null) ??
    unknownRegion(body, around)
  );
}

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
