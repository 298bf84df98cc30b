import type { Fact } from '../model/fact';
import type { ChecklistEntry, Finding } from '../model/finding';
import type { Quantity } from '../model/quantity';
import { remarkOf, type Remark } from '../model/remark';
import type { Review } from '../model/review';
import { db } from './database';
import type { RemarksRecord } from './records';

/** Everything that fails or cannot be told in the reports outside the bin, report by report. */
export const loadRemarks = (): Promise<readonly RemarksRecord[]> =>
  db.transaction('r', db.reports, db.remarks, async () => {
    const gone = new Set(await db.reports.where('deletedAt').above('').primaryKeys());
    const all = await db.remarks.toArray();
    return gone.size === 0 ? all : all.filter((r) => !gone.has(r.id));
  });

/** The same for the first reports only, so that a screen can be filled before the rest has come. */
export const loadFirstRemarks = (limit: number): Promise<readonly RemarksRecord[]> =>
  db.transaction('r', db.reports, db.remarks, async () => {
    const gone = new Set(await db.reports.where('deletedAt').above('').primaryKeys());
    return (await db.remarks.limit(limit).toArray()).filter((r) => !gone.has(r.id));
  });

/** Decisions on findings, and corrections of what a report is. */
export const loadDecisions = async (): Promise<readonly Review[]> =>
  (await db.reviews.toArray()).filter((r) => r.target.kind !== 'fact');

/**
 * What was checked and holds, in short, for some reports. It is not kept in short, so the reports' findings and texts
 * are loaded for it: ask for a few hundred at most.
 */
export const loadHolding = (
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly remarks: readonly Remark[] }[]> =>
  db.transaction('r', db.findings, db.texts, async () => {
    const findings = await db.findings.bulkGet([...ids]);
    const texts = await db.texts.bulkGet([...ids]);
    return ids.map((id, i) => {
      const text = texts[i]?.doc.text ?? '';
      const remarks = (findings[i]?.findings ?? []).flatMap((f, place) =>
        f.verdict === 'holds' ? [remarkOf(text, f, place)] : [],
      );
      return { id, remarks };
    });
  });

/** A report's text with what the checks say of it. */
export interface Passage {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly checklist: readonly ChecklistEntry[];
}

/** Texts, findings and answers of some reports: those whose rows are shown, or that get a sheet. */
export const loadPassages = (ids: readonly string[]): Promise<ReadonlyMap<string, Passage>> =>
  db.transaction('r', db.findings, db.texts, async () => {
    const findings = await db.findings.bulkGet([...ids]);
    const texts = await db.texts.bulkGet([...ids]);
    return new Map(
      ids.map((id, i) => [
        id,
        {
          text: texts[i]?.doc.text ?? '',
          findings: findings[i]?.findings ?? [],
          checklist: findings[i]?.checklist ?? [],
        },
      ]),
    );
  });

/** What is counted of a report: its remarks and the answers to its checklists. */
export interface Answered {
  readonly id: string;
  readonly remarks: readonly Remark[];
  readonly checklist: readonly ChecklistEntry[];
}

/** Remarks and answers of some reports, for lists that count them. */
export const loadAnswered = (ids: readonly string[]): Promise<readonly Answered[]> =>
  db.transaction('r', db.findings, db.remarks, async () => {
    const findings = await db.findings.bulkGet([...ids]);
    const remarks = await db.remarks.bulkGet([...ids]);
    return ids.map((id, i) => ({
      id,
      remarks: remarks[i]?.remarks ?? [],
      checklist: findings[i]?.checklist ?? [],
    }));
  });

/** A report's figures with the decisions on them. */
export interface Figures {
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly facts: readonly Fact[];
  readonly reviews: readonly Review[];
}

/** Texts, figures and decisions of some reports, to hold one year against another. */
export const loadFigures = (ids: readonly string[]): Promise<ReadonlyMap<string, Figures>> =>
  db.transaction('r', db.texts, db.facts, db.reviews, async () => {
    const texts = await db.texts.bulkGet([...ids]);
    const facts = await db.facts.bulkGet([...ids]);
    const reviews = await db.reviews
      .where('report')
      .anyOf([...ids])
      .toArray();
    return new Map(
      ids.map((id, i) => [
        id,
        {
          text: texts[i]?.doc.text ?? '',
          quantities: texts[i]?.quantities ?? [],
          facts: facts[i]?.facts ?? [],
          reviews: reviews.filter((r) => r.report === id && r.target.kind === 'fact'),
        },
      ]),
    );
  });
