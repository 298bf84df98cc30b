import { slips } from '../wording/all';
import { defineWords, fill, say, type Lang, type Params, type Words } from './words';

/** Sentences for findings that do not hold (or cannot be told), by code; neutral, in the terms of the regulations. */
export const findingWords = defineWords(
  {
    'engine.failed': '检查项“{check}”未能运行（{message}），其他检查不受影响',

    'arithmetic.rate': '{name}：按文中数字{above}÷{below}重算为{calculated}，与所述{rate}不同',
    'arithmetic.rate.hundred': '{name}所述为{rate}，而文中{above}少于{below}，重算为{calculated}',
    'arithmetic.rate.over': '{name}所述为{rate}，大于100%',
    'arithmetic.sum': '分项{parts}合计为{calculated}，与总数{whole}不同',
    'arithmetic.sum.part': '分项{part}大于总数{whole}',
    'arithmetic.sum.rest': '已完成与未完成合计（{parts}）为{calculated}，与总数{whole}不同',
    'arithmetic.change': '由{from}至{to}，重算变化为{calculated}，与所述{by}不同',
    'arithmetic.change.base': '按文中{given}推算，变化为{calculated}，与所述{by}不同',
    'arithmetic.change.direction': '所述由{from}“{verb}”至{to}，数值变化方向与用词不一致',
    'arithmetic.order': '“{laterWords}”{later}大于“{earlierWords}”{earlier}',
    'arithmetic.conflict': '“{subject}”前后两处数值不同：{first}、{second}',
    'arithmetic.conflict.rate': '{subject}前后两处数值不同：{first}、{second}',
    'arithmetic.conflict.digits': '“{subject}”前后两处为{first}、{second}，仅数位次序不同，请核对',
    'arithmetic.zero': '一处称“{zero}”，另一处为“{other}”，请核对',
    'arithmetic.milestone': '称突破{mark}，文中数值为{value}',
    'arithmetic.scale': '{cases}共{money}，平均每件{calculated}，请核对金额单位',

    'structure.numbering': '标题编号需核对：{marker}',
    'structure.numbering.skipped': '编号跳号：“{previous}”之后为“{marker}”，未找到“{wanted}”',
    'structure.numbering.repeated': '编号重复：“{marker}”出现两次，按顺序应为“{wanted}”',
    'structure.numbering.order': '编号次序：“{previous}”之后为“{marker}”，按顺序应为“{wanted}”',
    'structure.numbering.start': '本层编号从“{marker}”开始，未找到“{wanted}”',
    'structure.numbering.mixed': '同层编号样式不一：“{previous}”之后为“{marker}”',
    'structure.count': '“{words}”之后列出{count}项',
    'structure.title': '标题重复印出：“{title}”',
    'structure.title.heading': '小标题“{title}”出现两次（{previous}与{marker}）',
    'structure.empty': '标题“{title}”之下未找到正文',
    'structure.repeated': '同一段文字（{count}句）出现两次：“{words}”',
    'structure.year': '标题写明{named}年，报告年度为{year}年',
    'structure.year.plan':
      '下一年度安排的标题写明{named}年；报告年度为{year}年，下一年度为{wanted}年，请核对',
    'structure.year.last':
      '标题称“{words}”，正文所述为{year}年（报告年度），是否指报告年度？请核对',
    'structure.frame': '文首或文末要素未找到',
    'structure.frame.title': '未找到标题',
    'structure.frame.signature': '未找到署名机关',
    'structure.frame.date': '未找到成文或发布日期',

    'stale.year': '此处写明{named}年，报告年度为{year}年',
    'stale.year.since': '此处以{named}年起句，报告年度为{year}年，请核对是否沿用上年文字',
    'stale.year.plan':
      '下一年度安排写为{named}年；报告年度为{year}年，下一年度为{wanted}年，请核对',
    'stale.period': '《{title}》所注期间为{printed}，正式文件为{wanted}',
    'stale.period.dash': '《{title}》期间“{printed}”缺连接号，正式文件为{wanted}',
    'stale.period.early': '《{title}》（{printed}年）在报告年度{year}年尚未印发，请核对',
    'stale.period.over': '《{title}》（{printed}年）在报告年度{year}年已期满，请核对是否沿用旧文',
    'stale.era': '此处指{printed}年，“{title}”为{wanted}年，请核对',
    'stale.era.over': '{title}（{printed}年）至此已期满，报告年度为{year}年，请核对是否沿用旧文',
    'stale.law': '《{title}》注为{printed}年修订，其修订年份为{wanted}年',
    'stale.law.repealed': '《{title}》自{since}年起不再施行，报告年度为{year}年，请核对',
    'stale.body': '“{found}”在机构改革后不再设置，相应职责由{now}承担；报告年度为{year}年，请核对',
    'stale.template': '疑为模板留下的文字：“{found}”',
    'stale.date': '发布日期{publishedOn}早于成文日期{signedOn}',
    'stale.date.after': '文中日期{day}晚于成文或发布日期{last}',
    'stale.date.early': '成文或发布日期{date}早于报告年度{year}年的年末，请核对年份',
    'stale.date.impossible': '日历上没有“{words}”',
    'stale.date.range': '“{words}”的终点早于起点，请核对',
    'copied.organ': '落款“{signed}”与标题中的“{named}”不同，请核对',
    'copied.place': '此处写为“{place}”，本报告的地区为{own}，请核对',
    'copied.place.kind': '此处写为“{place}”，本报告的地区为{own}，请核对',

    'wording.slip': '“{found}”用词请核对',
    'wording.brackets': '标点 {mark} 未成对',
    'wording.brackets.open': '标点 {mark} 未找到与之成对的后一半',
    'wording.brackets.close': '标点 {mark} 未找到与之成对的前一半',
  },
  {
    'engine.failed': 'The check “{check}” could not run ({message}); the others are not affected',

    'arithmetic.rate':
      '{name}: the figures in the text, {above} ÷ {below}, give {calculated}; the text states {rate}',
    'arithmetic.rate.hundred':
      '{name} is stated as {rate}, while {above} is less than {below} ({calculated})',
    'arithmetic.rate.over': '{name} is stated as {rate}, more than 100 %',
    'arithmetic.sum': 'The parts {parts} add up to {calculated}; the total is stated as {whole}',
    'arithmetic.sum.part': 'The part {part} is greater than the total {whole}',
    'arithmetic.sum.rest':
      'Done and remaining ({parts}) add up to {calculated}; the total is stated as {whole}',
    'arithmetic.change': 'From {from} to {to} is a change of {calculated}; the text states {by}',
    'arithmetic.change.base':
      'From {given} in the text follows a change of {calculated}; the text states {by}',
    'arithmetic.change.direction':
      'From {from} to {to}: the figures do not move the way “{verb}” says',
    'arithmetic.order': '“{laterWords}” {later} is more than “{earlierWords}” {earlier}',
    'arithmetic.conflict': '“{subject}” is stated with two values: {first} and {second}',
    'arithmetic.conflict.rate': '{subject} is stated with two values: {first} and {second}',
    'arithmetic.conflict.digits':
      '“{subject}” is {first} in one place and {second} in another, with two digits exchanged; please look',
    'arithmetic.zero': 'The text says “{zero}” in one place and “{other}” in another; please look',
    'arithmetic.milestone': 'Said to have passed {mark}; the figure in the text is {value}',
    'arithmetic.scale': '{money} for {cases} is {calculated} a case; please look at the unit',

    'structure.numbering': 'Number to be looked at: {marker}',
    'structure.numbering.skipped':
      'Number skipped: “{marker}” follows “{previous}”, “{wanted}” was not found',
    'structure.numbering.repeated':
      'Number repeated: “{marker}” stands twice, “{wanted}” would follow',
    'structure.numbering.order':
      'Order of numbers: “{marker}” follows “{previous}”, “{wanted}” would follow',
    'structure.numbering.start':
      'Numbers of this level begin with “{marker}”; “{wanted}” was not found',
    'structure.numbering.mixed':
      'Two styles of numbers on one level: “{marker}” follows “{previous}”',
    'structure.count': '“{words}” announces {announced}; {count} follow',
    'structure.title': 'The title is printed twice: “{title}”',
    'structure.title.heading': 'The heading “{title}” stands twice ({previous} and {marker})',
    'structure.empty': 'No text was found under the heading “{title}”',
    'structure.repeated': 'The same passage stands twice (sentences: {count}): “{words}”',
    'structure.year': 'The heading names {named}; the reported year is {year}',
    'structure.year.plan':
      'The heading of the plans names {named}; the reported year is {year}, the next {wanted}',
    'structure.year.last':
      'The heading says “{words}” (last year), the text below speaks of {year}, the reported year: is that year meant?',
    'structure.frame': 'Something usual at the beginning or the end was not found',
    'structure.frame.title': 'No title was found',
    'structure.frame.signature': 'No signing body was found',
    'structure.frame.date': 'No date of signature or publication was found',

    'stale.year': 'The text names {named} here; the reported year is {year}',
    'stale.year.since':
      'The sentence begins with {named}; the reported year is {year}. Was it taken over from last year?',
    'stale.year.plan': 'The plans speak of {named}; the reported year is {year}, the next {wanted}',
    'stale.period': '《{title}》 is given the period {printed}; the issued text says {wanted}',
    'stale.period.dash':
      'The dash is missing in the period “{printed}” of 《{title}》; the issued text says {wanted}',
    'stale.period.early':
      '《{title}》 for {printed} had not been issued in {year}, the reported year; please look',
    'stale.period.over':
      '《{title}》 for {printed} was over by {year}, the reported year: taken over from an older text?',
    'stale.era': '{printed} is meant here; “{title}” is of {wanted}: please look',
    'stale.era.over':
      '{title} ({printed}) is over here; the reported year is {year}: taken over from an older text?',
    'stale.law':
      '《{title}》 is said to have been revised in {printed}; its revisions are of {wanted}',
    'stale.law.repealed':
      '《{title}》 has not been in force since {since}; the reported year is {year}: please look',
    'stale.body':
      '“{found}” ended with the reform of institutions ({now} took over); the reported year is {year}: please look',
    'stale.template': 'Seems to be left over from a template: “{found}”',
    'stale.date': 'Published on {publishedOn}, before it was signed on {signedOn}',
    'stale.date.after': 'The date {day} in the text lies after signature or publication on {last}',
    'stale.date.early':
      'Dated {date}, before the end of {year}, the reported year: please look at the years',
    'stale.date.impossible': 'No calendar has “{words}”',
    'stale.date.range': '“{words}” ends before it begins; please look',
    'copied.organ': 'Signed by “{signed}”; the title names “{named}”: please look',
    'copied.place': '“{place}” stands here; this report is of {own}: please look',
    'copied.place.kind': '“{place}” stands here; this report is of {own}: please look',

    'wording.slip': 'Please look at the wording “{found}”',
    'wording.brackets': 'The mark {mark} stands alone',
    'wording.brackets.open': 'No closing partner was found for the mark {mark}',
    'wording.brackets.close': 'No opening partner was found for the mark {mark}',
  },
);

