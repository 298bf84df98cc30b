import { sentenceOf } from '../catalog/messages/findings';
import type { Lang } from '../catalog/messages/words';
import { stateOf, targetOf } from '../model/decided';
import type { Severity, Verdict } from '../model/finding';
import type { Level, ReportMeta } from '../model/meta';
import type { Remark } from '../model/remark';
import type { Review } from '../model/review';
import { effectiveMeta } from './effective-meta';
import { groupBy } from './group';

/** A report as far as its findings' list shows it. */
export interface ListedReport {
  readonly id: string;
  readonly name: string;
  readonly meta: ReportMeta;
  /** The place's name, or the organ's, or the file's. */
  readonly label: string;
  /** Names from the province down, joined by a space. */
  readonly path: string;
  readonly level: Level | null;
  readonly year: number | null;
  /** What the text filter looks through, in lower case. */
  readonly words: string;
}

/** One finding of one report, as a line of the list. */
export interface FindingRow {
  readonly kind: 'row';
  readonly key: string;
  readonly report: ListedReport;
  readonly remark: Remark;
}

export const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** arithmetic.rate → arithmetic. */
export const familyOf = (rule: string): string => rule.split('.')[0] ?? rule;

function listed(
  report: { readonly id: string; readonly name: string; readonly meta: ReportMeta },
  reviews: readonly Review[],
): ListedReport {
  const meta = effectiveMeta(report, reviews);
  const { region } = meta;
  const name = region.name ?? region.printed;
  const own = meta.bodyKind === 'government' || meta.bodyKind === 'unknown';
  const parts = [region.province, region.prefecture, region.county, name];
  const path = [...new Set(parts.filter((p) => p !== null))].join(' ');
  return {
    ...{ id: report.id, name: report.name, meta, path },
    label: (own ? null : meta.organ) ?? name ?? meta.organ ?? report.name,
    level: region.level,
    year: meta.year,
    words: [path, meta.organ, meta.title, report.name].join(' ').toLowerCase(),
  };
}

/** Reports with a person's corrections, by id, in the order of their division codes. */
export function listReportsBy(
  reports: readonly { readonly id: string; readonly name: string; readonly meta: ReportMeta }[],
  reviews: readonly Review[],
): readonly ListedReport[] {
  const corrections = new Map(
    groupBy(
      reviews.filter((r) => r.target.kind === 'meta'),
      (r) => r.report,
    ),
  );
  const order = (r: ListedReport): string =>
    `${r.meta.region.code ?? '~'} ${r.path} ${r.label} ${r.year ?? ''}`;
  return reports
    .map((report) => listed(report, corrections.get(report.id) ?? []))
    .map((report) => [order(report), report] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, report]) => report);
}

/** Rows report by report; within a report in the order of the engine. */
export function rowsOf(
  reports: readonly ListedReport[],
  remarks: readonly { readonly id: string; readonly remarks: readonly Remark[] }[],
): readonly FindingRow[] {
  const byReport = new Map(remarks.map((r) => [r.id, r.remarks] as const));
  const rows: FindingRow[] = [];
  for (const report of reports)
    for (const remark of byReport.get(report.id) ?? [])
      rows.push({ kind: 'row', key: `${report.id}:${remark.place}`, report, remark });
  return rows;
}

/** The decision on a row, if there is one. */
export const decisionOn = (
  decisions: ReadonlyMap<string, Review>,
  { report, remark }: FindingRow,
): Review | undefined =>
  decisions.size === 0 ? undefined : decisions.get(targetOf(report.id, remark.rule, remark.key));

/** What the list is narrowed to; '' means no limit, 'none' means unknown. */
export interface FindingFilter {
  readonly text: string;
  /** A family (arithmetic) or a rule (arithmetic.rate). */
  readonly rule: string;
  readonly severity: string;
  /** A path or the beginning of one, as in `ListedReport.path`. */
  readonly region: string;
  readonly level: string;
  readonly year: string;
  readonly state: string;
  readonly verdict: Verdict;
}

/** The words of a text filter; keys are compared as printed, names of reports in lower case. */
export const wordsOf = (text: string): readonly string[] => text.split(/\s+/u).filter(Boolean);

