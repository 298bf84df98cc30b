import type { Basis } from '../model/meta';
import { charactersOf, isIdeograph, isOneOf } from '../model/sieve';
import type { Span } from '../model/span';
import type { Reading } from './meta-areas';
import { bareDepartment, type Body, readBody } from './meta-body';
import type { Label } from './meta-labels';
import type { OwnLevel } from './meta-level';
import { isTitle, type Title } from './meta-title';
import type { View } from './meta-view';
import { matchAt } from './meta-words';

/** One clue to whose report this is; the heavier, the more it says. */
export interface Clue {
  readonly body: Body;
  readonly weight: number;
  readonly from: Basis['from'];
  readonly quote: string;
  readonly span?: Span;
}

/** Where the naming of a body surely ends in a title. */
const HARD_END = /关于|[12][09]\d\d|二[〇○零0O]/;
/** Where it may end: 某县|法治政府建设情况报告; but names of bodies hold such words too (全面依法治县委员会办公室). */
const SOFT_END =
  /(?:年度|年)?(?:发布|公布|推进|全面|落实|开展|履行|贯彻|加强|深化|依法行政|法[治制]|依法治|述[职责法]|政府信息公开|行政复议|普法|工作)/g;
const SOFT_ENDS = 8;

/**
 * The body or place that a title begins with: 某县司法局 of 某县司法局关于2023年…, 某县 of 2023年某县法治…. The longest
 * beginning that reads as a body wins.
 */
export function bodyOfTitle(title: string, how: Reading): Body | null {
  const plain = title
    .replace(/^(?:[[【〔(（][^\]】〕)）]{1,12}[\]】〕)）])+/, '')
    .replace(/^关于(?:(?:报送|上报|呈报|印发|公布)(?=[\u4e00-\u9fff]{2}))?/, '')
    .replace(/^(?:[12][09]\d\d|[一二][〇○零0O一二三四五六七八九]{3})\s*年(?:度)?/, '')
    .replace(/^关于/, '')
    // 某市城市管理局(市综合行政执法局): two names of one body.
    .replace(/(?<=[局厅委办室会院心])[(（][^()（）]{2,20}[)）]/u, '');
  const hard = HARD_END.exec(plain)?.index;
  const head = plain.slice(0, hard ?? plain.length);
  const soft = [...head.matchAll(SOFT_END)].map((m) => m.index).slice(0, SOFT_ENDS);
  let bare: Body | null = null;
  for (const end of [...(hard === undefined ? [] : [hard]), ...soft.reverse()]) {
    const phrase = head.slice(0, end).trim();
    const body = phrase.length >= 2 ? readBody(phrase, 0, whole(how)) : null;
    if (body) return body;
    bare ??= bareDepartment(phrase);
  }
  return bare;
}

const whole = (how: Reading): Reading => ({ ...how, whole: true });

const spanOf = (start: number, end: number): Span => ({ start, end });

function fromTitle(title: Title | null, how: Reading): Clue[] {
  const body = title && bodyOfTitle(title.text, how);
  if (!title || !body) return [];
  const weight = title.basis.sure === 'certain' ? 120 : 80;
  return [
    {
      body,
      weight,
      from: 'title',
      quote: title.text,
      ...(title.basis.span ? { span: title.basis.span } : {}),
    },
  ];
}

function fromLabels(labels: readonly Label[], how: Reading): Clue[] {
  return labels.flatMap((label) => {
    if (label.kind !== 'issuer' && label.kind !== 'source') return [];
    const value = label.value.replace(/\s.*$/, '');
    const body = value.length >= 2 && value.length <= 40 ? readBody(value, 0, whole(how)) : null;
    if (!body) return [];
    const quote = `${label.label}:${label.value}`;
    const weight = label.kind === 'issuer' ? 26 : 22;
    return [
      {
        body,
        weight,
        from: 'metadata' as const,
        quote,
        ...(label.span ? { span: label.span } : {}),
      },
    ];
  });
}

const LONGEST_SIGNATURE = 40;
const DATE_LINE = /^(?:[\d０-９〇○零一二三四五六七八九]{4}\s*年|\d{4}[-./])/;

/** The body above the date at the end (or under a covering letter), or as the very last line. */
function fromSignature(view: View, how: Reading): Clue[] {
  const clues: Clue[] = [];
  for (const [i, line] of view.lines.entries()) {
    const near = i >= view.lines.length - 12 || i < 12;
    if (!near || line.text.length > LONGEST_SIGNATURE || line.text.length < 4) continue;
    const dated =
      DATE_LINE.test(view.lines[i + 1]?.text ?? '') && (view.lines[i + 1]?.text.length ?? 99) < 20;
    const closing = i === view.lines.length - 1 && i > 3;
    if (!dated && !closing) continue;
    const body = readBody(line.text.replace(/\s+/g, ' '), 0, whole(how));
    if (body?.organ !== null && body) {
      clues.push({
        body,
        weight: 60,
        from: 'signature',
        quote: line.text,
        span: spanOf(line.start, line.end),
      });
    }
  }
  return clues;
}

