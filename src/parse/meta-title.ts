import type { Basis } from '../model/meta';
import type { Label } from './meta-labels';
import type { Line, View } from './meta-view';

/** A title with the reason for it. */
export interface Title {
  readonly text: string;
  readonly basis: Basis;
}

const SUBJECT =
  /法[治制]政府|依法行政|法治(?:[\u4e00-\u9fff]{2})?建设|依法治[国省市县区州镇乡旗]|述[职责]?.{0,3}述法|政府信息公开|行政复议|政府工作报告|普法/;
/** A title of the report itself goes before links to other reports in the page's head. */
const LAW_BASED = /法[治制]政府|依法行政|法治(?:[\u4e00-\u9fff]{2})?建设/;
/** …工作总结及2018年工作安排: what was done and what is to come in one title. */
const AND_NEXT =
  '(?:(?:以及|及|和|与|暨|、)(?:20\\d\\d年度?|下一?年度?|下一?步)[\\u4e00-\\u9fff]{0,14}(?:安排|打算|计划|思路|要点|重点))?';
const CLOSE = new RegExp(
  `(?:报告|总结|汇报|情况|年报|公告|公示)${AND_NEXT}(?:\\s*[（(【[][^)）】\\]]{1,20}[)）】\\]])?$`,
);
const LONGEST = 90;
/** The tail of a title that began on the line before (…法治政府 / 建设情况的报告). */
const BEGINS = /(?:法[治制]政府|法治|法治政府建|的|和|及|度|年|关于|建设|工作)$/;
const BODY_LINE =
  /^[\u4e00-\u9fff\s、]{2,40}(?:人民政府|政府|委员会|[委局厅办]|办公室|办事处|管委会|分局|[省市县区州旗乡镇]|街道|党组)$/;

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The same words twice in a row are one title. */
function undouble(text: string): string {
  const half = text.length >> 1;
  const first = text.slice(0, half).trim();
  return first.length > 8 && first === text.slice(half).trim() ? first : text;
}

/** 【权威发布】, [公告] and the like before a title. */
const unprefix = (text: string): string =>
  text.replace(/^(?:[[【][^\]】]{1,12}[\]】]\s*|#+\s+|\*\*)+/, '').replace(/\*\*$/, '');

/** A blank that lines up a title in print (法治政府 建设情况); one between two bodies stays. */
const INNER_BLANK =
  /(?<=[\u4e00-\u9fff]) (?=关于|\d|的|建设|工作|情况|报告|年度|推进|法治|依法)|(?<=法治|建设|工作|年度|推进|的) (?=[\u4e00-\u9fff])/g;

const cleanTitle = (text: string): string => {
  // Chinese needs no blank between title parts, except between two bodies.
  const joined = squeeze(unprefix(text)).replace(INNER_BLANK, '');
  return undouble(joined.replace(/(?<=\d) (?=[\u4e00-\u9fff])/g, ''));
};

/** Whether a text reads as the title of such a report or of one of its look-alikes. */
export function isTitle(text: string): boolean {
  const t = squeeze(text);
  return (
    t.length >= 8 &&
    t.length <= LONGEST &&
    SUBJECT.test(t) &&
    CLOSE.test(t) &&
    !/[。;；!]|^[《<>一二三四五六七八九十(（][、.．《一二三四五六七八九十]|[|｜]|>>|->|^当前|^首页|^您|^- ?\[/.test(
      t,
    ) &&
    !/^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d+[.、])/.test(t) &&
    !/^[^《]*[,，]/.test(t) &&
    !/^[\u4e00-\u9fff\s]{2,8}[:：]/.test(t) &&
    !/现将|报告如下|^上一[年篇]|^下一[年篇]|^(?:标\s*题|名\s*称|来源|附件|相关|索\s*引|成文|发[布文](?:机[构关]|单位|部门|日期|时间|字号))/.test(
      t,
    )
  );
}

interface Candidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** 某政发〔2019〕3号《某市人民政府关于…的报告》: a title between book title marks, with or without its number. */
const unmark = (line: string): string =>
  /^(?:[^《》\s]{2,16}[〔[(（]20\d\d[〕\])）]\d{1,4}号)?《([^《》]{8,80})》$/u.exec(line)?.[1] ??
  line;

/** Title lines, joined where a title runs over two or three of them. */
function candidates(head: readonly Line[]): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < head.length; i++) {
    for (let n = 1; n <= 3 && i + n <= head.length; n++) {
      const group = head.slice(i, i + n);
      const last = group.at(-1);
      const first = group[0];
      if (!first || !last || !joins(group)) break;
      const text = unmark(group.map((l) => l.text).join(''));
      if (!isTitle(text)) continue;
      const begun = /^(?:关于|的|建设|情况|\d{4})/.test(text) ? 0 : 1;
      found.push({ text, start: first.start, end: last.end, score: begun * 2 + (n === 1 ? 1 : 0) });
    }
  }
  return found;
}