/** Sentences for findings that hold: what was checked. */
export const holdsWords = defineWords(
  {
    'arithmetic.rate': '{name}{rate}与文中{above}÷{below}一致',
    'arithmetic.sum': '分项{parts}合计与总数{whole}一致',
    'arithmetic.change': '由{from}至{to}与所述{by}一致',
    'arithmetic.order': '“{laterWords}”{later}不大于“{earlierWords}”{earlier}',
    'arithmetic.conflict': '“{subject}”各处均为{first}',
    'arithmetic.conflict.rate': '{subject}各处均为{first}',
    'arithmetic.milestone': '{value}已突破{mark}',
    'structure.numbering': '“{marker}”起的{count}个编号连续',
    'structure.count': '“{words}”之后列出{count}项，与所述一致',
    'structure.year': '标题所写{named}年与该部分应写的年度相符',
    'stale.year': '所写{named}年与报告年度相符',
    'stale.year.plan': '所写{named}年在报告年度之后',
    'stale.period': '《{title}》期间{printed}无误',
    'stale.era': '“{title}”为{wanted}年，与此处所指一致',
    'stale.law': '《{title}》修订年份{printed}年无误',
    'stale.date': '发布日期{publishedOn}不早于成文日期{signedOn}',
  },
  {
    'arithmetic.rate': '{name} {rate} agrees with {above} ÷ {below}',
    'arithmetic.sum': 'The parts {parts} add up to the total {whole}',
    'arithmetic.change': 'From {from} to {to} agrees with {by}',
    'arithmetic.order': '“{laterWords}” {later} is not more than “{earlierWords}” {earlier}',
    'arithmetic.conflict': '“{subject}” is {first} wherever it is stated',
    'arithmetic.conflict.rate': '{subject} is {first} wherever it is stated',
    'arithmetic.milestone': '{value} has passed {mark}',
    'structure.numbering': '{count} {count|number|numbers} from “{marker}” on run without a gap',
    'structure.count': '“{words}”: {count} follow, as announced',
    'structure.year': 'The heading names {named}, as it should',
    'stale.year': '{named} is the reported year',
    'stale.year.plan': '{named} lies after the reported year',
    'stale.period': 'The period {printed} of 《{title}》 is right',
    'stale.era': '“{title}” is of {wanted}, as said here',
    'stale.law': '《{title}》 was revised in {printed}',
    'stale.date': 'Published on {publishedOn}, not before it was signed on {signedOn}',
  },
);

