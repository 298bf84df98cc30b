import { builtIn } from '../../../catalog/checklists/builtIn';
import { answers } from '../../../state/answers.svelte';
import { atlas } from '../../../state/atlas.svelte';
import { route } from '../../../state/route.svelte';
import type { Checklist } from '../../../model/checklist';
import { cellStates, itemReviews, matrixOf, type Matrix } from '../../../views/matrix';

/** The checklist page: list and filters in the address, the matrix out. */
export class ChecklistModel {
  readonly ready = $derived.by(() => atlas.value !== undefined);
  readonly error = $derived.by(() => atlas.error ?? answers.problem);
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
    matrixOf(this.atlas, this.list, answers.value, this.#reviews, {
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

  /** Reports whose answers have been read, while reading goes on; null when all are there. */
  get reading(): number | null {
    return answers.reading;
  }

  /** Reads the answers that are new since the last time. Returns the way to stop. */
  load(): () => void {
    return answers.load(this.atlas.reports);
  }

  clear(): void {
    route.set({ y: null, lv: null, q: null, i: null, s: null });
  }
}