/** The test that a report must pass; asked once per report, not once per row. */
function reportTest(filter: FindingFilter, words: readonly string[]) {
  // The rows of a report stand together.
  let last: ListedReport | null = null;
  let left: readonly string[] | null = null;
  /** The words that the report itself does not answer, or null where it is out. */
  return (report: ListedReport): readonly string[] | null => {
    if (report === last) return left;
    last = report;
    const fits =
      (filter.year === '' || String(report.year ?? 'none') === filter.year) &&
      (filter.level === '' || (report.level ?? 'none') === filter.level) &&
      (filter.region === '' || `${report.path} `.startsWith(`${filter.region} `));
    left = fits ? words.filter((word) => !report.words.includes(word.toLowerCase())) : null;
    return left;
  };
}

/** The rows that pass. Every word must stand in the finding's passages or in the names of its report. */
export function filterFindings(
  rows: readonly FindingRow[],
  decisions: ReadonlyMap<string, Review>,
  filter: FindingFilter,
): readonly FindingRow[] {
  const { rule, severity, state, verdict } = filter;
  const words = wordsOf(filter.text);
  const test = reportTest(filter, words);
  const family = rule !== '' && !rule.includes('.') ? `${rule}.` : null;
  return rows.filter((row) => {
    const { remark } = row;
    if (remark.verdict !== verdict) return false;
    if (family !== null ? !remark.rule.startsWith(family) : rule !== '' && remark.rule !== rule)
      return false;
    if (severity !== '' && remark.severity !== severity) return false;
    const left = test(row.report);
    if (left === null || !left.every((word) => remark.key.includes(word))) return false;
    return state === '' || stateOf(decisionOn(decisions, row)) === state;
  });
}

/** How many rows each rule has, the most frequent first. */
export function tallyRules(
  rows: readonly FindingRow[],
): readonly (readonly [rule: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { remark } of rows) counts.set(remark.rule, (counts.get(remark.rule) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** How many reports the rows are of; the rows of a report stand together. */
export function countReports(rows: readonly FindingRow[]): number {
  let count = 0;
  let last: ListedReport | null = null;
  for (const { report } of rows) {
    if (report !== last) count++;
    last = report;
  }
  return count;
}

/** Regions to choose from: every path down to the prefecture that has a row, in the rows' order. */
export function regionsOf(reports: readonly ListedReport[]): readonly string[] {
  const found = new Set<string>();
  for (const { path } of reports) {
    const parts = path.split(' ');
    for (let i = 1; i <= Math.min(2, parts.length); i++) {
      const region = parts.slice(0, i).join(' ');
      if (region !== '') found.add(region);
    }
  }
  return [...found].sort();
}

export type Grouping = 'rule' | 'report';

/** A line of the list: the head of a group or a finding. */
export type Line =
  | {
      readonly kind: 'head';
      readonly key: string;
      readonly report: ListedReport | null;
      readonly count: number;
      readonly reports: number;
      readonly folded: boolean;
    }
  | FindingRow;

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Rows under the heads of their groups; rules with the weightiest finding first, reports in the order of their codes. */
export function linesOf(
  rows: readonly FindingRow[],
  grouping: Grouping,
  folded: ReadonlySet<string>,
): readonly Line[] {
  const groups = groupBy(rows, (row) => (grouping === 'rule' ? row.remark.rule : row.report.id));
  const heaviest = (group: readonly FindingRow[]): number =>
    group.reduce((least, { remark }) => Math.min(least, weight[remark.severity]), 9);
  const ordered =
    grouping === 'report'
      ? groups
      : groups
          .map((group) => ({ group, heavy: heaviest(group[1]) }))
          .sort((a, b) => a.heavy - b.heavy || b.group[1].length - a.group[1].length)
          .map(({ group }) => group);
  // Written out: there may be a hundred thousand lines, and they are made anew with every key of a filter.
  const lines: Line[] = [];
  for (const [key, group] of ordered) {
    const isFolded = folded.has(key);
    lines.push({
      ...{ kind: 'head', key, count: group.length, folded: isFolded },
      report: grouping === 'report' ? (group[0]?.report ?? null) : null,
      reports: countReports(group),
    });
    if (!isFolded) for (const row of group) lines.push(row);
  }
  return lines;
}

/** The rows that stand on the page: what a command on the whole list may touch, and nothing else. */
export const rowsOn = (lines: readonly Line[]): readonly FindingRow[] =>
  lines.filter((line) => line.kind === 'row');

/** What is said of a finding, in one language. */
export const saidOf = (row: FindingRow, lang: Lang): string => sentenceOf(row.remark, lang);