/** What was said before a sentence named more: for findings in bundles of earlier readings, which lack a slot's value. */
const earlierWords = defineWords(
  { 'copied.place': '此处写为“{place}”，与本报告的地区不同，请核对' },
  { 'copied.place': '“{place}” stands here, which is not the place of this report; please look' },
);

/** Why a finding cannot be decided. */
export const reasonWords = defineWords(
  {
    carryOver: '可能含上年结转，文中数字不足以判断',
    definition: '该率的分母口径不一，文中数字不足以判断',
    denominator: '文中有多个可能的分母，无法判断',
    partialList: '分项未列全，无法判断',
    overlappingList: '分项可能交叉或为先后环节，无法判断',
    mixedUnits: '分项与总数的计量单位不同，无法判断',
    pointOrPercent: '两个比率之间的变化，无法判断是百分点还是百分比',
    separateSentences: '数字出自不同语句，口径可能不同，无法判断',
    sameStem: '上级市可能与本地同名，无法判断',
    engine: '程序未能完成该项检查',
    partHeld: '所据数值已人工核对，而库里只有这份报告的一部分，不能重算',
  },
  {
    carryOver:
      'cases may have been carried over from the year before; the text does not say enough',
    definition: 'this rate is not defined in one way; the text does not say enough',
    denominator: 'several denominators are possible',
    partialList: 'the list is not complete',
    overlappingList: 'the parts may overlap or be stages of one course',
    mixedUnits: 'the parts are counted in other units than the total',
    pointOrPercent: 'a change between two rates: percent or percentage points?',
    separateSentences: 'the figures stand in different sentences and may count different things',
    sameStem: 'the prefecture above may bear the same name',
    engine: 'the check could not be completed',
    partHeld: 'its figures were decided on by a person, and only a part of the report is here',
  },
);

