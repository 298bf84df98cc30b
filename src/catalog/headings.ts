import type { SectionRole } from '../model/doc';

/**
 * What headings and sentences say when they open one of the required contents. Each entry is the source of a
 * regular expression without flags; `{next}` stands for words of the coming year, `{work}` for the report's subject.
 */
export interface RoleWords {
  readonly role: SectionRole;
  /** Characters of which one stands in whatever `headings` or `outermost` match: most headings hold none. */
  readonly cues: string;
  /** Headings that say so at any depth. */
  readonly headings: readonly string[];
  /** Words that say so only in an outermost heading; deeper down they may belong to something else. */
  readonly outermost: readonly string[];
  /** Sentences that say so where headings are merged or missing. */
  readonly sentences: readonly string[];
}

/** Words for the time to come. */
export const NEXT =
  '(?:下一?步|下一?阶段|下一?年度?|明年度?|来年|今后(?:一个时期|一段时间|的?工作)?|接下来|下半年|新的一年|未来(?:一年|几年))';

/** In the order of trust: the first that fits names the section. */
export const ROLE_WORDS: readonly RoleWords[] = [
  {
    role: 'leadership',
    cues: '责领',
    headings: [
      '第一责任人',
      '主要(?:负责人|负责同志|领导)(?:切实|认真|依法|全面|带头)*(?:履行|落实|履职|推进).{0,12}(?:法治|职责|责任)',
      '(?:党政|政府|单位|部门|局)?主要负责(?:人|同志)履职(?:尽责)?情况',
    ],
    outermost: ['主要(?:负责人|负责同志|领导).{0,12}(?:履行|履职|职责)'],
    sentences: [
      '(?:党政|党委|政府|单位|部门|局|镇|乡|街道|区|县|市)?主要(?:负责人|负责同志|领导)(?:切实|认真|严格|坚持|带头|全面|自觉|依法)*(?:履行|落实|扛起|担起).{0,20}(?:第一责任人|法治建设|法治政府|职责|责任)',
      '第一责任人(?:的)?(?:职责|责任|制度|规定|意见|清单|作用)?',
    ],
  },
  {
    role: 'problems',
    cues: '存难题足板薄',
    headings: [
      '存在(?:着)?(?:的)?(?:一些|主要|突出|以下|薄弱|短板)*(?:的)?(?:困难|问题|不足|短板|差距|弱项|薄弱环节)',
      '(?:主要|突出)?(?:困难|问题|不足|短板)(?:和|与|及|以及|、)(?:主要|突出|存在的?)*(?:困难|问题|不足|短板|弱项|差距|原因)',
      '不足之处$',
      '(?:不足|短板|问题)(?:和|与|及|以及|、)?原因$',
      '^(?:当前|目前)?(?:面临|存在)?的?主要(?:问题|不足|困难|短板)(?!.{0,6}(?:整改|解决))',
    ],
    outermost: [
      '不足',
      '短板',
      '存在问题',
      '薄弱环节',
      '问题(?!.{0,8}(?:整改|整治|解决|化解|清单))',
      '困难',
    ],
    sentences: [
      '(?:仍然?|还|尚|依然|也)(?:然)?存在(?:着)?.{0,24}(?:问题|不足|短板|差距|困难|薄弱|弱项)',
      '(?:仍然?|还|尚|依然|也)(?:然)?存在.{0,80}等(?:方面)?(?:的)?(?:问题|不足|困难|短板)',
      '(?:存在|面临)(?:着)?(?:的)?(?:一些|以下|几个|主要|不少|诸多|一定|突出)+(?:的)?.{0,10}(?:问题|不足|短板|差距|困难)',
      '(?:问题|不足|短板)(?:和(?:问题|不足|短板))?(?:主要)?(?:表现|体现|集中)(?:在|为)',
      '(?:与|离).{2,30}(?:相比|要求|期待|期盼).{0,10}(?:差距|不足)',
      '(?:有待|还需|仍需|尚需)(?:进一步)?(?:提高|加强|提升|完善|规范|增强|改进|深化|落实)',
    ],
  },
  {
    role: 'causes',
    cues: '因',
    headings: [
      '原因(?:分析|剖析)?(?:$|[,，。:：])',
      '产生.{0,8}原因',
      '(?:不足|问题)的?(?:主要)?成因',
    ],
    outermost: ['原因'],
    sentences: [
      '(?:主要|根本|究其|分析|其)原因(?:有|是|在于|为|:|：|,|，)',
      '原因(?:主要)?(?:是|在于|有以下|有)',
      '(?:问题|不足|短板).{0,12}(?:产生|存在|形成).{0,6}原因',
    ],
  },
  {
    role: 'plans',
    cues: '下明来今接新未算划排路重改向2',
    headings: [
      '{next}.{0,16}(?:工作|打算|计划|安排|思路|举措|措施|重点|目标|任务|努力|方向|规划|建议)',
      '^{next}',
      '(?:工作|主要|重点|推进)(?:的)?打算',
      '20\\d\\d ?年度?(?:.{0,14})?(?:工作|主要|重点)*(?:计划|安排|打算|思路|工作重点|重点工作|重点任务)$',
      '(?:改进|整改)(?:措施|方向|举措)(?:和|及|与).{0,6}(?:打算|计划)',
      '(?:工作|主要)安排$',
      '今后.{0,10}(?:打算|安排|计划|方向)',
    ],
    outermost: [
      '打算',
      '工作计划',
      '主要安排',
      '工作安排',
      '工作思路',
      '努力方向',
      '改进措施',
      '整改措施',
      '重点任务',
      '工作重点',
      '{next}',
    ],
    sentences: [
      '^(?:\\d+[.、]|[(（].{1,3}[)）])?{next}[,，:：]',
      '^(?:在)?{next}(?:的)?(?:工作|一年)?(?:中|里)?[,，]?(?:我|将|要|继续|进一步|重点|主要|打算|计划)',
      '^20\\d\\d ?年[,，].{0,30}(?:我.{0,6}|区政府|县政府|市政府|.{2,12})?将(?:继续|坚持|以|深入|进一步|紧紧|认真|全面|始终|按照|围绕|重点|持续|聚焦|严格|从)',
      '(?:将|要)(?:继续|进一步|重点)(?:做好|抓好|从以下|在以下)',
    ],
  },
  {
    role: 'achievements',
    cues: '况措做效绩果亮主总回述',
    headings: [
      '(?:工作|主要|重点)*(?:开展|推进|落实|完成|进展)情况(?!.{0,6}(?:问题|不足))',
      '(?:主要|工作|重点|具体)*(?:工作)?(?:举措|措施|做法|成效|成绩|成果|亮点)(?:和|与|及|以及|、|$|情况)',
      '20\\d\\d ?年度?.{0,14}(?:主要工作|工作总结|工作回顾|工作情况|建设情况)',
      '(?:总体|基本|工作|主要)(?:情况|概况|成效|回顾)$',
      '主要工作$',
      '工作成效',
      '制度概述',
    ],
    outermost: ['成效', '举措', '措施', '做法', '成绩', '情况', '工作总结'],
    sentences: [],
  },
  {
    role: 'other',
    cues: '他需议求想',
    headings: [
      '其他(?:需要)?(?:报告|说明)?(?:的)?(?:情况|事项)',
      '需要(?:报告|说明)的(?:其他)?(?:情况|事项)',
      '有关建议$',
      '意见建议$',
    ],
    outermost: ['其他', '总体要求', '指导思想'],
    sentences: [],
  },
];

