import type { BundleReport } from '../model/bundle';
import { sha256 } from '../model/hash';
import {
  settle,
  sideOf,
  type Conflict,
  type MergePlan,
  type MergeRule,
  type Side,
} from '../model/merge';
import type { Review } from '../model/review';
import { breather } from './breathe';
import { reportFromBundle } from './bundle';
import { noSettings, planSettings, type SettingFate, type SettingsPlan } from './bundle-settings';
import { listed, planNow, type BundlePreview } from './bundle-preview';
import { isRaw, upgrade, type Raw } from './bundle-upgrades';
import { db } from './database';
import { step } from './history';
import { jsonPieces, textChunks } from './json-stream';
import { ownIndicators, ownRecord } from './own-indicators';
import { notePlaces } from './find-places';
import type { Change } from './records';
import { withdrawnChange } from './withdrawn';
import { recordsOf, saveRecords, type Records } from './reports';
import { fileAll } from './file-shelves';

/** How conflicts are settled, and by whom. */
export interface MergeChoice {
  readonly rule: MergeRule;
  /** Sides chosen one by one, by the id of the bundle's decision; they go before the rule. */
  readonly sides: ReadonlyMap<string, Side>;
  readonly by: string;
  /** The note on decisions that settle a conflict. */
  readonly note: string;
  /** The file's name, for the history. */
  readonly name: string;
}

