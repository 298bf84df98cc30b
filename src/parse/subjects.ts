import { charactersOf, holdsOneOf, isOneOf, WHITE_SPACE } from '../model/sieve';

/** Words at the head of a clause that say when and how, not what. */
const lead =
  /^(?:[\s\u00a0.．、]|[(（]?[一二三四五六七八九十\d]{1,2}[)）]|一是|二是|三是|四是|五是|六是|七是|八是|其中|另外?|同时|全年度?|年内|本年度?|今年(?:以来)?|去年|(?:19|20)\d\d年度?(?:以来)?|截[至止]?到?(?:目前|(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底)|20\d\d年底)|目前|以来|已经?|现已|现(?=有)|共计?|累计|总共|合计|先后|分别|依法|全[县市区乡镇省]共?|我[县市区乡镇省局委厅办]|并|对|为|将|由|从(?![轻严重快宽])|向|在(?![矫册岗编建校职])|及|和|与|的|[（(”、:：])+/;
/** The first characters of those words: at the head of about half of the clauses none stands. */
const LEADS = charactersOf(
  `.．、(（0123456789一二三四五六七八九十)）其另同全年本今去截目以已现共累总合先分依我并对为将由从向在及和与的“”:：${WHITE_SPACE}`,
);
/** Verbs of reaching and counting between the thing counted and its figure. */
const tail =
  /(?:[\s\u00a0]|共计?|合计|总计|累计|达到?|高达|多达|均达到?|分别|均|(?<![行作])为|是|有|了|由|从|至|到|约|近|超过?|逾|双|(?<=率(?:均|都|实现|达到?|为)*)[两三]个|折合人民币|人民币|金额|(?:20\d\d年|去年|上年|法定|原来|原先|过去|平均)的?|[（(“:：、和与]|(?<![涉普以])及)+$/;
/** The last characters of those: most clauses end in another. */
const tailEnds = new Set(
  '共计达到双个别均为是有了由从至约近超过逾币额年定来先去的（(“:：、和与及 \t\n\v\f\r\u00a0\u2028\u2029\u3000',
);
/** Words that only say how the figure before compares: the subject is the same (受理45件，同比增长8%). */
const comparing =
  /^(?:同比|环比|较.{0,8}|比.{0,8})?(?:增长|增加|上升|提高|提升|下降|降低|减少|净增|增幅|降幅|占比?|占总数的?)?$/;
const COMPARES = charactersOf('同环较比增上提下降减净占');
const compares = (words: string): boolean =>
  isOneOf(COMPARES, words.charCodeAt(0)) && comparing.test(words);
/** Where a noun phrase behind the unit ends: stops, brackets, and the next verb. */
const nounEnd =
  /[,，。;；:：、()（）《》“”/|｜—\s\d]|--|进行|开展|办理|增加|减少|下降|增长|提高|提升|降低|担任|换发|参加|参与|通过|建立|签订|实施|均|都|全部|已|被|得到|予以|(?<!调解|社会|群团|自治|经济|合作|党)组织|(?<![公中])共(?![同产享建治])|完成|取得|配备|赋予|纳入|实现|落实|落地|逐一|整改(?!措施|任务|意见|事项|建议|方案|清单|台账)|形成|的(?=进行)/;

/** Where no noun follows: the stops among those. */
const NO_NOUN = charactersOf(`,，。;；:：、()（）《》/|｜—0123456789${WHITE_SPACE}`);
const CLOSING = charactersOf(')）');

/** The noun behind the unit: 18名[执法人员]换发…, or a name in quotation marks there. */
function nounBehind(after: string): string {
  if (isOneOf(NO_NOUN, after.charCodeAt(0))) return '';
  const opens = after.charAt(0);
  const quoted =
    opens === '“' || opens === '"' ? /^[“"]([^”"]{1,16})[”"]/.exec(after)?.[1] : undefined;
  if (quoted !== undefined) return quoted;
  const end = nounEnd.exec(after);
  const noun = end ? after.slice(0, end.index) : after;
  return (noun.includes('的') ? noun.replace(/^的|的$/g, '') : noun).trim();
}

/** The words before the figure in its clause, without time, manner and counting verbs. */
function wordsBefore(clause: string): string {
  // What a bracket closes that the figure before stood in is not of this one.
  const closed = holdsOneOf(CLOSING, clause, 0, clause.length)
    ? (/^[^(（]*[)）]/.exec(clause)?.[0].length ?? 0)
    : 0;
  const own = closed === 0 ? clause : clause.slice(closed);
  const headless = isOneOf(LEADS, own.charCodeAt(0)) ? own.replace(lead, '') : own;
  const bare = tailEnds.has(headless.slice(-1)) ? headless.replace(tail, '') : headless;
  return bare.length > 30 ? bare.slice(-30) : bare;
}

/**
 * What a figure counts, as far as its clause says: the noun behind the unit, or the words before the number.
 * `clause` ends where the figure begins and starts after the last stop or figure; `after` follows the unit.
 * Where neither says anything (立案3件5人) the subject of the figure before is taken.
 */
export function subjectOf(
  clause: string,
  after: string,
  previous: string,
  byWordsBefore: boolean,
): string {
  const noun = byWordsBefore ? '' : nounBehind(after);
  const words = wordsBefore(clause);
  if (noun.length >= 2 && noun.length <= 20) return noun;
  if (words.length >= 1 && !(previous !== '' && compares(words))) return words;
  return /^[和与及或、]?$/.test(noun) ? previous : noun;
}
