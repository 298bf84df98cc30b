import { slowly } from '../db/breathe';
import { loadKept } from '../db/versions';
import { inPieces, type Steps } from '../model/steps';
import { earlierVersions, standingsInSteps, type Standing } from '../model/versions';
import { effectiveMeta } from '../views/effective-meta';
import { groupBy } from '../views/group';
import type { Known } from '../views/duplicates';
import { confirmed } from '../views/library-rows';
import { live } from './live.svelte';

/** What is in the library, with the decisions that say what it is. */
type Stored = Awaited<ReturnType<typeof loadKept>>;

/** The reports in the library as versions see them: with a person's corrections. */
function* corrected({ reports, reviews }: Stored): Steps<readonly Known[]> {
  if (reviews.length === 0) return reports;
  const byReport = new Map(groupBy(reviews, (r) => r.report));
  const known: Known[] = [];
  yield* inPieces(reports, (r) => {
    const own = byReport.get(r.id);
    known.push(own ? { ...r, meta: confirmed(effectiveMeta(r, own), own) } : r);
  });
  return known;
}

/** The reports that a newly read one is held against. */
export const loadKnown = async (): Promise<readonly Known[]> => slowly(corrected(await loadKept()));

type Standings = ReadonlyMap<string, Standing>;

function* stand(kept: Stored): Steps<{ standings: Standings; earlier: ReadonlySet<string> }> {
  const standings = yield* standingsInSteps(yield* corrected(kept), kept.reviews);
  return { standings, earlier: earlierVersions(standings) };
}

const loadStandings = async () => slowly(stand(await loadKept()));

/** Reports that are kept but not counted, asked once. */
export const loadEarlier = async (): Promise<ReadonlySet<string>> =>
  (await loadStandings()).earlier;

/** Before the library has been looked through. */
const none: Awaited<ReturnType<typeof loadStandings>> = {
  standings: new Map(),
  earlier: new Set(),
};

/** Which reports are versions of one another, for the pages that show or count them. */
class Versions {
  readonly #found = live(loadStandings);
  #held = false;

  /** How reports stand that have other versions. */
  get standings(): Standings {
    return (this.#found.value ?? none).standings;
  }

  /** Reports that are kept but not counted. */
  get earlier(): ReadonlySet<string> {
    return (this.#found.value ?? none).earlier;
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
