import type { Basis } from '../model/meta';
import type { DatedBasis } from './meta-dates';
import type { Title } from './meta-title';
import type { View } from './meta-view';

/** The report year with the reason for it. */
export interface Year {
  readonly year: number;
  readonly basis: Basis;
}

const Y = '((?:19|20)\\d\\d)\\s*';
const HAN_Y = '([一二][〇○零0O一二三四五六七八九]{3})';
/** A year that is no part of a range (2021—2025年), document number (〔2023〕) or running number. */
const SINGLE = new RegExp(
  `(?<![\\d〔[—–~～-]|至)(?:${Y}年|${HAN_Y}\\s*年)(?!\\s*[—–~～至-]\\s*(?:\\d|[一二]〇))`,
  'g',
);

function hanYear(numerals: string): number {
  const digits = [...numerals.replace(/[○0O零]/g, '〇')].map((c) =>
    '〇一二三四五六七八九'.indexOf(c),
  );
  return Number(digits.join(''));
}

interface Found {
  readonly year: number;
  readonly at: number;
  readonly length: number;
}

function yearsIn(text: string, pattern: RegExp = SINGLE): Found[] {
  return [...text.matchAll(pattern)]
    .map((m) => ({
      year: m[1] === undefined ? hanYear(m[2] ?? '') : Number(m[1]),
      at: m.index,
      length: m[0].length,
    }))
    .filter((f) => f.year >= 1999 && f.year <= 2099);
}

/** What follows a year that is spoken of as the next one's plans. */
const PLANS = /^(?:度)?[^,，。;]{0,12}?(?:打算|计划|安排|要点|思路|重点)/;

const basisOf = (
  from: Basis['from'],
  sure: Basis['sure'],
  quote: string,
  at: number | null,
): Basis => ({
  sure,
  from,
  quote,
  ...(at === null ? {} : { span: { start: at, end: at + quote.length } }),
});

/** The text of titles, document numbers and ranges blotted out, so that their years are not taken. */
const blot = (text: string): string =>
  text.replace(/《[^》\n]*》|[〔[(（][^〕\])）\n]*[〕\])）]/g, (m) => ' '.repeat(m.length));

/** 2021年至2025年, 2021—2025年度: a report of several years is filed under the last. */
const LAST_OF_SPAN = new RegExp(`(?<![\\d〔])${Y}年?度?\\s*(?:至|[—–~～-]+)\\s*${Y}年`);

function lastOfSpan(text: string): Found | null {
  const hit = LAST_OF_SPAN.exec(blot(text));
  return hit ? { year: Number(hit[2]), at: hit.index, length: hit[0].length } : null;
}

/** The year of a title: of two, the one that is not followed by plans. */
function yearOfTitle(text: string): Found | null {
  const years = yearsIn(text);
  const past = years.filter((f) => !PLANS.test(text.slice(f.at + f.length)));
  return past[0] ?? years[0] ?? lastOfSpan(text);
}

function fromTitle(title: Title | null): Year | null {
  const found = title && yearOfTitle(title.text);
  if (!found || !title) return null;
  const sure = title.basis.sure === 'certain' ? 'certain' : 'likely';
  return { year: found.year, basis: { ...title.basis, sure } };
}

const ANNOUNCED = new RegExp(
  `(?:(?:现将|现就|现把|特将)[^。;\\n]{0,40}?(?:(?:19|20)\\d\\d\\s*年?度?\\s*(?:至|[—–~～-]+)\\s*)?${Y}年(?:度)?|将[^。;\\n]{0,14}?${Y}年(?:度)?(?=[^。\\n]{0,16}(?:法[治制]政府|依法行政)))[^。\\n]{0,60}?(?:报告|汇报|公布|公开|通报|总结)`,
);

/** 现将我县2023年度…情况报告如下. */
function fromAnnouncement(view: View): Year | null {
  const { start, end } = view.opening;
  const hit = ANNOUNCED.exec(view.text.slice(start, Math.min(view.text.length, end + 900)));
  if (!hit) return null;
  const year = Number(hit[1] ?? hit[2]);
  return { year, basis: basisOf('opening', 'certain', hit[0], start + hit.index) };
}

