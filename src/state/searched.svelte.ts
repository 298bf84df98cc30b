import type { ReportRecord } from '../db/records';
import { effectiveMeta } from '../views/effective-meta';
import { groupBy } from '../views/group';
import { decisions, listed } from './listed.svelte';
import type { Searched } from './search.svelte';

/** How long the list is kept after the search was closed, in milliseconds: most searches are followed by another. */
const kept = 60_000;

const asSearched = ({ id, textHash, counts, meta }: ReportRecord): Searched => {
  const { name, printed, province, prefecture, county } = meta.region;
  const region = [province, prefecture, county, name ?? printed].filter(Boolean).join(' ');
  return { id, textHash, characters: counts.characters, region, year: meta.year };
};

/** The reports that the search looks through, newest first, with what a person corrected. */
class SearchedReports {
  readonly #known = $derived.by(() => {
    const corrections = new Map(
      groupBy(
        (decisions.value ?? []).filter((r) => r.target.kind === 'meta'),
        (r) => r.report,
      ),
    );
    return listed.value?.map((r) => {
      const own = corrections.get(r.id);
      return own ? { ...r, meta: effectiveMeta(r, own) } : r;
    });
  });
  /** By id, for titles. */
  readonly about = $derived.by(() => new Map((this.#known ?? []).map((r) => [r.id, r])));
  /** undefined until the library has been read. */
  readonly list = $derived.by(() => this.#known?.map(asSearched));

  #release: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Keeps the list while the search is open and a while longer. Returns the way to say that it was closed. */
  hold(): () => void {
    clearTimeout(this.#timer);
    this.#release ??= $effect.root(() => {
      $effect(() => void this.list);
    });
    return () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#release?.();
        this.#release = undefined;
      }, kept);
    };
  }
}

export const searchedReports = new SearchedReports();
