import {
  lengthsNamed,
  lengthsStemmed,
  type Place,
  placesNamed,
  placesStemmed,
} from '../catalog/regions/places';
import type { Level } from '../model/meta';
import { isIdeograph } from '../model/sieve';
import { DEPARTMENT, FIELD, GOVERNMENT, matchAt } from './meta-words';

/**
 * How a phrase is read. `whole`: it ends with the text (a title's head, a signature, a metadata value), so any ending
 * will do; otherwise the body must be recognisable by itself. `isTown`: whether a township of that name is known;
 * always false where the township data are not loaded.
 */
export interface Reading {
  readonly whole: boolean;
  readonly isTown: (name: string) => boolean;
}

/** An area that a phrase names: a place of the data, a township, a zone, or a name that only its kind gives away. */
export interface Area {
  readonly name: string;
  readonly places: readonly Place[];
  readonly level: Level;
  readonly zone: boolean;
  readonly end: number;
}

const ZONE =
  /[\u4e00-\u9fff-]{2,18}?(?:经济技术开发区|高新技术产业开发区|经济开发区|产业开发区|开发区|经开区|高新区|新区|示范区|园区|保税区|管理区|度假区|名胜区|合作区|试验区|实验区|投资区|集聚区|保税港区|工业区|(?:新城|科学城|工业园|产业园|物流园)(?=管委会|管理委员会))/y;
/** At most 18 characters and 高新技术产业开发区; at least two and 新区. */
const LONGEST_ZONE = 28;
const SHORTEST_ZONE = 3;
const [DISTRICT = 0, RULE = 0] = Array.from('区管', (c) => c.charCodeAt(0));
const endsZone = (code: number): boolean => code === DISTRICT || code === RULE;
const NO_ZONE_START = /^现[将就]|^[在为与和及对以按向由把将从是年于全我各本该推建打加]/;
/** 新区司法局在新区: another body stands in between. */
const NO_ZONE = /[局厅委在]/;
const TOWN = /[\u4e00-\u9fff]{1,9}?(?:街道|民族乡|镇|乡|苏木)/y;
const TOWN_FOLLOWS =
  /^(?:$|人民|政府|党|委|办事|综合|司法所|[^\u4e00-\u9fff]|关于|法|依法|推进|开展|全面|述)/;
/** Beginnings that are no part of a township's name (在镇党委…, 全镇, 各街道). */
const NO_TOWN =
  /^现[将就]|^团镇$|^[在全各我本该为按根围对以由等认深贯把将从向与和及是不推促进县市区省州旗年月日项]|[全各我本该个两几](?:街道|乡|镇)$|城乡|乡村|乡镇|镇街|村镇|政府|委|局|社区|坚持|加强|思想|法治|纳入|融入|组织|作为|成立|建设|开展|工作|领导|推动|服务|梳理|系统|调整|落实|明确|结合|^[的了等]|[到赴往入驻进派](?:街道|乡|镇)$|[下返回故家之老同异侨]乡$/;
/** Whether the name may be a township's, and is no stretch of other words that ends like one. */
export const mayBeTown = (name: string): boolean => !NO_TOWN.test(name);
/** 镇街, 乡镇, 镇村: all bodies of a level, behind a measure word or a verb; 结合镇情, 具有乡级: no name either. */
const PAIRED = /^(?:镇街|镇村|镇乡|乡镇|乡村|[镇乡][情级属])/;
/** In running text a township that the data do not know has a short name. */
const LONGEST_UNKNOWN = 6;
const UNKNOWN = new RegExp(
  `[\\u4e00-\\u9fff]{1,10}?(?:自治县|自治州|县|市|区|州|旗|盟|省)(?=人民政府|委|政府|法治|依法|$|关于|\\d|${FIELD})`,
  'y',
);
const NO_UNKNOWN = /^[在全各我本该为按根围对以由等省市县区]|[局委厅办]/;
/** The level that a kind of place stands for where nothing else is known. */
export const LEVEL: Readonly<Record<string, Level>> = {
  省: 'province',
  市: 'prefecture',
  州: 'prefecture',
  盟: 'prefecture',
  县: 'county',
  区: 'county',
  旗: 'county',
};

