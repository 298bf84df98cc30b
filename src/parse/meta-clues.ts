import { mayBeTown, type Reading } from './meta-areas';
import { type Body, readBody } from './meta-body';
import { type Clue, spanOf, whole } from './meta-clue';
import type { Label } from './meta-labels';
import type { OwnLevel } from './meta-level';
import { fromOpening, fromQuotedTitle } from './meta-opening';
import { fromClosing, fromSignature } from './meta-signature';
import { isTitle, type Title } from './meta-title';
import { bodyOfTitle } from './meta-title-body';
import type { View } from './meta-view';

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

const TOWN_SLOGAN =
  /(?:法治|平安|数字|信用|幸福|美丽)(?!政府|社会|中国|乡村|宣传|建设|思想|文化|工作|教育|环境|保障|意识|素养)([\u4e00-\u9fff]{2,4}?)(?=[”"’]|建设|[,，。;；])/g;
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

const LONGEST_TOWN = 12;
const MOST_NAMED = 200;

/** The township of the data that a text of 我镇 names most, as its subject or not. */
function fromNamedTown(view: View, own: OwnLevel, how: Reading): Clue[] {
  const { word } = own;
  if (own.level !== 'township' || word === null) return [];
  const named = new Map<string, { count: number; start: number }>();
  let at = view.text.indexOf(word);
  for (let n = 0; n < MOST_NAMED && at >= 0; n++, at = view.text.indexOf(word, at + 1)) {
    const end = at + word.length;
    for (let start = Math.max(0, end - LONGEST_TOWN); start < at; start++) {
      const name = view.text.slice(start, end);
      if (!how.isTown(name) || !mayBeTown(name)) continue;
      const there = named.get(name);
      named.set(name, { count: (there?.count ?? 0) + 1, start: there?.start ?? start });
      break;
    }
  }
  const [most] = [...named].sort((a, b) => b[1].count - a[1].count);
  if (!most) return [];
  const [name, { start }] = most;
  const end = start + name.length;
  const kind = word === '街道' ? 'office' : 'government';
  const body: Body = { ...NO_BODY, printed: name, level: 'township', kind, start, end };
  return [{ body, weight: 8, from: 'body', quote: name, span: spanOf(start, end) }];
}

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
  ];
  const named = clues.some((c) => c.body.level === 'township');
  if (!named) clues.push(...fromTownSlogan(view, own, how), ...fromNamedTown(view, own, how));
  return clues.sort((a, b) => b.weight - a.weight);
}
