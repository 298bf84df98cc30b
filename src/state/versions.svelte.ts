import { loadKept } from '../db/versions';
import { earlierVersions, standings, type Standing, type Versioned } from '../model/versions';
import { effectiveMeta } from '../views/effective-meta';
import { groupBy } from '../views/group';
import type { Known } from '../views/duplicates';
import { confirmed } from '../views/library-rows';
import { live } from './live.svelte';

/** The reports in the library as versions see them: with a person's corrections. */
function corrected({ reports, reviews }: Awaited<ReturnType<typeof loadKept>>): readonly Known[] {
  if (reviews.length === 0) return reports;
  const byReport = new Map(groupBy(reviews, (r) => r.report));
  return reports.map((r) => {
    const own = byReport.get(r.id);
    return own ? { ...r, meta: confirmed(effectiveMeta(r, own), own) } : r;
  });
}

/** The reports that a newly read one is held against. */
export const loadKnown = async (): Promise<readonly Known[]> => corrected(await loadKept());

/** Reports that are kept but not counted, asked once. */
export async function loadEarlier(): Promise<ReadonlySet<string>> {
  const kept = await loadKept();
  return earlierVersions(standings(corrected(kept), kept.reviews));
}

/** Which reports are versions of one another, for the pages that show or count them. */
class Versions {
  readonly #kept = live(loadKept);
  readonly #reports: readonly Versioned[] | undefined = $derived.by(
    () => this.#kept.value && corrected(this.#kept.value),
  );
  readonly standings: ReadonlyMap<string, Standing> = $derived.by(() =>
    standings(this.#reports ?? [], this.#kept.value?.reviews ?? []),
  );
  /** Reports that are kept but not counted. */
  readonly earlier: ReadonlySet<string> = $derived.by(() => earlierVersions(this.standings));
  #held = false;

  /** Whether the library has been looked through. */
  get ready(): boolean {
    return this.#reports !== undefined;
  }

  /** Keeps what was found from the first page that asks, so that going from report to report does not look again. */
  open(): void {
    if (this.#held) return;
    this.#held = true;
    $effect.root(() => {
      $effect(() => void this.standings);
    });
  }
}

export const versions = new Versions();
