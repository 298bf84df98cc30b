import { countReports, keepOwnFacts, staleFor } from '../db/own-facts';
import { ownIndicators } from '../db/own-indicators';
import { ownMark } from '../model/own-indicator';
import { intake } from './intake.svelte';
import { known } from './indicators.svelte';
import { live } from './live.svelte';
import { tryOver } from './trial';

/** A change rests this long before the library is gone through, in milliseconds: the next one may follow at once. */
const patience = 600;

/**
 * Sees to it that every stored report has been read by the user's own indicators as they are: after one was made,
 * changed, deleted or any of this undone, in this tab or another, and after reports came in a bundle. Files are read by
 * them as they come. Broken off, it goes on at the next visit.
 */
class Own {
  /** How far the library has been gone through, while it is. */
  progress = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  problem = $state.raw<unknown>();
  readonly #count = live(countReports);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #hadSome = false;

  /** Called once by the app. */
  start(): void {
    $effect.root(() => {
      $effect(() => {
        if (!known.ready || this.#count.value === undefined) return;
        const some = known.own.length > 0;
        // Where there never were any, nothing needs to be looked at.
        if (some || this.#hadSome) this.#soon();
        this.#hadSome ||= some;
      });
    });
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (intake.busy) this.#soon();
      else void this.catchUp();
    }, patience);
  }

  /** Goes through the reports that were not read by the list as it is. */
  async catchUp(): Promise<void> {
    this.#again = this.#running;
    if (this.#running) return;
    this.#running = true;
    this.problem = undefined;
    try {
      const locks: LockManager | undefined = navigator.locks;
      // One tab at a time; the other finds nothing left to do.
      if (locks) await locks.request('zhijing-own', () => this.#bring());
      else await this.#bring();
    } catch (reason) {
      this.problem = reason;
    } finally {
      this.#running = false;
      this.progress = null;
      if (this.#again) this.#soon();
    }
  }

  async #bring(): Promise<void> {
    const list = await ownIndicators();
    const mark = ownMark(list);
    const stale = await staleFor(mark);
    if (stale.length === 0) return;
    await tryOver(
      list.map((o) => o.entry),
      async (read, done) => {
        if (stale.length > 20) this.progress = { done, total: stale.length };
        const kept = await keepOwnFacts(read, mark);
        this.#again ||= !kept;
        return kept;
      },
      { only: stale },
    );
  }
}

export const own = new Own();
