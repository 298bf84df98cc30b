import { FORMER_COUNTIES, NEW_COUNTIES } from './changes';
import { COUNTIES } from './counties';
import { formsOf, stemOf } from './names';

/** A province, prefecture or county of the division data. `code` is null where the data do not give it yet. */
export interface Place {
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county';
  readonly code: string | null;
  /** The province or prefecture it belongs to directly; null for a province. */
  readonly parent: Place | null;
}

interface Gazetteer {
  readonly provinces: readonly Place[];
  readonly all: readonly Place[];
  readonly byCode: ReadonlyMap<string, Place>;
  /** Names with their kind (玉屏侗族自治县, 玉屏自治县, 玉屏县). */
  readonly byName: ReadonlyMap<string, readonly Place[]>;
  /** Names without their kind, of two characters and more. */
  readonly byStem: ReadonlyMap<string, readonly Place[]>;
  /** How long names and stems with these first (or last) two characters are: bit n is set for a length of n. */
  readonly opening: Lengths;
  readonly stemOpening: Lengths;
  readonly closing: Lengths;
}

/** For each pair of characters how long the names are that belong to it. */
interface Lengths {
  /** At a place for each pair (see `slotOf`): the pair, 0 where the place is free, and the lengths as bits. */
  readonly pairs: Int32Array;
  readonly lengths: Int32Array;
}

/** Made at the first call, the same ever after. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Groups of the statistics that are no places: their counties belong to the province itself. */
const isGroup = (name: string): boolean => /^(?:市辖区|县|.*直辖县级行政区划)$/.test(name);

function readPlaces(): Place[] {
  const all: Place[] = [];
  let province: Place | null = null;
  for (const line of COUNTIES.trim().split('\n')) {
    const parts = [...line.matchAll(/(\d+)([^\d]+)/g)].map(
      (m) => [m[1] ?? '', m[2] ?? ''] as const,
    );
    const [code, name] = parts[0] ?? ['', ''];
    if (code.length === 2) {
      province = { name, level: 'province', code: `${code}0000`, parent: null };
      all.push(province);
      continue;
    }
    let parent = province;
    if (!isGroup(name)) {
      parent = { name, level: 'prefecture', code: `${code}00`, parent: province };
      all.push(parent);
    }
    for (const [last, county] of parts.slice(1)) {
      all.push({ name: county, level: 'county', code: code + last, parent });
    }
  }
  for (const [prefecture, name] of NEW_COUNTIES) {
    const parent = all.find((p) => p.code === `${prefecture}00`) ?? null;
    all.push({ name, level: 'county', code: null, parent });
  }
  return all;
}

function file(map: Map<string, Place[]>, key: string, place: Place): void {
  const there = map.get(key);
  if (!there) map.set(key, [place]);
  else if (!there.includes(place)) there.push(place);
}

/** No name is longer: its length must fit into the bits of a number. */
export const LONGEST_NAME = 30;

/** The characters at two places as one small number; other pairs may share it. */
const pairAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) & 0x7fff) << 15) | (text.charCodeAt(at + 1) & 0x7fff);

const SIEVE_BITS = 14;
/** A pair as a number of few bits, in which both characters take part. */
const hashOf = (pair: number): number => Math.imul(pair, 0x9e3779b1) >>> (32 - SIEVE_BITS);

function lengthsBy(names: Iterable<string>, pairOf: (name: string) => number): Lengths {
  const pairs = new Int32Array(1 << SIEVE_BITS);
  const lengths = new Int32Array(1 << SIEVE_BITS);
  for (const name of names) {
    if (name.length > LONGEST_NAME) throw new RangeError(`a name too long: ${name}`);
    const pair = pairOf(name);
    const slot = slotOf(pairs, pair);
    pairs[slot] = pair;
    lengths[slot] = (lengths[slot] ?? 0) | (1 << name.length);
  }
  return { pairs, lengths };
}

