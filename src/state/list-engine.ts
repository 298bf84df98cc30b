import { storedForLists, type StoredForLists } from '../db/stored-readings';
import type { StoredReading } from '../engine/apply-lists';
import type { BriefAnswers, ListsRequest } from '../engine/messages';
import type { Checklist } from '../model/checklist';
import type { PlacedReview } from '../model/review';
import { asDecided } from '../views/judged';
import { Answerer } from './answerer';

/** Small, so that unpacking a batch does not hold the page up. */
const batch = 20;

/** Decisions on figures and on what reports are, by report. */
export type Corrections = ReadonlyMap<string, readonly PlacedReview[]>;

/** No more of a report than lists ask for: what goes to the worker is copied, field by field. */
const slim = (r: StoredForLists): StoredReading => ({
  ...{ id: r.id, meta: { ...r.meta, basis: {} }, text: r.text, sections: r.sections },
  quantities: r.quantities.map(({ start, end, kind, role }) => ({ start, end, kind, role })),
  facts: r.facts.map(({ indicator, evidence, person }) => ({
    ...{ indicator, evidence: [evidence[0]] as const },
    ...(person ? { person } : {}),
  })),
});

/** A worker of its own that judges stored reports by users' lists; `close` it when it is no longer needed. */
export class ListEngine {
  readonly #engine = new Answerer();

  /**
   * The answers of some stored reports, a few at a time: while the worker judges one batch, the next is read. Goes on
   * while `onBatch` returns true.
   */
  async run(
    ids: readonly string[],
    lists: readonly Checklist[],
    corrections: Corrections,
    onBatch: (answered: readonly BriefAnswers[], done: number) => boolean,
  ): Promise<void> {
    const load = async (at: number): Promise<ListsRequest['reports']> =>
      (await storedForLists(ids.slice(at, at + batch))).map((r) => {
        const decided = corrections.get(r.id);
        return slim(decided ? { ...r, ...asDecided(r, decided, r.text.length) } : r);
      });
    let coming = load(0);
    for (let at = 0; at < ids.length; at += batch) {
      const reports = await coming;
      const asked = this.#engine.ask('answered', { reports, lists });
      coming = load(at + batch);
      // Waited for only in the next round: a refusal there must not be lost here.
      coming.catch(() => {});
      if (!onBatch(await asked, Math.min(at + batch, ids.length))) return;
    }
  }

  close(): void {
    this.#engine.close();
  }
}
