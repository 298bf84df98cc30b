import { fillChecklist } from '../checks/run';
import type { Checklist } from '../model/checklist';
import type { Section } from '../model/doc';
import type { Fact } from '../model/fact';
import type { ChecklistEntry } from '../model/finding';
import type { ReportMeta } from '../model/meta';
import type { Quantity } from '../model/quantity';

/** A stored report, as far as a checklist asks, as a person's decisions leave it (see views/judged). */
export interface StoredReading {
  readonly id: string;
  readonly meta: ReportMeta;
  readonly text: string;
  readonly sections: readonly Section[];
  /** Lists ask no more of a figure. */
  readonly quantities: readonly Pick<Quantity, 'start' | 'end' | 'kind' | 'role'>[];
  readonly facts: readonly Pick<Fact, 'indicator' | 'evidence' | 'person'>[];
}

/** The answers of one report to the lists. */
export interface Answered {
  readonly id: string;
  readonly entries: readonly ChecklistEntry[];
}

/** Judges stored reports by lists that were not there when they were read; no file is read again. */
export const applyLists = (
  reports: readonly StoredReading[],
  lists: readonly Checklist[],
): readonly Answered[] =>
  reports.map(({ id, meta, text, sections, quantities, facts }) => ({
    id,
    entries: fillChecklist(
      {
        ...{ genre: 'report', meta, sections, problems: [] },
        // Lists ask for nothing of a figure that is not in these.
        quantities: quantities as readonly Quantity[],
        facts: facts as readonly Fact[],
        doc: { text, blocks: [], asides: [] },
      },
      lists,
    ),
  }));
