import { readStatuses } from '../db/checklists';
import type { AnswerStatus } from '../model/finding';

/** Statuses of every report's checklist items, kept for the visit: only what is new or was read again is read. */
class AnswersState {
  // Replaced as a whole with every batch, never changed in place.

  value = $state.raw<ReadonlyMap<string, ReadonlyMap<string, AnswerStatus>>>(new Map());
  /** Reports whose answers are there, while others are still read; null when all are. */
  reading = $state<number | null>(0);
  problem = $state.raw<unknown>();
  /** Which reading of each report its answers belong to. */

  readonly #stamps = new Map<string, string>();

  /**
   * Brings the answers up to date with the library, showing each batch as it comes. A report's `stamp` tells one reading of
   * it from another. Returns the way to stop.
   */
  load(reports: readonly { readonly id: string; readonly stamp: string }[]): () => void {
    const stampOf = new Map(reports.map((r) => [r.id, r.stamp] as const));
    const stale = reports.filter((r) => this.#stamps.get(r.id) !== r.stamp).map((r) => r.id);
    const kept = [...this.value].filter(([id]) => stampOf.has(id));
    for (const id of this.#stamps.keys()) if (!stampOf.has(id)) this.#stamps.delete(id);
    if (stale.length === 0) {
      this.reading = null;
      if (kept.length < this.value.size) this.value = new Map(kept);
      return () => {};
    }
    let wanted = true;
    let shownAt = 0;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const answers = new Map(kept);
    readStatuses(stale, (batch, last) => {
      if (!wanted) return false;
      for (const { id, statuses } of batch) answers.set(id, statuses);
      // The first batch at once, the rest four times a second: each showing goes over the whole matrix.
      if (last || performance.now() - shownAt > 250) {
        this.value = new Map(answers);
        for (const id of answers.keys()) this.#stamps.set(id, stampOf.get(id) ?? '');
        this.reading = last ? null : answers.size;
        shownAt = performance.now();
      }
      return true;
    }).catch((reason: unknown) => (this.problem = reason));
    return () => (wanted = false);
  }
}

export const answers = new AnswersState();
