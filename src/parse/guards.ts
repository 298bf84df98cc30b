import { setNouns, setNounsWithDigits } from '../catalog/units';
import { charactersOf, holdsOneOf, isOneOf, WHITE_SPACE } from '../model/sieve';
import type { Span } from '../model/span';
import type { Numeral } from './numerals';
import type { UnitRead } from './units';
import { endingIn } from './windows';

/** 《…》, 〔…〕 of any length within a line, short quotations, and “1名…+N名…”: figures in them are names, not counts. */
const fencePattern =
  /《[^》\n]{1,120}》|〔[^〕\n]{1,12}〕|“[^”\n，,。;；:：]{1,14}”|“[^”\n。]{1,40}[+＋][^”\n。]{0,40}”|‘[^’\n，,。;；:：]{1,14}’|「[^」\n，,。;；:：]{1,14}」|"[^"\n，,。;；:：]{1,14}"/g;

/** Passages whose figures count nothing, in reading order. */
export function findFences(text: string): Span[] {
  const fences: Span[] = [];
  fencePattern.lastIndex = 0;
  for (let m = fencePattern.exec(text); m; m = fencePattern.exec(text)) {
    const start = m.index;
    if (
      ALL_OF_IT.test(m[0].replace(/\s/g, '')) &&
      text.slice(Math.max(0, start - 12), start).includes('率')
    )
      continue;
    fences.push({ start, end: start + m[0].length });
  }
  return fences;
}

/** 办复率、满意率达到“双百”, “100%”: a quotation that names no slogan but the rate itself. */
const ALL_OF_IT = /^["“](?:双|[两三]个)?(?:100[%％]|百分百|百分之百|百)(?:目标)?["”]$/;

/** A number with its unit and the words around it (same line), before it is believed. */
export interface Candidate {
  readonly numeral: Numeral;
  readonly unit: UnitRead;
  /** Whether a qualifier stands with it (余, 近, 以上 …). */
  readonly qualified: boolean;
  /** Up to 24 characters before and behind, within the line. */
  readonly before: string;
  readonly after: string;
}

type Guard = (c: Candidate) => boolean;

const punctuation = /^[\s\u00a0]*(?:[,，。;；、.)）:：!！\t\n]|$)/;
const clear = (c: Candidate): boolean => punctuation.test(c.after);

/** 第二批, 第3、4次; 第23条、24条; 十四届14次. */
const ordinal: Guard = ({ before, unit, numeral, after }) =>
  (unit.unit === '次' &&
    (/届[^,，。;；\d]{0,8}$/.test(before) ||
      (numeral.han &&
        numeral.value !== 2 &&
        SESSION.test(before) &&
        /^(?:全体|扩大)?会/.test(after)))) ||
  ('位名'.includes(unit.unit) && /前\s?$/.test(before)) ||
  (holdsOneOf(ORDERS, before, 0, before.length) &&
    (/(?:第|[〕\]])[\s\u00a0]{0,2}$/.test(before) ||
      /第[\d零一二三四五六七八九十百]{1,5}[条款项批期次届号]?[、,，和及至-][第\s]*$/.test(before) ||
      /第?[\d一二三四五六七八九十]{1,3}届$/.test(before) ||
      /(?:第\d{1,3}条|排名|位列|位居|名列)(?:全[国省市区县])?第?$/.test(before)));
/** 县委全面依法治县委员会五次会议: which of its meetings. */
const SESSION = /(?:委员会|大会|常委会|纪委|[省市县区州]委)$/;
/** One of these stands before every other ordinal. */
const ORDERS = charactersOf('第〕]届排位名');

/** 编号3, No.5: a label's number. */
const labelled = endingIn('(?:№|No\\.?|编号|序号)[\\s\\u00a0:：]{0,2}');
/** What such words and the blanks behind them end in. */
const ENDS_LABEL = charactersOf(`№o.号:：${WHITE_SPACE}`);
const lastOf = (words: string): number => words.charCodeAt(words.length - 1);
const label: Guard = ({ before }) => isOneOf(ENDS_LABEL, lastOf(before)) && labelled(before);

/** Words of a term before 日: 期限由60日缩短至45日, 公示30日. */
const term =
  /(?:缩短|压缩|延长|期限|时限|公示|公告|拘留|征求意见|为期|历时|平均|法定)[^,，。;；月]{0,12}$/;