/** Names of the groups of rules, for filters and headings. */
export const ruleWords = defineWords(
  {
    'arithmetic.rate': '比率与分子分母',
    'arithmetic.sum': '总数与分项',
    'arithmetic.change': '增减变化',
    'arithmetic.order': '环节大小关系',
    'arithmetic.conflict': '前后数值',
    'arithmetic.zero': '有无之述',
    'arithmetic.milestone': '突破之数',
    'arithmetic.scale': '金额单位',
    'structure.numbering': '标题编号',
    'structure.count': '所述项数',
    'structure.title': '标题重复',
    'structure.empty': '空标题',
    'structure.repeated': '文字重复',
    'structure.year': '标题年度',
    'structure.frame': '文首文末要素',
    'stale.year': '年度表述',
    'stale.period': '纲要期间',
    'stale.era': '规划期与纪念年份',
    'stale.law': '法律修订年份',
    'stale.body': '已撤并的机构',
    'stale.template': '模板残留',
    'stale.date': '日期先后',
    'copied.place': '其他地区名称',
    'copied.organ': '落款机关',
    'wording.slip': '用词',
    'wording.brackets': '标点成对',
    'engine.failed': '未能运行',
  },
  {
    'arithmetic.rate': 'Rates and their parts',
    'arithmetic.sum': 'Totals and breakdowns',
    'arithmetic.change': 'Changes',
    'arithmetic.order': 'Order of stages',
    'arithmetic.conflict': 'The same thing twice',
    'arithmetic.zero': 'None and some',
    'arithmetic.milestone': 'Marks passed',
    'arithmetic.scale': 'Units of money',
    'structure.numbering': 'Numbering of headings',
    'structure.count': 'Announced numbers of items',
    'structure.title': 'Doubled titles',
    'structure.empty': 'Empty headings',
    'structure.repeated': 'Repeated passages',
    'structure.year': 'Years in headings',
    'structure.frame': 'Title, signature, date',
    'stale.year': 'Years',
    'stale.period': 'Periods of outlines',
    'stale.era': 'Spells and anniversaries',
    'stale.law': 'Revisions of laws',
    'stale.body': 'Former bodies',
    'stale.template': 'Remains of a template',
    'stale.date': 'Order of dates',
    'copied.place': 'Other places',
    'copied.organ': 'Signing body',
    'wording.slip': 'Wording',
    'wording.brackets': 'Unpaired marks',
    'engine.failed': 'Could not run',
  },
);

