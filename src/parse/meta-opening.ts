import { charactersOf, isIdeograph, isOneOf } from '../model/sieve';
import type { Reading } from './meta-areas';
import { readBody } from './meta-body';
import { type Clue, spanOf } from './meta-clue';
import { isTitle } from './meta-title';
import { bodyOfTitle } from './meta-title-body';
import type { View } from './meta-view';
import { matchAt } from './meta-words';

/** Behind these a subject may begin. */
const STARTS = /年度?|以来|现将|现就|将|要求|请|是/y;
/** Their first characters: behind most ideographs none can stand. */
const STARTS_FIRST = charactersOf('年以现将要请是');

/** Where a subject may begin: at the head, behind those words and behind whatever is no ideograph. */
function startsIn(words: string): number[] {
  const starts = [0];
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at);
    if (isIdeograph(code)) {
      const said = isOneOf(STARTS_FIRST, code) ? matchAt(STARTS, words, at) : null;
      if (said === null) continue;
      at += said.length - 1;
    }
    starts.push(at + 1);
  }
  return starts;
}
/** Names of places begin with an ideograph, those of zones perhaps with a dash. */
const mayName = (code: number): boolean => isIdeograph(code) || code === 0x2d;
/** 在县委、县政府的坚强领导下: those named are above the report's body. */
const UPPER =
  /^(?:[委党、和及的]|人大)[^,，。;；\n]{0,40}?(?:领导下|指导下|支持下|部署下|关心下|帮助下|要求下|的部署|决策部署|工作部署)/;
const LISTED = /^[、和及][\u4e00-\u9fff]{1,8}?(?:县|区|市|镇|乡|街道)/;
/** 某省法治政府建设实施纲要, without book title marks: a document that the report follows. */
const OUTLINE = /^(?:法治|依法)[\u4e00-\u9fff]{2,10}(?:纲要|规划|条例|方案|意见|办法)/;
const SALUTATION = /^(?![^\n]*(?:现将|报告|如下|\d))[^。;；\n]{2,80}[:：]\s*(?:\n|$)/;

/** Whether the passage at `at` lies within book title marks. */
function quoted(text: string, at: number, floor: number): boolean {
  const open = text.lastIndexOf('《', at);
  return open >= floor && text.lastIndexOf('》', at) < open;
}

/** Below the first heading others are told of as often as the report's own body. */
const MOST_BELOW_HEADING = 18;

function openingClue(view: View, at: number, rank: number, how: Reading): Clue | null {
  const { text, opening } = view;
  const body = readBody(text.slice(0, Math.min(text.length, at + 60)), at, how);
  if (!body || body.end - body.start < 2) return null;
  // 青石镇、白云镇被评为…: places that are told of, not the one that tells.
  if (body.organ === null && LISTED.test(text.slice(body.end))) return null;
  if (UPPER.test(text.slice(body.end)) || OUTLINE.test(text.slice(body.end))) return null;
  const inQuotes = quoted(text, at, opening.start);
  const announced = /(?:现将|现就)$/.test(text.slice(Math.max(0, at - 3), at));
  if (
    inQuotes &&
    !/^[^》\n]{0,30}(?:\d{4}|法治政府|依法行政|规范性文件)/.test(text.slice(body.end))
  )
    return null;
  // A body of the centre is the subject of the first sentence or is told of.
  if (body.level === 'central' && /[。;；]/.test(text.slice(opening.start, at))) return null;
  const most = at > (view.sections[0]?.start ?? at) ? MOST_BELOW_HEADING : 44;
  const weight = announced ? 55 : inQuotes ? 14 : Math.max(8, most - rank * 5);
  return {
    body,
    weight,
    from: 'opening',
    quote: text.slice(body.start, body.end),
    span: spanOf(body.start, body.end),
  };
}

const MOST_CLUES = 12;

/** The subjects of the first sentences: 2023年,某县…; 现将某镇人民政府…; 区审计局认真梳理…. */
export function fromOpening(view: View, how: Reading): Clue[] {
  const { text, opening } = view;
  const slice = text.slice(opening.start, opening.end);
  const clues: Clue[] = [];
  let floor = SALUTATION.test(slice) ? slice.indexOf('\n') : 0;
  for (const offset of startsIn(slice)) {
    const at = opening.start + offset;
    if (offset < floor || clues.length >= MOST_CLUES || !mayName(text.charCodeAt(at))) continue;
    const clue = openingClue(view, at, clues.length, how);
    if (!clue) continue;
    // Once 县政府 has spoken, places of other levels are told of.
    const [first] = clues;
    const foreign =
      first?.body.kind === 'government' &&
      first.body.printed === null &&
      clue.body.level !== first.body.level;
    clues.push(foreign ? { ...clue, weight: Math.min(clue.weight, 8) } : clue);
    floor = clue.body.end - opening.start;
  }
  return clues;
}

/** 《某县2023年度法治政府建设情况报告》 announced in the first sentence: the title that the text itself lacks. */
export function fromQuotedTitle(view: View, how: Reading): Clue[] {
  const { text, opening } = view;
  const slice = text.slice(opening.start, opening.end);
  return [...slice.matchAll(/《([^《》\n]{6,80})》/g)].flatMap((m) => {
    const name = m[1] ?? '';
    const announced = /(?:现将|现|将)[^。]{0,10}$/.test(slice.slice(0, m.index));
    const body = announced && isTitle(name) ? bodyOfTitle(name, how) : null;
    if (!body) return [];
    const start = opening.start + m.index + 1;
    return [
      {
        body,
        weight: 70,
        from: 'opening' as const,
        quote: name,
        span: spanOf(start, start + name.length),
      },
    ];
  });
}
