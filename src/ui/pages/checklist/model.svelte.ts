import { answers } from '../../../state/answers.svelte';
import { atlas } from '../../../state/atlas.svelte';
import { lists, ownAnswers } from '../../../state/own-lists.svelte';
import { route } from '../../../state/route.svelte';
import type { Checklist } from '../../../model/checklist';
import { cellStates, itemReviews, matrixOf, type Matrix } from '../../../views/matrix';

/** The checklist page: list and filters in the address, the matrix out. */
export class ChecklistModel {
  readonly ready = $derived.by(() => atlas.value !== undefined && lists.ready);
  readonly error = $derived.by(
    () => atlas.error ?? lists.error ?? answers.problem ?? ownAnswers.problem,
  );
  readonly #reviews = $derived.by(() => itemReviews(atlas.reviews));

  get atlas() {
    if (!atlas.value) throw new Error('the checklist was asked before the library was read');
    return atlas.value;
  }

  readonly lists: readonly Checklist[] = $derived.by(() => lists.shown);
  readonly list: Checklist = $derived.by(() => {
    const asked = this.lists.find((l) => l.id === route.query.get('l')) ?? this.lists[0];
    if (!asked) throw new Error('there is no checklist');
    return asked;
  });
  /** The list that is shown, where it is one of the user's own. */
  readonly own = $derived.by(() => lists.own.find((l) => l.id === this.list.id) ?? null);
  readonly year = $derived.by(() => Number(route.query.get('y') ?? 0) || null);
  readonly level = $derived.by(() => route.query.get('lv'));
  readonly words = $derived.by(() => route.query.get('q') ?? '');
  readonly itemWords = $derived.by(() => route.query.get('i') ?? '');
  /** The only report asked for, by the reader's link. */
  readonly report = $derived.by(() => route.query.get('report'));
  readonly state = $derived.by(() => cellStates.find((s) => s === route.query.get('s')) ?? null);
  readonly matrix: Matrix = $derived.by(() =>
    matrixOf(this.atlas, this.list, this.own ? ownAnswers.value : answers.value, this.#reviews, {
      ...{ years: this.year === null ? null : [this.year], level: this.level },
      ...{ words: this.words, items: this.itemWords, state: this.state },
      ...{ report: this.report },
    }),
  );
  readonly filtered = $derived.by(
    () =>
      this.year !== null ||
      this.level !== null ||
      this.words !== '' ||
      this.itemWords !== '' ||
      this.report !== null ||
      this.state !== null,
  );

  /** Reports whose answers have been read, while reading goes on; null when all are there. */
  get reading(): number | null {
    return this.own ? ownAnswers.reading : answers.reading;
  }

  /** Reads the answers that are new since the last time. Returns the way to stop. */
  load(): () => void {
    const { atlas: index, own } = this;
    if (!own) return answers.load(index.reports);
    // What is on the screen is judged first.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- lives in this call only
    const reports = new Set([...this.matrix.rows.map((row) => row.report), ...index.reports]);
    return ownAnswers.load(own, [...reports], atlas.reviews);
  }

  clear(): void {
    route.set({ y: null, lv: null, q: null, i: null, s: null, report: null });
  }
}
