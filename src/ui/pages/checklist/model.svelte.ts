import { builtIn } from '../../../catalog/checklists/builtIn';
import { readStatuses } from '../../../db/checklists';
import { atlas } from '../../../state/atlas.svelte';
import { route } from '../../../state/route.svelte';
import type { Checklist } from '../../../model/checklist';
import type { ItemStatus } from '../../../model/finding';
import {
  cellStates,
  itemReviews,
  matrixOf,
  type Answers,
  type Matrix,
} from '../../../views/matrix';

/** The checklist page: list and filters in the address, the matrix out. */
export class ChecklistModel {
  // Replaced as a whole with every batch, never changed in place.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #answers = $state.raw<Answers>(new Map());
  /** Reports whose answers have been read, while reading goes on; null when all are there. */
  reading = $state<number | null>(0);
  #problem = $state.raw<unknown>();

  readonly ready = $derived.by(() => atlas.value !== undefined);
  readonly error = $derived.by(() => atlas.error ?? this.#problem);
  readonly #reviews = $derived.by(() => itemReviews(atlas.reviews));

  get atlas() {
    if (!atlas.value) throw new Error('the checklist was asked before the library was read');
    return atlas.value;
  }

  readonly lists: readonly Checklist[] = builtIn;
  readonly list: Checklist = $derived.by(() => {
    const asked = this.lists.find((l) => l.id === route.query.get('l')) ?? this.lists[0];
    if (!asked) throw new Error('there is no checklist');
    return asked;
  });
  readonly year = $derived.by(() => Number(route.query.get('y') ?? 0) || null);
  readonly level = $derived.by(() => route.query.get('lv'));
  readonly words = $derived.by(() => route.query.get('q') ?? '');
  readonly itemWords = $derived.by(() => route.query.get('i') ?? '');
  readonly state = $derived.by(() => cellStates.find((s) => s === route.query.get('s')) ?? null);
  readonly matrix: Matrix = $derived.by(() =>
    matrixOf(this.atlas, this.list, this.#answers, this.#reviews, {
      ...{ years: this.year === null ? null : [this.year], level: this.level },
      ...{ words: this.words, items: this.itemWords, state: this.state },
    }),
  );
  readonly filtered = $derived.by(
    () =>
      this.year !== null ||
      this.level !== null ||
      this.words !== '' ||
      this.itemWords !== '' ||
      this.state !== null,
  );

  /** Reads all answers anew, showing each batch as it comes. Returns the way to stop. */
  load(): () => void {
    let wanted = true;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const answers = new Map<string, ReadonlyMap<string, ItemStatus>>();
    let shownAt = 0;
    readStatuses((reports, last) => {
      if (!wanted) return false;
      for (const { id, statuses } of reports) answers.set(id, statuses);
      // The first batch at once, the rest four times a second: each showing goes over the whole matrix.
      if (last || performance.now() - shownAt > 250) {
        // eslint-disable-next-line svelte/prefer-svelte-reactivity
        this.#answers = new Map(answers);
        this.reading = last ? null : answers.size;
        shownAt = performance.now();
      }
      return true;
    }).catch((reason: unknown) => (this.#problem = reason));
    return () => (wanted = false);
  }

  clear(): void {
    route.set({ y: null, lv: null, q: null, i: null, s: null });
  }
}
