import { remarksOn } from '../db/open-findings';
import type { ReportRecord } from '../db/records';
import type { Steps } from '../model/steps';
import { holdingsOf, withDecidedFindings, type Holdings } from '../views/holdings';
import {
  filterRows,
  sortKeys,
  sortRows,
  type LibraryFilter,
  type LibraryRow,
  type SortKey,
} from '../views/library-rows';
import { Latest } from './latest';
import { decisions } from './listed.svelte';
import { live } from './live.svelte';
import { route } from './route.svelte';

/** Up to so many reports are listed at once: it takes a few milliseconds. */
const few = 1000;

/** Of these columns the largest or latest comes first. */
const downFirst: readonly SortKey[] = ['added', 'year', 'figures', 'facts', 'findings'];

/** An address that narrows nothing. */
const noFilter = { q: null, year: null, level: null, genre: null, unsure: null, ver: null };

/** The library in the order that was asked for. */
interface Sorted {
  readonly holdings: Holdings;
  readonly rows: readonly LibraryRow[];
}

function* inOrder(holdings: Holdings, sort: SortKey, descending: boolean): Steps<Sorted> {
  return { holdings, rows: yield* sortRows(holdings.rows, sort, descending) };
}

/**
 * The library's list, narrowed and sorted as the address says. Lines, versions and counts are always those of the same
 * reports; of a large library they follow a moment after it has changed, made in pieces, so that the page goes on.
 */
export class LibraryList {
  #made = $state.raw<Holdings | undefined>();
  #sorted = $state.raw<Sorted | undefined>();

  readonly #remarks = $derived(live(remarksOn, withDecidedFindings(decisions.value ?? [])));

  /** Follows these reports, newest first, for as long as the component is there that makes it. */
  constructor(reports: () => readonly ReportRecord[]) {
    const made = new Latest<Holdings>((holdings) => (this.#made = holdings));
    $effect.pre(() => {
      const reviews = decisions.value ?? [];
      const held = { reports: reports(), reviews, remarks: this.#remarks.value ?? [] };
      made.make(holdingsOf(held), held.reports.length <= few);
      return () => made.stop();
    });
    const sorted = new Latest<Sorted>((rows) => (this.#sorted = rows));
    $effect.pre(() => {
      if (!this.#made) return;
      const { rows } = this.#made;
      sorted.make(inOrder(this.#made, this.sort, this.descending), rows.length <= few);
      return () => sorted.stop();
    });
  }

  /** What there is; undefined until it has been looked through for the first time. */
  get holdings(): Holdings | undefined {
    return this.#sorted?.holdings;
  }

  readonly filter: LibraryFilter = $derived({
    versions: route.query.get('ver') ?? '',
    text: route.query.get('q') ?? '',
    year: route.query.get('year') ?? '',
    level: route.query.get('level') ?? '',
    genre: route.query.get('genre') ?? '',
    unsure: route.query.get('unsure') === '1',
  });
  readonly filtering = $derived(Object.values(this.filter).some(Boolean));

  readonly sort: SortKey = $derived(
    sortKeys.find((key) => key === route.query.get('sort')) ?? 'added',
  );
  readonly descending = $derived(
    (route.query.get('dir') ?? (this.sort === 'added' ? 'down' : 'up')) === 'down',
  );

  /** Pinyin initials of places and bodies, as far as they are known; without them the words themselves are searched. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced, never changed
  initials = $state.raw<ReadonlyMap<string, string>>(new Map());

  /** The lines that the list shows. */
  readonly shown: readonly LibraryRow[] = $derived(
    this.#sorted
      ? filterRows(this.#sorted.rows, this.filter, this.initials, this.#sorted.holdings.earlier)
      : [],
  );

  /** Names of places and bodies, for their initials. */
  names(): readonly string[] {
    const rows = this.holdings?.rows ?? [];
    return rows.flatMap((row) => [row.place, row.meta.organ].filter((name) => name !== null));
  }

  /** Sorts by a column, or turns the order round where it is sorted by it. */
  sortBy(key: SortKey): void {
    const first = downFirst.includes(key) ? 'down' : 'up';
    const turned = this.descending ? 'up' : 'down';
    route.set({ sort: key, dir: key === this.sort ? turned : first });
  }

  /** Narrows the list by nothing. */
  showAll(): void {
    route.set(noFilter);
  }
}
