import { Worker } from 'node:worker_threads';
import { sideBySide, smallFile } from '../engine/messages';
import type { Extracted } from './extract-one';
import type { Input } from './inputs';

/** A file and what became of it. */
export interface Outcome {
  readonly path: string;
  readonly result: Extracted;
}

/**
 * What a thread may hold before it has to collect, in megabytes. Without a bound each lets hundreds of reports lie before
 * it looks for what is no longer needed: three heaps that do so are half a gigabyte.
 */
const bounds = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

const died = (message: string): Extracted => ({
  kind: 'refused',
  problem: { code: 'engineFailed', stage: 'format', params: { message } },
});

const isFull = (reason: unknown): boolean =>
  reason instanceof Error && 'code' in reason && reason.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** What came back from a thread: a result for every file, or why it died. */
type Answer =
  | { readonly kind: 'done'; readonly results: readonly Extracted[] }
  | { readonly kind: 'failed'; readonly reason: unknown };

/** One thread that reads files, some at a time. One that dies takes only the file with it that was the cause, and is replaced. */
class Thread {
  #worker: Worker | null = null;

  /** Files that do not fit into the bounds together are read one by one, and one that does not fit without them. */
  async read(inputs: readonly Input[]): Promise<readonly Extracted[]> {
    const together = await this.#read(inputs, true);
    if (together.kind === 'done') return together.results;
    if (inputs.length > 1) {
      const results: Extracted[] = [];
      for (const input of inputs) results.push(...(await this.read([input])));
      return results;
    }
    if (!isFull(together.reason)) return [died(String(together.reason))];
    const unbounded = await this.#read(inputs, false);
    await this.stop();
    return unbounded.kind === 'done' ? unbounded.results : [died(String(unbounded.reason))];
  }

  #read(inputs: readonly Input[], bounded: boolean): Promise<Answer> {
    return new Promise((resolve) => {
      const worker = (this.#worker ??= new Worker(
        new URL('./extract-thread.mjs', import.meta.url),
        bounded ? { resourceLimits: bounds } : {},
      ));
      const leave = (): void => {
        worker.off('message', end);
        worker.off('error', fail);
        worker.off('exit', fail);
      };
      const end = (results: readonly Extracted[]): void => {
        leave();
        resolve({ kind: 'done', results });
      };
      const fail = (reason: unknown): void => {
        leave();
        this.#worker = null;
        resolve({ kind: 'failed', reason });
      };
      worker.on('message', end);
      worker.on('error', fail);
      worker.on('exit', fail);
      // Copied, not handed over: the bytes may be asked for again.
      worker.postMessage(inputs);
    });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

/** A thread and the last files that it was given. */
interface Seat {
  readonly thread: Thread;
  tail: Promise<unknown>;
}

/** Small files that follow one another together, as many as are best read side by side; others each by itself. */
async function* batches(files: AsyncIterable<Input>): AsyncGenerator<readonly Input[]> {
  let batch: Input[] = [];
  for await (const input of files) {
    const isSmall = input.bytes.length <= smallFile;
    if (batch.length > 0 && (!isSmall || batch.length === sideBySide)) {
      yield batch;
      batch = [];
    }
    if (isSmall) batch.push(input);
    else yield [input];
  }
  if (batch.length > 0) yield batch;
}

const outcomes = (inputs: readonly Input[], results: readonly Extracted[]): Outcome[] =>
  inputs.map(({ path }, i) => ({ path, result: results[i] ?? died('no answer') }));

/** Reads files here; the engine is only loaded where no thread does it. */
async function* readHere(files: AsyncIterable<Input>): AsyncGenerator<Outcome> {
  const { extractOne } = await import('./extract-one');
  for await (const inputs of batches(files))
    yield* outcomes(inputs, await Promise.all(inputs.map(extractOne)));
}

/**
 * Reads files with so many threads and gives the outcomes in the order of the files. No more files are open than threads
 * have work, so that memory stays flat however many there are.
 */
export async function* readAll(files: AsyncIterable<Input>, jobs: number): AsyncGenerator<Outcome> {
  if (jobs === 1) {
    yield* readHere(files);
    return;
  }
  const seats: Seat[] = Array.from({ length: jobs }, () => ({
    thread: new Thread(),
    tail: Promise.resolve(),
  }));
  const waiting: { inputs: readonly Input[]; results: Promise<readonly Extracted[]> }[] = [];
  try {
    let next = 0;
    for await (const inputs of batches(files)) {
      const seat = seats[next++ % jobs];
      if (!seat) throw new Error('at least one job');
      const results = seat.tail.then(() => seat.thread.read(inputs));
      seat.tail = results;
      waiting.push({ inputs, results });
      if (waiting.length < jobs * 2) continue;
      const first = waiting.shift();
      if (first) yield* outcomes(first.inputs, await first.results);
    }
    for (const { inputs, results } of waiting) yield* outcomes(inputs, await results);
  } finally {
    await Promise.all(seats.map((s) => s.thread.stop()));
  }
}
