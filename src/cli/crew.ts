import { Worker } from 'node:worker_threads';
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

/** One thread that reads file after file. One that dies takes only its file with it and is replaced. */
class Thread {
  #worker: Worker | null = null;

  /** A file that does not fit into the bounds is read once more without them. */
  read(input: Input): Promise<Extracted> {
    return this.#read(input, true);
  }

  #read(input: Input, bounded: boolean): Promise<Extracted> {
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
      const end = (result: Extracted): void => {
        leave();
        resolve(result);
        if (!bounded) void this.stop();
      };
      const fail = (reason: unknown): void => {
        leave();
        this.#worker = null;
        resolve(bounded && isFull(reason) ? this.#read(input, false) : died(String(reason)));
      };
      worker.on('message', end);
      worker.on('error', fail);
      worker.on('exit', fail);
      // Copied, not handed over: the bytes may be asked for again.
      worker.postMessage(input);
    });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

/** A thread and the last file that it was given. */
interface Seat {
  readonly thread: Thread;
  tail: Promise<unknown>;
}

/** Reads file after file here; the engine is only loaded where no thread does it. */
async function* readHere(files: AsyncIterable<Input>): AsyncGenerator<Outcome> {
  const { extractOne } = await import('./extract-one');
  for await (const input of files) yield { path: input.path, result: await extractOne(input) };
}

/**
 * Reads files, `jobs` at a time, and gives the outcomes in the order of the files. No more files are open than threads
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
  const waiting: { path: string; result: Promise<Extracted> }[] = [];
  try {
    let next = 0;
    for await (const input of files) {
      const seat = seats[next++ % jobs];
      if (!seat) throw new Error('at least one job');
      const result = seat.tail.then(() => seat.thread.read(input));
      seat.tail = result;
      waiting.push({ path: input.path, result });
      if (waiting.length < jobs * 2) continue;
      const first = waiting.shift();
      if (first) yield { path: first.path, result: await first.result };
    }
    for (const { path, result } of waiting) yield { path, result: await result };
  } finally {
    await Promise.all(seats.map((s) => s.thread.stop()));
  }
}
