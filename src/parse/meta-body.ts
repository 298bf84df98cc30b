import { ancestorsOf, type Place, placesNamed, placesStemmed } from '../catalog/regions/places';
import type { BodyKind, Level } from '../model/meta';
import { charactersOf, isOneOf } from '../model/sieve';
import { centralAt } from './meta-central';
import { type Area, areasAt, knownAt, LEVEL, type Reading } from './meta-areas';
import {
  BOTH,
  COMMITTEE,
  DEPARTMENT,
  FIELD,
  GOVERNMENT,
  IS_DEPARTMENT,
  matchAt,
  OFFICE,
  PARTY,
} from './meta-words';

/** A place or body as a phrase names it. */
export interface Body {
  /** The name of the area it governs or serves, as printed: the last place of the phrase; null for 区审计局. */
  readonly printed: string | null;
  /** The places that bear that name; empty for townships, zones and names unknown to the data. */
  readonly places: readonly Place[];
  /** Names printed before it (某省某市 before 某县). */
  readonly above: readonly string[];
  readonly level: Level | null;
  readonly kind: BodyKind;
  /** The body as printed, or null where the phrase names only a place. */
  readonly organ: string | null;
  readonly start: number;
  readonly end: number;
}

interface Tail {
  readonly kind: BodyKind;
  readonly end: number;
  /** Where the body is an outpost in another place: 某市公安局某区分局. */
  readonly inside?: Area;
}

function departmentAt(text: string, at: number, how: Reading, last?: Area): Tail | null {
  if (how.whole) {
    const rest = text.slice(at);
    if (rest.length < 2 || rest.length > 40 || !IS_DEPARTMENT.test(rest)) return null;
    const branch = branchIn(text, at, last);
    return { kind: 'department', end: text.length, ...(branch ? { inside: branch } : {}) };
  }
  const name = matchAt(DEPARTMENT, text, at);
  if (name === null) return null;
  const end = at + name.length;
  const area = knownAt(text, end) ?? districtAt(text, end, last);
  const branch = area && /^(?:分局|支局)/.exec(text.slice(area.end));
  if (area && branch) return { kind: 'department', end: area.end + branch[0].length, inside: area };
  const plain = /^(?:直属)?分局/.exec(text.slice(end));
  return { kind: 'department', end: end + (plain?.[0].length ?? 0) };
}

function branchIn(text: string, from: number, last: Area | undefined): Area | null {
  for (let at = from + 2; at < text.length - 3; at++) {
    if (!/[局厅委会]/.test(text[at - 1] ?? '')) continue;
    const area = knownAt(text, at) ?? districtAt(text, at, last);
    if (area && /^(?:分局|支局|大队|支队|分中心)/.test(text.slice(area.end))) return area;
  }
  return null;
}

/** 某市公安局某某分局: a district of that city by its bare name, where the city has just one of it. */
function districtAt(text: string, at: number, city: Area | undefined): Area | null {
  const name = /^([\u4e00-\u9fff]{2,5}?)(?:分局|支局)/.exec(text.slice(at, at + 8))?.[1];
  if (name === undefined || city === undefined) return null;
  const places = placesStemmed(name).filter(
    (p) => p.level === 'county' && ancestorsOf(p).some((above) => city.places.includes(above)),
  );
  if (places.length !== 1) return null;
  return { name, places, level: 'county', zone: false, end: at + name.length };
}

function tailAt(
  text: string,
  at: number,
  last: Area | undefined,
  party: boolean,
  how: Reading,
): Tail | null {
  if (party) {
    const committee = matchAt(PARTY, text, at);
    if (committee !== null) {
      const next = readBody(text, at + committee.length, how);
      if (next && next.organ !== null && next.kind !== 'department') {
        return { kind: next.kind, end: next.end };
      }
      const end = at + committee.trimEnd().length;
      // 中共某县委全面依法治县委员会办公室 is an office of the committee, not the committee.
      const office = how.whole && end < text.length ? departmentAt(text, end, how) : null;
      return office ?? { kind: 'government', end };
    }
  }
  const both = how.whole && last?.level === 'township' ? matchAt(BOTH, text, at) : null;
  const government = both ?? matchAt(GOVERNMENT, text, at);
  if (government !== null && last)
    return { kind: last.zone ? 'zone' : 'government', end: at + government.length };
  const office = matchAt(OFFICE, text, at);
  if (office !== null && last?.level === 'township')
    return { kind: 'office', end: at + office.length };
  const committee = matchAt(COMMITTEE, text, at);
  if (committee !== null && last) return { kind: 'zone', end: at + committee.length };
  return departmentAt(text, at, how, last);
}

/** 司法局2020年…: a title that begins with a department and names no place at all. */
export function bareDepartment(phrase: string): Body | null {
  if (matchAt(DEPARTMENT, phrase, 0) !== phrase) return null;
  return {
    printed: null,
    places: [],
    above: [],
    level: null,
    kind: 'department',
    organ: phrase,
    start: 0,
    end: phrase.length,
  };
}

/** 国家税务总局某市税务局: the centre's name stands before the place. */
const PREFIXES = ['中共', '国家税务总局', '国家统计局', '国家金融监督管理总局'];

/** 第七师某市: a division of the Xinjiang corps and its city are one body. */
const DIVISION = /(?:新疆生产建设兵团)?第?[一二三四五六七八九十]{1,3}师(?=[\u4e00-\u9fff]{2,6}市)/y;
const DIVISION_FIRST = charactersOf('新第一二三四五六七八九十');

