import { BUNDLE_VERSION, type BundleReport } from '../model/bundle';
import { sha256 } from '../model/hash';
import type { Problem } from '../model/problem';
import type { Review } from '../model/review';
import { bundleHead, reportFromBundle, reportToBundle } from './bundle';
import { db } from './database';
import { recordsOf, saveRecords, type Records } from './reports';

/** What an export takes along. */
export interface ExportOptions {
  /** Ids of the chosen reports, or all outside the bin. */
  readonly ids: readonly string[] | null;
  /** The original files too, in base64. */
  readonly originals: boolean;
  /** The app's version, for the bundle's head. */
  readonly version: string;
}

const base64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
};

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** One stored report as it stands in a bundle, or undefined where it is not whole. */
async function exportReport(id: string, originals: boolean): Promise<BundleReport | undefined> {
  const [report, text, facts, findings, file] = await Promise.all([
    db.reports.get(id),
    db.texts.get(id),
    db.facts.get(id),
    db.findings.get(id),
    originals ? db.files.get(id) : undefined,
  ]);
  if (!report || !text || !facts || !findings) return undefined;
  const source = {
    name: report.name,
    folder: report.folder,
    mediaType: report.mediaType,
    bytes: report.bytes,
    encoding: report.encoding,
    addedAt: report.addedAt,
    ...(file ? { original: base64(file.bytes) } : {}),
  };
  const { engine, genre, meta, mediaType, encoding } = report;
  return reportToBundle(id, source, {
    engine,
    genre,
    meta,
    mediaType,
    encoding,
    ...text,
    ...facts,
    ...findings,
  });
}

/**
 * Writes a bundle piece by piece: one report in memory at a time, so that a library of any size can be exported.
 * `write` takes the next piece of JSON text. Returns the number of reports written.
 */
export async function exportBundle(
  options: ExportOptions,
  write: (piece: string) => void | Promise<void>,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<number> {
  const ids =
    options.ids ??
    (await db.reports.toArray()).filter((r) => r.deletedAt === null).map((r) => r.id);
  const head = JSON.stringify(bundleHead(options.version, new Date().toISOString()));
  await write(`${head.slice(0, -1)},\n"reports":[`);
  let written = 0;
  for (const [i, id] of ids.entries()) {
    const report = await exportReport(id, options.originals);
    if (report) await write(`${written++ ? ',' : ''}\n${JSON.stringify(report)}`);
    onProgress(i + 1, ids.length);
  }
  const reviews = await db.reviews
    .where('report')
    .anyOf([...ids])
    .toArray();
  await write(`\n],\n"reviews":${JSON.stringify(reviews)}}\n`);
  return written;
}

/** What stands in a bundle, against what is in the library. Nothing has been written yet. */
export interface BundlePreview {
  /** Why it cannot be imported at all, or null. */
  readonly problem: Problem | null;
  readonly createdAt: string | null;
  readonly version: number | null;
  /** Reports that the library has not. */
  readonly added: readonly BundleReport[];
  /** Reports that are there, and the bundle's was read by a newer engine. */
  readonly newer: readonly BundleReport[];
  /** Reports that are there already, as new or newer; ids. */
  readonly same: readonly string[];
  readonly reviewsAdded: readonly Review[];
  /** The same decision in a later form than the library's. */
  readonly reviewsNewer: readonly Review[];
  readonly reviewsSame: number;
  /** Records that could not be understood: which, and where in it. */
  readonly broken: readonly { readonly which: string; readonly where: string }[];
}

const nothing: BundlePreview = {
  problem: null,
  createdAt: null,
  version: null,
  added: [],
  newer: [],
  same: [],
  reviewsAdded: [],
  reviewsNewer: [],
  reviewsSame: 0,
  broken: [],
};

const refusal = (code: string, params?: Problem['params']): BundlePreview => ({
  ...nothing,
  problem: { code, stage: 'bundle', ...(params ? { params } : {}) },
});

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** Reads a bundle's bytes and compares them with the library: what would come in, and what could not be understood. */
export async function previewBundle(bytes: Uint8Array): Promise<BundlePreview> {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refusal('bundleNotJson');
  }
  if (!isRecord(data) || data.format !== 'zhijing-bundle') return refusal('notABundle');
  const { version } = data;
  if (typeof version !== 'number') return refusal('notABundle');
  if (version > BUNDLE_VERSION)
    return { ...refusal('bundleNewer', { version, ours: BUNDLE_VERSION }), version };
  const createdAt = typeof data.createdAt === 'string' ? data.createdAt : null;
  return { ...(await compare(data)), createdAt, version };
}

