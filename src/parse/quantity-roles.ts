import type { Section } from '../model/doc';
import type { Level } from '../model/meta';
import type { QuantityRole, Scope } from '../model/quantity';
import { charactersOf, Cues, holdsOneOf, isOneOf, WHITE_SPACE } from '../model/sieve';
import type { Span } from '../model/span';
import { normWords } from './qualifiers';
import { endingIn } from './windows';

/** The words a role is judged by: all within one line, bounded, so that time stays linear. */
export interface RoleContext {
  /** The sentence up to the figure, at most 80 characters. */
  readonly sentence: string;
  /** The clause up to the figure, from the last comma or stop. */
  readonly clause: string;
  /** What may stand in either: see `cues`. */
  readonly sentenceCues: number;
  readonly clauseCues: number;
  /** Up to 24 characters behind the figure. */
  readonly after: string;
  readonly inPlans: boolean;
  readonly approx: string | null;
  /** The figure is a multiple (上年的1.8倍), which belongs to the later year. */
  readonly multiple: boolean;
  readonly year: number | null;
  readonly level: Level | null;
}

/** For each family of patterns characters of which one stands in whatever they match: most words hold none. */
export const cues = new Cues([
  '争计将要拟打标确',
  '争到至',
  '明下',
  '年来次五',
  '级均厅委参接',
  '全本辖各',
  '年',
  '每',
]);
const [PLANS, TARGETS, NEXT, PERIODS, UPPER, AREA, YEAR, EACH] = [1, 2, 4, 8, 16, 32, 64, 128];

const nextSteps =
  /(?:^|[。;；\n])[^\S\n]{0,4}(?:[一二三四五六七八九十]{1,2}是|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．])?[^\S\n]{0,2}(?:下一?步|下一?阶段|今后|明年|下一年度?|来年|20(\d\d)年|(?:努力方向|改进(?:措施|方向)|整改措施|(?:工作|下步)打算|工作(?:计划|安排|思路))[:：])[^。\n]{0,24}/g;

/** Everything after a sentence that opens with 下一步, or with a later year and 将, up to the end of its outermost section. */
export function planSpans(text: string, sections: readonly Section[], year: number | null): Span[] {
  const spans: Span[] = sections
    .filter((s) => s.role === 'plans')
    .map(({ start, end }) => ({ start, end }));
  const outer = sections.filter((s) => s.depth === 1);
  let at = 0;
  nextSteps.lastIndex = 0;
  for (let m = nextSteps.exec(text); m; m = nextSteps.exec(text)) {
    const start = m.index;
    if (
      m[1] !== undefined &&
      !(year !== null && Number(m[1]) === (year + 1) % 100 && /[将要拟]|计划/.test(m[0]))
    )
      continue;
    while (at < outer.length && (outer[at]?.end ?? 0) <= start) at += 1;
    const section = outer[at];
    const line = text.indexOf('\n', start + 1);
    const lineEnd = line < 0 ? text.length : line;
    const later = section && section.start <= start && section.role !== 'achievements';
    spans.push({ start, end: later ? Math.max(section.end, lineEnd) : lineEnd });
  }
  return merge(spans);
}

