import { FORMER_COUNTIES } from '../catalog/regions/changes';
import { shortName, stemOf } from '../catalog/regions/names';
import { placesNamed } from '../catalog/regions/places';
import type { Finding } from '../model/finding';
import { cannotTell, fails, type Evidence } from './findings';
import { sentenceAt, type Reading, type Sentence } from './reading';

const RULE = 'copied.place';
const CODE = 'copied.place.kind';

/**
 * By the kind that a place's name ends in: the kinds that one of its level may have had or be taken for, and those
 * that its text should not speak of as its own (县委 in a report of a 区).
 */
const KINDS: Readonly<
  Record<string, { readonly other: readonly string[]; readonly strange: string }>
> = {
  县: { other: ['区', '市', '旗'], strange: '' },
  区: { other: ['县', '市', '旗'], strange: '县' },
  市: { other: ['县', '区'], strange: '县' },
  旗: { other: ['县', '区', '市'], strange: '县' },
  乡: { other: ['镇', '街道'], strange: '镇' },
  镇: { other: ['乡', '街道'], strange: '乡' },
  街道: { other: ['镇', '乡'], strange: '镇乡' },
};
/** What names of the two levels end in. */
const COUNTIES = /[县区市旗]$/;
const TOWNS = /(?:乡|镇|街道)$/;
const ZONE = /(?:开发|工业|高新|管理|示范|合作|园|景|新)区$/;
/** A change of the kind is told of, or an older name is: then both may be right. */
const CHANGED =
  /撤[县乡镇市区][^,。;]{0,12}[设改建][^,。;]{0,4}[区市镇县街]|[县乡镇]改[区市镇街]|更名|区划调整|行政区划|挂牌成立|原[\u4e00-\u9fff]{2,8}[县乡镇市区]/;
/** Others may be spoken of where there is talk of them. */
const PARTNER =
  /学习|考察|借鉴|协作|对口|支援|援|帮扶|结对|跨|协同|联合|签订|签署|毗邻|相邻|周边|交界|共建|合作|交流|移送|异地|籍|法院|检察|仲裁|前往|来自|案|诉|管辖|示范|名单|原|[县区市乡镇][、和与及]/;
/** The other kind acts or owns here, as only the reporting place should. */
const ACTS =
  /^(?:各级)?(?:人民政府|政府|[县区市镇乡]?委(?!托|员|派)|党[委工]|[^,。;、《》]{0,10}(?:局|委员会|办公室|办|大队|支队|中队|中心)|始终|坚持|高度重视|认真|严格|全面|深入|法治|依法|各|\d|高质量|经济社会|20\d\d年|[^,。;、《》]{2,6}(?:事业|工作|发展|建设))/;

/** 县农业综合行政执法大队: a body of the place, named by its kind alone. */
const OFFICE =
  '(?![域级处区市乡镇以际直属])[^,。;、()“”《》\\s\\d]{2,12}?(?:局|大队|支队|办公室|委员会)';
const BODY = `委(?![托员派])|政府|人民政府|长(?![期远效江制久])|人大|政协|纪委|${OFFICE}`;

/** A place of the same stem and another kind, or the body of another kind, where the reporting place's should stand. */
export function checkKinds(reading: Reading): Finding[] {
  const { region } = reading.parsed.meta;
  const name = region.printed ?? region.name;
  if (name === null || region.level === null) return [];
  const fits = region.level === 'township' ? TOWNS : region.level === 'county' ? COUNTIES : null;
  // A zone may lie in a county of its stem, and what is above it is no kind of its own.
  if (fits?.test(name) !== true || ZONE.test(name)) return [];
  const found: Finding[] = [];
  for (const own of [name, parentOf(reading, name)]) {
    if (own !== null) found.push(...stemmed(reading, own));
  }
  for (const kind of KINDS[kindOf(name)]?.strange ?? '')
    found.push(...spoken(reading, name, kindOf(name), kind));
  // Most texts give no cause to look for that.
  return found.length > 0 && CHANGED.test(reading.text) ? [] : found;
}

/** The county that the body's own name begins with (白岩县城关街道办事处), where the place itself is a township. */
function parentOf({ parsed }: Reading, name: string): string | null {
  const { organ, region } = parsed.meta;
  if (region.level !== 'township') return null;
  const at = organ?.indexOf(name) ?? -1;
  return /^[\u4e00-\u9fff]{2,6}[县区旗]$/.exec(organ?.slice(0, Math.max(0, at)) ?? '')?.[0] ?? null;
}

/** The stem of the name with every other kind. */
function stemmed(reading: Reading, own: string): Finding[] {
  const stem = stemOf(shortName(own)).replace(/街道$|[乡镇]$/, '');
  if (stem.length < 2) return [];
  return (KINDS[kindOf(own)]?.other ?? []).flatMap((kind) => named(reading, own, stem, kind));
}

