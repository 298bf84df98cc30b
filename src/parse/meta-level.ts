import type { Level } from '../model/meta';
import type { View } from './meta-view';

/** What a text's own words say about the level of its body, and how strongly. */
export interface OwnLevel {
  readonly level: Level | null;
  /** The letter it speaks of itself with: 县, 区, 镇 …. */
  readonly word: string | null;
  readonly strength: number;
  /** 我局, 我委, 我分局 …: a department speaks. */
  readonly department: number;
  /** The last letter of what it mostly calls itself (局, 厅, 委), or null. */
  readonly departmentWord: string | null;
  /** 我县, 我市 …: how often it speaks as a place. */
  readonly place: number;
  /** The level is that of a department that the opening names without its place (区司法局): no place of another level is its own. */
  readonly named?: true;
}

const SELF =
  /(我|全|本)(省|自治区|市|区|县|州|旗|盟|地区|镇|乡|街道|街(?![道区头面巷坊]))(?![\u4e00-\u9fff]{0,1}(?:第[一二三\d]|排名|前列|率先|首[个家批]|唯一))|(街道党工委|镇党委|乡党委|街道办|省长|自治区主席)|([市县区州旗]|街道|镇|乡)(?:委常委会|政府常务会|委全会)/g;
/** 本办法, 本部门, 自我中心 and 我所在 are other words. */
const DEPARTMENT_SELF =
  /(?<!自)[我本](?:局|厅|委(?!员)|分局|支队|大队|总队)|(?<!自)我(?:部(?![分门队署])|办(?![公法理])|中心|院(?!士)|所(?![在有说属])|处(?![于在理])|站(?!在))/g;
const LED = /([市县区州旗])委[、和及]?\1(?:人民)?政府/;
/** 市 and 区 as those who lead: 市委、市政府 of a city with districts, 区委、区政府 of a district. */
const LED_LEVEL: Readonly<Record<string, Level>> = { 市: 'prefecture', 区: 'county' };
const LEVEL_OF: Readonly<Record<string, Level>> = {
  省: 'province',
  自治区: 'province',
  州: 'prefecture',
  盟: 'prefecture',
  地区: 'prefecture',
  县: 'county',
  旗: 'county',
  镇: 'township',
  乡: 'township',
  街道: 'township',
};

const under = (bodies: string): RegExp =>
  new RegExp(`(?:${bodies})(?:、[^,，。]{1,12})?[^,，。\\n]{0,16}(?:领导下|部署)`);
const UNDER_PREFECTURE = under('州委|地委|市委、市政府|州政府|盟委');
const UNDER_PROVINCE = under('省委|自治区党委');

/** 市 and 区 stand for two levels each; the bodies above them decide. */
function levelOfWord(word: string, text: string): Level | null {
  if (word === '市') {
    if (UNDER_PREFECTURE.test(text) && !UNDER_PROVINCE.test(text)) return 'county';
    if (/全市各区/.test(text) && !/[省县]|自治区/.test(text)) return 'province';
    return 'prefecture';
  }
  if (word === '区') {
    const autonomous = /自治区|全区[^,，。]{0,6}各级人民政府|各盟市|各市、?县|各地级市|区党委/.test(
      text,
    );
    return autonomous && !/区委、区政府|区委区政府|市委、市政府/.test(text) ? 'province' : 'county';
  }
  return LEVEL_OF[word] ?? null;
}

/** The word that occurs most, the first of equals. */
function mostly(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Reads 我县, 全镇, 街道党工委 and the like. */
export function ownLevel(view: View): OwnLevel {
  const text = view.text.slice(0, 60_000);
  const votes = new Map<string, number>();
  let place = 0;
  SELF.lastIndex = 0;
  for (let hit = SELF.exec(text); hit; hit = SELF.exec(text)) {
    const special = hit[3];
    const word =
      (hit[2] === '街' ? '街道' : hit[2]) ??
      hit[4] ??
      (special === undefined
        ? ''
        : special.startsWith('镇')
          ? '镇'
          : special.startsWith('乡')
            ? '乡'
            : special.startsWith('街道')
              ? '街道'
              : special === '省长'
                ? '省'
                : '自治区');
    if (hit[1] === '我') place++;
    const weight = hit[1] === '全' ? 2 : hit[1] ? 5 : special !== undefined ? 3 : 1;
    votes.set(word, (votes.get(word) ?? 0) + weight);
  }
  const announced = /(?:现将|现就)(省|市|区|县|州)(?:人民)?政府/.exec(text)?.[1];
  if (announced !== undefined) votes.set(announced, (votes.get(announced) ?? 0) + 12);
  const opening =
    /(自治区|省)党?委[和、](?:省)?政府(?![^,，。]{0,20}(?:领导|部署|要求|安排|指导|支持))/.exec(
      text.slice(0, 200),
    )?.[1];
  if (opening !== undefined) votes.set(opening, (votes.get(opening) ?? 0) + 6);
  const selves = text.match(DEPARTMENT_SELF) ?? [];
  const department = selves.length;
  const departmentWord = mostly(selves.map((self) => self.slice(-1)));
  // 我局在市委、市政府的领导下: a department stands at the level of those that lead it.
  const led = department > 0 && place === 0 ? LED.exec(text.slice(0, 400))?.[1] : undefined;
  if (led !== undefined) votes.set(led, (votes.get(led) ?? 0) + 12);
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!best) return { level: null, word: null, strength: 0, department, departmentWord, place };
  const level =
    best[0] === led ? (LEVEL_OF[led] ?? LED_LEVEL[led] ?? null) : levelOfWord(best[0], text);
  return { level, word: best[0], strength: best[1], department, departmentWord, place };
}