/** The longest name of the data that begins here. */
export function knownAt(text: string, at: number): Area | null {
  if (!isIdeograph(text.charCodeAt(at))) return null;
  const lengths = lengthsNamed(text, at);
  if (lengths === 0) return null;
  for (let length = Math.min(15, text.length - at); length >= 2; length--) {
    if ((lengths & (1 << length)) === 0) continue;
    const name = text.slice(at, at + length);
    const places = placesNamed(name);
    const [first] = places;
    if (first) {
      const zone = isZoneCode(first);
      return { name, places, level: first.level, zone, end: at + length };
    }
  }
  return null;
}

/** The statistics give development zones county codes from 71 to 80. */
const isZoneCode = (place: Place): boolean =>
  place.level === 'county' && /7\d$|80$/.test(place.code ?? '') && !/[县市旗]$/.test(place.name);

/** A bare name (贵州, 遵义) directly before another place or a body. */
function bareAt(text: string, at: number, how: Reading): Area | null {
  const lengths = lengthsStemmed(text, at);
  if (lengths === 0) return null;
  for (let length = Math.min(9, text.length - at); length >= 2; length--) {
    if ((lengths & (1 << length)) === 0) continue;
    const name = text.slice(at, at + length);
    const [first] = placesStemmed(name);
    if (!first) continue;
    const next = at + length;
    const goes =
      knownAt(text, next) !== null ||
      matchAt(DEPARTMENT, text, next) !== null ||
      (how.whole && next === text.length);
    if (goes)
      return { name, places: placesStemmed(name), level: first.level, zone: false, end: next };
  }
  return null;
}

const TOWN_KIND = /(?:街道|镇|乡|苏木)$/;
/** 街道 alone is a kind, though a list may hold it as a name. */
const KIND_ALONE = /^(?:街道|民族乡|苏木)$/;
/** The last characters of the kinds of townships; 民族乡 ends as 乡 does. */
const [STREET = 0, TOWNLET = 0, RURAL = 0, SUMU = 0, SHORT_STREET = 0] = Array.from(
  '道镇乡木街',
  (c) => c.charCodeAt(0),
);
const endsTown = (code: number): boolean =>
  code === TOWNLET || code === RURAL || code === STREET || code === SUMU || code === SHORT_STREET;
const LONGEST_TOWN = 14;

/** Where the last kind of township within reach may end, or `at` where none does. */
function townEnd(text: string, at: number): number {
  let end = Math.min(text.length, at + LONGEST_TOWN);
  while (end > at && !endsTown(text.charCodeAt(end - 1))) end--;
  return end;
}

/** The longest township name of the data that begins here and ends at `last` or before. */
function knownTownAt(text: string, at: number, last: number, how: Reading): Area | null {
  for (let end = last; end > at; end--) {
    if (!endsTown(text.charCodeAt(end - 1))) continue;
    const printed = text.slice(at, end);
    // 某街党工委: 街道 without its second half.
    const name = printed.endsWith('街') && text[end] !== '道' ? `${printed}道` : printed;
    if (TOWN_KIND.test(name) && !KIND_ALONE.test(name) && how.isTown(name))
      return { name, places: [], level: 'township', zone: false, end };
  }
  return null;
}

