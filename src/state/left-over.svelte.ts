import { libraryIds, figuresOfSome } from '../db/own-facts';
import { loadEarlier } from './versions.svelte';
import { LeftOverTally, type FigureGroup } from '../views/left-over';

const batch = 40;

/** Figures without an indicator over the whole library; shown as they are gathered. */
export class LeftOver {
  groups = $state.raw<readonly FigureGroup[]>([]);
  figures = $state(0);
  done = $state(0);
  total = $state(0);
  running = $state(false);
  problem = $state.raw<unknown>();
  #wanted = true;

  /** Gives up. */
  stop(): void {
    this.#wanted = false;
  }

  async run(): Promise<void> {
    this.running = true;
    let shownAt = 0;
    try {
      const tally = new LeftOverTally();
      const [all, earlier] = await Promise.all([libraryIds(), loadEarlier()]);
      const ids = all.filter((id) => !earlier.has(id));
      this.total = ids.length;
      for (let at = 0; at < ids.length && this.#wanted; at += batch) {
        for (const source of await figuresOfSome(ids.slice(at, at + batch))) tally.add(source);
        this.done = Math.min(at + batch, ids.length);
        // Sorting thousands of groups at every batch would cost more than reading them.
        if (this.done === ids.length || performance.now() - shownAt > 1000) {
          this.groups = tally.groups();
          this.figures = tally.figures;
          shownAt = performance.now();
        }
      }
    } catch (reason) {
      this.problem = reason;
    } finally {
      this.running = false;
    }
  }
}
