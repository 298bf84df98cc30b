import type { BundleReport } from '../model/bundle';
import { standings, type Decided, type Stamp } from '../model/stamp';
import { breather } from './breathe';
import { bundleHead, reportToBundle } from './bundle';
import { ContentHash } from './bundle-hash';
import { partOf, reviewFor, type BundlePart } from './bundle-parts';
import { db } from './database';
import { ownIndicators } from './own-indicators';

/** What an export takes along. */
export interface ExportOptions {
  /** Ids of the chosen reports, or all outside the bin. */
  readonly ids: readonly string[] | null;
  /** The original files too, in base64; only with whole reports. */
  readonly originals: boolean;
  readonly part: BundlePart;
  /** The app's version, for the bundle's head. */
  readonly version: string;
}

const base64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
};

/** One stored report as it stands in a bundle, or undefined where it is not whole. */
async function storedReport(id: string, originals: boolean): Promise<BundleReport | undefined> {
  const [report, text, facts, findings, file] = await Promise.all([
    db.reports.get(id),
    db.texts.get(id),
    db.facts.get(id),
    db.findings.get(id),
    originals ? db.files.get(id) : undefined,
  ]);
  if (!report || !text || !facts || !findings) return undefined;
  const { engine, genre, meta, mediaType, encoding, part, judged } = report;
  const source = {
    name: report.name,
    folder: report.folder,
    mediaType,
    bytes: report.bytes,
    encoding,
    addedAt: report.addedAt,
    ...(file ? { original: base64(file.bytes) } : {}),
  };
  const parsed = {
    ...{ engine, genre, meta, mediaType, encoding },
    ...{ doc: text.doc, sections: text.sections, quantities: text.quantities },
    ...{ problems: text.problems, facts: facts.facts },
    ...{ findings: findings.findings, checklist: findings.checklist },
  };
  return {
    ...reportToBundle(id, source, parsed),
    ...(part ? { part } : {}),
    ...(judged === undefined ? {} : { judged }),
  };
}

/** What the library keeps besides reports and decisions, and a colleague needs to see the same. */
async function besides(): Promise<string> {
  const { isSharedKey } = await import('./shared-schema');
  const [indicators, views, entries] = await Promise.all([
    ownIndicators(),
    db.views.toArray(),
    db.kv.toArray(),
  ]);
  const shared = entries.filter((e) => isSharedKey(e.key));
  return [
    indicators.length ? `,\n"indicators":${JSON.stringify(indicators)}` : '',
    views.length ? `,\n"views":${JSON.stringify(views)}` : '',
    shared.length ? `,\n"shared":${JSON.stringify(shared)}` : '',
  ].join('');
}

/** Decisions on the chosen reports and what was taken back among them, a hundred reports at a time. */
async function* decisions(ids: readonly string[]): AsyncGenerator<Decided> {
  for (let at = 0; at < ids.length; at += 100) {
    const some = ids.slice(at, at + 100);
    const [reviews, stamps] = await db.transaction('r', db.reviews, db.stamps, () =>
      Promise.all([
        db.reviews.where('report').anyOf(some).toArray(),
        db.stamps.where('report').anyOf(some).toArray(),
      ]),
    );
    // Stamps that a later form of the decision has overtaken stay here.
    const known = [...standings({ reviews, stamps }).values()];
    yield { reviews, stamps: known.flatMap((s) => s.stamp ?? []) };
  }
}

/** Every report that a person sees, in the order of ids. Keys alone are read: thousands of records would hold the page up. */
const idsShown = (): Promise<readonly string[]> =>
  db.transaction('r', db.reports, async () => {
    // What is shown has no entry in this index.
    const hidden = new Set(await db.reports.where('deletedAt').above('').primaryKeys());
    return (await db.reports.toCollection().primaryKeys()).filter((id) => !hidden.has(id));
  });

/**
 * Writes a bundle piece by piece: one report in memory at a time, so that a library of any size can be exported.
 * `write` takes the next piece of JSON text. Returns the number of reports written.
 */
export async function exportBundle(
  options: ExportOptions,
  write: (piece: string) => void | Promise<void>,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<number> {
  const { part } = options;
  const ids = options.ids ?? (await idsShown());
  const originals = options.originals && part === 'full';
  const breathe = breather();
  const content = new ContentHash();
  const head = JSON.stringify(bundleHead(options.version, new Date().toISOString()));
  await write(`${head.slice(0, -1)},\n"reports":[`);
  let written = 0;
  for (const [i, id] of ids.entries()) {
    const stored = await storedReport(id, originals);
    if (stored) {
      const report = partOf(stored, part);
      const json = JSON.stringify(report);
      const hash = await content.reportHash(report);
      content.report(hash);
      await write(`${written++ ? ',' : ''}\n${json.slice(0, -1)},"hash":"${hash}"}`);
    }
    onProgress(i + 1, ids.length);
    await breathe();
  }
  await write('\n],\n"reviews":[');
  let first = true;
  const stamps: Stamp[] = [];
  for await (const some of decisions(ids)) {
    stamps.push(...some.stamps);
    for (const kept of some.reviews) {
      const review = reviewFor(kept, part);
      content.review(review);
      await write(`${first ? '' : ','}\n${JSON.stringify(review)}`);
      first = false;
    }
  }
  for (const stamp of stamps) content.review(stamp);
  const turned = stamps.length ? `,\n"stamps":${JSON.stringify(stamps)}` : '';
  await write(`\n]${turned}${await besides()},\n"hash":"${await content.sum()}"}\n`);
  return written;
}
