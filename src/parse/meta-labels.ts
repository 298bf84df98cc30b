import { BLANKS, charactersOf, holdsOneOf, isIdeograph, isOneOf } from '../model/sieve';
import type { Span } from '../model/span';
import type { View } from './meta-view';
import { endOf, SpreadWords } from './spread-words';

/** What a line of a page's metadata block tells: published and made are dates, issuer and source are bodies. */
export type LabelKind =
  'published' | 'sent' | 'updated' | 'dated' | 'made' | 'issuer' | 'source' | 'title' | 'other';

/** A label of a metadata block with its value; `span` where it stands in the canonical text. */
export interface Label {
  readonly kind: LabelKind;
  readonly label: string;
  readonly value: string;
  readonly span?: Span;
}

const LABELS: Readonly<Record<LabelKind, readonly string[]>> = {
  published:
    '发布日期 发布时间 信息时间 发表时间 发表日期 公开日期 公开时间 公布日期 公布时间 发稿时间 上传时间 录入时间 添加时间 ReleaseDate ReleaseTime PublishDate PublishTime'.split(
      ' ',
    ),
  sent: '发文日期 发文时间'.split(' '),
  updated: '更新时间 更新日期 UpdateTime'.split(' '),
  dated: '时间 日期 Date'.split(' '),
  made: '生成日期 生成时间 信息生成日期 公文生成日期 编制日期 形成时间 成文日期 成文时间 制发日期 印发日期 印发时间 签发日期 形成日期'.split(
    ' ',
  ),
  issuer:
    '发布机构 发布单位 发布部门 发文机关 发文机构 发文单位 制发机构 制发机关 公开责任部门 公开主体 公开机构 责任部门 发布机关 制发单位 编制机构 发布者 责任单位'.split(
      ' ',
    ),
  source:
    '文章来源 信息来源 稿件来源 内容来源 来源单位 来源 作者 信息提供 供稿单位 供稿 Source'.split(
      ' ',
    ),
  title: '信息名称 文件名称 文件标题 信息标题 文章标题 公文名称 标题 名称'.split(' '),
  other:
    '信息索引号 索引号 主题分类 组配分类 栏目分类 信息分类 服务对象分类 体裁分类 分类 体裁 发文字号 文件编号 文号 有效性 效力状态 是否有效 时效性 时效 生效日期 失效时间 废止日期 关键词 主题词 公开方式 公开形式 公开范围 公开时限 浏览次数 浏览量 点击率 点击数 点击量 访问次数 访问量 阅读次数 阅读量 阅读 字号 字体 打印 分享到 分享 责任编辑 编辑 审核 内容概述 摘要 语种'.split(
      ' ',
    ),
};

const KIND_OF = new Map(
  Object.entries(LABELS).flatMap(([kind, labels]) =>
    labels.map((label) => [label, kind as LabelKind] as const),
  ),
);
/** 索 引 号: labels are spread out with blanks to line up. */
const NAMES = new SpreadWords([...KIND_OF.keys()], ' \u3000', 2);
/** A colon, a closing bracket, a table bar or a tab behind a label. */
const BEHIND = /\s*(?:[】\]]\s*[:：|]?|[:：]|[|\t])/y;
/** One of these stands behind every label: most lines hold none. */
const BEHIND_LABEL = charactersOf(':：】]|\t');
/** Behind a label of the row of a table that lost its bars (发布机构 某县司法局 分类 年报). */
const BLANK = /\s+|$/y;

/** A label in a line, with what stands behind it. */
interface Hit {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const hitAt = (line: string, start: number, behind: RegExp): Hit | null =>
  NAMES.find(line, start, (nameEnd, label) => {
    const end = endOf(behind, line, nameEnd);
    return end === null ? null : { start, end, label };
  });

/** The labels with that behind them, where one may begin; none within another. */
function hits(line: string, behind: RegExp, begins: (at: number) => boolean): Hit[] {
  const found: Hit[] = [];
  for (let at = 0; at < line.length;) {
    const hit = begins(at) ? hitAt(line, at, behind) : null;
    if (hit !== null) found.push(hit);
    at = Math.max(at + 1, hit?.end ?? 0);
  }
  return found;
}

const MAX_LINE = 400;

/** The labels of a line; those between blanks alone only where the line begins with one and holds two. */
function hitsOf(line: string): Hit[] {
  const closed = holdsOneOf(BEHIND_LABEL, line, 0, line.length)
    ? hits(line, BEHIND, (at) => !isIdeograph(line.charCodeAt(at - 1)))
    : [];
  const first = closed.length > 0 ? null : hitAt(line, 0, BLANK);
  if (first === null || first.end === line.length) return closed;
  const spaced = hits(line, BLANK, (at) => at === 0 || isOneOf(BLANKS, line.charCodeAt(at - 1)));
  return spaced.length > 1 ? spaced : [];
}

/** Reads the labels of one line; values end at the next label, at a table bar or at the line's end. */
function labelsOf(line: string, at: number | null): Label[] {
  if (line.length > MAX_LINE) return [];
  const found = hitsOf(line);
  return found.map(({ start, end: from, label }, i) => {
    const end = found[i + 1]?.start ?? line.length;
    const value = line
      .slice(from, end)
      .replace(/^[\s|]+/, '')
      .replace(/[\s|[【•·-]*(?:\|.*)?$/, '')
      .trim();
    const span = at === null ? {} : { span: { start: at + start, end: at + end } };
    return { kind: KIND_OF.get(label) ?? 'other', label, value, ...span };
  });
}

/** All labels of the passages set aside, of the head and of the tail of the text, in that order. */
export function readLabels(view: View): readonly Label[] {
  const aside = view.asides.flatMap((a) =>
    a.kind === 'footnote' || a.kind === 'deleted'
      ? []
      : a.text.split('\n').map((text) => ({ text, labels: labelsOf(text, null) })),
  );
  const printed = [...view.head, ...view.tail]
    .filter((line) => !line.text.includes('。'))
    .map(({ text, start }) => ({ text, labels: labelsOf(text, start) }));
  return [...withValuesBelow(aside), ...withValuesBelow(printed)];
}

interface Labelled {
  readonly text: string;
  readonly labels: readonly Label[];
}

const LONGEST_VALUE = 40;

/** 发布日期: on one line and 2024-01-25 on the next: the value of a label that has none beside it. */
function withValuesBelow(lines: readonly Labelled[]): Label[] {
  return lines.flatMap(({ labels }, i) => {
    const last = labels.at(-1);
    const next = lines[i + 1];
    if (last?.value !== '' || !next || next.labels.length > 0) return labels;
    const value = next.text.replace(/^[•·●▪*\s-]+/, '');
    return value.length > LONGEST_VALUE ? labels : [...labels.slice(0, -1), { ...last, value }];
  });
}