/** 一、2023年工作开展情况: a heading's year, unless it is of plans. */
function fromHeading(view: View): Year | null {
  for (const section of view.sections.slice(0, 3)) {
    const head = view.text.slice(section.head.start, section.head.end).slice(0, 60);
    const [found] = yearsIn(head);
    if (!found || section.role === 'plans' || PLANS.test(head.slice(found.at + found.length)))
      continue;
    if (!/工作|法治|举措|成效|情况|开展|推进/.test(head)) continue;
    return { year: found.year, basis: basisOf('heading', 'likely', head, section.head.start) };
  }
  return null;
}

/** The year that the first sentences begin with; a lost 年 (2025坚持…) still counts. */
function fromOpening(view: View): Year | null {
  const { start, end } = view.opening;
  const text = blot(view.text.slice(start, end));
  const lost = /^\s*((?:19|20)\d\d)(?=[\u4e00-\u9fff])(?!年)/.exec(text);
  if (lost)
    return {
      year: Number(lost[1]),
      basis: basisOf('opening', 'likely', lost[0].trim(), start + text.indexOf(lost[1] ?? '')),
    };
  const found = yearsIn(text).find((f) => {
    const next = text.slice(f.at + f.length, f.at + f.length + 14);
    return (
      !/^\s*(?:度)?[^,，。]{0,8}(?:打算|计划|规划)/.test(next) && !/^\d{1,2}月/.test(next.trim())
    );
  });
  if (!found) return null;
  const sure = text.slice(0, found.at).trim() === '' ? 'certain' : 'likely';
  return {
    year: found.year,
    basis: basisOf(
      'opening',
      sure,
      view.text.slice(start + found.at, start + found.at + found.length),
      start + found.at,
    ),
  };
}

/** 《某县2023年度法治政府建设年度报告》 in the opening or the year that most sentences of the body begin with. */
function fromBody(view: View): Year | null {
  const votes = new Map<number, number>();
  const body = blot(view.text.slice(view.opening.start, view.opening.start + 20_000));
  for (const found of yearsIn(body)) votes.set(found.year, (votes.get(found.year) ?? 0) + 1);
  const ranked = [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  const [first, ...others] = ranked;
  if (!first) return null;
  const alternatives = others.slice(0, 3).map(([year]) => String(year));
  return {
    year: first[0],
    basis: { ...basisOf('body', 'unsure', `${String(first[0])}年`, null), alternatives },
  };
}

function fromFileName(view: View): Year | null {
  const years = yearsIn(view.fileName, new RegExp(`(?<!\\d)${Y}(?:年|(?=[^\\d]|$))`, 'g'));
  const found = years.find((f) => !PLANS.test(view.fileName.slice(f.at + f.length)));
  return found && /[\u4e00-\u9fff]/.test(view.fileName)
    ? { year: found.year, basis: basisOf('fileName', 'likely', view.fileName, null) }
    : null;
}

/** Reports come out in the spring after their year; those of November and December speak of their own year. */
function fromDate(date: DatedBasis | null): Year | null {
  if (!date) return null;
  const year = Number(date.iso.slice(0, 4)) - (Number(date.iso.slice(5, 7)) >= 11 ? 0 : 1);
  return {
    year,
    basis: {
      sure: 'unsure',
      from: 'publication',
      quote: date.basis.quote,
      alternatives: [String(year + 1)],
    },
  };
}

/**
 * The report year, in the order of trust: title, 现将…年度…报告如下, first heading, first sentence, file name,
 * the body's most frequent year, publication or signature.
 */
export function readYear(
  view: View,
  title: Title | null,
  published: DatedBasis | null,
  signed: DatedBasis | null,
): Year | null {
  const found = [
    () => fromTitle(title),
    () => fromAnnouncement(view),
    () => fromHeading(view),
    () => fromOpening(view),
    () => fromFileName(view),
    () => fromBody(view),
    () => fromDate(signed) ?? fromDate(published),
  ];
  for (const read of found) {
    const year = read();
    if (year) return year;
  }
  return null;
}