/** The slot of a pair: the first from its own on that is its or free. */
function slotOf(pairs: Int32Array, pair: number): number {
  let slot = hashOf(pair);
  while (pairs[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & (pairs.length - 1);
  return slot;
}

const lengthsOf = ({ pairs, lengths }: Lengths, pair: number): number =>
  lengths[slotOf(pairs, pair)] ?? 0;

const firstPair = (name: string): number => pairAt(name, 0);

const gazetteer = once((): Gazetteer => {
  const all = readPlaces();
  const byName = new Map<string, Place[]>();
  const byStem = new Map<string, Place[]>();
  for (const place of all) {
    for (const form of formsOf(place.name)) file(byName, form, place);
    const stem = stemOf(place.name);
    if (stem.length >= 2) file(byStem, stem, place);
  }
  const byCode = new Map(all.flatMap((p) => (p.code === null ? [] : [[p.code, p] as const])));
  return {
    provinces: all.filter((p) => p.level === 'province'),
    all,
    byCode,
    byName,
    byStem,
    opening: lengthsBy(byName.keys(), firstPair),
    stemOpening: lengthsBy(byStem.keys(), firstPair),
    closing: lengthsBy(byName.keys(), (name) => pairAt(name, name.length - 2)),
  };
});

/** The places of this name, given with its kind, in full or in a short form (威宁自治县, 玉屏县, 恩施州). */
export const placesNamed = (name: string): readonly Place[] => gazetteer().byName.get(name) ?? [];

/** The places of this bare name (遵义, 桐梓): weaker evidence than a name with its kind. */
export const placesStemmed = (stem: string): readonly Place[] => gazetteer().byStem.get(stem) ?? [];

/**
 * How long a name with its kind (a bare name) can be that begins here: bit n is set for a length of n; 0 where none
 * does. Bounds a search.
 */
export const lengthsNamed = (text: string, at: number): number =>
  lengthsOf(gazetteer().opening, pairAt(text, at));
export const lengthsStemmed = (text: string, at: number): number =>
  lengthsOf(gazetteer().stemOpening, pairAt(text, at));

/** The same for names with their kind that end before `end`. */
export const lengthsEnding = (text: string, end: number): number =>
  lengthsOf(gazetteer().closing, pairAt(text, end - 2));

/** The place with this six-digit code (shorter ones are filled with zeros). */
export const placeOf = (code: string): Place | null =>
  gazetteer().byCode.get(code.slice(0, 6).padEnd(6, '0')) ?? null;

/** Province first, the place itself left out. */
export function ancestorsOf(place: Place): readonly Place[] {
  const above: Place[] = [];
  for (let p = place.parent; p; p = p.parent) above.unshift(p);
  return above;
}

/**
 * A county's present form where the name is a former one: by rule where only the kind changed and one place
 * fits (某县 → 某区), else from the table of mergers and renamings. Empty where nothing is known.
 */
export function placesFormerly(name: string): readonly Place[] {
  const code = FORMER_COUNTIES[name];
  const now = code === undefined ? null : placeOf(code);
  if (now) return [now];
  const stem = /^(.{2,})[县市区]$/.exec(name)?.[1];
  if (stem === undefined) return [];
  const same = placesStemmed(stem).filter((p) => p.level === 'county');
  return same.length === 1 ? same : [];
}

/** What a name stands for, other places of that name, and whether the name is a former one. */
export interface Resolution {
  readonly place: Place | null;
  readonly alternatives: readonly Place[];
  readonly former: boolean;
}

/** How many of `near` (names in any form) are the place's ancestors. */
function kinship(place: Place, near: ReadonlySet<string>): number {
  let found = 0;
  for (const above of ancestorsOf(place)) {
    if (near.has(stemOf(above.name)) || formsOf(above.name).some((form) => near.has(form))) found++;
  }
  return found;
}

/**
 * Resolves a name with its kind. `near` are names of places known to be around it (its parents, places of the same
 * report), in any form; where they do not single out one place, `place` is null and all stand in `alternatives`.
 */
export function resolve(name: string, near: Iterable<string> = []): Resolution {
  const current = placesNamed(name);
  const former = current.length === 0;
  const candidates = former ? placesFormerly(name) : current;
  const around = new Set(near);
  const scored = candidates.map((place) => ({ place, score: kinship(place, around) }));
  const top = Math.max(0, ...scored.map((s) => s.score));
  const best = scored.filter((s) => s.score === top).map((s) => s.place);
  const [first] = best;
  if (best.length === 1 && first) {
    return { place: first, alternatives: candidates.filter((p) => p !== first), former };
  }
  return { place: null, alternatives: candidates, former: former && candidates.length > 0 };
}

/** The names above a code, province first: 520526 → 贵州省, 毕节市. Nine-digit township codes include the county. */
export function parentsOf(code: string): readonly string[] {
  const place = placeOf(code);
  if (!place) return [];
  const above = ancestorsOf(place).map((p) => p.name);
  return code.length > 6 ? [...above, place.name] : above;
}

/** The level that a code's length and zeros say. */
export function levelOf(code: string): 'province' | 'prefecture' | 'county' | 'township' {
  if (code.length > 6) return 'township';
  return (
    placeOf(code)?.level ??
    (/0000$/.test(code) ? 'province' : /00$/.test(code) ? 'prefecture' : 'county')
  );
}

/** Whether two codes of one level have the same place directly above them: peers that may be compared. */
export function sameParent(a: string, b: string): boolean {
  if (levelOf(a) !== levelOf(b)) return false;
  if (a.length > 6) return a.slice(0, 6) === b.slice(0, 6);
  return placeOf(a)?.parent === placeOf(b)?.parent;
}

/** A place with those under it, for pickers. */
export interface Branch {
  readonly name: string;
  readonly code: string | null;
  readonly level: Place['level'];
  readonly children: readonly Branch[];
}

/** All provinces with their prefectures and counties, in the order of their codes. */
export function regionTree(): readonly Branch[] {
  const children = new Map<Place | null, Place[]>();
  for (const place of gazetteer().all) {
    const group = children.get(place.parent);
    if (group) group.push(place);
    else children.set(place.parent, [place]);
  }
  const branch = (place: Place): Branch => ({
    name: place.name,
    code: place.code,
    level: place.level,
    children: (children.get(place) ?? []).map(branch),
  });
  return gazetteer().provinces.map(branch);
}