const kindOf = (name: string): string => (name.endsWith('街道') ? '街道' : name.slice(-1));

/** The places of a word in a text. */
function placesIn(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    found.push(at);
  return found;
}

/** 白岩县 in the report of 白岩区, where no place of that name is above or beside it. */
function named(reading: Reading, own: string, stem: string, kind: string): Finding[] {
  const { text } = reading;
  const other = stem + kind;
  const all = placesIn(text, other).filter((at) => !text.startsWith(own, at));
  if (all.length === 0 || all.length > 2 || placesIn(text, own).length <= all.length) return [];
  const known = relation(reading, other, own);
  if (known === 'right') return [];
  return all.flatMap((start) => {
    const sentence = sentenceAt(reading, start);
    const end = start + other.length;
    if (sentence === undefined || !ACTS.test(text.slice(end, end + 16))) return [];
    if (text.slice(end, end + own.length) === own || isQuoted(text, sentence, start)) return [];
    if (PARTNER.test(clauseAround(text, sentence, start, end))) return [];
    const evidence: Evidence = [{ start, end }];
    const params = { place: other, own };
    return known === 'open'
      ? [cannotTell(RULE, 'sameStem', evidence, params, { code: CODE })]
      : [fails(RULE, evidence, params, { code: CODE })];
  });
}

/** Whether a place of this name may rightly stand in the report: above the reporting one, beside it, or its own older name. */
function relation(reading: Reading, other: string, own: string): 'right' | 'open' | 'strange' {
  const { region } = reading.parsed.meta;
  const above = [region.prefecture, region.province, region.county].filter((n) => n !== own);
  if (above.some((n) => n !== null && stemOf(n) === stemOf(other))) return 'right';
  if (reading.text.includes(other + own) || FORMER_COUNTIES[other] !== undefined) return 'right';
  const here = region.code?.slice(0, 4);
  const namesakes = placesNamed(other);
  if (namesakes.some((p) => here === undefined || p.code?.startsWith(here) !== false))
    return 'right';
  // A prefecture may bear its county's name: only where the real one is known, the other is strange.
  return other.endsWith('市') && region.prefecture === null ? 'open' : 'strange';
}

/** Inside the title of a paper, which may be of another or of an older body. */
const isQuoted = (text: string, { start }: Sentence, at: number): boolean =>
  text.lastIndexOf('《', at) >= start && text.lastIndexOf('《', at) > text.lastIndexOf('》', at);

/** The clause with what stands between its stops. */
function clauseAround(text: string, sentence: Sentence, start: number, end: number): string {
  let [from, to] = [start, end];
  while (from > sentence.start && !/[,。;]/.test(text.charAt(from - 1))) from--;
  while (to < sentence.end && !/[,。;]/.test(text.charAt(to))) to++;
  return text.slice(from, start) + text.slice(end, to);
}

/** 县委副书记、我县 … in the report of a place that is no 县 and has none above it. */
function spoken(reading: Reading, name: string, own: string, kind: string): Finding[] {
  const { text } = reading;
  if (!text.includes(kind)) return [];
  const strange = [...text.matchAll(shapeOf(kind))];
  if (strange.length === 0) return [];
  const mine =
    [...text.matchAll(new RegExp(`${own}(?:党?委|政府|人民政府)|[我全]${own}`, 'g'))].length +
    placesIn(text, name).length;
  if (mine < 2 || mine < 2 * strange.length) return [];
  return strange.flatMap((m) => {
    const start = m.index;
    const end = start + m[0].length;
    const sentence = sentenceAt(reading, start);
    if (sentence === undefined || isQuoted(text, sentence, start)) return [];
    if (PARTNER.test(clauseAround(text, sentence, start, end))) return [];
    // 与白沙乡联合调解,乡党委…: another place of that kind is spoken of.
    if (new RegExp(`[\\u4e00-\\u9fff](?![我全本])[\\u4e00-\\u9fff]${kind}`).test(sentence.words))
      return [];
    return [fails(RULE, [{ start, end }], { place: m[0], own: name }, { code: CODE })];
  });
}

/** What may stand before 县委: else it is the end of a longer word (各县委, 某某县政府). */
const OPENS = '(?<=^|[^\\u4e00-\\u9fff、)]|[在经向由对按及和与将请受以被为])';
/** 健全县级, 安全乡镇: the first sign belongs to the word before. */
const WHOLE = '(?<![安健完保周齐基])[我全本]';

/** 我县, 全县, 县委, 县政府, 县长. */
const shapeOf = (kind: string): RegExp => {
  const party = /[乡镇]/.test(kind) ? '党委|' : '';
  return new RegExp(`${WHOLE}${kind}(?![域镇村乡级])|${OPENS}${kind}(?:${party}${BODY})`, 'g');
};
