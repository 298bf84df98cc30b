import { Worker } from 'node:worker_threads';
import { extractOne, type Extracted } from './extract-one';
import type { Input } from './inputs';

/** A file and what became of it. */
export interface Outcome {
  readonly path: string;
  readonly result: Extracted;
}

type Hand = (input: Input) => Promise<Extracted>;

const died = (message: string): Extracted => ({
  kind: 'refused',
  problem: { code: 'engineFailed', stage: 'format', params: { message } },
});

/** One thread that reads file after file. One that dies takes only its file with it and is replaced. */
class Thread {
  #worker: Worker | null = null;

  readonly read: Hand = (input) =>
    new Promise((resolve) => {
      const worker = (this.#worker ??= new Worker(
        new URL('./extract-thread.mjs', import.meta.url),
      ));
      const end = (result: Extracted): void => {
        worker.off('message', end);
        worker.off('error', fail);
        worker.off('exit', fail);
        resolve(result);
      };
      const fail = (reason: unknown): void => {
        this.#worker = null;
        end(died(String(reason)));
      };
      worker.on('message', end);
      worker.on('error', fail);
      worker.on('exit', fail);
      worker.postMessage(input, [input.bytes.buffer]);
    });

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }
}

/**
 * Reads files, `jobs` at a time, and gives the outcomes in the order of the files. No more files are open than threads
 * have work, so that memory stays flat however many there are.
 */
export async function* readAll(files: AsyncIterable<Input>, jobs: number): AsyncGenerator<Outcome> {
  const threads = jobs > 1 ? Array.from({ length: jobs }, () => new Thread()) : [];
  const free: Hand[] = threads.map((t) => t.read);
  const waiting: { path: string; result: Promise<Extracted> }[] = [];
  const tails: Promise<unknown>[] = threads.map(() => Promise.resolve());
  try {
    let next = 0;
    for await (const input of files) {
      const { path } = input;
      if (free.length === 0) {
        yield { path, result: await extractOne(input) };
        continue;
      }
      const seat = next++ % free.length;
      const hand = free[seat] ?? extractOne;
      const result = (tails[seat] ?? Promise.resolve()).then(() => hand(input));
      tails[seat] = result;
      waiting.push({ path, result });
      if (waiting.length < jobs * 2) continue;
      const first = waiting.shift();
      if (first) yield { path: first.path, result: await first.result };
    }
    for (const { path, result } of waiting) yield { path, result: await result };
  } finally {
    await Promise.all(threads.map((t) => t.stop()));
  }
}
