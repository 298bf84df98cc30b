import { rosterWords } from '../catalog/messages/roster';
import { say, type Lang } from '../catalog/messages/words';
import { formsOf, shortName } from '../catalog/regions/names';
import { stateOf, targetOf } from '../model/decided';
import type { ChecklistEntry } from '../model/finding';
import type { Remark } from '../model/remark';
import type { Review } from '../model/review';
import type { Sheet } from './sheet';
import type { ListedReport } from './findings-list';

const HEADER = /^(?:序号|编号|单位|单位名称|名称|地区|机关|备注|unit|units|name|no\.?)$/i;
/** Numbers in front of a unit: 1. 2、 （三） 四、 */
const NUMBERED =
  /^(?:\d+|[一二三四五六七八九十]+)\s*[.、．)）]\s*|^[(（](?:\d+|[一二三四五六七八九十]+)[)）]\s*/u;

const unitIn = (line: string): string | null => {
  for (const cell of line.split(/\t|,|，|;|；/u)) {
    const words = cell.trim().replace(NUMBERED, '').replace(/\s+/gu, '');
    if (/[\p{Script=Han}A-Za-z]{2}/u.test(words) && !HEADER.test(words)) return words;
  }
  return null;
};

/** The units of a pasted list: one a line, or the first cell of each line that names something. Heads and doubles drop out. */
export const unitsOf = (pasted: string): readonly string[] => [
  ...new Set(pasted.split(/\r?\n/u).flatMap((line) => unitIn(line) ?? [])),
];

const DAY = 86_400_000;

/**
 * Days by which a report was made public after the last day in time, 31 March of the year after the reported one
 * (厅字〔2019〕28号: before 1 April); 0 or less is in time, null where year or date is not known.
 */
export function daysLate(year: number | null, publishedOn: string | null): number | null {
  if (year === null || publishedOn === null) return null;
  const published = Date.parse(`${publishedOn}T00:00:00Z`);
  if (Number.isNaN(published)) return null;
  return Math.round((published - Date.UTC(year + 1, 2, 31)) / DAY);
}

/** 人民政府 and 办事处 say nothing of which unit it is. */
const bare = (name: string): string =>
  name.replace(/\s+/gu, '').replace(/(?:人民政府|办事处|管理委员会|管委会)$/u, '');

/** The names under which a report's body may stand in a list: in full, and in the short forms in use. */
interface Names {
  readonly full: ReadonlySet<string>;
  readonly short: ReadonlySet<string>;
}

function namesOf({ meta }: ListedReport): Names {
  const { region, bodyKind, organ } = meta;
  const own = [region.name, region.printed].filter((n) => n !== null);
  const parents = [region.province, region.prefecture, region.county].filter((n) => n !== null);
  const places = [...new Set(own.map(bare))];
  const shorts = places.flatMap((p) => [...formsOf(p), shortName(p)]);
  const above = parents.flatMap((p) => [p, shortName(p)]);
  // A government is its place; everybody else is an organ, with or without the place before it.
  const government = bodyKind === 'government' || bodyKind === 'unknown' || organ === null;
  const said = government ? places : [bare(organ ?? '')];
  const brief = government ? shorts : said.flatMap((o) => withoutPlace(o, [...places, ...shorts]));
  const prefixed = government ? above : [...above, ...places, ...shorts];
  return {
    full: new Set([...said, ...(organ === null ? [] : [bare(organ)])]),
    short: new Set([...brief, ...[...said, ...brief].flatMap((n) => prefixed.map((p) => p + n))]),
  };
}

const withoutPlace = (organ: string, places: readonly string[]): string[] =>
  places.flatMap((p) =>
    organ.startsWith(p) && organ.length > p.length + 1 ? [organ.slice(p.length)] : [],
  );

const holdsIn = (names: Names, unit: string): boolean =>
  [...names.full, ...names.short].some(
    (n) => n.length >= 2 && unit.length >= 2 && (n.includes(unit) || unit.endsWith(n)),
  );

/** What the library has for one unit. ask: several bodies fit, a person must choose. */
export interface RosterMatch {
  readonly unit: string;
  readonly kind: 'found' | 'ask' | 'missing';
  readonly report: ListedReport | null;
  /** Reports that fit equally well, the chosen one among them. */
  readonly candidates: readonly ListedReport[];
}

/** Of several files of one body the one that was made public first stands for it. */
const first = (reports: readonly ListedReport[]): ListedReport | undefined =>
  [...reports].sort((a, b) =>
    (a.meta.publishedOn ?? '9') < (b.meta.publishedOn ?? '9') ? -1 : 1,
  )[0];

