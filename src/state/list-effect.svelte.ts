import type { ListDraft } from './list-draft.svelte';
import { ListEngine } from './list-engine';
import { correctionsIn } from './own-lists.svelte';
import { asChecklist, markOf, type OwnChecklist } from '../model/own-checklist';
import type { Review } from '../model/review';

/** What an item would find. */
export interface Effect {
  /** Reports in which it is a figure or described. */
  readonly found: number;
  /** Reports that it is meant for, of those tried so far. */
  readonly asked: number;
}

const rest = 500;

/** What a list would find in the stored reports, told while it is being changed and before it is saved. */
export class ListEffect {
  /** By item. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced, never changed
  value = $state.raw<ReadonlyMap<string, Effect>>(new Map());
  done = $state(0);
  total = $state(0);
  running = $state(false);
  problem = $state.raw<unknown>();
  #mark = '';
  #run = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #engine = new ListEngine();

  /** Tries the list as it is now, once nobody has typed for half a second; what can be tried of it. */
  measure(draft: ListDraft, ids: readonly string[], reviews: readonly Review[]): void {
    const whole = draft.list;
    const items = whole.items.filter(
      ({ judge, recognise: r }) =>
        judge === 'content' || judge === 'timeliness' || r.cues.length + r.indicators.length > 0,
    );
    const own = { ...whole, items };
    const mark = `${markOf(own)} ${ids.length}`;
    if (mark === this.#mark) return;
    this.#mark = mark;
    clearTimeout(this.#timer);
    const run = ++this.#run;
    this.#timer = setTimeout(() => void this.#try(run, own, ids, reviews), rest);
  }

  async #try(
    run: number,
    own: OwnChecklist,
    ids: readonly string[],
    reviews: readonly Review[],
  ): Promise<void> {
    [this.done, this.total, this.running, this.problem] = [0, ids.length, true, undefined];
    const found = new Uint32Array(own.items.length);
    const asked = new Uint32Array(own.items.length);
    const show = (): void => {
      const name = (i: number): Effect => ({ found: found[i] ?? 0, asked: asked[i] ?? 0 });
      // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced, never changed
      this.value = new Map(own.items.map((item, i) => [item.id, name(i)] as const));
    };
    try {
      await this.#engine.run(ids, [asChecklist(own)], correctionsIn(reviews), (answered, done) => {
        if (run !== this.#run) return false;
        for (const { statuses } of answered)
          statuses.forEach((status, i) => {
            if (status !== 'notApplicable') asked[i] = (asked[i] ?? 0) + 1;
            if (status === 'figure' || status === 'described') found[i] = (found[i] ?? 0) + 1;
          });
        this.done = done;
        show();
        return true;
      });
    } catch (reason) {
      if (run === this.#run) this.problem = reason;
    }
    if (run === this.#run) this.running = false;
  }

  close(): void {
    this.#run++;
    clearTimeout(this.#timer);
    this.#engine.close();
  }
}
