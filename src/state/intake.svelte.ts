import { db } from '../db/database';
import type { ReportRecord } from '../db/records';
import { fileOf, reportOf, reportsOf, restoreReports, type Arrival } from '../db/reports';
import { ownIndicators } from '../db/own-indicators';
import { sideBySide } from '../engine/messages';
import { sha256, textHash } from '../model/hash';
import { ownMark, type OwnIndicator } from '../model/own-indicator';
import type { ReadResult } from '../model/parsed';
import type { Problem } from '../model/problem';
import type { Known, Likeness } from '../views/duplicates';
import type { Duplicates } from './duplicates.svelte';
import { startEngine } from './engine-worker';
import { Gather } from './gather';
import { Jobs, type Job, type JobState } from './jobs.svelte';
import { askToKeep } from './lasting';
import { outsideProblem } from './outside';
import { Pool } from './pool';
import { settings } from './settings.svelte';
import { Storing, type Stored } from './storing';

/** A file and the folder it came from ('' where none). */
export interface Dropped {
  readonly file: Blob & { readonly name: string };
  readonly folder: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Where a job's bytes come from, and how they are to be read. */
interface Source {
  readonly dropped: Dropped;
  /** How many archives it lay in. */
  readonly depth: number;
  /** Set where a stored report is read again; '' keeps the encoding that is found. */
  readonly encoding?: string;
  /** It is asked about even where the rule would leave it out. */
  readonly ask?: boolean;
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

/** How many files are on their way for each worker, so that it finds the next ones ready; and how large they may be together. */
const perWorker = 3 * sideBySide;
const bytesAtOnce = 64 * 1024 * 1024;

/** Reads what is dropped, a few files at a time, and stores it in small batches as it comes. */
class Intake {
  /** Bundles to be previewed by the data page. */
  bundles = $state.raw<readonly WaitingBundle[]>([]);
  /** The user agreed that the original files are left out, since the disk has no room for them. */
  withoutOriginals = $state(false);

  readonly #pool = new Pool(startEngine);
  readonly #known = new Gather(reportsOf);
  readonly #sources = new Map<number, Source>();
  /** Files of this import by their hash: whether they became (or will become) a report. */
  readonly #twins = new Map<string, Promise<boolean>>();
  /** The user's own indicators as they were when the import began; what is made meanwhile is read afterwards. */
  #own: Promise<readonly OwnIndicator[]> | null = null;
  #duplicates: Promise<Duplicates> | null = null;
  readonly #aborts = new Map<number, AbortController>();
  readonly #jobs = new Jobs(() => this.busy);
  readonly #storing = new Storing({
    stored: (batch) => this.#noteStored(batch),
    failed: (batch, error) => {
      const problem = outsideProblem(error);
      for (const { job } of batch) this.#fail(job, problem);
    },
    ended: () => this.#pump(),
  });
  #next = 1;
  #running = 0;
  /** Bytes of the files that are on their way. */
  #loaded = 0;
  #waiting: number[] = [];
  #afterwards: ReturnType<typeof setTimeout> | undefined;

