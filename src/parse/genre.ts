import type { Doc, Section } from '../model/doc';
import type { ReportMeta } from '../model/meta';
import type { Genre } from '../model/parsed';

/** What the opening and the title of a text are matched against. */
interface Face {
  readonly title: string;
  /** The first lines, before and after the title. */
  readonly head: string;
  readonly text: string;
  /** Titles of the sections, one a line. */
  readonly headings: string;
}

/** Signs of another kind of text; the first whose test holds decides. */
interface Sign {
  readonly genre: Genre;
  readonly test: (face: Face) => boolean;
}

const LAW_BASED = /法[治制]政府|依法行政|法治建设/;
/** ××县, XX市, 某区, *局: a text with blanks to fill in, not a place's report. */
const BLANK =
  /(?:[×xX＊*]{1,4}|(?<![\u4e00-\u9fff])某)(?:省|市|县|区|镇|乡|街道|州|旗|局|人民政府)/;
const DISCLOSURE =
  /政府信息公开(?:工作)?(?:年度)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报)/;
const DISCLOSURE_PARTS =
  /主动公开政府信息情况|收到和处理政府信息公开申请情况|政府信息公开行政复议、?行政诉讼情况/g;
const INTERPRETATION = /解读|一图读懂|图解/;
const BACKGROUND = /(?:起草|出台|制定)(?:背景|过程|依据)|主要内容解读|解读(?:机关|单位|人)/;
const PLAN_TITLE =
  /(?:工作要点|工作计划|工作安排|实施方案|行动方案|任务分解|责任分工|工作规划|实施纲要|实施意见|行动计划)(?:的通知|[(（].{1,20}[)）])?$|^关于印发.{2,60}的通知$/;
const NARROW =
  /(?:行政复议|行政应诉|普法|法治宣传教育|述法|行政执法|人民调解|公共法律服务|规范性文件|行政审批|行政处罚).{0,14}(?:报告|总结|情况)$/;
const NEWS = /(?:召开|举行|举办|开展|印发|发布|公布|审议|听取).{0,30}(?:会|会议|活动|报告|通报)$/;
const NEWS_LINE = /^(?:本报讯|[^。\n]{0,12}(?:记者|通讯员)|\d{1,2}月\d{1,2}日(?:上午|下午|,))/;

const SIGNS: readonly Sign[] = [
  {
    genre: 'template',
    test: ({ title, head }) => BLANK.test(title) || (BLANK.test(head) && title === ''),
  },
  {
    genre: 'disclosureReport',
    test: ({ title, headings, text }) =>
      (DISCLOSURE.test(title) && !LAW_BASED.test(title)) ||
      (!LAW_BASED.test(title) && new Set((headings || text).match(DISCLOSURE_PARTS)).size >= 2),
  },
  {
    genre: 'interpretation',
    test: ({ title, headings }) =>
      INTERPRETATION.test(title) || (title === '' && BACKGROUND.test(headings)),
  },
  {
    genre: 'plan',
    test: ({ title }) =>
      PLAN_TITLE.test(title) && !/(?:报告|总结|情况)(?:以?及|和|与|暨|、)/.test(title),
  },
  {
    genre: 'workReport',
    test: ({ title }) => /政府工作报告/.test(title) && !LAW_BASED.test(title),
  },
  { genre: 'otherReport', test: ({ title }) => NARROW.test(title) && !LAW_BASED.test(title) },
  {
    genre: 'news',
    test: ({ title, head }) =>
      (NEWS.test(title) &&
        !/^关于/.test(title) &&
        !/(?:情况|工作)(?:的)?(?:年度)?报告$/.test(title)) ||
      (title === '' && NEWS_LINE.test(head)),
  },
];

/** The last year of a line of prose that reads as such a report's opening, without a title. */
const REPORTS =
  /现将|报告如下|汇报如下|法[治制]政府|依法行政|依法治[省市县区州镇乡]|法治建设|行政执法|依法履行|政府职能/;

const TITLE_WORDS =
  /报告|总结|情况|年报|通知|方案|要点|解读|图解|读懂|会议|安排|计划|公告|活动|召开|举行/;
/** Headings, list items, sentences and labels are no titles. */
const NO_TITLE =
  /^[一二三四五六七八九十]+[、是]|^[(（\d①-⑳]+[^年]|^\d{4}年[,，]|[:：;；。]|[,，].*[,，]/;

/** The first line above the prose that can be a title of any kind, where `readMeta` found none of a report. */
function titleLine(doc: Doc): string {
  for (const line of doc.text.split('\n', 4)) {
    const text = line.trim();
    if (text.length > 80 || text.includes('。')) return '';
    if (text.length >= 6 && !NO_TITLE.test(text) && TITLE_WORDS.test(text)) return text;
  }
  return '';
}

/**
 * Whether this is an annual report on law-based government, one of its known look-alikes, or neither. Decides by the
 * title where there is one; a report on law-based government is never labelled otherwise for what its body mentions.
 */
export function genreOf(doc: Doc, sections: readonly Section[], meta: ReportMeta): Genre {
  const title = (meta.title ?? titleLine(doc))
    .replace(/\s/g, '')
    .replace(/[(（](?:全文|公开版|摘要)[)）]$/, '');
  const face: Face = {
    title,
    head: doc.text.slice(0, 400),
    text: doc.text.slice(0, 20_000),
    headings: sections
      .filter((s) => s.depth <= 2)
      .map((s) => s.title)
      .join('\n'),
  };
  const sign = SIGNS.find((s) => s.test(face));
  if (sign) return sign.genre;
  if (LAW_BASED.test(title)) return 'report';
  if (meta.year !== null && REPORTS.test(face.text)) return 'report';
  return REPORTS.test(face.text) && meta.region.level !== null ? 'report' : isShort(doc, meta);
}

/** A few lines with a place and a year may still be the beginning of a report. */
const isShort = (doc: Doc, meta: ReportMeta): Genre =>
  doc.text.length > 0 && doc.text.length < 400 && meta.year !== null && meta.bodyKind !== 'unknown'
    ? 'report'
    : 'unrecognised';