/** Whole headings that drafters run into the text behind them without a stop (主要举措加强组织领导…). */
export const CLOSED_HEADINGS: readonly string[] = [
  '(?:上一年度|本年度|20\\d\\d ?年度?)?(?:推进法治政府建设)?(?:的)?主要(?:工作)?(?:举措|措施|做法|成效|工作成效)(?:(?:和|及|与|、)(?:工作)?(?:成效|成绩|做法))?',
  '(?:20\\d\\d ?年度?)?(?:法治政府建设)?(?:主要|总体|基本)?工作(?:开展|完成|推进)?情况',
  '存在的?(?:主要|突出)?(?:问题|不足|短板)(?:(?:和|及|与)(?:不足|原因|问题|短板))?',
  '(?:下一?步|下一?年度?|今后)(?:的)?(?:主要)?工作(?:打算|计划|安排|思路)',
  '(?:党政)?主要负责(?:人履行|同志履行).{0,8}第一责任人.{0,4}情况',
];

/** The characters with which those headings begin. */
export const CLOSED_BEGINNINGS = '上本2推的主总基法工存下今党';

/** Traditional characters of the words above, each with its simplified form at the same place of the other string. */
export const TRADITIONAL =
  '舉問題計劃負責領導職總結開況進應還產體實務執規範強續將縣區鄉鎮黨門該點與離認現';
export const SIMPLIFIED =
  '举问题计划负责领导职总结开况进应还产体实务执规范强续将县区乡镇党门该点与离认现';
