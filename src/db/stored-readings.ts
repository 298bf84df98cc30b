import type { Section } from '../model/doc';
import type { Fact } from '../model/fact';
import type { ReportMeta } from '../model/meta';
import type { Quantity } from '../model/quantity';
import { db } from './database';

/** A stored report, as far as a checklist asks of it; `meta` as the engine read it. */
export interface StoredForLists {
  readonly id: string;
  readonly meta: ReportMeta;
  readonly text: string;
  readonly sections: readonly Section[];
  readonly quantities: readonly Quantity[];
  readonly facts: readonly Fact[];
}

/** What is stored of some reports, for judging them by other lists; reports that are not whole are left out. */
export const storedForLists = (ids: readonly string[]): Promise<readonly StoredForLists[]> =>
  db.transaction('r', db.reports, db.texts, db.facts, async () => {
    const [reports, texts, facts] = await Promise.all([
      db.reports.bulkGet([...ids]),
      db.texts.bulkGet([...ids]),
      db.facts.bulkGet([...ids]),
    ]);
    return ids.flatMap((id, i) => {
      const [report, text] = [reports[i], texts[i]];
      if (!report || !text) return [];
      const { doc, sections, quantities } = text;
      return {
        ...{ id, meta: report.meta, text: doc.text, sections, quantities },
        facts: facts[i]?.facts ?? [],
      };
    });
  });