function matchOne(
  unit: string,
  named: readonly (readonly [ListedReport, Names])[],
  chosen: string | undefined,
): RosterMatch {
  const plain = bare(unit);
  const steps = [
    (names: Names) => names.full.has(plain),
    (names: Names) => names.short.has(plain),
    (names: Names) => holdsIn(names, plain),
  ];
  for (const step of steps) {
    const candidates = named.flatMap(([report, names]) => (step(names) ? [report] : []));
    if (candidates.length === 0) continue;
    const picked = candidates.find((r) => r.id === chosen);
    if (picked) return { unit, kind: 'found', report: picked, candidates };
    if (chosen === '') return { unit, kind: 'missing', report: null, candidates };
    const bodies = new Set(candidates.map((r) => `${r.path} ${r.label}`));
    if (bodies.size > 1) return { unit, kind: 'ask', report: null, candidates };
    return { unit, kind: 'found', report: first(candidates) ?? null, candidates };
  }
  return { unit, kind: 'missing', report: null, candidates: [] };
}

/**
 * Finds each unit's report of one year: by its full name, else a short form in use, else by part of the name; the first
 * of these steps that finds anything decides. `chosen` holds a person's choices by unit: a report's id, or '' for none.
 */
export function matchRoster(
  units: readonly string[],
  reports: readonly ListedReport[],
  year: number,
  chosen: Readonly<Record<string, string>> = {},
): readonly RosterMatch[] {
  const named = reports.flatMap((r) => (r.year === year ? [[r, namesOf(r)] as const] : []));
  return units.map((unit) => matchOne(unit, named, chosen[unit]));
}

/** What is counted of a report for the roster; null where it has not been counted. */
export interface Counted {
  readonly findings: number;
  /** Required contents not found. */
  readonly missing: number;
}

/** A line of the roster. */
export interface RosterRow extends RosterMatch {
  readonly publishedOn: string | null;
  readonly late: number | null;
  readonly counted: Counted | null;
}

const order: Readonly<Record<RosterMatch['kind'], number>> = { missing: 0, ask: 1, found: 2 };

/** Units without a report first, then those to be asked about, then the latest; else the order of the list. */
export const rosterRows = (
  matches: readonly RosterMatch[],
  counts: ReadonlyMap<string, Counted>,
): readonly RosterRow[] =>
  matches
    .map((match): RosterRow => {
      const { report } = match;
      const publishedOn = report?.meta.publishedOn ?? null;
      return {
        ...match,
        publishedOn,
        late: daysLate(report?.year ?? null, publishedOn),
        counted: (report && counts.get(report.id)) ?? null,
      };
    })
    .sort(
      (a, b) =>
        order[a.kind] - order[b.kind] || Math.max(0, b.late ?? 0) - Math.max(0, a.late ?? 0),
    );

/** The word for where a unit stands. */
export const rosterState = (row: RosterRow, lang: Lang): string =>
  row.kind !== 'found'
    ? say(rosterWords, lang, row.kind)
    : row.late === null
      ? say(rosterWords, lang, 'noDate')
      : row.late > 0
        ? say(rosterWords, lang, 'late', { days: row.late })
        : say(rosterWords, lang, 'inTime');

/** The day it was made public; where only the signature's date is known, that, named as such. */
export function dateShown({ publishedOn, report }: RosterRow, lang: Lang): string {
  const signedOn = report?.meta.signedOn ?? null;
  if (publishedOn !== null || signedOn === null) return publishedOn ?? '';
  return say(rosterWords, lang, 'signedOn', { date: signedOn });
}

/** The roster as a table, for cells and CSV. */
export function rosterSheet(rows: readonly RosterRow[], lang: Lang): Sheet {
  const keys = ['unit', 'state', 'reportTitle', 'date', 'days', 'findings', 'contents'] as const;
  return {
    name: say(rosterWords, lang, 'title'),
    columns: keys.map((key) => ({ title: say(rosterWords, lang, key), width: 20 })),
    rows: rows.map((row) => [
      row.unit,
      rosterState(row, lang),
      row.report ? (row.report.meta.title ?? row.report.name) : '',
      dateShown(row, lang),
      row.late === null ? null : Math.max(0, row.late),
      row.counted?.findings ?? null,
      row.counted?.missing ?? null,
    ]),
  };
}

/** A text that reminds the units without a report, or '' where none is missing. */
export function reminderOf(rows: readonly RosterRow[], year: number, lang: Lang): string {
  const units = rows.flatMap((row) => (row.kind === 'missing' ? [row.unit] : []));
  if (units.length === 0) return '';
  return say(rosterWords, lang, 'reminder', {
    ...{ year, next: year + 1, count: units.length },
    units: units.join(lang === 'zh' ? '、' : ', '),
  });
}

/** Counts what is open in reports: findings that fail and are not ignored, required contents not found. */
export const countsOf = (
  answered: readonly {
    readonly id: string;
    readonly remarks: readonly Remark[];
    readonly checklist: readonly ChecklistEntry[];
  }[],
  decisions: ReadonlyMap<string, Review>,
): ReadonlyMap<string, Counted> =>
  new Map(
    answered.map(({ id, remarks, checklist }) => [
      id,
      {
        findings: remarks.filter(
          (f) =>
            f.verdict === 'fails' &&
            stateOf(decisions.get(targetOf(id, f.rule, f.key))) !== 'ignored',
        ).length,
        missing: checklist.filter(
          ({ item, status }) =>
            item.startsWith('content.') && item !== 'content.other' && status === 'absent',
        ).length,
      },
    ]),
  );
