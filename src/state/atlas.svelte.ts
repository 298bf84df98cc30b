import { slowly } from '../db/breathe';
import { loadLibrary } from '../db/library';
import type { Review } from '../model/review';
import { atlasInSteps, type Atlas } from '../views/atlas';
import { live } from './live.svelte';

/** The library as an index. What it was built from is let go: it is several times as large. */
async function readAtlas(): Promise<{ atlas: Atlas; reviews: readonly Review[] }> {
  const library = await loadLibrary();
  return { atlas: await slowly(atlasInSteps(library)), reviews: library.reviews };
}

/** The index over the whole library, built once per change and shared by every page that asks across reports. */
class AtlasState {
  readonly #library = live(readAtlas);
  readonly #atlas = $derived(this.#library.value?.atlas);

  #kept = false;

  /**
   * Keeps the index alive from the first page that needs it, so that going from page to page does not read the whole
   * library again. Called when such a page starts.
   */
  open(): void {
    if (this.#kept) return;
    this.#kept = true;
    $effect.root(() => {
      $effect(() => {
        void this.#atlas;
      });
    });
  }

  /** undefined until the library has been read. */
  get value(): Atlas | undefined {
    return this.#atlas;
  }

  /** Every decision of the library. */
  get reviews(): readonly Review[] {
    return this.#library.value?.reviews ?? [];
  }

  /** What the database said instead of an answer. */
  get error(): unknown {
    return this.#library.error;
  }
}

export const atlas = new AtlasState();