interface Said {
  readonly code: string;
  readonly rule: string;
  readonly verdict: 'holds' | 'fails' | 'cannotTell';
  readonly reason?: string;
  readonly params: Params;
}

const SLIP = 'wording.slip.';
const marks: Readonly<Record<Lang, readonly [string, string]>> = {
  zh: ['：', '；'],
  en: [': ', '; '],
};

/** The sentence of a finding in one language, with the reason where it cannot be told. */
export function sentenceOf(finding: Said, lang: Lang): string {
  if (finding.code.startsWith(SLIP)) return slipSentence(finding, lang);
  const isEarlier = finding.code === 'copied.place' && finding.params.own === undefined;
  const failing: Words<string> = isEarlier ? earlierWords : findingWords;
  const words: Words<string> = finding.verdict === 'holds' ? holdsWords : failing;
  const known = finding.code in words[lang] ? finding.code : finding.rule;
  if (finding.verdict !== 'cannotTell') return say(words, lang, known, finding.params);
  const why = say(reasonWords, lang, finding.reason ?? '');
  const filled = fill(words[lang][known] ?? known, finding.params);
  // Without a recomputed figure there is only the reason to tell.
  return finding.params.calculated === '' ? why : `${filled}${marks[lang][1]}${why}`;
}

/** Why a find that no entry of the catalogue lists is shown. */
const nearTerm = (lang: Lang, right: string): string =>
  lang === 'zh' ? `与固定用语“${right}”相近，请核对` : `close to the fixed term ${right}`;

function slipSentence(finding: Said, lang: Lang): string {
  const slip = slips.find((s) => s.id === finding.params.slip);
  const found = String(finding.params.found ?? '');
  const why = slip?.[lang] ?? nearTerm(lang, String(finding.params.right ?? ''));
  return `“${found}”${marks[lang][0]}${why}`;
}
