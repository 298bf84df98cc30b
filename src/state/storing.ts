import { saveReports, type Arrival } from '../db/reports';

/** How many reports are gathered into one transaction, and how long the first of them waits at most: of many, for all. */
const batchSize = 25;
const batchWait = (jobs: number): number => (jobs > 60 ? 600 : 150);
/** A report that was read, and the job that it was. */
export interface Stored {
  readonly arrival: Arrival;
  readonly job: number;
  /** It is like one in the library and kept beside it, by rule. */
  readonly both: boolean;
}

/** What becomes of a batch. */
export interface Outcome {
  /** It is in the database; what is still to be done with it is awaited. */
  readonly stored: (batch: readonly Stored[]) => Promise<void>;
  readonly failed: (batch: readonly Stored[], error: unknown) => void;
  /** Whatever became of it, it is over. */
  readonly ended: () => void;
}

/** Writes reports into the database in small batches as they come. */
export class Storing {
  readonly #outcome: Outcome;
  #batch: Stored[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Batches that are being written. */
  #writing = 0;

  constructor(outcome: Outcome) {
    this.#outcome = outcome;
  }

  /** Whether a batch is being written. */
  get writing(): boolean {
    return this.#writing > 0;
  }

  /** Whether nothing is being written or waits for it. */
  get idle(): boolean {
    return this.#batch.length === 0 && !this.writing;
  }

  /** Takes a report; `jobs`: how many are in the list, by which it is decided how long it may wait for others. */
  put(stored: Stored, jobs: number): void {
    this.#batch.push(stored);
    if (this.#batch.length >= batchSize) void this.#flush();
    else this.#timer ??= setTimeout(() => void this.#flush(), batchWait(jobs));
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#batch;
    this.#batch = [];
    if (!batch.length) return;
    this.#writing++;
    try {
      // One tab stores at a time.
      await locked(() => saveReports(batch.map((b) => b.arrival)));
      await this.#outcome.stored(batch);
    } catch (error) {
      this.#outcome.failed(batch, error);
    } finally {
      this.#writing--;
      this.#outcome.ended();
    }
  }
}

/** Runs while no other tab stores what it read; without locks (an old browser) the transactions alone keep order. */
const locked = async (work: () => Promise<void>): Promise<void> => {
  const locks: LockManager | undefined = navigator.locks;
  await (locks ? locks.request('zhijing-import', work) : work());
};
