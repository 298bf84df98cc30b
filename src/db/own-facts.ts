import type { Doc, Section } from '../model/doc';
import type { Fact } from '../model/fact';
import type { ReportMeta } from '../model/meta';
import { ownMark } from '../model/own-indicator';
import type { Quantity } from '../model/quantity';
import { db } from './database';
import { ownIndicators } from './own-indicators';
import type { FactsRecord, ReportRecord } from './records';
import { listedReports } from './shelves';

/** Ids of the reports in the library. */
export const libraryIds = async (): Promise<readonly string[]> =>
  (await listedReports()).filter((r) => r.deletedAt === null).map((r) => r.id);

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

/** One report's figures as they are shown. */
export const shownFacts = (id: string): Promise<FactsRecord | undefined> =>
  db.transaction('r', db.facts, db.kv, async () => {
    const record = await db.facts.get(id);
    const known = new Set((await ownIndicators()).map((o) => o.id));
    return record && withoutStrangers(record, known);
  });

/** How many reports there are, in the library or not: changes with every import. */
export const countReports = (): Promise<number> => db.reports.count();

/** Reports whose figures of own indicators were not read by the list with this mark. Those here in part stay as they came. */
export const staleFor = async (mark: string): Promise<readonly string[]> =>
  (await listedReports())
    .filter((r) => r.part === undefined && (r.own ?? '') !== mark)
    .map((r) => r.id);

/** Figures of own indicators come behind the engine's, whose places in the list stay. */
const withOwn = (facts: readonly Fact[], own: readonly Fact[]): readonly Fact[] => [
  ...facts.filter((f) => !f.indicator.startsWith('own.')),
  ...own,
];

const withoutMark = ({ own: _, ...report }: ReportRecord): ReportRecord => report;

/** A report's record after its figures were read anew. */
function counted(report: ReportRecord, facts: readonly Fact[], mark: string): ReportRecord {
  const used = new Set(facts.flatMap((f) => f.quantities)).size;
  const { quantities } = report.counts;
  return {
    ...withoutMark(report),
    counts: { ...report.counts, facts: facts.length, leftOver: quantities - used },
    ...(mark === '' ? {} : { own: mark }),
  };
}

/**
 * Keeps what own indicators read: in the reports' lists of facts, behind the engine's. `read` holds every report that
 * was looked at, by the list with `mark`; nothing is written where the list is another by now. Says whether it was.
 */
export const keepOwnFacts = (
  read: readonly { readonly id: string; readonly facts: readonly Fact[] }[],
  mark: string,
): Promise<boolean> =>
  db.transaction('rw', db.facts, db.reports, db.kv, async () => {
    if (ownMark(await ownIndicators()) !== mark) return false;
    const ids = read.map((r) => r.id);
    const [held, reports] = [await db.facts.bulkGet(ids), await db.reports.bulkGet(ids)];
    const changed = read.flatMap(({ id, facts: own }, i) => {
      const [record, report] = [held[i], reports[i]];
      if (!record || !report) return [];
      const facts = withOwn(record.facts, own);
      return [{ record: { id, facts }, report: counted(report, facts, mark) }];
    });
    await db.facts.bulkPut(changed.map((c) => c.record));
    await db.reports.bulkPut(changed.map((c) => c.report));
    return true;
  });

/** The facts of some reports, to tell what else a figure was read as. */
export const factsOfSome = async (
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Fact[]>> => {
  const found = await db.facts.bulkGet([...ids]);
  return new Map(ids.map((id, i) => [id, found[i]?.facts ?? []]));
};

/** Texts, figures and facts of some reports; those of which only a part is here have no figures left over to speak of. */
export const figuresOfSome = (
  ids: readonly string[],
): Promise<
  readonly {
    readonly id: string;
    readonly text: string;
    readonly quantities: readonly Quantity[];
    readonly facts: readonly Fact[];
  }[]
> =>
  db.transaction('r', db.texts, db.facts, async () => {
    const texts = await db.texts.bulkGet([...ids]);
    const facts = await db.facts.bulkGet([...ids]);
    return ids.map((id, i) => ({
      id,
      text: texts[i]?.doc.text ?? '',
      quantities: texts[i]?.quantities ?? [],
      facts: facts[i]?.facts ?? [],
    }));
  });