/** 成功调处2016起, 检查2035处: a figure that looks like a year, behind a verb and before a stop; or no year at all. */
const counted = ({
  before,
  after,
  numeral,
}: Pick<Candidate, 'before' | 'after' | 'numeral'>): boolean =>
  Number(numeral.clean) > 2050 ||
  (punctuation.test(after) &&
    /(?:调[处解]|化解|受理|办[理结]|立案|查处|排查|检查|发现|整改|处置|发放|印发|发送|纠纷|案件|隐患|问题|线索|共计?|达到?|成功)$/.test(
      before,
    ));

/** A date's day, or a date with a point (12.4), before a noun that looks like a unit. */
const datePart: Guard = ({ before, unit, numeral, after, qualified }) =>
  (unit.unit === '日' &&
    (/[月.]\s{0,2}$/.test(before) ||
      !(
        qualified ||
        /^(?:以内|之内|内|历天|办[结完]|[审出发]证|审结|送达|答复)/.test(after) ||
        term.test(before)
      ))) ||
  (unit.unit === '天' && /[×xX*]\s{0,2}$/.test(before)) ||
  (unit.unit === '周' && /^[年一二三四五六日岁]/.test(after)) ||
  (numeral.clean.length === 4 &&
    /^(?:19|20)\d\d$/.test(numeral.clean) &&
    !counted({ before, after, numeral }) &&
    /^(?:版|本|期|届|起|周|级|类|面|单|部|批|处|所|队|班|场|本级)/.test(unit.unit)) ||
  (unit.unit === '周' && /(?:[12]\d{3}\s?年|[^\d]\d{1,2}月)\s{0,2}第?$/.test(before));

/** 24小时服务, 7×24小时, 15分钟服务圈, 8小时以外, 连续3个月. */
const clock: Guard = ({ unit, before, after, numeral }) => {
  if (unit.kind !== 'duration') return false;
  if (/[×xX*/]\s{0,2}$/.test(before) || /^\s{0,2}[×xX*]/.test(after)) return true;
  if (/^[^,，。;；]{0,10}[圈]/.test(after)) return true;
  if (/^(?:之?外|以外)/.test(after)) return true;
  if (/(?:连续|满|近|每|前|后|第|全年|全天)\s{0,2}$/.test(before) && unit.unit !== '工作日')
    return true;
  if (unit.unit === '小时' && numeral.value === 24) return !/^(?:以?内|之内)/.test(after);
  return numeral.han && /^(?:行动|攻坚|会战|整治|专项|计划)/.test(after);
};

/** 每万人, 每3个月: the base of a ratio or a rhythm. */
const based = endingIn('(?:每|逐)[\\s\\u00a0]?');
const ENDS_BASE = charactersOf(`每逐${WHITE_SPACE}`);
const base: Guard = ({ before, numeral }) =>
  (isOneOf(ENDS_BASE, lastOf(before)) && based(before)) ||
  // 5批次/千人
  (numeral.han && before.endsWith('/'));

/** 最多跑一次, 只跑1次, 跑零次, 一次办; but 举办1次, 近年来3次. */
const errand: Guard = ({ before, unit, numeral }) =>
  (unit.unit === '次' || unit.unit === '趟') &&
  (/(?:跑|最多)\s?$/.test(before) ||
    (numeral.value <= 1 &&
      /(?:进|(?<![以线会网])上|(?<![举承开主协督交合])办|(?<![年以])来)\s?$/.test(before)));

