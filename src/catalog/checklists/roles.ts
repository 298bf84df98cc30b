import type { SectionRole } from '../../model/doc';

/**
 * Words by which a heading or a sentence shows which required content it belongs to; regular expressions over
 * half-width text. Merged parts (存在问题和下步计划 under one heading) are told apart by the sentences.
 */
export const headingRoles: readonly { readonly role: SectionRole; readonly words: string }[] = [
  { role: 'leadership', words: '第一责任人' },
  { role: 'problems', words: '问题|不足|短板|差距|薄弱环节|困难' },
  {
    role: 'plans',
    words: '下一?步|下一年|明年|今后|安排|打算|工作计划|工作思路|工作设想|努力方向',
  },
  {
    role: 'achievements',
    words: '举措|成效|措施|开展情况|工作情况|主要工作|做法|工作回顾|推进情况',
  },
];

const number = '(?:[一二三四五六七八九十]+、|\\([一二三四五六七八九十]+\\))?';

/** A sentence from which on the talk is of the future. */
export const planOpening = `^${number}(?:为此,|针对[^,。]{0,20},)?(?:下一?步|下一阶段|下一年|接下来|今后|新的一年|明年|下阶段)`;

/** The same, where the year is named (first group): of the future only if it lies after the reported year. */
export const planOfYear = `^${number}(20\\d\\d)年,?[^,。;…]{0,12}(?<![现始终持即就])将`;

/** The characters with which a match of one of these two may begin. */
export const planFirstCharacters = '一二三四五六七八九十(为针下接今新明2';

/** A sentence from which on the talk is of shortcomings: a turn and what is wanting. */
export const problemOpening =
  '(?:但|同时|清醒|虽|尽管|不过|距离|对照|相比)[^。;]{0,40}(?:仍|还|也|依然)[^。;]{0,12}' +
  '(?:(?:存在|有|面临)[^。;]{0,16}(?:问题|不足|差距|短板|薄弱|弱项|困难)|' +
  '(?:存在|面临)[^。;]{0,80}等(?:方面)?(?:的)?(?:问题|不足|困难|短板))|' +
  '(?:存在的?(?:主要)?(?:问题|不足|短板|差距)[^。;]{0,8}(?:有|是|如下|为|表现))|' +
  // 法治政府建设仍存在一些差距: without a turn, where the report's own work is what is wanting.
  '^(?!针对|对|围绕|聚焦|就)[^。;]{0,24}(?:工作|建设|我[省市县区州旗镇乡局街道委]{1,2})(?:中|方面|上)?,?(?:仍然?|还|也|依然|尚)(?:存在|有|面临|暴露出?)(?:着|了)?' +
  '(?:一些|一定|不少|许多|以下|较大|诸多|突出|明显|几个|方面|的){0,3}(?:问题|不足|差距|短板|薄弱环节|弱项|困难)|' +
  '^(?:主要)?(?:问题|不足|短板|差距)(?:之处)?(?:主要)?(?:有|是|在于|表现)';

/** Characters of which one stands in whatever this matches. */
export const problemCharacters = '题足距板弱难';

/** A reason outright. */
export const causeStrong =
  '原因(?:是|在于|主要|有|:|,|包括)|主要原因|究其原因|由于|因为|之所以|归因|根源(?:在于|是)|' +
  '(?:主要|根本)在于|受[^,。;]{1,16}(?:影响|制约|限制|所限)(?:,|;|。|$)|(?<![原起诱病基内外])因(?!此|地|素|势|人|时|案|事|特网)[^,。;]{2,16}(?:,|导致|造成|不足|有限|较多|未)|' +
  // Looked at from the comma back: forwards it would be tried from every character of the clause.
  '(?<=[^,。;]{4}),(?:导致|致使|造成|使得)';

/** Words that link a condition to a weakness; a reason only where the heading promises reasons. */
export const causeWeak =
  '影响了|制约了|在?一定程度上(?:影响|制约)|不利于|制约[^,。;]{0,12}(?:发展|推进)|^主要是|,主要是|一方面';

/** The first-responsible-person duty of the heads of Party committee and government, described. */
export const leadershipStrong =
  '第一责任人|(?:党政|主要)(?:主要)?(?:负责人|负责同志|领导)[^。;]{0,40}(?:履行|扛起|落实)[^。;]{0,24}(?:法治|依法行政)[^。;]{0,16}(?:职责|责任)|' +
  '(?:书记|[省市县区乡镇州盟旗]长|主任|局长|主要负责人|主要领导|主要负责同志)[^。;]{0,20}' +
  '负总责|重要工作亲自部署|' +
  '(?:书记|[省市县区乡镇州盟旗]长|主任|局长|主要负责人|主要领导|主要负责同志)[^。;]{0,20}' +
  '(?:亲自(?:部署|过问|协调|督办|研究|抓)|带头(?:述法|讲法|学法)|' +
  '(?:听取|研究部署)[^。;]{0,12}(?:法治|依法行政)(?:政府)?(?:建设)?(?:工作|情况)|' +
  '(?:先后|分别|多次|定期)?主持(?:召开|研究|审议)[^。;]{0,24}(?:法治|依法行政|依法治))';

/** Characters of which one stands in whatever this matches. */
export const leadershipCharacters = '责亲带持';
