import { fileOf, reportOf, restoreReports, saveReports, type Arrival } from '../db/reports';
import { sha256 } from '../model/hash';
import type { ReadResult } from '../model/parsed';
import type { Problem, Stage } from '../model/problem';
import { startEngine } from './engine-worker';
import { Pool } from './pool';
import { settings } from './settings.svelte';

export type JobState = 'waiting' | 'reading' | 'done' | 'duplicate' | 'failed' | 'cancelled';

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
}

/** A file and the folder it came from ('' where none). */
export interface Dropped {
  readonly file: Blob & { readonly name: string };
  readonly folder: string;
}

/** A bundle found among the dropped files waits here until the user has seen what is in it. */
export interface WaitingBundle {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Larger files are refused before they are loaded into memory. */
export const fileLimit = 200 * 1024 * 1024;

const refused = (
  code: string,
  params?: Problem['params'],
): Extract<ReadResult, { kind: 'refused' }> => ({
  kind: 'refused',
  problem: { code, stage: 'intake', ...(params ? { params } : {}) },
});

/** How many reports are gathered into one transaction, and how long the first of them waits at most. */
const batchSize = 25;
const batchWait = 150;

/** Reads what is dropped, a few files at a time, and stores it in small batches as it comes. */
class Intake {
  jobs = $state.raw<readonly Job[]>([]);
  /** Bundles to be previewed by the data page. */
  bundles = $state.raw<readonly WaitingBundle[]>([]);
  /** The user agreed that the original files are left out, since the disk has no room for them. */
  withoutOriginals = $state(false);

  readonly #pool = new Pool(startEngine);
  readonly #sources = new Map<number, { dropped: Dropped; depth: number; encoding?: string }>();
  readonly #aborts = new Map<number, AbortController>();
  readonly #patches = new Map<number, Partial<Job>>();
  #batch: { arrival: Arrival; job: number }[] = [];
  #batchTimer: ReturnType<typeof setTimeout> | undefined;
  #next = 1;
  #running = 0;
  #waiting: number[] = [];
  #painting = false;
  #asked = false;
  #afterwards: ReturnType<typeof setTimeout> | undefined;

  /** Takes files in. Each becomes a job, whose ids are returned; nothing is read twice. */
  add(dropped: readonly Dropped[], depth = 0, encoding?: string): readonly number[] {
    const jobs = dropped.map((d): Job => {
      const id = this.#next++;
      this.#sources.set(id, { dropped: d, depth, ...(encoding ? { encoding } : {}) });
      this.#waiting.push(id);
      // Nothing but the name is asked of the file here: its size would be fetched from the disk, one file at a time.
      const { name } = d.file;
      return {
        id,
        name,
        folder: d.folder,
        state: 'waiting',
        stage: null,
        problem: null,
        report: null,
      };
    });
    this.jobs = [...this.jobs, ...jobs];
    this.#askToKeep();
    this.#pump();
    return jobs.map((job) => job.id);
  }

  /** Asks the browser, with the first files of a visit, not to clear the data by itself. Its answer changes nothing here. */
  #askToKeep(): void {
    if (this.#asked) return;
    this.#asked = true;
    // Some places (a file page, a private window) have no storage manager.
    const manager: StorageManager | undefined = navigator.storage;
    void manager?.persist().catch(() => false);
  }

  /** Whether files are waiting or being read. */
  get busy(): boolean {
    return this.#running > 0 || this.#waiting.length > 0;
  }

  /** Stores what found no room once more, without the original files: the user said so. */
  leaveOriginalsOut(): void {
    this.withoutOriginals = true;
    this.retry(this.jobs.flatMap((j) => (j.problem?.code === 'quotaExceeded' ? [j.id] : [])));
  }

  /** A pasted text becomes a file of that name. */
  addText(text: string, name: string): void {
    const file = Object.assign(new Blob([text], { type: 'text/plain' }), { name });
    this.add([{ file, folder: '' }]);
  }