/** …。某县某镇人民政府 2022年1月12日, at the end of a text without line breaks. */
const CLOSING = /(?:^|[。;；:：\s])([\u4e00-\u9fff]{4,30})\s{0,2}\d{4}年\d{1,2}月\d{1,2}日$/;

function fromClosing(view: View, how: Reading): Clue[] {
  const last = view.lines.at(-1);
  if (last === undefined || last.text.length <= LONGEST_SIGNATURE) return [];
  const tail = last.text.slice(-LONGEST_CLOSING);
  const hit = CLOSING.exec(tail);
  const name = hit?.[1] ?? '';
  const body = name === '' ? null : readBody(name, 0, whole(how));
  if (!hit || !body?.organ) return [];
  const start = last.end - tail.length + hit.index + hit[0].indexOf(name);
  const span = spanOf(start, start + name.length);
  return [{ body, weight: 60, from: 'signature', quote: name, span }];
}
const LONGEST_CLOSING = 60;

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
function fromOpening(view: View, how: Reading): Clue[] {
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
function fromQuotedTitle(view: View, how: Reading): Clue[] {
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

const TOWN_SLOGAN =
  /(?:法治|平安|数字|信用|幸福|美丽)([\u4e00-\u9fff]{2,4}?)(?=[”"’]|建设|[,，。;；])/g;
const MOST_SLOGANS = 12;

/** 法治青石 in the words of a 乡 that nowhere says its name, where 青石乡 is a township of the data. */
function fromTownSlogan(view: View, own: OwnLevel, how: Reading): Clue[] {
  if (own.level !== 'township' || own.word === null) return [];
  for (const hit of [...view.text.matchAll(TOWN_SLOGAN)].slice(0, MOST_SLOGANS)) {
    const stem = hit[1] ?? '';
    const name = stem + own.word;
    if (!how.isTown(name)) continue;
    const start = hit.index + hit[0].length - stem.length;
    const end = start + stem.length;
    const kind = own.word === '街道' ? 'office' : 'government';
    const body: Body = { ...NO_BODY, printed: name, level: 'township', kind, start, end };
    return [{ body, weight: 10, from: 'body', quote: hit[0], span: spanOf(start, end) }];
  }
  return [];
}
const NO_BODY = { places: [], above: [], organ: null };

function fromFileName(view: View, how: Reading): Clue[] {
  const name = view.fileName.replace(/[_\s]+/g, '').replace(/^\d{1,3}[.、-]+/, '');
  const body = /[\u4e00-\u9fff]{2}/.test(name)
    ? (bodyOfTitle(name, how) ?? readBody(name, 0, whole(how)))
    : null;
  return body ? [{ body, weight: 24, from: 'fileName', quote: view.fileName }] : [];
}

/** What a line of the page's header names: 某县人民政府 2024年3月1日, 2024-03-01 09:30 | 某市水务局. */
function namedIn(line: string): string {
  const clocked = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}(?: \d{1,2}[:：]\d{2})? ?[|｜] ?(\S+)$/.exec(line);
  if (clocked?.[1] !== undefined) return clocked[1];
  return /[:：]/.test(line) ? '' : line.replace(/\s.*$/, '');
}

/** A line of the page's header that is a body and a date. */
function fromHeader(view: View, how: Reading): Clue[] {
  const aside = view.asides.filter((a) => a.kind === 'metadata').map(({ text }) => ({ text }));
  return [...view.head, ...aside].flatMap((line) => {
    const phrase = namedIn(line.text);
    if (phrase.length < 4 || phrase.length > 30 || isTitle(line.text)) return [];
    const body = readBody(phrase, 0, whole(how));
    if (!body) return [];
    const span = 'start' in line ? { span: spanOf(line.start, line.end) } : {};
    return [{ body, weight: 12, from: 'metadata' as const, quote: line.text, ...span }];
  });
}

/** Everything that names the report's own body, heaviest first. */
export function findClues(
  view: View,
  title: Title | null,
  labels: readonly Label[],
  own: OwnLevel,
  isTown: Reading['isTown'],
): readonly Clue[] {
  const how: Reading = { whole: false, isTown };
  const clues = [
    ...fromTitle(title, how),
    ...fromQuotedTitle(view, how),
    ...fromSignature(view, how),
    ...fromClosing(view, how),
    ...fromOpening(view, how),
    ...fromLabels(labels, how),
    ...fromFileName(view, how),
    ...fromHeader(view, how),
    ...fromTownSlogan(view, own, how),
  ];
  return clues.sort((a, b) => b.weight - a.weight);
}
