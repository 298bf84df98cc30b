import type { Problem, Stage } from '../model/problem';

/**
 * duplicate: the same bytes are in the library; asked: it is like a report there and waits for an answer; skipped: it
 * is, and was left out by rule.
 */
export type JobState =
  'waiting' | 'reading' | 'done' | 'duplicate' | 'asked' | 'skipped' | 'failed' | 'cancelled';

/** One dropped file on its way into the library. */
export interface Job {
  readonly id: number;
  readonly name: string;
  readonly folder: string;
  readonly state: JobState;
  readonly stage: Stage | null;
  /** Why it failed; its sentence is in messages/problems. */
  readonly problem: Problem | null;
  /** The report it became, or the one that it is a duplicate of. */
  readonly report: string | null;
  /** The report in the library that it is like, where that was found. */
  readonly like: { readonly kind: 'sameText' | 'version'; readonly of: string } | null;
}

/** How often the page is told how the jobs fare, in milliseconds: a few of them as it comes, many less often. */
const paintWait = (jobs: number): number => (jobs > 60 ? 500 : 100);

/** The files that were dropped, in their order, and how each fares. */
export class Jobs {
  list = $state.raw<readonly Job[]>([]);

  readonly #isBusy: () => boolean;
  /** Gathered here and shown by a new list, so that nothing needs to follow the map itself. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #patches = new Map<number, Partial<Job>>();
  #painting = false;

  /** `isBusy`: whether more is to come, so that the page need not be told of each by itself. */
  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy;
  }

  add(jobs: readonly Job[]): void {
    this.list = [...this.list, ...jobs];
  }

  /** Changes are gathered and shown together: 3,000 jobs must not repaint 3,000 times. */
  patch(id: number, change: Partial<Job>): void {
    this.#patches.set(id, { ...this.#patches.get(id), ...change });
    if (this.#painting) return;
    this.#painting = true;
    setTimeout(() => this.#paint(), this.#isBusy() ? paintWait(this.list.length) : 100);
  }

  /** Forgets the jobs that have ended; those that stay are returned. */
  clear(): readonly Job[] {
    this.#paint();
    this.list = this.list.filter((j) => j.state === 'waiting' || j.state === 'reading');
    return this.list;
  }

  #paint(): void {
    this.#painting = false;
    if (!this.#patches.size) return;
    const patches = this.#patches;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    this.#patches = new Map();
    this.list = this.list.map((job) => {
      const patch = patches.get(job.id);
      return patch ? { ...job, ...patch } : job;
    });
  }
}