/** A text in one paragraph: the title stands at its head, and the report begins right behind it with its year. */
function leadIn(view: View): Candidate | null {
  const { start } = view.opening;
  const line = view.text.slice(start, start + LONGEST + 20);
  const [first] =
    /^[^\n,，。;；:：]{8,80}?(?:报告|总结|情况)(?=\s{0,2}20\d\d\s?年?[^\n度]|\s{1,2}[^\n\s。;；:：]{4,40}[:：])/u.exec(
      line,
    ) ?? [];
  if (first === undefined || !isTitle(first)) return null;
  return { text: first, start, end: start + first.length, score: 1 };
}

const isWhole = (line: string): boolean => isTitle(line) && !BEGINS.test(line);

/** Lines join where none but the last is a title or furniture of its own. */
const joins = (group: readonly Line[]): boolean =>
  group
    .slice(0, -1)
    .every(
      (l, i) =>
        !isWhole(l.text) &&
        (BEGINS.test(l.text) || BODY_LINE.test(l.text)) &&
        !headsSite(l.text, group[i + 1]?.text ?? ''),
    );

/** A site's head, 某市人民政府, above a title that names its own body (某乡人民政府关于…); 中共某县委 belongs to it. */
const headsSite = (line: string, next: string): boolean =>
  /^(?!中共).*人民政府$/.test(line) &&
  /^(?!办公|人民)[^,，。]{2,24}(?:人民政府|办事处|管委会|管理委员会|[局厅委])关于/.test(next);

/**
 * The report's own title: the first title line of the head; a line that lacks its beginning gives way to one that
 * has it. Where the text has none, a title set aside with the page furniture or in the metadata block; else null.
 */
export function readTitle(view: View, labels: readonly Label[]): Title | null {
  const above = candidates(view.head);
  const lead = above.length === 0 ? leadIn(view) : null;
  const found = lead === null ? above : [lead];
  const first = found.find((c) => LAW_BASED.test(c.text)) ?? found[0];
  const rest = found.filter((c) => c !== first);
  if (first) {
    const better = rest.find((c) => c.score > first.score && c.text.endsWith(first.text));
    const best = better ?? first;
    const span = { start: best.start, end: best.end };
    const quote = view.text.slice(span.start, span.end);
    return { text: cleanTitle(best.text), basis: { sure: 'certain', from: 'title', quote, span } };
  }
  for (const aside of view.asides) {
    if (aside.kind !== 'repeat' && aside.kind !== 'header' && aside.kind !== 'other') continue;
    const line = aside.text.split('\n').find((t) => isTitle(t));
    if (line !== undefined) {
      return {
        text: cleanTitle(line),
        basis: { sure: 'likely', from: 'title', quote: line.trim() },
      };
    }
  }
  const label = labels.find((l) => l.kind === 'title' && isTitle(l.value));
  if (!label) return null;
  const basis: Basis = { sure: 'likely', from: 'metadata', quote: `${label.label}:${label.value}` };
  return {
    text: cleanTitle(label.value),
    basis: label.span ? { ...basis, span: label.span } : basis,
  };
}