function townAt(text: string, at: number, how: Reading): Area | null {
  if (!isIdeograph(text.charCodeAt(at))) return null;
  const last = townEnd(text, at);
  if (last === at) return null;
  const known = knownTownAt(text, at, last, how);
  if (known) return known;
  const name = matchAt(TOWN, text, at);
  if (name === null || NO_TOWN.test(name)) return null;
  if (!how.whole && name.length > LONGEST_UNKNOWN && !/民族乡$/.test(name)) return null;
  if (!how.whole && PAIRED.test(text.slice(at + name.length - 1))) return null;
  // 三乡镇, 老街街道: the shortest reading may stop too early.
  for (const length of [name.length + 2, name.length + 1, name.length]) {
    const longer = text.slice(at, at + length);
    if (at + length > text.length) continue;
    const follows = TOWN_FOLLOWS.test(text.slice(at + length));
    if (length > name.length && !(follows && /(?:街道|镇|乡|苏木)$/.test(longer))) continue;
    if (how.whole && !follows) continue;
    return { name: longer, places: [], level: 'township', zone: false, end: at + length };
  }
  return null;
}

/** 高新区管委会, 开发区: a zone whose own name the phrase leaves out. */
const BARE_ZONE =
  /(?:高新区|经开区|开发区|新区|示范区|园区)(?=$|管委会|管理委员会|党工委|[(（]|人民政府)/y;

function zoneAt(text: string, at: number, how: Reading): Area | null {
  const bare = how.whole ? matchAt(BARE_ZONE, text, at) : null;
  if (bare !== null)
    return { name: bare, places: [], level: 'county', zone: true, end: at + bare.length };
  // All kinds of zones end so; looking for that is quicker than trying each.
  let last = Math.min(text.length, at + LONGEST_ZONE) - 1;
  while (last >= at + SHORTEST_ZONE && !endsZone(text.charCodeAt(last))) last--;
  const name = last < at + SHORTEST_ZONE ? null : matchAt(ZONE, text, at);
  if (name === null || NO_ZONE_START.test(name) || NO_ZONE.test(name)) return null;
  return { name, places: [], level: 'county', zone: true, end: at + name.length };
}

function unknownAt(text: string, at: number): Area | null {
  const name = matchAt(UNKNOWN, text, at);
  if (name === null || name.length < 2 || NO_UNKNOWN.test(name)) return null;
  return {
    name,
    places: [],
    level: LEVEL[name.slice(-1)] ?? 'county',
    zone: false,
    end: at + name.length,
  };
}

const BRACKETED = /[(（][^()（）]{2,14}[)）]/y;

/** 高新区(某某区), 某镇(某某开发区): two names of one body; a place of the data goes before a zone. */
function aliasOf(text: string, area: Area): Area | null {
  const alias = matchAt(BRACKETED, text, area.end);
  if (alias === null) return null;
  const end = area.end + alias.length;
  const other = knownAt(text, area.end + 1);
  if (other?.end === end - 1 && area.places.length === 0) return { ...other, end };
  return (area.zone || area.level === 'township') && /[区镇乡道]$/.test(alias.slice(0, -1))
    ? { ...area, end }
    : null;
}

/** The chain of areas that a phrase begins with, the widest first. */
export function areasAt(text: string, from: number, how: Reading): Area[] {
  const areas: Area[] = [];
  let at = from;
  for (let i = 0; i < 5; i++) {
    const last = areas.at(-1);
    const government = last && matchAt(GOVERNMENT, text, at);
    const afterGovernment =
      government === null || government === undefined ? at : at + government.length;
    const area =
      knownAt(text, at) ??
      (areas.length < 3 ? bareAt(text, at, how) : null) ??
      townAt(text, afterGovernment, how) ??
      zoneAt(text, at, how) ??
      (how.whole && !last ? unknownAt(text, at) : null);
    if (!area || (last && order(area) < order(last))) break;
    areas.push(aliasOf(text, area) ?? area);
    at = areas.at(-1)?.end ?? area.end;
    if (area.level === 'township') break;
  }
  return areas;
}

const ORDER: Readonly<Record<Level, number>> = {
  central: 0,
  province: 1,
  prefecture: 2,
  county: 3,
  township: 4,
};
const order = (area: Area): number => ORDER[area.level];