/** 三项制度, 两个维护, 八个方面, 5个一. */
const setPhrase: Guard = ({ numeral, unit, after, qualified }) => {
  if (unit.unit === '位' && /^[“"”]?一体/.test(after)) return true;
  if (qualified || numeral.value > 15 || !'个项大种类张条本道件支场'.includes(unit.unit))
    return false;
  if (numeral.han && /^[“"‘「]/.test(after)) return true;
  if (!numeral.han && numeral.value > 9) return false;
  const nouns = numeral.han ? setNouns : setNounsWithDigits;
  return nouns.some((noun) => after.startsWith(noun)) && !(numeral.han && unit.unit === '件');
};

/** 十四五期间, 十三五规划: a plan's name without quotation marks. */
const planName: Guard = ({ numeral, unit, after, before }) =>
  (numeral.han &&
    /^十?[一二三四五六七八九]五?$/.test(numeral.clean) &&
    /[一二三四五六七八九]五$/.test(numeral.clean) &&
    !/十五$/.test(numeral.clean) &&
    '期时'.includes(unit.unit)) ||
  (numeral.han && unit.unit === '期' && /^(?:工程|建设|项目)/.test(after)) ||
  (numeral.han && unit.unit === '期' && /["“”']$/.test(before));

/** 五家渠, 九台区, 三门县: a numeral with a measure word inside a place name. */
const placeName: Guard = ({ numeral, unit, after, qualified }) =>
  numeral.han &&
  !qualified &&
  numeral.clean !== '两' &&
  !'个名位项次'.includes(unit.unit) &&
  /^(?:[县区镇乡渠峡河沟庄坪坝寨屯堡岭子湾桥铺]|[市村](?![级场民]))/.test(after);

/** Numerals of one character that mostly make words: 二次供水, 零件, 百家, 万户, 半个. */
const bareNumeral: Guard = (c) => {
  const { numeral, unit, qualified } = c;
  if (!numeral.han || numeral.form !== 'plain') return false;
  if (/^[零]+$/.test(numeral.clean)) return unit.kind !== 'rate';
  // 唯一一个
  if (numeral.clean === '一一') return true;
  if (numeral.clean === '半') return unit.kind !== 'duration' && unit.kind !== 'rate';
  if (qualified || numeral.vague !== null) return false;
  if (/^[百千万亿]+$/.test(numeral.clean)) return unit.kind !== 'rate';
  if (numeral.clean === '二') return !clear(c) && unit.unit !== '名';
  return false;
};

const countable = '件起宗例名人份部场次家户项条个';
const countWords =
  /(?:[为共计达]|案件|案|纠纷|事故|受理|办理|立案|查处|审结|审理|调解|开展|召开|举办|组织|制定|出台|修订|废止|发布|发生|收到|新增|化解|移送|处理|提出|撤销|变更|驳回|违法|维持|终止|和解|撤回|败诉|胜诉|答复|提案|建议|答辩|诉讼|复议|法规|规章|文件|预案|讲座|培训|会议|清理|评查|督[察查]|检查|评估|考试|汇报|人员?|干部|[条部份场次件起个项名人家户])$/;
const rhythm = /每(?:个|一|两)?(?:年|季度?|月|周|半年|学期|旬|日|天)[^,，。;；]{0,12}$/;

/** 一 with a measure word is prose (一批, 一个, 一次性) unless it stands as a count at the end of its clause or in a rhythm. */
const one: Guard = (c) => {
  const { numeral, unit, before } = c;
  if (numeral.clean !== '一') return false;
  if (unit.kind === 'duration') return unit.unit !== '工作日' && !/^(?:以?内|之内)/.test(c.after);
  if (unit.kind === 'money') return !clear(c);
  if (unit.kind !== 'count') return false;
  if (rhythm.test(before) && '次场期轮遍'.includes(unit.unit)) return false;
  if (!clear(c) || !countable.includes(unit.unit)) return true;
  return (
    /(?:[无没未不进跑同这那某任唯统另]|不止|又|再|每)$/.test(before) || !countWords.test(before)
  );
};

/** 无一件被撤销 says zero; 没有1起 too: the figure itself counts nothing. */
const negated: Guard = ({ before, numeral }) =>
  numeral.value === 1 && /(?:无|没有|未有|未发生|零)$/.test(before);

/** Direct nouns (275村) and set-prone words (三类) count only with digits. */
const wrongNumeral: Guard = ({ numeral, unit }) => unit.with !== 'any' && numeral.han;

const guards: readonly Guard[] = [
  ordinal, label, datePart, clock, base, errand, setPhrase, planName, placeName, bareNumeral, one, negated, wrongNumeral,
]; // prettier-ignore

/** Whether a number with a unit behind it counts nothing after all (variation of dates, names, ordinals, slogans). */
export function isDecoy(candidate: Candidate): boolean {
  for (const guard of guards) if (guard(candidate)) return true;
  return false;
}