/** What a merge did. */
export interface MergeReport {
  readonly reports: number;
  readonly updated: number;
  readonly restored: number;
  readonly decisions: number;
  /** Decisions that were taken back there, and are gone here too. */
  readonly withdrawn: number;
  readonly settled: number;
  readonly indicators: number;
  /** Own checklists, lists of units, saved comparisons, denominators. */
  readonly others: number;
  /** The history's entry, or null where nothing that can be undone was done. */
  readonly step: number | null;
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

async function toRecords(report: BundleReport): Promise<Records> {
  const { source } = report;
  const original = source.original === undefined ? null : fromBase64(source.original);
  // Bytes that are not the report's are left out.
  const bytes = original && (await sha256(original)) === report.id ? original : null;
  return recordsOf({
    ...{ id: report.id, name: source.name, folder: source.folder, bytes },
    ...{ size: source.bytes, addedAt: source.addedAt, parsed: reportFromBundle(report) },
    ...(report.part ? { part: report.part } : {}),
    ...(report.judged === undefined ? {} : { judged: report.judged }),
  });
}

/** The chosen reports of a bundle, checked, one by one. */
async function* reportsOf(file: Blob, ids: ReadonlySet<string>): AsyncGenerator<BundleReport> {
  const { checkReport } = await import('./bundle-schema');
  const seen = new Set<string>();
  let head: Raw = {};
  for await (const piece of jsonPieces(textChunks(file), listed)) {
    if (!piece.item) head = { ...head, [piece.key]: piece.value };
    if (!piece.item || piece.key !== 'reports' || !isRaw(piece.value)) continue;
    const id = String(piece.value.id);
    if (!ids.has(id) || seen.has(id)) continue;
    const checked = checkReport(upgrade('report', piece.value, Number(head.version), head));
    if (!checked.ok) continue;
    seen.add(id);
    yield checked.value;
  }
}

const batchLength = 4_000_000;
const batchCount = 25;

/** So many that reading them one by one holds the pages up. */
const manyReports = 200;

/** Writes the chosen reports in batches, each batch whole or not at all. `mark` is put on them until the import ends. */
async function write(
  file: Blob,
  ids: ReadonlySet<string>,
  mark: string | null,
  onProgress: (done: number) => void,
): Promise<void> {
  if (ids.size === 0) return;
  const breathe = breather();
  let batch: Records[] = [];
  let length = 0;
  let done = 0;
  const flush = async (): Promise<void> => {
    await saveRecords(batch);
    done += batch.length;
    batch = [];
    length = 0;
    onProgress(done);
  };
  for await (const report of reportsOf(file, ids)) {
    const records = await toRecords(report);
    batch.push(
      mark === null ? records : { ...records, report: { ...records.report, deletedAt: mark } },
    );
    length += report.text.length + (report.source.original?.length ?? 0);
    if (batch.length >= batchCount || length > batchLength) await flush();
    await breathe();
  }
  if (batch.length) await flush();
}

/** Takes away what an import that did not end has left. Nobody has seen it. */
export const clearStaged = (): Promise<number> =>
  db.transaction('rw', db.tables, async () => {
    const ids = (await db.reports.where('deletedAt').startsWith('staged:').primaryKeys()).map(
      String,
    );
    for (const table of [db.reports, db.texts, db.facts, db.findings, db.remarks, db.files])
      await table.bulkDelete(ids);
    return ids.length;
  });

/** Runs one import at a time, also over several tabs. */
const alone = async <T>(work: () => Promise<T>): Promise<T> => {
  // Old browsers and the command line have no locks; there is one tab then, or none.
  const locks =
    typeof navigator === 'undefined' ? undefined : (navigator.locks as LockManager | undefined);
  if (!locks) return work();
  let result: T | undefined;
  await locks.request('zhijing-import', async () => {
    result = await work();
  });
  return result as T; // the lock was held, so the work was done
};

function settled(conflicts: readonly Conflict[], choice: MergeChoice): Review[] {
  const settler = { by: choice.by, at: new Date().toISOString(), note: choice.note };
  return conflicts.flatMap((c) => {
    const side = choice.sides.get(c.theirs.id) ?? sideOf(choice.rule, c);
    return settle(c, side, settler) ?? [];
  });
}

/** The changes of own indicators, all in one record. */
async function indicatorChanges({ indicators, leaving }: SettingsPlan): Promise<Change[]> {
  if (indicators.length + leaving.indicators.length === 0) return [];
  const coming = new Map(indicators.map((i) => [i.id, i] as const));
  const gone = new Set(leaving.indicators);
  const held = await ownIndicators();
  const kept = held.filter((own) => !gone.has(own.id)).map((own) => coming.get(own.id) ?? own);
  const fresh = indicators.filter((i) => !held.some((own) => own.id === i.id));
  const { key } = ownRecord([]);
  const before = (await db.kv.get(key)) ?? null;
  return [{ table: 'kv', key, before, after: ownRecord([...kept, ...fresh]) }];
}

/** The changes of own indicators, saved views and shared entries. Runs inside the transaction. */
async function settingChanges(plan: SettingsPlan): Promise<Change[]> {
  const changes: Change[] = [];
  const views: readonly (readonly [string, object | null])[] = [
    ...plan.views.map((view) => [view.id, view] as const),
    ...plan.leaving.views.map((id) => [id, null] as const),
  ];
  for (const [key, after] of views)
    changes.push({ table: 'views', key, before: (await db.views.get(key)) ?? null, after });
  const entries: readonly (readonly [string, object | null])[] = [
    ...plan.shared.map((entry) => [entry.key, entry] as const),
    ...plan.leaving.shared.map((key) => [key, null] as const),
  ];
  for (const [key, after] of entries)
    changes.push({ table: 'kv', key, before: (await db.kv.get(key)) ?? null, after });
  changes.push(...(await indicatorChanges(plan)));
  if (plan.withdrawn !== null) changes.push(await withdrawnChange(plan.withdrawn));
  return changes;
}

/** Decisions that come in, those taken back there, and the stamps of both; stamps that are overtaken go. */
async function decisionChanges(
  { withdrawn, stamps }: MergePlan,
  reviews: readonly Review[],
): Promise<Change[]> {
  const next = new Map<string, Review | null>([
    ...withdrawn.map((r) => [r.id, null] as const),
    ...reviews.map((r) => [r.id, r] as const),
  ]);
  const turned = new Map(stamps.map((s) => [s.id, s] as const));
  const keys = [...new Set([...next.keys(), ...turned.keys()])];
  const held = await db.reviews.bulkGet(keys);
  const heldStamps = await db.stamps.bulkGet(keys);
  return keys.flatMap((key, i): Change[] => {
    const [review, stamp] = [next.get(key), turned.get(key) ?? null];
    const [was, wasStamp] = [held[i] ?? null, heldStamps[i] ?? null];
    return [
      ...(review === undefined
        ? []
        : [{ table: 'reviews' as const, key, before: was, after: review }]),
      ...(stamp === null && wasStamp === null
        ? []
        : [{ table: 'stamps' as const, key, before: wasStamp, after: stamp }]),
    ];
  });
}

/** Reports that come in are shown, those in the bin put back; undoing moves them into the bin. */
async function reportChanges(mark: string, binned: readonly string[]): Promise<Change[]> {
  const now = new Date().toISOString();
  const staged = await db.reports.where('deletedAt').equals(mark).primaryKeys();
  const bin = await db.reports.bulkGet([...binned]);
  return [
    ...staged.map((id): Change => ({
      ...{ table: 'reports', key: String(id) },
      ...{ before: { deletedAt: now }, after: { deletedAt: null } },
    })),
    ...bin.flatMap((r): Change[] =>
      r && r.deletedAt !== null
        ? [
            {
              ...{ table: 'reports', key: r.id },
              ...{ before: { deletedAt: r.deletedAt }, after: { deletedAt: null } },
            },
          ]
        : [],
    ),
  ];
}

/** Decisions that came in find their passages in the texts that are here. */
async function placeReviews(reviews: readonly Review[]): Promise<void> {
  const breathe = breather();
  const byReport = new Map<string, Review[]>();
  for (const r of reviews) byReport.set(r.report, [...(byReport.get(r.report) ?? []), r]);
  for (const [id, list] of byReport) {
    await db.transaction('rw', db.texts, db.places, async () => {
      const text = await db.texts.get(id);
      if (text) await notePlaces(text.doc.text, list);
    });
    await breathe();
  }
}

/**
 * Takes what a preview found into the library. Reports are written batch by batch, unseen; then one transaction shows
 * them all and writes every decision, with one entry in the history. Broken off before that, nothing has changed; done
 * twice, nothing changes the second time.
 */
export const importBundle = (
  file: Blob,
  preview: BundlePreview,
  choice: MergeChoice,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<MergeReport> =>
  alone(() =>
    db.writing.import(async () => {
      if (preview.problem) throw new Error(preview.problem.code);
      await clearStaged();
      const mark = `staged:${new Date().toISOString()}`;
      const total = preview.added.length + preview.newer.length;
      const added = new Set(preview.added.map((r) => r.id));
      await write(file, added, mark, (done) => onProgress(done, total));
      const { step: entry, reviews, counts } = await show(preview, choice, mark);
      const newer = new Set(preview.newer.map((r) => r.id));
      await write(file, newer, null, (done) => onProgress(added.size + done, total));
      await placeReviews(reviews);
      // Pages over the whole library wait for the end of this: from what is filed they are there at once.
      if (total >= manyReports) await fileAll();
      return { ...counts, step: entry };
    }),
  );

/** Whether an import would change anything that the history keeps. */
export function changesAnything({ decisions: d, ...preview }: BundlePreview): boolean {
  const lists = [preview.added, preview.binned, d.added, d.newerThere, d.withdrawn, d.stamps];
  const stays = new Set<SettingFate>(['newerHere', 'keptOut']);
  return (
    lists.some((list) => list.length > 0) ||
    preview.settingsWithdrawn ||
    preview.news.some((n) => !stays.has(n.fate))
  );
}

/** The one transaction that shows staged reports and writes decisions, with its entry in the history. */
async function show(preview: BundlePreview, choice: MergeChoice, mark: string) {
  let plan = preview.decisions;
  let settling: Review[] = [];
  let settings: SettingsPlan = noSettings;
  const reviews = () => [...plan.added, ...plan.newerThere, ...settling];
  const counts = () => ({
    ...{ reports: preview.added.length, updated: preview.newer.length },
    ...{ restored: preview.binned.length, decisions: reviews().length - settling.length },
    ...{ settled: settling.length, indicators: settings.indicators.length },
    ...{ withdrawn: plan.withdrawn.length, others: settings.views.length + settings.shared.length },
  });
  const build = async (): Promise<Change[]> => {
    // Somebody may have decided on something since the file was looked at.
    plan = await planNow(preview.reviews, preview.stamps);
    settling = settled(plan.conflicts, choice);
    settings = await planSettings(preview.settings);
    const binned = preview.binned.map((r) => r.id);
    return [
      ...(await reportChanges(mark, binned)),
      ...(await decisionChanges(plan, reviews())),
      ...(await settingChanges(settings)),
    ];
  };
  const params = async () => ({ ...counts(), name: choice.name });
  const entry = changesAnything(preview)
    ? await step('bundleMerged', params, choice.by, build)
    : null;
  return { step: entry, reviews: reviews(), counts: counts() };
}
