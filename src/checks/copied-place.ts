import { findPlaces, type Mention } from '../catalog/regions/mentions';
import { ancestorsOf, placeOf, placesNamed, type Place } from '../catalog/regions/places';
import type { Finding } from '../model/finding';
import type { Level } from '../model/meta';
import { charactersOf, isOneOf } from '../model/sieve';
import { fails } from './findings';
import type { Reading, Sentence } from './reading';

const RULE = 'copied.place';
/** The other place acts or owns here, as only the reporting place should. */
const ACTS =
  /^(?:各级)?(?:(?:县|区|市|州|旗)?(?:人民政府|委(?!托|员|派)|司法局|各部门|各单位|各乡镇)|始终|坚持|紧紧围绕|以习近平|深入(?:学习|贯彻|推进)|认真(?:贯彻|落实)|高度重视|严格(?:执行|落实)|全面(?:贯彻|推进)|法治(?:政府)?建设|20\d\d年)/;
/** Partners, models, neighbours, courts and parties to a case may well be named. */
const PARTNER =
  /学习|考察|借鉴|经验|协作|对口|支援|援|帮扶|结对|跨|协同|联合|签订|签署|毗邻|相邻|周边|边界|交界|共建|合作|交流|移送|异地|籍|法院|检察|仲裁|赴|前往|来自|案|诉|集中管辖|示范|转发|公布|名单|城市群|都市圈/;

/** Words that look like a name of a place and are none. */
const NO_NAME =
  /^(?:[全我本该各两每辖跨外邻旧新老所此到在为由对向与和及或以原]|其他|整个|部分|多个|有关|相关|周边|乡镇|城镇|镇街|重点|试点|示范|中心|工业|园|开发|老旧|小|社|山|林|景|学|校|库|灾|疫|片|街|牧|农|城|郊|地|专|特|自治|行政|上级|超|夜|早|菜|集|门|商|都|超市|下)/;
const KINDS: Readonly<Partial<Record<Level, string>>> = { township: '乡|镇', county: '县' };

const kindCharacters = charactersOf(Object.values(KINDS).join(''));
const isKind = (code: number): boolean => isOneOf(kindCharacters, code);

/** For each level the beginning of a sentence by a place of that level, as only the reporting place should begin one. */
const SHAPES: ReadonlyMap<Level | null, RegExp> = new Map(
  Object.entries(KINDS).map(([level, kind]) => [
    level as Level, // the keys of KINDS are levels
    new RegExp(
      `^(?:20\\d\\d年(?:以来)?,)?([\\u4e00-\\u9fff]{2,3}?(?:${kind}))(?=未发生|始终|坚持|高度重视|认真|严格|全面|深入|紧紧围绕)`,
    ),
  ]),
);

/** A name of the same kind as the reporting place at the head of a sentence, in no data (villages and towns are many). */
function namedLikeOwn(reading: Reading, sentence: Sentence, names: ReadonlySet<string>): Finding[] {
  const { words } = sentence;
  // The kind stands behind two or three characters, unless a year comes first: nearly no sentence begins so.
  if (words[0] !== '2' && !isKind(words.charCodeAt(2)) && !isKind(words.charCodeAt(3))) return [];
  const m = SHAPES.get(reading.parsed.meta.region.level)?.exec(words);
  if (!m) return [];
  const name = m[1] ?? '';
  if (NO_NAME.test(name) || [...names].some((n) => n.includes(name) || name.includes(n))) return [];
  const start = sentence.start + m.index + m[0].length - name.length;
  return [
    fails(RULE, [{ start, end: start + name.length }], { place: name, own: ownName(reading) }),
  ];
}

/** The reporting place as the report prints it. */
const ownName = ({ parsed }: Reading): string =>
  parsed.meta.region.printed ?? parsed.meta.region.name ?? '';

/** Whether one of the places that bear the name is the reporting place, above it or below it. */
function isOwn(mention: Mention, own: readonly Place[], names: ReadonlySet<string>): boolean {
  if ([...names].some((n) => n.includes(mention.name) || mention.name.includes(n))) return true;
  return mention.places.some((place) =>
    own.some(
      (o) => place === o || ancestorsOf(place).includes(o) || ancestorsOf(o).includes(place),
    ),
  );
}

/** Another place's name where the reporting place should stand: a sentence taken over from elsewhere. */
export function checkPlaces(reading: Reading): Finding[] {
  const { region } = reading.parsed.meta;
  const printed = [region.name, region.printed, region.county, region.prefecture, region.province];
  const names = new Set(printed.filter((n): n is string => n !== null && n.length >= 2));
  const code = region.code?.slice(0, 6) ?? null;
  const place = code === null ? null : placeOf(code);
  const own = place === null ? (region.name === null ? [] : placesNamed(region.name)) : [place];
  if (names.size === 0) return [];
  // No name goes beyond a sentence, so they are looked for in the whole text at once.
  const mentions = findPlaces(reading.text);
  const found: Finding[] = [];
  let next = 0;
  for (const s of reading.sentences) {
    const before = found.length;
    for (let m = mentions[next]; m !== undefined && m.start < s.end; m = mentions[++next]) {
      if (m.start >= s.start) found.push(...inSentence(reading, s, m, own, names));
    }
    if (found.length === before) found.push(...namedLikeOwn(reading, s, names));
  }
  return found;
}

function inSentence(
  reading: Reading,
  sentence: Sentence,
  m: Mention,
  own: readonly Place[],
  names: ReadonlySet<string>,
): Finding[] {
  const after = reading.text.slice(m.end, Math.min(sentence.end, m.end + 16));
  if (!ACTS.test(after) || m.places.length === 0 || isOwn(m, own, names)) return [];
  const { level } = reading.parsed.meta.region;
  // Where the reporting place is in no data, its parents are not known: only places of its own level are strange.
  if (own.length === 0 && m.places.some((p) => p.level !== level)) return [];
  let from = m.start;
  while (from > sentence.start && !/[,。、;]/.test(reading.text.charAt(from - 1))) from--;
  const before = reading.text.slice(from, m.start);
  const clause = before + m.name + (after.split(/[,。;、]/)[0] ?? '');
  if (PARTNER.test(clause)) return [];
  return [fails(RULE, [{ start: m.start, end: m.end }], { place: m.name, own: ownName(reading) })];
}