function merge(spans: Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

const plan = new RegExp(
  [
    '力争',
    '争取(?!到|了|资金|上级|中央|省|市|项目|各类|专项|补助|落实)',
    '预计',
    '(?<![入度月查工作改])(?<!(?<!全)年)计划(?:新增|开展|完成|组织|建设|于|在|用|到|举办|实施|投入|年内|安排|再|培训|招录|打造|新建)',
    '将(?:继续|进一步|持续|着力|全力|力争|努力|于|新增|不断|坚持|再|陆续|分批|在20)',
    '即将',
    '要(?:达到|实现|不低于)',
    '拟(?:于|在|新增|开展|组织|新建|投入|安排)',
    '打算',
    '目标(?:任务|数|值)?(?:是|为)',
    '(?:目标|计划)任务(?:数|量)?\\s?$',
    '确保[^,，。;；]{0,20}(?:达到|达|不低于|不少于|控制在|保持在|实现)[^,，。;；]{0,6}$',
  ].join('|'),
);
const laterYear = /(?:到|至|于)?(20\d\d)年(?:底|末|年底)?/g;
/** 每月一次; not 以每两月1次的频次, which is how the figure behind it came about. */
const rhythm =
  /每(?:个|一|两|半)?(?:年度?|季度?|月|周|学期|旬|日|天|名|人|次|场)(?![^,，。;；]{1,6}(?:频次|频率))/;
/** 每村配备2名: a rate per body; not 每村1名共136名. */
const perBody =
  /每(?:个|一)?(?:行政村|村|社区|乡镇?|镇|街道|单位|部门|校|所|站)(?![^,，。;；]{1,16}(?:共|累计|合计))/;
const average = /平均每|年均|月均|人均(?!不)/;
const demand =
  /规定|要求|应当|应在|应于|必须|须在|不得|法定|承诺(?!制)|限期|一般(?:在|为)|原则上|标准(?:是|为)/;

/** A rhythm or a rate per head; a name in quotation marks (“每周一法”讲堂) is none. */
function isRhythm(clause: string): boolean {
  const said = clause.replace(/“[^”]*”/g, '');
  return (rhythm.test(said) || perBody.test(said)) && !average.test(said);
}

/** A later year named before the figure: 到2025年达到…; the year itself decides, not the word 到. */
function namesLaterYear(sentence: string, year: number | null): boolean {
  if (year === null || !sentence.includes('年')) return false;
  laterYear.lastIndex = 0;
  for (let m = laterYear.exec(sentence); m; m = laterYear.exec(sentence)) {
    const inTitle =
      /^[^《]{0,40}》/.test(sentence.slice(m.index)) ||
      /^\s*[—–~-]/.test(sentence.slice(m.index + m[0].length));
    const ranged = /\d[—–~-]$/.test(sentence.slice(0, m.index));
    // 截至2023年3月15日: how things stand when the report is written.
    const standing =
      /截[至止]?$/.test(sentence.slice(0, m.index)) || sentence[m.index - 1] === '截';
    if (Number(m[1]) > year && !inTitle && !ranged && !(standing && m[1] === String(year + 1)))
      return true;
  }
  return false;
}

const period =
  /(?:去年|上一?年度?|前年|上年同期|去年同期|(?<![\d])((?:19|20)\d\d)\s?年度?|今年|本年度?|年内|全年|一年来)/g;
const adjacentPrior = endingIn(
  '(?:去年|上年|上一年度?|上年同期|去年同期)(?:同期)?的?(?:共|为|是|[:：])?\\s?',
);
/** 2022年的68件: the year directly before the figure. */
const adjacentYear =
  /(?<=((?:19|20)\d\d)年度?(?:(?:\d{1,2}月?)?[至到—–-]\d{1,2}月)?(?:同期)?(?:的|为|是|[:：])\s?)/y;
/** 由上年的62%提升到今年的100%. */
const adjacentNow = endingIn('(?:今年|本年度?)的\\s?');
const compared = endingIn(
  '(?:较|比|与|同|相比|对比|低于|高于|超过|自|从|截至|截止|早于|《[^》]{0,20})\\s?',
);
/** What stands before a period that stands by itself: a mark, a word that places it, or the end of a body's name. */
const SETS_OFF = charactersOf(`,，。;；:：、(（在于省市县区旗州盟乡镇局厅委办道国${WHITE_SPACE}`);
const setOff = (sentence: string, at: number): boolean =>
  at === 0 || isOneOf(SETS_OFF, sentence.charCodeAt(at - 1)) || sentence.startsWith('其中', at - 2);
/** What follows a year that only names a thing: the rest of a title, 以来, 版, the other half of a span. */
const namesThing =
  /[^《]{0,30}》|(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?份?|底|末)?(?:以来|以前|之前|前|[—–~～至到-])|版|修订|印发|结转|遗留|结余|旧存|(?:尚)?未(?:审?结|办结|结案)|[^,，。;；]{1,12}的[^,，。;；]{1,12}中[,，]|[—–~-]/y;

/** Whether the last period named before the figure is an earlier year than the report's. */
function isPrior(context: RoleContext): boolean {
  const { sentence } = context;
  if (!sentence.includes('年')) return false;
  const last = sentence.charCodeAt(sentence.length - 1);
  if (isOneOf(ENDS_PRIOR, last)) {
    if (adjacentPrior(sentence)) return !context.multiple;
    if (adjacentNow(sentence)) return false;
  }
  return namesPrior(
    context,
    holdsOneOf(CLOSING, sentence, 0, sentence.length)
      ? sentence.replace(ASIDE, (aside) => '　'.repeat(aside.length))
      : sentence,
  );
}

/** What a year right before the figure ends in, alone or with a word behind it. */
const ENDS_PRIOR = charactersOf(`年度期的共为是:：${WHITE_SPACE}`);
const CLOSING = charactersOf(')）');

/** An aside that is closed before the figure says nothing of it: 412件(上年467件),罚款86万元. */
const ASIDE = /[(（][^(（)）]*[)）]/g;

function yearRightBefore(sentence: string): string | undefined {
  if (!isOneOf(ENDS_PRIOR, sentence.charCodeAt(sentence.length - 1))) return undefined;
  adjacentYear.lastIndex = sentence.length;
  return adjacentYear.exec(sentence)?.[1];
}

function namesPrior(context: RoleContext, sentence: string): boolean {
  const { year } = context;
  if (!sentence.includes('年')) return false;
  const adjacent = yearRightBefore(sentence);
  if (adjacent !== undefined && year !== null && Number(adjacent) <= year)
    return Number(adjacent) < year && !context.multiple;
  let prior = false;
  // 在上一年度上升15%的基础上又上升30%: what follows is the year's own.
  period.lastIndex = Math.max(0, sentence.lastIndexOf('基础上'));
  for (let m = period.exec(sentence); m; m = period.exec(sentence)) {
    if (!setOff(sentence, m.index) || compared(sentence, m.index)) continue;
    // 今年以来 is the year itself, though 2021年以来 are several.
    const current = m[1] === undefined ? m[0].startsWith('今') : Number(m[1]) === year;
    if (current && sentence.startsWith('以来', period.lastIndex)) {
      prior = false;
      continue;
    }
    namesThing.lastIndex = period.lastIndex;
    if (namesThing.test(sentence)) continue;
    if (m[1] === undefined) prior = /^(?:去|上|前)/.test(m[0]);
    else prior = year !== null && Number(m[1]) < year;
  }
  return prior;
}

const yearList =
  /((?:(?:19|20)\d\d年?(?:度)?[、和及,，]){1,5}(?:19|20)\d\d年(?:度)?)[^,，。;；\d]{0,4}分别/;

/**
 * 2022年、2023年分别办理12件、15件: the years that figures of this sentence belong to in turn, and where the list
 * ends in it; null where there is no such list.
 */
export function yearsInTurn(sentence: string): { years: number[]; end: number } | null {
  if (!sentence.includes('分别') || !sentence.includes('年')) return null;
  const match = yearList.exec(sentence);
  if (!match?.[1]) return null;
  return {
    years: (match[1].match(/\d{4}/g) ?? []).map(Number),
    end: match.index + match[0].length,
  };
}

/** What the figure is: of the report year, a plan, of an earlier year, or a rule's. */
export function roleOf(context: RoleContext): QuantityRole {
  const {
    sentence,
    clause,
    approx,
    year,
    clauseCues: inClause,
    sentenceCues: inSentence,
  } = context;
  if (context.inPlans) return 'plan';
  if ((inClause & PLANS) !== 0 && plan.test(clause)) return 'plan';
  if ((inClause & YEAR) !== 0 && namesLaterYear(clause, year)) return 'plan';
  const target =
    (inSentence & TARGETS) !== 0 ? /力争|(?<!截)(?:到|至)20\d\d年/.exec(sentence)?.[0] : undefined;
  if (
    target !== undefined &&
    !STANDS.test(clause) &&
    (target === '力争' || namesLaterYear(target, year))
  )
    return 'plan';
  if ((inClause & EACH) !== 0 && isRhythm(clause)) return 'norm';
  if ((inSentence & YEAR) !== 0 && isPrior(context)) return 'prior';
  if (
    approx !== null &&
    (normWords.has(approx) || (approx === '以上' && /至少|不少于/.test(clause)))
  )
    return 'norm';
  if (isLimit(approx, context.after) && demands(clause)) return 'norm';
  if (isNorm(context)) return 'norm';
  if ((inSentence & NEXT) !== 0 && /(?:^|[,，。;；])(?:明年|下一年)/.test(sentence)) return 'plan';
  return 'result';
}

/** A level that was reached from the rule's: 由法定的20个工作日压缩至5个工作日以内, 较法定时限压缩90%以上. */
const REACHED = /(?:压[缩减]|缩[短减]|降低?|减少?|提[高升])(?:了|至|到|为)?\s?$/;

const demands = (clause: string): boolean => demand.test(clause) && !REACHED.test(clause);

/** 较法定时限30个工作日: the rule's own figure. */
const ENDS_LAW = charactersOf(`定限间的${WHITE_SPACE}`);
const ofLaw = /法定(?:(?:办[理结]|审批|审查)?(?:时限|期限|时间)的?)?\s?$/;
/** 高于5%的规定比例 */
const asRuled = /^的(?:法定|规定|最低|国家|省定)(?:比例|标准|要求|时限|期限)/;
/** 凡标的额在50万元以上的合同一律审查; 罚款5000元以上的案件须集体讨论. */
const bound = /^(?:及?以[上下])?的[^,，。;；]{0,12}(?:一律|须|应当|必须|均需)/;

/** Whether the figure is where a rule begins to hold, or what it demands. */
function isNorm({ clause, after, approx }: RoleContext): boolean {
  if (isOneOf(ENDS_LAW, clause.charCodeAt(clause.length - 1)) && ofLaw.test(clause)) return true;
  const next = after.charAt(0);
  if (next !== '的' && next !== '以' && next !== '及') return false;
  return asRuled.test(after) || (isLimit(approx, after) && bound.test(after));
}

/** 目前已建成46个: how things stand, behind what is striven for. */
const STANDS = /^\s?(?:(?:截至|截止)?目前[,，]?(?:共|累计)?已|现已|(?:共|累计|实际)?已)/;

/** Whether the figure is said to be a limit: 以内, 之内, 以上, 以下. */
const isLimit = (approx: string | null, after: string): boolean =>
  after.startsWith('内') ||
  after.startsWith('内', 1) ||
  after.startsWith('以上') ||
  after.startsWith('以下') ||
  (approx !== null && /内|以上|以下/.test(approx));

const upper =
  /上级(?!级)|全(?:省|市|国)平均|(?<![承接向报获被经受由与合对入])(?:省厅|省级(?:部门|机关))(?!下放|委托|交办|转办|表彰|抽查|督办|移交|下达)|国家部委|(?:参加|接受)(?:省|市|国家|州|地区)(?!.{0,4}级以下)/;
/** To a province's own departments 省厅 is themselves. */
const upperOfProvince = /上级(?!级)|全国平均|国家部委|(?:参加|接受)(?:省|国家)/;
const area = /(?:全|本|辖)(?:省|市|区|县|州|旗|镇|乡|街道|域|境)|辖区|各(?:乡镇|镇街|县区|地|部门)/;
const severalYears =
  /(?:[两二三四五六七八九十\d]年(?:多)?来|近[两二三四五六七八九十几\d]+年|近年来|(?<![》\d])20\d\d年?[至到]20\d\d年(?!\d)(?!度?[^,，。;；]{0,8}(?:规划|纲要))|历年(?:来|累计|共|合计)|历次(?!全会)|十[二三四五]五[”"]?(?:期间|时期)|[六七八九]五[”"]?普法(?:启动|实施|开展|工作)*(?:以来|期间)|(?:十[二三四五]五[”"]?|实施|施行|成立|换届|党的[一二三四五六七八九十]+大|大)以来)/;

/** 近三年审查1200份,其中2023年428份: the clause is about the report's year alone. */
const ofThisYear = (clause: string, year: number | null): boolean =>
  /今年(?!以来)|本年度|年内/.test(clause) ||
  (year !== null && clause.includes(`${String(year)}年`) && !/年(?:以来|底|末)/.test(clause));

/** Whose figure it is; several years together only where the sentence says so. */
export function scopeOf(context: RoleContext): Scope {
  const { sentence, clause, year, level, clauseCues: inClause, sentenceCues: inSentence } = context;
  if (
    (inSentence & PERIODS) !== 0 &&
    severalYears.test(sentence) &&
    !(ofThisYear(clause, year) && !severalYears.test(clause))
  )
    return 'cumulative';
  const since =
    (inSentence & YEAR) !== 0 && sentence.includes('以来')
      ? /((?:19|20)\d\d)年(?:\d{1,2}月)?(?:份)?(?:(?<=自(?:19|20)\d\d年(?:\d{1,2}月)?份?)[^,，。;；的]{1,10})?以来(?![^,，。;；]{0,8}的|[^,，。;；]{0,40}(?:印发|出台|制定|发布|制发|公布|颁布|签订|形成)的)/.exec(
          sentence,
        )?.[1]
      : undefined;
  if (since !== undefined && year !== null && Number(since) < year) return 'cumulative';
  if ((inClause & UPPER) !== 0 && (level === 'province' ? upperOfProvince : upper).test(clause))
    return 'upper';
  if ((inClause & AREA) !== 0 && area.test(clause)) return 'area';
  return (inSentence & AREA) !== 0 && goesOnWithArea(sentence, clause) ? 'area' : 'own';
}

/** A clause that begins with the whole area: 全州复议机关收到163件,受理141件,审结132件 are all the area's. */
const AREA_LEADS =
  /(?:^|[,，;；:：])\s*(?:(?:20\d\d年度?|今年(?:以来)?|全年|年内|目前|截至[^,，]{1,12})[,，]?)?全[省市区县州旗](?![^,，]{0,6}(?:率先|首|第|前|排名|平均|唯一|上下))/gu;
/** Words of the body itself, which end that. */
const OF_BODY =
  /本[级局厅委]|我[局厅委院]|[省市县区州旗](?:政府|委|长)(?!部门|系统)|党[组委]|常务会|中心组|[局厅]/u;

function goesOnWithArea(sentence: string, clause: string): boolean {
  if (!sentence.includes('全') || OF_BODY.test(clause)) return false;
  let end = -1;
  AREA_LEADS.lastIndex = 0;
  while (AREA_LEADS.test(sentence)) end = AREA_LEADS.lastIndex;
  return end >= 0 && !OF_BODY.test(sentence.slice(end));
}