  /** Takes files in. Each becomes a job, whose ids are returned; nothing is read twice. */
  add(dropped: readonly Dropped[], depth = 0, encoding?: string): readonly number[] {
    const jobs = dropped.map((d): Job => {
      const id = this.#next++;
      // An empty encoding says that a stored report is read again, in the one that is found.
      const again = encoding === undefined ? {} : { encoding };
      this.#sources.set(id, { dropped: d, depth, ...again });
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
        like: null,
      };
    });
    this.#jobs.add(jobs);
    askToKeep();
    this.#pump();
    return jobs.map((job) => job.id);
  }

  /** How every dropped file fares. */
  get jobs(): readonly Job[] {
    return this.#jobs.list;
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

  /** Tries failed and cancelled jobs again, all of them without ids; of skipped ones only those that are named. */
  retry(ids?: readonly number[]): void {
    const chosen = new Set(ids ?? this.jobs.map((j) => j.id));
    const again: readonly JobState[] = ids
      ? ['failed', 'cancelled', 'skipped']
      : ['failed', 'cancelled'];
    for (const job of this.jobs) {
      if (!chosen.has(job.id) || !again.includes(job.state)) continue;
      const source = this.#sources.get(job.id);
      // What the rule left out is asked about when it is tried again.
      if (source && job.state === 'skipped') this.#sources.set(job.id, { ...source, ask: true });
      this.#patch(job.id, { state: 'waiting', problem: null, stage: null });
      this.#waiting.push(job.id);
    }
    this.#pump();
  }

  /** Forgets the rows of jobs that have ended. */
  clear(): void {
    const kept = new Set(this.#jobs.clear().map((j) => j.id));
    for (const id of this.#sources.keys()) if (!kept.has(id)) this.#sources.delete(id);
  }

  /** Takes a waiting bundle off the list, once it was previewed. */
  takeBundle(bundle: WaitingBundle): void {
    this.bundles = this.bundles.filter((b) => b !== bundle);
  }

  #pump(): void {
    while (this.#mayStart() && this.#waiting.length) {
      const id = this.#waiting.shift();
      if (id === undefined) return;
      this.#running++;
      void this.#work(id).finally(() => {
        this.#running--;
        this.#pump();
      });
    }
    db.writing.arriving = this.busy || this.#storing.writing;
    if (this.busy) void this.#similar().then((d) => d.begin());
    else if (this.#storing.idle) this.#rest();
  }

  #mayStart(): boolean {
    if (this.#running <= this.#pool.size) return true;
    return this.#running < this.#pool.size * perWorker + 1 && this.#loaded < bytesAtOnce;
  }

  /** What tells duplicates; it comes with the first file. */
  #similar(): Promise<Duplicates> {
    // Kept: asking the loader again for each file costs as much as storing one of its records.
    this.#duplicates ??= import('./duplicates.svelte').then((m) => m.duplicates);
    this.#duplicates.catch(() => (this.#duplicates = null));
    return this.#duplicates;
  }

  /** The import is over: what was remembered of its files is forgotten. */
  #rest(): void {
    this.#twins.clear();
    this.#own = null;
    void this.#similar().then((d) => (this.busy ? null : d.end()));
    this.#makeReady();
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

  async #take(id: number, source: Source, signal: AbortSignal): Promise<void> {
    const { file } = source.dropped;
    if (file.size > fileLimit) return this.#end(id, refused('tooLarge', { limit: 200 }));
    const bytes = new Uint8Array(await file.arrayBuffer());
    this.#loaded += bytes.length;
    try {
      await this.#takeBytes(id, source, signal, bytes);
    } finally {
      this.#loaded -= bytes.length;
    }
  }

  async #takeBytes(id: number, source: Source, signal: AbortSignal, bytes: Bytes): Promise<void> {
    const hash = await sha256(bytes);
    const known = await this.#known.of(hash);
    if (source.encoding === undefined) {
      if (known) return this.#meetKnown(id, known);
      // Nothing is awaited between the question and the answer's being noted where there is no twin.
      const twin = this.#twins.get(hash);
      if (twin && (await twin)) return this.#patch(id, { state: 'duplicate', report: hash });
    }
    const reading = this.#read(id, source, signal, { hash, bytes, known });
    this.#twins.set(
      hash,
      reading.catch(() => false),
    );
    await reading;
  }

  /** The same bytes are here: in the library, in the bin, or waiting for an answer. */
  async #meetKnown(id: number, known: ReportRecord): Promise<void> {
    const { deletedAt } = known;
    const inBin = deletedAt !== null && /^\d/.test(deletedAt);
    const duplicates = await this.#similar();
    const like = inBin ? await duplicates.of(knownOf(known)) : { kind: 'new' as const };
    if (like.kind !== 'new') await duplicates.askAgain(known.id);
    else if (inBin) await restoreReports([known.id], settings.name);
    const asked = like.kind !== 'new' || deletedAt?.startsWith('asked:') === true;
    this.#patch(id, { state: asked ? 'asked' : 'duplicate', report: known.id });
  }

  /** Reads one file; says whether it becomes a report. */
  async #read(
    id: number,
    source: Source,
    signal: AbortSignal,
    { hash, bytes, known }: { hash: string; bytes: Bytes; known: ReportRecord | undefined },
  ): Promise<boolean> {
    const { file, folder } = source.dropped;
    const own = await (this.#own ??= ownIndicators());
    const options = {
      depth: source.depth,
      ...(source.encoding ? { encoding: source.encoding } : {}),
      ...(own.length > 0 ? { own: own.map((o) => o.entry) } : {}),
    };
    const result = await this.#pool.read(signal, file.name, bytes, options, (stage) =>
      this.#patch(id, { stage }),
    );
    if (result.kind !== 'report') {
      if (result.kind === 'bundle') this.bundles = [...this.bundles, { name: file.name, bytes }];
      this.#end(id, result, source);
      return false;
    }
    const arrival = {
      id: hash,
      name: file.name,
      folder,
      bytes: this.withoutOriginals ? null : bytes,
      size: bytes.length,
      addedAt: known?.addedAt ?? new Date().toISOString(),
      parsed: result.parsed,
      own: ownMark(own),
    };
    // A report that is read again stays what it is.
    if (known) this.#store(id, arrival);
    else await this.#arrive(id, source, arrival);
    return true;
  }

  /** A report that was not here: the rules say what is done where it is like one that is. */
  async #arrive(id: number, source: Source, arrival: Arrival): Promise<void> {
    const fresh = knownFrom(arrival);
    const duplicates = await this.#similar();
    const found: Likeness = await duplicates.of(fresh);
    if (found.kind === 'new') {
      await duplicates.take(fresh);
      return this.#store(id, arrival);
    }
    const like = { kind: found.kind, of: found.of.id };
    const rule = source.ask ? 'ask' : duplicates.rules[found.kind];
    this.#patch(id, { like });
    if (rule === 'skip') return this.#patch(id, { state: 'skipped', stage: null, report: like.of });
    if (rule === 'version') {
      await duplicates.take(fresh);
      return this.#store(id, arrival);
    }
    // What is kept apart waits too, for the moment until the answer is written with it.
    this.#store(id, { ...arrival, askedAt: arrival.addedAt }, rule === 'both');
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

  #store(job: number, arrival: Arrival, both = false): void {
    this.#patch(job, { stage: 'store' });
    this.#storing.put({ arrival, job, both }, this.jobs.length);
  }

  async #noteStored(batch: readonly Stored[]): Promise<void> {
    const apart = batch.filter((b) => b.both).map(({ arrival }) => arrival.id);
    if (apart.length)
      await (await this.#similar()).answer(apart.map((id) => ({ id, as: 'both' as const })));
    for (const { job, arrival, both } of batch) {
      const state = arrival.askedAt !== undefined && !both ? 'asked' : 'done';
      this.#patch(job, { state, stage: null, report: arrival.id });
      this.#sources.delete(job);
    }
  }

  #patch(id: number, change: Partial<Job>): void {
    this.#jobs.patch(id, change);
  }
}

const knownOf = (r: ReportRecord): Known => ({
  ...{ id: r.id, name: r.name, addedAt: r.addedAt, genre: r.genre, meta: r.meta },
  ...{ textHash: r.textHash, characters: r.counts.characters },
});

const knownFrom = ({ id, name, addedAt, parsed }: Arrival): Known => ({
  ...{ id, name, addedAt, genre: parsed.genre, meta: parsed.meta },
  ...{ textHash: textHash(parsed.doc.text), characters: parsed.doc.text.length },
});

export const intake = new Intake();
