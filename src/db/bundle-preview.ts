import {
  BUNDLE_VERSION,
  type BundleEntryOfLibrary,
  type BundleReport,
  type BundleView,
} from '../model/bundle';
import { planMerge, type MergePlan } from '../model/merge';
import type { OwnIndicator } from '../model/own-indicator';
import type { Problem } from '../model/problem';
import type { Review } from '../model/review';
import type { Stamp } from '../model/stamp';
import { targetKey } from '../model/target';
import { breather } from './breathe';
import { ContentHash } from './bundle-hash';
import { fullness } from './bundle-parts';
import { planSettings, type Settings, type SettingNews } from './bundle-settings';
import { isRaw, upgrade, type Raw } from './bundle-upgrades';
import { db } from './database';
import { jsonPieces, JsonTrouble, textChunks } from './json-stream';
import type { ReportRecord } from './records';

/** One report of a bundle, for lists; the whole of it is read again when it is imported. */
export interface BundleBrief {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly year: number | null;
}

/** What stands in a bundle, against what is in the library. Nothing has been written yet. */
export interface BundlePreview {
  /** Why it cannot be imported at all, or null. */
  readonly problem: Problem | null;
  readonly createdAt: string | null;
  readonly version: number | null;
  /** Whether what is in the file is what was written into it; null where the file does not say. */
  readonly intact: boolean | null;
  /** Reports that the library has not. */
  readonly added: readonly BundleBrief[];
  /** Reports that are there, and the bundle's was read by a newer engine or is fuller. */
  readonly newer: readonly BundleBrief[];
  /** Reports that lie in the bin and would be put back. */
  readonly binned: readonly BundleBrief[];
  /** How many are there already, as new or newer. */
  readonly same: number;
  readonly decisions: MergePlan;
  /** The bundle's decisions that come into question, checked. */
  readonly reviews: readonly Review[];
  /** What was taken back there, checked. */
  readonly stamps: readonly Stamp[];
  /** The bundle's own indicators, saved comparisons and lists, checked. */
  readonly settings: Settings;
  /** In which of them the two differ, and what becomes of each. */
  readonly news: readonly SettingNews[];
  /** Settings were taken away there of which this library knows nothing. */
  readonly settingsWithdrawn: boolean;
  /** Records that could not be understood: which, and where in it; the first few. */
  readonly broken: readonly { readonly which: string; readonly where: string }[];
  readonly brokenCount: number;
}

const noPlan: MergePlan = {
  ...{ added: [], same: 0, newerHere: [], newerThere: [], conflicts: [] },
  ...{ withdrawn: [], keptOut: 0, stamps: [] },
};

const nothing: BundlePreview = {
  ...{ problem: null, createdAt: null, version: null, intact: null },
  ...{ added: [], newer: [], binned: [], same: 0 },
  ...{ decisions: noPlan, reviews: [], stamps: [] },
  ...{ settings: { indicators: [], views: [], shared: [] }, news: [] },
  settingsWithdrawn: false,
  ...{ broken: [], brokenCount: 0 },
};

const refusal = (code: string, params?: Problem['params']): BundlePreview => ({
  ...nothing,
  problem: { code, stage: 'bundle', ...(params ? { params } : {}) },
});

/** The arrays of a bundle that are read record by record. */
export const listed = ['reports', 'reviews', 'stamps', 'indicators', 'views', 'shared'];

/** A file of which so many records cannot be understood is not one of ours. */
const tooManyBroken = 5_000;
const shownBroken = 200;
const mostReviews = 500_000;
/** A team of hundreds may decide on one indicator of one report, not thousands. */
const mostOnOneThing = 300;

class Stop extends Error {
  readonly problem: Problem;
  constructor(code: string, params?: Problem['params']) {
    super(code);
    this.problem = { code, stage: 'bundle', ...(params ? { params } : {}) };
  }
}

/** A report in the library, as far as an import must know it. */
type Here = Pick<ReportRecord, 'engine' | 'deletedAt' | 'part'>;

/** What of a bundle's report decides whether it is taken. */
type Form = Pick<BundleReport, 'engine' | 'part'>;

/** What an import would do with a report. */
type ReportFate = 'added' | 'newer' | 'binned' | 'same';