function prefixAt(text: string, from: number): string {
  const words = PREFIXES.find((prefix) => text.startsWith(prefix, from));
  if (words !== undefined) return words;
  const first = isOneOf(DIVISION_FIRST, text.charCodeAt(from));
  return (first ? matchAt(DIVISION, text, from) : null) ?? '';
}

const GENERIC = /(?:自治区|自治州|高?新区|开发区|经开区|[省市县区州旗盟])(?=[\u4e00-\u9fff])/y;

/** The first characters of those. */
const GENERIC_FIRST = charactersOf('自高新开经省市县区州旗盟');

/** 高新区以…为指导, 经开区坚持…: a zone that speaks under the name of its kind. */
const SPEAKING_ZONE =
  /(?:高新区|经开区|开发区|新区)(?=以习|坚持|深入|认真|全面|始终|紧紧|党工委|管委会|在市|在区|在县|法治政府)/y;

function zoneByKindAt(text: string, start: number): Body | null {
  const printed = matchAt(SPEAKING_ZONE, text, start);
  if (printed === null) return null;
  const end = start + printed.length;
  return {
    printed,
    places: [],
    above: [],
    level: 'county',
    kind: 'zone',
    organ: null,
    start,
    end,
  };
}

const FIELD_HERE = new RegExp(FIELD, 'y');

/** 县政府的坚强领导下, 市政府印发的: the body above. */
const ABOVE =
  /^(?:(?:的|坚强|正确|统一|有力|大力|精心|亲切|具体|决策|工作|关于){0,5}(?:领导|指导|部署|要求|支持|关心|印发|批准|同意)|办|部门|常务|工作|[、和及])/;
/** 区审计局, 县政府: a body whose place is not named. */
function genericAt(text: string, start: number, how: Reading): Body | null {
  if (!isOneOf(GENERIC_FIRST, text.charCodeAt(start))) return null;
  const zone = how.whole ? null : zoneByKindAt(text, start);
  if (zone !== null) return zone;
  const word = matchAt(GENERIC, text, start);
  if (word === null) return null;
  const at = start + word.length;
  const government = how.whole ? null : matchAt(GOVERNMENT, text, at);
  if (government !== null && ABOVE.test(text.slice(at + government.length))) return null;
  const tail: Tail | null =
    government === null
      ? departmentAt(text, at, how)
      : { kind: 'government', end: at + government.length };
  if (!tail) return null;
  if (!how.whole && government === null && matchAt(FIELD_HERE, text, at) === null) return null;
  const level =
    LEVEL[word] ?? (word === '自治区' ? 'province' : word === '自治州' ? 'prefecture' : 'county');
  const organ = text.slice(start, tail.end);
  if (/[委府]$/.test(organ) && organ.length <= 2) return null;
  return {
    printed: null,
    places: [],
    above: [],
    level,
    kind: tail.kind,
    organ: government === null ? organ : null,
    start,
    end: tail.end,
  };
}

const kindOfArea = (area: Area): BodyKind =>
  area.zone ? 'zone' : area.name.endsWith('街道') ? 'office' : 'government';

/** What may stand behind a body where it should end the phrase. */
const CLOSING = /^[\s、,，.。:：()（）【】[\]章公]*$/;

/** Reads a place or body that begins at `from`, or null where none does. */
export function readBody(text: string, from: number, how: Reading): Body | null {
  const party = text.startsWith('中共', from);
  const start = from;
  const prefix = prefixAt(text, from);
  const at = from + prefix.length;
  const areas = areasAt(text, at, how);
  const last = areas.at(-1);
  if (!last) return party ? null : (centralAt(text, start, how) ?? genericAt(text, start, how));
  const tail = tailAt(text, last.end, last, party, how);
  if (how.whole && !CLOSING.test(text.slice(tail?.end ?? last.end))) return null;
  if (!tail && !how.whole && bareOnly(last)) return null;
  const area = tail?.inside ?? last;
  const above = (tail?.inside ? areas : areas.slice(0, -1)).map((a) => a.name);
  const end = tail?.end ?? last.end;
  return {
    printed: printedOf(area, areas, text.slice(at, area.end)),
    places: area.places,
    above,
    level: area.level,
    kind: tail ? kindOfTail(tail, last) : kindOfArea(area),
    organ: tail ? text.slice(start, end) : null,
    start,
    end,
  };
}

/** A zone that only says what it is (高新区, 经济开发区) has the name before it. */
function printedOf(area: Area, areas: readonly Area[], phrase: string): string {
  if (!area.zone) return area.name;
  const above = areas.slice(0, -1).map((a) => a.name);
  if (phrase.length <= 3 + above.join('').length) return phrase;
  const city = above.at(-1);
  const bare = city !== undefined && placesNamed(city).length === 0;
  return bare && KIND_OF_ZONE.test(area.name) ? city + area.name : area.name;
}
const KIND_OF_ZONE = /^(?:经济|技术|高新|产业|循环)*(?:开发区|示范区)$/u;

const kindOfTail = (tail: Tail, last: Area): BodyKind =>
  tail.kind === 'government' && last.name.endsWith('街道') ? 'office' : tail.kind;

/** A bare name without anything behind it is not enough to be a subject. */
const bareOnly = (area: Area): boolean =>
  area.places.length > 0 && placesNamed(area.name).length === 0;
