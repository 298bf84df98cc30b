import type { ReadReply, ReadRequest } from '../engine/messages';
import type { ReadResult } from '../model/parsed';
import type { Stage } from '../model/problem';

/** A file that takes longer is stopped and reported, and the rest goes on. */
const timeLimit = 120_000;

interface Task {
  readonly request: ReadRequest;
  readonly signal: AbortSignal;
  readonly onStage: (stage: Stage) => void;
  readonly resolve: (result: ReadResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** One worker and what it is doing. */
interface Seat {
  worker: Worker;
  task: Task | null;
  /** Ends the waiting for the task: its timer and listeners. */
  release: () => void;
}

const failure = (code: string): ReadResult => ({
  kind: 'refused',
  problem: { code, stage: 'intake' },
});

/**
 * A few workers that read files, one file at a time each. Cancelling ends the worker and a new one is started
 * when it is needed; a worker that dies or hangs takes only its own file with it.
 */
export class Pool {
  readonly size: number;
  readonly #start: () => Worker;
  readonly #seats: Seat[] = [];
  readonly #queue: Task[] = [];
  #next = 1;

  constructor(start: () => Worker, size = defaultSize()) {
    this.#start = start;
    this.size = size;
  }

  /** Reads a file. Rejects only with the signal's reason. The bytes are transferred away. */
  read(
    signal: AbortSignal,
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    options: { readonly encoding?: string; readonly depth?: number } = {},
    onStage: (stage: Stage) => void = () => {},
  ): Promise<ReadResult> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      const request = { id: this.#next++, name, bytes, ...options };
      const onAbort = (): void => this.#abort(task);
      const done = (result: ReadResult): void => {
        signal.removeEventListener('abort', onAbort);
        resolve(result);
      };
      const task = { request, signal, onStage, resolve: done, reject };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#queue.push(task);
      this.#fill();
    });
  }

  #fill(): void {
    while (this.#queue.length) {
      // A waiting file of an aborted batch must not be started in the moment before its own listener runs.
      if (this.#queue[0]?.signal.aborted) {
        this.#queue.shift();
        continue;
      }
      const seat = this.#freeSeat();
      if (!seat) return;
      const task = this.#queue.shift();
      if (task) this.#run(seat, task);
    }
  }

  #freeSeat(): Seat | null {
    const free = this.#seats.find((s) => s.task === null);
    if (free) return free;
    if (this.#seats.length >= this.size) return null;
    const seat: Seat = { worker: this.#start(), task: null, release: () => {} };
    this.#seats.push(seat);
    return seat;
  }

  #run(seat: Seat, task: Task): void {
    seat.task = task;
    const { worker } = seat;
    const end = (result: ReadResult, broken: boolean): void => {
      if (seat.task !== task) return;
      seat.release();
      seat.task = null;
      if (broken) this.#drop(seat);
      task.resolve(result);
      this.#fill();
    };
    const onMessage = (event: MessageEvent<ReadReply>): void => {
      const message = event.data;
      if (message.id !== task.request.id) return;
      if (message.kind === 'stage') task.onStage(message.stage);
      else if (message.kind === 'result') end(message.result, false);
    };
    const onError = (event: Event): void => {
      event.preventDefault();
      end(failure('workerDied'), true);
    };
    const timer = setTimeout(() => end(failure('tookTooLong'), true), timeLimit);
    worker.addEventListener('message', onMessage);
    worker.addEventListener('error', onError);
    worker.addEventListener('messageerror', onError);
    seat.release = () => {
      clearTimeout(timer);
      worker.removeEventListener('message', onMessage);
      worker.removeEventListener('error', onError);
      worker.removeEventListener('messageerror', onError);
    };
    worker.postMessage(task.request, [task.request.bytes.buffer]);
  }

  #drop(seat: Seat): void {
    seat.worker.terminate();
    this.#seats.splice(this.#seats.indexOf(seat), 1);
  }

  #abort(task: Task): void {
    const waiting = this.#queue.indexOf(task);
    if (waiting >= 0) this.#queue.splice(waiting, 1);
    const seat = this.#seats.find((s) => s.task === task);
    if (seat) {
      seat.release();
      seat.task = null;
      this.#drop(seat);
    }
    task.reject(task.signal.reason);
    this.#fill();
  }
}

/** As many as the machine has cores to spare beside the page itself, at least one. */
function defaultSize(): number {
  const cores = navigator.hardwareConcurrency || 2;
  return Math.max(1, Math.min(6, cores - 1));
}
