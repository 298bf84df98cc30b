import {
  ancestorsOf,
  type Place,
  placesFormerly,
  placesNamed,
  placesStemmed,
} from '../catalog/regions/places';
import type { Town } from '../catalog/regions/towns';
import type { Level, Region, Sureness } from '../model/meta';
import type { Body } from './meta-body';
import { nameOf, pathOf, regionOf, single, surroundings } from './meta-region';
import type { View } from './meta-view';
import { IS_KIND_OF_ZONE } from './meta-words';
import type { TownData } from './town-data';

/** A region with how sure it is and which other places bear its name. */
export interface Located {
  readonly region: Region;
  readonly sure: Sureness;
  readonly alternatives: readonly string[];
}

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