async function compare(data: Readonly<Record<string, unknown>>): Promise<BundlePreview> {
  const { checkReport, checkReview } = await import('./bundle-schema');
  const broken: { which: string; where: string }[] = [];
  const reports = new Map<string, BundleReport>();
  const listed = Array.isArray(data.reports) ? (data.reports as unknown[]) : [];
  for (const [i, item] of listed.entries()) {
    const checked = checkReport(item);
    if (!checked.ok) broken.push({ which: nameOf(item) ?? `reports[${i}]`, where: checked.where });
    else if (!reports.has(checked.value.id)) reports.set(checked.value.id, checked.value);
    else broken.push({ which: checked.value.source.name, where: 'id' });
  }
  const reviews: Review[] = [];
  const decisions = Array.isArray(data.reviews) ? (data.reviews as unknown[]) : [];
  for (const [i, item] of decisions.entries()) {
    const checked = checkReview(item);
    if (checked.ok) reviews.push(checked.value);
    else broken.push({ which: `reviews[${i}]`, where: checked.where });
  }
  const here = new Map(
    (await db.reports.bulkGet([...reports.keys()])).flatMap((r) => (r ? [[r.id, r]] : [])),
  );
  const held = await db.reviews.bulkGet(reviews.map((r) => r.id));
  const fresh = [...reports.values()];
  const isHere = (r: BundleReport): boolean => here.get(r.id)?.deletedAt === null;
  const isNewer = (r: BundleReport): boolean => r.engine > (here.get(r.id)?.engine ?? 0);
  return {
    ...nothing,
    added: fresh.filter((r) => !isHere(r)),
    newer: fresh.filter((r) => isHere(r) && isNewer(r)),
    same: fresh.filter((r) => isHere(r) && !isNewer(r)).map((r) => r.id),
    reviewsAdded: reviews.filter((_, i) => !held[i]),
    reviewsNewer: reviews.filter((r, i) => (held[i]?.at ?? r.at) < r.at),
    reviewsSame: reviews.filter((r, i) => held[i] && held[i].at >= r.at).length,
    broken,
  };
}

const nameOf = (item: unknown): string | null => {
  if (!isRecord(item) || !isRecord(item.source)) return null;
  return typeof item.source.name === 'string' ? item.source.name.slice(0, 200) : null;
};

/**
 * Takes what a preview found into the library, in one transaction; done twice it changes nothing.
 * Originals whose bytes do not have the report's hash are left out.
 */
export async function importBundle(preview: BundlePreview): Promise<void> {
  const chosen = [...preview.added, ...preview.newer];
  const records: Records[] = [];
  for (const report of chosen) {
    const { source } = report;
    const original = source.original === undefined ? null : fromBase64(source.original);
    const bytes = original && (await sha256(original)) === report.id ? original : null;
    records.push(
      recordsOf({
        id: report.id,
        name: source.name,
        folder: source.folder,
        bytes,
        size: source.bytes,
        addedAt: source.addedAt,
        parsed: reportFromBundle(report),
      }),
    );
  }
  await db.transaction('rw', db.tables, async () => {
    await saveRecords(records);
    await db.reviews.bulkPut([...preview.reviewsAdded, ...preview.reviewsNewer]);
  });
}