  /**
   * Reads a stored report again from its original bytes, with another encoding where one is given. Returns the job's
   * id, or null where there are no original bytes.
   */
  async reread(report: string, encoding?: string): Promise<number | null> {
    const [file, record] = await Promise.all([fileOf(report), reportOf(report)]);
    if (!file || !record) return null;
    const blob = Object.assign(new Blob([file.bytes]), { name: record.name });
    return this.add([{ file: blob, folder: record.folder }], 0, encoding ?? '')[0] ?? null;
  }

  /** Stops jobs that have not ended; without ids all of them. */
  cancel(ids: readonly number[] = this.jobs.map((j) => j.id)): void {
    const chosen = new Set(ids);
    this.#waiting = this.#waiting.filter((id) => {
      if (!chosen.has(id)) return true;
      this.#patch(id, { state: 'cancelled' });
      return false;
    });
    for (const id of chosen) this.#aborts.get(id)?.abort(new DOMException('', 'AbortError'));
  }

  /** Tries failed and cancelled jobs again; without ids all of them. */
  retry(ids: readonly number[] = this.jobs.map((j) => j.id)): void {
    const chosen = new Set(ids);
    for (const job of this.jobs) {
      if (!chosen.has(job.id) || (job.state !== 'failed' && job.state !== 'cancelled')) continue;
      this.#patch(job.id, { state: 'waiting', problem: null, stage: null });
      this.#waiting.push(job.id);
    }
    this.#pump();
  }

  /** Forgets the rows of jobs that have ended. */
  clear(): void {
    this.#paint();
    const kept = this.jobs.filter((j) => j.state === 'waiting' || j.state === 'reading');
    const ids = new Set(kept.map((j) => j.id));
    for (const id of this.#sources.keys()) if (!ids.has(id)) this.#sources.delete(id);
    this.jobs = kept;
  }

  /** Takes a waiting bundle off the list, once it was previewed. */
  takeBundle(bundle: WaitingBundle): void {
    this.bundles = this.bundles.filter((b) => b !== bundle);
  }

  #pump(): void {
    while (this.#running < this.#pool.size + 1 && this.#waiting.length) {
      const id = this.#waiting.shift();
      if (id === undefined) return;
      this.#running++;
      void this.#work(id).finally(() => {
        this.#running--;
        this.#pump();
      });
    }
    if (!this.busy) this.#makeReady();
  }

  /** Prepares the search a while after an import, so that the first question is answered quickly. */
  #makeReady(): void {
    clearTimeout(this.#afterwards);
    this.#afterwards = setTimeout(() => {
      void import('./search.svelte')
        .then(({ search }) => search.indexAll(() => !this.busy))
        .catch(() => {}); // the search does by itself what could not be prepared
    }, 3000);
  }

  /** One job from bytes to the batch; every way it can end is a state of the job. */
  async #work(id: number): Promise<void> {
    const source = this.#sources.get(id);
    if (!source) return;
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    this.#patch(id, { state: 'reading' });
    try {
      await this.#take(id, source, abort.signal);
    } catch (error) {
      if (abort.signal.aborted) this.#patch(id, { state: 'cancelled' });
      else this.#fail(id, outsideProblem(error));
    } finally {
      this.#aborts.delete(id);
    }
  }

  async #take(
    id: number,
    source: { dropped: Dropped; depth: number; encoding?: string },
    signal: AbortSignal,
  ): Promise<void> {
    const { file, folder } = source.dropped;
    if (file.size > fileLimit) return this.#end(id, refused('tooLarge', { limit: 200 }));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const hash = await sha256(bytes);
    const known = await reportOf(hash);
    if (known && source.encoding === undefined) {
      if (known.deletedAt !== null) await restoreReports([hash], settings.name);
      return this.#patch(id, { state: 'duplicate', report: hash });
    }
    const kept = bytes.slice();
    const options = {
      depth: source.depth,
      ...(source.encoding ? { encoding: source.encoding } : {}),
    };
    const result = await this.#pool.read(signal, file.name, bytes, options, (stage) =>
      this.#patch(id, { stage }),
    );
    if (result.kind !== 'report') {
      if (result.kind === 'bundle')
        this.bundles = [...this.bundles, { name: file.name, bytes: kept }];
      return this.#end(id, result, source);
    }
    const arrival = {
      id: hash,
      name: file.name,
      folder,
      bytes: this.withoutOriginals ? null : kept,
      size: file.size,
      addedAt: known?.addedAt ?? new Date().toISOString(),
      parsed: result.parsed,
    };
    this.#store(id, arrival);
  }

  #end(
    id: number,
    result: Exclude<ReadResult, { kind: 'report' }>,
    source?: { dropped: Dropped; depth: number },
  ): void {
    if (result.kind === 'refused') return this.#fail(id, result.problem);
    if (result.kind === 'archive' && source) {
      const { file, folder } = source.dropped;
      const inside = [folder, file.name].filter(Boolean).join('/');
      const dropped = result.entries.map(({ name, bytes }) => {
        const at = name.lastIndexOf('/');
        const blob = Object.assign(new Blob([bytes]), { name: name.slice(at + 1) });
        return { file: blob, folder: at < 0 ? inside : `${inside}/${name.slice(0, at)}` };
      });
      this.add(dropped, source.depth + 1);
    }
    const problem = result.kind === 'archive' ? (result.problems[0] ?? null) : null;
    this.#patch(id, { state: 'done', stage: null, problem });
  }

  #fail(id: number, problem: Problem): void {
    this.#patch(id, { state: 'failed', stage: null, problem });
  }

  #store(job: number, arrival: Arrival): void {
    this.#patch(job, { stage: 'store' });
    this.#batch.push({ arrival, job });
    if (this.#batch.length >= batchSize) void this.#flush();
    else this.#batchTimer ??= setTimeout(() => void this.#flush(), batchWait);
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#batchTimer);
    this.#batchTimer = undefined;
    const batch = this.#batch;
    this.#batch = [];
    if (!batch.length) return;
    try {
      // One tab stores at a time.
      await locked(() => saveReports(batch.map((b) => b.arrival)));
      for (const { job, arrival } of batch) {
        this.#patch(job, { state: 'done', stage: null, report: arrival.id });
        this.#sources.delete(job);
      }
    } catch (error) {
      const problem = outsideProblem(error);
      for (const { job } of batch) this.#fail(job, problem);
    }
  }

  /** Changes are gathered and shown at most every tenth of a second: 3,000 jobs must not repaint 3,000 times. */
  #patch(id: number, change: Partial<Job>): void {
    this.#patches.set(id, { ...this.#patches.get(id), ...change });
    if (this.#painting) return;
    this.#painting = true;
    setTimeout(() => this.#paint(), 100);
  }

  #paint(): void {
    this.#painting = false;
    if (!this.#patches.size) return;
    const patches = new Map(this.#patches);
    this.#patches.clear();
    this.jobs = this.jobs.map((job) => {
      const patch = patches.get(job.id);
      return patch ? { ...job, ...patch } : job;
    });
  }
}

/** Runs while no other tab stores what it read; without locks (an old browser) the transactions alone keep order. */
const locked = async (work: () => Promise<void>): Promise<void> => {
  const locks: LockManager | undefined = navigator.locks;
  await (locks ? locks.request('zhijing-import', work) : work());
};

/** What the browser refused (a full disk, a vanished file, a broken database), as a Problem. */
function outsideProblem(error: unknown): Problem {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return { code: 'quotaExceeded', stage: 'store' };
  if (name === 'NotFoundError' || name === 'NotReadableError')
    return { code: 'fileVanished', stage: 'intake' };
  return { code: 'storeFailed', stage: 'store', params: { message: String(error) } };
}

export const intake = new Intake();