/** What is to be done with a report of a bundle, given what is here under its id. */
function fateOf(report: Form, here: Here | undefined): ReportFate {
  if (!here || here.deletedAt?.startsWith('staged:')) return 'added';
  if (here.deletedAt !== null) return 'binned';
  const fuller = fullness(report.part) - fullness(here.part);
  return fuller > 0 || (fuller === 0 && report.engine > here.engine) ? 'newer' : 'same';
}

const nameOf = (item: unknown): string | null => {
  if (!isRaw(item) || !isRaw(item.source)) return null;
  return typeof item.source.name === 'string' ? item.source.name.slice(0, 200) : null;
};

/** Everything that a first reading of the file gathers; texts are let go one by one. */
class Gathering {
  readonly reports = new Map<string, { brief: BundleBrief; form: Form }>();
  readonly reviews: Review[] = [];
  readonly stamps: Stamp[] = [];
  readonly indicators: OwnIndicator[] = [];
  readonly views: BundleView[] = [];
  readonly shared: BundleEntryOfLibrary[] = [];
  readonly broken: { which: string; where: string }[] = [];
  brokenCount = 0;
  head: Raw = {};
  readonly content = new ContentHash();
  hashed = false;
  readonly #schema: typeof import('./bundle-schema');
  #checkedHead = false;
  readonly #slots = new Map<string, number>();

  constructor(schema: typeof import('./bundle-schema')) {
    this.#schema = schema;
  }

  /** The members before the records tell what the file is; without them it is not read on. */
  #open(): number {
    const { format, version } = this.head;
    if (format !== 'zhijing-bundle' || typeof version !== 'number') throw new Stop('notABundle');
    this.#checkedHead = true;
    return version;
  }

  get version(): number {
    return this.#checkedHead ? Number(this.head.version) : this.#open();
  }

  reject(which: string, where: string): void {
    this.brokenCount++;
    if (this.broken.length < shownBroken) this.broken.push({ which, where });
    if (this.brokenCount > tooManyBroken) throw new Stop('bundleBroken', { count: tooManyBroken });
  }

  async item(key: string, data: unknown): Promise<void> {
    const version = this.version;
    if (key === 'reports') return this.#report(upgrade('report', data, version, this.head), data);
    const place = `${key}[${this.#lengthOf(key)}]`;
    if (key === 'reviews') {
      if (isRaw(data)) this.content.review(data);
      if (this.reviews.length >= mostReviews)
        throw new Stop('bundleTooMany', { limit: mostReviews });
      const checked = this.#schema.checkReview(upgrade('review', data, version, this.head));
      if (!checked.ok) return this.reject(place, checked.where);
      const slot = `${checked.value.report} ${targetKey(checked.value.target)}`;
      const count = (this.#slots.get(slot) ?? 0) + 1;
      this.#slots.set(slot, count);
      if (count > mostOnOneThing) return this.reject(place, 'target');
      this.reviews.push(checked.value);
    } else if (key === 'stamps') {
      if (isRaw(data)) this.content.review(data);
      if (this.stamps.length >= mostReviews)
        throw new Stop('bundleTooMany', { limit: mostReviews });
      const checked = this.#schema.checkStamp(data);
      if (checked.ok) this.stamps.push(checked.value);
      else this.reject(place, checked.where);
    } else if (key === 'indicators') {
      const checked = this.#schema.checkIndicator(data);
      if (checked.ok) this.indicators.push(checked.value);
      else this.reject(place, checked.where);
    } else if (key === 'views') {
      const checked = this.#schema.checkView(data);
      if (checked.ok) this.views.push(checked.value);
      else this.reject(place, checked.where);
    } else {
      const checked = this.#schema.checkShared(data);
      if (checked.ok) this.shared.push(checked.value);
      else this.reject(place, checked.where);
    }
  }

  #lengthOf(key: string): number {
    const lists: Record<string, readonly unknown[]> = {
      reviews: this.reviews,
      stamps: this.stamps,
      indicators: this.indicators,
      views: this.views,
      shared: this.shared,
    };
    return (lists[key]?.length ?? 0) + this.brokenCount;
  }

  async #report(data: unknown, raw: unknown): Promise<void> {
    const which = nameOf(raw) ?? `reports[${this.reports.size + this.brokenCount}]`;
    const checked = this.#schema.checkReport(data);
    if (!checked.ok) return this.reject(which, checked.where);
    const report = checked.value;
    if (this.reports.has(report.id)) return this.reject(which, 'id');
    if (isRaw(raw) && typeof raw.hash === 'string') {
      this.hashed = true;
      const { hash, ...rest } = raw;
      if ((await this.content.reportHash(rest)) !== hash) return this.reject(which, 'hash');
      this.content.report(hash);
    }
    const brief = {
      ...{ id: report.id, name: report.source.name },
      ...{ title: report.meta.title, year: report.meta.year },
    };
    const form = { engine: report.engine, ...(report.part ? { part: report.part } : {}) };
    this.reports.set(report.id, { brief, form });
  }
}

