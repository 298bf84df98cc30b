import type { ReportMeta } from './meta';
import type { Genre } from './parsed';
import type { Review } from './review';
import { inPieces, type Steps } from './steps';

/** What is known of a report for telling whose version it is; its metadata with a person's corrections. */
export interface Versioned {
  readonly id: string;
  /** ISO instant of the first import. */
  readonly addedAt: string;
  readonly genre: Genre;
  readonly meta: ReportMeta;
  readonly textHash: string;
  /** Length of the text; nothing is claimed of a report without any. */
  readonly characters: number;
}

/** A decision on versions is one on this field of the metadata, so that it travels, merges and is undone as all are. */
export const versionField = 'version';

/**
 * What a person says of a report that has other versions. counts: it is the one that is compared and counted;
 * own: it is no version of the others, it stands for itself; with: it is one of them after all.
 */
export const versionWords = ['counts', 'own', 'with'] as const;
export type VersionWord = (typeof versionWords)[number];

/** How a report stands among the versions of the same report. Reports without other versions have no standing. */
export interface Standing {
  /** Whether it is compared and counted; an earlier version is kept and shown, nothing more. */
  readonly counts: boolean;
  /** All versions, the one that counts first, then the latest first; empty for one that stands for itself. */
  readonly versions: readonly string[];
  /** Reports of the same body and year that a person keeps apart from it. */
  readonly apart: readonly string[];
}

/** Whether it is known well enough who reports on which year. */
function isKnown({ region, year, bodyKind, organ, basis }: ReportMeta): boolean {
  if (year === null || region.name === null) return false;
  // One of several places of that name (城关镇): which one is a guess, or not known at all.
  if (region.code === null && (basis.region?.alternatives ?? []).length > 0) return false;
  return bodyKind === 'government' || bodyKind === 'unknown' || organ !== null;
}

/** Who reports on which year, as one string; null where that is not known well enough to claim it. */
export function bodyAndYear(meta: ReportMeta): string | null {
  if (!isKnown(meta)) return null;
  const { region, year, bodyKind, organ } = meta;
  const where = region.code ?? [region.province, region.prefecture, region.county].join('/');
  const who = bodyKind === 'government' || bodyKind === 'unknown' ? '' : organ;
  return [where, region.name, who, year].join('|');
}

/** Reports of one key are versions of one another; null for a report that can be nobody's version. */
export function versionKey(report: Versioned): string | null {
  if (report.characters === 0) return null;
  const body = bodyAndYear(report.meta);
  return body === null ? `text:${report.textHash}` : `${report.genre}|${body}`;
}

const isWord = (value: unknown): value is VersionWord => versionWords.some((w) => w === value);

/** The latest word on each report's place among its versions. */
function latestWords(reviews: readonly Review[]): Map<string, { word: VersionWord; at: string }> {
  const words = new Map<string, { word: VersionWord; at: string }>();
  for (const { target, report, value, at } of reviews) {
    if (target.kind !== 'meta' || target.field !== versionField || !isWord(value)) continue;
    if ((words.get(report)?.at ?? '') <= at) words.set(report, { word: value, at });
  }
  return words;
}

/**
 * How reports stand that have other versions. Of several versions the one counts that was last added or last chosen:
 * a choice holds until a later version comes. In steps: a large library is looked through whenever anything has changed.
 */
export function* standingsInSteps(
  reports: readonly Versioned[],
  reviews: readonly Review[],
): Steps<ReadonlyMap<string, Standing>> {
  const groups = new Map<string, Versioned[]>();
  yield* inPieces(yield* alike(reports), (report) => {
    const key = versionKey(report);
    if (key === null) return;
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  });
  const words = latestWords(reviews);
  const found = new Map<string, Standing>();
  yield* inPieces([...groups.values()], (group) => {
    if (group.length > 1) stand(group, words, found);
  });
  return found;
}

/**
 * The reports that share the name of their place and the year with another, or are known by their text only: a sieve, since
 * most of a large library share neither, and comparing whole keys is slow.
 */
function* alike(reports: readonly Versioned[]): Steps<readonly Versioned[]> {
  const names = new Map<string, number>();
  const firsts = new Map<number, Versioned | null>();
  const found: Versioned[] = [];
  yield* inPieces(reports, (report) => {
    const { region, year } = report.meta;
    if (!isKnown(report.meta)) {
      found.push(report);
      return;
    }
    const name = region.name ?? '';
    const number = names.get(name) ?? names.size;
    if (number === names.size) names.set(name, number);
    // Two that share a number and nothing else cost time, no more.
    const key = number * 10_000 + (year ?? 0);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, report);
    else {
      if (first) found.push(first);
      firsts.set(key, null);
      found.push(report);
    }
  });
  return found;
}

/** One group's standings. */
function stand(
  group: readonly Versioned[],
  words: ReadonlyMap<string, { word: VersionWord; at: string }>,
  found: Map<string, Standing>,
): void {
  const since = (r: Versioned): string => {
    const said = words.get(r.id);
    return said?.word === 'counts' && said.at > r.addedAt ? said.at : r.addedAt;
  };
  const isOwn = (r: Versioned): boolean => words.get(r.id)?.word === 'own';
  const latestFirst = (a: Versioned, b: Versioned): number =>
    since(a) < since(b) ? 1 : since(a) > since(b) ? -1 : a.id < b.id ? 1 : -1;
  const together = group.filter((r) => !isOwn(r)).sort(latestFirst);
  const ids = together.map((r) => r.id);
  const own = group.filter(isOwn).map((r) => r.id);
  together.forEach(({ id }, i) =>
    found.set(id, { counts: i === 0, versions: ids.length > 1 ? ids : [], apart: own }),
  );
  for (const id of own)
    found.set(id, {
      ...{ counts: true, versions: [] },
      apart: [...ids, ...own].filter((other) => other !== id),
    });
}

/** Ids of the reports that are kept but not counted. */
export const earlierVersions = (standing: ReadonlyMap<string, Standing>): ReadonlySet<string> => {
  const earlier = new Set<string>();
  for (const [id, { counts }] of standing) if (!counts) earlier.add(id);
  return earlier;
};
