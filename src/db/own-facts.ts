import type { Doc, Section } from '../model/doc';
import type { Fact } from '../model/fact';
import type { ReportMeta } from '../model/meta';
import type { Quantity } from '../model/quantity';
import { db } from './database';
import { ownIndicators } from './own-indicators';
import type { FactsRecord } from './records';

/** Ids of the reports in the library. */
export const libraryIds = async (): Promise<readonly string[]> =>
  (await db.reports.toArray()).filter((r) => r.deletedAt === null).map((r) => r.id);

/** A stored report, as far as phrases are tried on it. */
interface ForTrial {
  readonly id: string;
  readonly meta: ReportMeta;
  readonly doc: Doc;
  readonly sections: readonly Section[];
  readonly quantities: readonly Quantity[];
}

/** Texts and what was read of them, for trying phrases; reports that are not whole are left out. */
export const textsForTrial = (ids: readonly string[]): Promise<readonly ForTrial[]> =>
  db.transaction('r', db.reports, db.texts, async () => {
    const reports = await db.reports.bulkGet([...ids]);
    const texts = await db.texts.bulkGet([...ids]);
    return ids.flatMap((id, i) => {
      const [report, text] = [reports[i], texts[i]];
      if (!report || !text) return [];
      const { doc, sections, quantities } = text;
      return [{ id, meta: report.meta, doc, sections, quantities }];
    });
  });

/** A report's figures without those of own indicators that are no more (their making was undone). They stand last. */
export function withoutStrangers(record: FactsRecord, known: ReadonlySet<string>): FactsRecord {
  const stranger = (f: Fact): boolean => f.indicator.startsWith('own.') && !known.has(f.indicator);
  return record.facts.some(stranger)
    ? { ...record, facts: record.facts.filter((f) => !stranger(f)) }
    : record;
}

/** Figures of own indicators come behind the engine's, whose places in the list stay. */
const withOwn = (facts: readonly Fact[], own: readonly Fact[]): readonly Fact[] => [
  ...facts.filter((f) => !f.indicator.startsWith('own.')),
  ...own,
];

/**
 * Keeps what own indicators read: in the reports' lists of facts, behind the engine's. `read` holds every report that
 * was looked at; those of indicators that are no more are taken out.
 */
export const keepOwnFacts = (
  read: readonly { readonly id: string; readonly facts: readonly Fact[] }[],
): Promise<void> =>
  db.transaction('rw', db.facts, db.kv, async () => {
    const known = new Set((await ownIndicators()).map((o) => o.id));
    const held = await db.facts.bulkGet(read.map((r) => r.id));
    await db.facts.bulkPut(
      held.flatMap((record, i) => {
        if (!record) return [];
        const own = (read[i]?.facts ?? []).filter((f) => known.has(f.indicator));
        return [{ ...record, facts: withOwn(record.facts, own) }];
      }),
    );
  });
