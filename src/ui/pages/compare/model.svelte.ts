import { untrack } from 'svelte';
import { builtIn } from '../../../catalog/checklists/builtIn';
import { indicators } from '../../../catalog/indicators';
import { loadDenominators } from '../../../db/denominators';
import { atlas } from '../../../state/atlas.svelte';
import { known } from '../../../state/indicators.svelte';
import { live } from '../../../state/live.svelte';
import { route } from '../../../state/route.svelte';
import { settings } from '../../../state/settings.svelte';
import { inapplicableBy } from '../../../views/applies';
import type { Atlas } from '../../../views/atlas';
import { compare, type Comparison } from '../../../views/compare';
import { comparablePlaces, coverageOf, givenEach, indicatorsOf } from '../../../views/coverage';
import { driftOf } from '../../../views/drift';
import { figuresOf, type Figure } from '../../../views/figures';
import { defaultKind } from '../../../views/paging';
import type { Denominator } from '../../../views/normalise';
import {
  chosenPlaces,
  chosenYears,
  readSelection,
  selectionKeys,
  type Selection,
} from '../../../views/selection';
import { todayHere } from './words';

const inapplicable = inapplicableBy(
  builtIn,
  indicators.map((i) => i.id),
);

/** What the lists of what can be chosen count over: ids of indicators, indices of places, years. */
interface Counted {
  readonly measures: readonly string[];
  readonly places: readonly number[];
  readonly years: readonly number[];
}

/**
 * Milliseconds after a choice before its counts are taken: the picture comes first, and of several choices one after the
 * other only the last is counted.
 */
const pause = 100;

/** The comparison of one page visit: the address in, everything that is shown out. Nothing here is stored but the address. */
export class CompareModel {
  /** The day of the visit, as an ISO date. */
  readonly today = todayHere();
  readonly #denominators = live(loadDenominators);

  constructor() {
    $effect(() => {
      if (!atlas.value) return;
      const measures = JSON.parse(this.#measureTokens) as readonly string[];
      const next: Counted = { measures, places: this.places, years: this.years };
      if (!untrack(() => this.#counted)) this.#counted = next;
      else {
        const timer = setTimeout(() => (this.#counted = next), pause);
        return () => clearTimeout(timer);
      }
    });
  }

  /**
   * Whether everything is here that the comparison is made of. All is asked for at once, and nothing is compared before the
   * last of it has come: else it would be done twice.
   */
  readonly ready = $derived.by(() => {
    const { value, error } = this.#denominators;
    const parts = [
      atlas.value !== undefined,
      known.ready,
      value !== undefined || error !== undefined,
    ];
    return parts.every(Boolean);
  });

  /** The index; a page shows nothing of this model before it is there. */
  get atlas(): Atlas {
    if (!atlas.value) throw new Error('the comparison was asked before the library was read');
    return atlas.value;
  }

  readonly denominators = $derived(
    // Written only by our own page, under its own key.
    (this.#denominators.value ?? []) as readonly Denominator[],
  );
  readonly selection: Selection = $derived(readSelection(route.query, known.ownById));
  readonly comparison: Comparison = $derived.by(() =>
    compare(this.atlas, this.selection, this.denominators, inapplicable),
  );
  /** Whether some chosen place has a year without a report. */
  readonly hasGaps = $derived(this.comparison.rows.some((row) => row.report < 0));
  readonly kind = $derived(this.selection.chart ?? defaultKind(this.comparison));
  // Compared as text: what hangs on the places need not be done again when another part of the address changes.
  readonly #placeTokens = $derived(JSON.stringify(this.selection.places));
  readonly #yearTokens = $derived(JSON.stringify(this.selection.years));
  readonly places = $derived.by(() =>
    chosenPlaces(this.atlas, JSON.parse(this.#placeTokens) as Selection['places']),
  );
  readonly years = $derived.by(() =>
    chosenYears(this.atlas, JSON.parse(this.#yearTokens) as Selection['years']),
  );
  readonly #measureTokens = $derived(JSON.stringify(indicatorsOf(this.comparison.measures)));
  /** What is counted over in the lists of what can be chosen: follows the selection when its picture has been shown. */
  #counted = $state.raw<Counted>();
  readonly #countedPlaces = $derived(this.#counted?.places);
  readonly #countedYears = $derived(this.#counted?.years);
  readonly coverage = $derived.by(() =>
    coverageOf(this.atlas, known.all, this.#countedPlaces ?? [], this.#countedYears ?? []),
  );
  /** Reports that give all that is chosen, by place and by year. */
  readonly given = $derived.by(() => {
    const { measures = [], places = [], years = [] } = this.#counted ?? {};
    return givenEach(this.atlas, measures, places, years);
  });
  readonly warnings = $derived(driftOf(this.comparison));
  readonly comparable = $derived(comparablePlaces(this.comparison));
  readonly figures: readonly Figure[] = $derived.by(() =>
    figuresOf({
      ...{ atlas: this.atlas, comparison: this.comparison, selection: this.selection },
      ...{ kind: this.kind, lang: settings.lang, today: this.today },
    }),
  );

  /** Changes the selection, which lives in the address. */
  set(change: Partial<Selection>): void {
    route.set(selectionKeys(change));
  }

  /** Draws a place in colour, or no longer. */
  toggleFocus(key: string): void {
    const { focus } = this.selection;
    this.setFocus(focus.includes(key) ? focus.filter((k) => k !== key) : [...focus, key]);
  }

  /** The places drawn in colour, by key. */
  setFocus(focus: readonly string[]): void {
    this.set({ focus, page: this.selection.page });
  }

  /** The comparison of everything: all indicators, all places, all years. */
  everything(measures: Selection['measures']): Comparison {
    const all = { ...this.selection, measures, places: [], years: null, comparable: false };
    return compare(this.atlas, all, this.denominators, inapplicable);
  }
}

/** The shared index, kept for as long as the app runs. */
export const sharedAtlas = atlas;