const troubleCodes = {
  cut: 'bundleCut',
  syntax: 'bundleNotJson',
  tooLarge: 'bundleRecordTooLarge',
} as const;

/**
 * Reads a bundle and compares it with the library: what would come in, and what could not be understood. One report is
 * in memory at a time. A bundle of a newer version is read as far as it is understood, with the problem named.
 */
export async function previewBundle(
  file: Blob,
  onProgress: (reports: number, share: number) => void = () => {},
): Promise<BundlePreview> {
  const gathering = new Gathering(await import('./bundle-schema'));
  const breathe = breather();
  let read = 0;
  try {
    for await (const piece of jsonPieces(
      textChunks(file, (share) => (read = share)),
      listed,
    )) {
      if (piece.item) await gathering.item(piece.key, piece.value);
      else gathering.head = { ...gathering.head, [piece.key]: piece.value };
      onProgress(gathering.reports.size, read);
      await breathe();
    }
    void gathering.version;
  } catch (error) {
    if (error instanceof Stop) return { ...nothing, problem: error.problem };
    if (error instanceof JsonTrouble) return refusal(troubleCodes[error.reason]);
    throw error;
  }
  return summary(gathering);
}

/** Compares a bundle's decisions with those that are here now. */
export async function planNow(
  theirs: readonly Review[],
  stamps: readonly Stamp[],
): Promise<MergePlan> {
  const concerned = [...new Set([...theirs, ...stamps].map((r) => r.report))];
  const mine = await db.reviews.where('report').anyOf(concerned).toArray();
  const turned = await db.stamps.where('report').anyOf(concerned).toArray();
  return planMerge(mine, theirs, { mine: turned, theirs: stamps });
}

/** Reports looked up in one go. */
const atOnce = 100;

/** What is to be done with each report of the bundle, given what is here now. */
async function fatesOf(g: Gathering): Promise<Readonly<Record<ReportFate, BundleBrief[]>>> {
  const fates: Record<ReportFate, BundleBrief[]> = { added: [], newer: [], binned: [], same: [] };
  const reports = [...g.reports.values()];
  for (let at = 0; at < reports.length; at += atOnce) {
    const some = reports.slice(at, at + atOnce);
    const here = await db.reports.bulkGet(some.map((r) => r.brief.id));
    some.forEach(({ brief, form }, i) => fates[fateOf(form, here[i])].push(brief));
  }
  return fates;
}

async function summary(g: Gathering): Promise<BundlePreview> {
  const { version } = g;
  const fates = await fatesOf(g);
  const { indicators, views, shared } = g;
  const settings = await planSettings({ indicators, views, shared });
  const told = typeof g.head.hash === 'string' ? g.head.hash : null;
  return {
    problem:
      version > BUNDLE_VERSION
        ? { code: 'bundleNewer', stage: 'bundle', params: { version, ours: BUNDLE_VERSION } }
        : null,
    createdAt: typeof g.head.createdAt === 'string' ? g.head.createdAt.slice(0, 40) : null,
    version,
    intact: told === null ? null : told === (await g.content.sum()),
    ...{ added: fates.added, newer: fates.newer, binned: fates.binned, same: fates.same.length },
    decisions: await planNow(g.reviews, g.stamps),
    reviews: g.reviews,
    stamps: g.stamps,
    settings: { indicators, views, shared },
    news: settings.news,
    settingsWithdrawn: settings.withdrawn !== null,
    ...{ broken: g.broken, brokenCount: g.brokenCount },
  };
}
