import { builtIn } from '../catalog/checklists/builtIn';
import { storedForLists } from '../db/stored-readings';
import {
  fromLetters,
  hiddenChecklists,
  keepListAnswers,
  loadListAnswers,
  ownChecklists,
  toLetters,
} from '../db/own-checklists';
import type { Checklist } from '../model/checklist';
import type { ChecklistEntry, ItemStatus } from '../model/finding';
import { asChecklist, markOf, type OwnChecklist } from '../model/own-checklist';
import type { PlacedReview, Review } from '../model/review';
import { asDecided, markOfDecisions } from '../views/judged';
import { groupBy } from '../views/group';
import { ListEngine, type Corrections } from './list-engine';
import { live } from './live.svelte';

/** Decisions that an answer can hang on, by report: on figures, and on what the report is. */
export const correctionsIn = (reviews: readonly Review[]): Corrections =>
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made anew, never changed
  new Map(
    groupBy(
      reviews.filter(({ target }) => target.kind === 'meta' || target.kind === 'fact'),
      (r) => r.report,
    ),
  );

/** All checklists, those that come with the app and the user's own, and which of them are to be shown. */
class Lists {
  readonly #own = live(ownChecklists);
  readonly #hidden = live(hiddenChecklists);
  readonly own: readonly OwnChecklist[] = $derived.by(() => this.#own.value ?? []);
  readonly hidden: readonly string[] = $derived.by(() => this.#hidden.value ?? []);
  /** The user's own lists have been read. */
  readonly ready = $derived.by(
    () => this.#own.value !== undefined && this.#hidden.value !== undefined,
  );
  readonly error = $derived.by(() => this.#own.error ?? this.#hidden.error);
  readonly all: readonly Checklist[] = $derived.by(() => [
    ...builtIn,
    ...this.own.map(asChecklist),
  ]);
  /** At least one: where all were hidden, all are shown. */
  readonly shown: readonly Checklist[] = $derived.by(() => {
    const left = this.all.filter((list) => !this.hidden.includes(list.id));
    return left.length > 0 ? left : this.all;
  });
}

export const lists = new Lists();

/** A report as far as its answers depend on it: they are made anew when its stamp differs. */
export interface Stamped {
  readonly id: string;
  readonly stamp: string;
}

type Statuses = ReadonlyMap<string, ReadonlyMap<string, ItemStatus>>;

/** What one own list's items are in every report, kept from visit to visit; only what is new is judged. */
class OwnAnswers {
  value = $state.raw<Statuses>(new Map());
  /** Reports judged so far, while others are; null when all are. */
  reading = $state<number | null>(null);
  problem = $state.raw<unknown>();
  #shown = '';

  /**
   * Brings the answers to a list up to date, showing them as they come, in the order of the reports: those on the screen
   * should stand first. Returns the way to stop.
   */
  load(own: OwnChecklist, all: readonly Stamped[], reviews: readonly Review[]): () => void {
    const corrections = correctionsIn(reviews);
    const reports = all.map(({ id, stamp }) => {
      // Decisions alter what a report answers: they are part of the stamp.
      const decided = corrections.get(id);
      return { id, stamp: decided ? `${stamp} ${markOfDecisions(decided)}` : stamp };
    });
    const mark = markOf(own);
    const name = `${own.id} ${mark}`;
    if (this.#shown !== name) this.value = new Map();
    this.#shown = name;
    this.problem = undefined;
    const work = { wanted: true, engine: new ListEngine() };
    this.#bring(own, mark, reports, corrections, work)
      .catch((reason: unknown) => (work.wanted ? (this.problem = reason) : null))
      .finally(() => {
        work.engine.close();
        if (work.wanted) this.reading = null;
      });
    return () => {
      work.wanted = false;
      work.engine.close();
    };
  }

  async #bring(
    own: OwnChecklist,
    mark: string,
    reports: readonly Stamped[],
    corrections: Corrections,
    work: { wanted: boolean; engine: ListEngine },
  ): Promise<void> {
    const stored = await loadListAnswers(own.id);
    if (!work.wanted) return;
    const held = stored?.mark === mark ? stored.reports : {};
    const kept: Record<string, readonly [string, string]> = {};
    for (const { id, stamp } of reports) {
      const known = held[id];
      if (known?.[0] === stamp) kept[id] = known;
    }
    const missing = reports.filter((r) => !(r.id in kept));
    // What was shown and does not hold any more is let go with this.
    this.#show(own, kept, Object.keys(kept), []);
    if (missing.length === 0) return;
    const stampOf = new Map(missing.map((r) => [r.id, r.stamp] as const));
    this.reading = reports.length - missing.length;
    let shownAt = 0;
    let interval = 200;
    let fresh: string[] = [];
    await work.engine.run(
      missing.map((r) => r.id),
      [asChecklist(own)],
      corrections,
      (answered, done) => {
        if (!work.wanted) return false;
        for (const { id, statuses } of answered)
          kept[id] = [stampOf.get(id) ?? '', toLetters(statuses)];
        fresh.push(...answered.map((a) => a.id));
        // Each showing goes over the whole matrix: the first ones soon, the later ones seldom.
        if (done === missing.length || performance.now() - shownAt > interval) {
          interval = Math.min(2000, interval * 1.5);
          this.#show(own, kept, fresh, this.value);
          fresh = [];
          this.reading = reports.length - missing.length + done;
          shownAt = performance.now();
        }
        return true;
      },
    );
    if (work.wanted) await keepListAnswers(own.id, { mark, reports: kept });
  }

  /** Shows some reports' answers beside others. */
  #show(
    own: OwnChecklist,
    kept: Readonly<Record<string, readonly [string, string]>>,
    reports: readonly string[],
    others: Iterable<readonly [string, ReadonlyMap<string, ItemStatus>]>,
  ): void {
    const ids = own.items.map((i) => i.id);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- replaced, never changed
    const value = new Map(others);
    for (const report of reports) {
      const statuses = fromLetters(kept[report]?.[1] ?? '');
      value.set(report, new Map(ids.map((id, i) => [id, statuses[i] ?? 'failed'] as const)));
    }
    this.value = value;
  }
}

export const ownAnswers = new OwnAnswers();

/** One report's answers to some lists in full, judged on the spot: a few milliseconds. */
export async function answersOf(
  report: string,
  asked: readonly Checklist[],
  reviews: readonly PlacedReview[],
): Promise<readonly ChecklistEntry[]> {
  const [{ applyLists }, [stored]] = await Promise.all([
    import('../engine/apply-lists'),
    storedForLists([report]),
  ]);
  if (!stored) return [];
  const decided = asDecided(stored, reviews, stored.text.length);
  return applyLists([{ ...stored, ...decided }], asked)[0]?.entries ?? [];
}
