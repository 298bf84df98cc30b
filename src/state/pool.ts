import { sideBySide, smallFile, type ReadReply, type ReadRequest } from '../engine/messages';
import type { ReadResult } from '../model/parsed';
import type { Stage } from '../model/problem';

/** A file that takes longer is stopped and reported, and the rest goes on. */
const timeLimit = 120_000;
/** A worker is given its next files while it reads some, so that it never waits for the page; large ones are alone in it. */
const ahead = 2;
const largeFile = 1_000_000;

interface Task {
  readonly request: ReadRequest;
  readonly signal: AbortSignal;
  readonly onStage: (stage: Stage) => void;
  readonly resolve: (result: ReadResult) => void;
  readonly reject: (reason: unknown) => void;
  /** Read by itself from now on: a worker failed while it read this and others, and which of them did it is not known. */
  alone: boolean;
}

/** One worker and what it is doing. */
interface Seat {
  readonly worker: Worker;
  /** What it was given: the first are being read, side by side, the others wait inside the worker. */
  readonly batches: Task[][];
  timer: ReturnType<typeof setTimeout> | undefined;
}

const failure = (code: string): ReadResult => ({
  kind: 'refused',
  problem: { code, stage: 'intake' },
});

const isLarge = ({ request }: Task): boolean => request.bytes.length >= largeFile;
const mayJoin = ({ request, alone }: Task): boolean => !alone && request.bytes.length <= smallFile;

/**
 * A few workers that read files, one message at a time each: one file, or some small ones side by side. Cancelling ends
 * the worker and a new one is started when it is needed; a worker that dies or hangs takes only the file with it that
 * was the cause: those that were read beside it are read again.
 */
export class Pool {
  readonly size: number;
  readonly #start: () => Worker;
  readonly #seats: Seat[] = [];
  #queue: Task[] = [];
  #next = 1;

  constructor(start: () => Worker, size = defaultSize()) {
    this.#start = start;
    this.size = size;
  }

  /** Reads a file. Rejects only with the signal's reason. The worker gets a copy of the bytes. */
  read(
    signal: AbortSignal,
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    options: Pick<ReadRequest, 'encoding' | 'depth' | 'own'> = {},
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
      const task = { request, signal, onStage, resolve: done, reject, alone: false };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#queue.push(task);
      this.#fill();
    });
  }

  #fill(): void {
    // A waiting file of an aborted batch must not be started in the moment before its own listener runs.
    this.#queue = this.#queue.filter((task) => !task.signal.aborted);
    for (let task = this.#queue[0]; task; task = this.#queue[0]) {
      const seat = this.#seatFor(task);
      if (!seat) return;
      const batch = this.#nextBatch();
      seat.batches.push(batch);
      if (seat.batches.length === 1) this.#watchTime(seat);
      seat.worker.postMessage(batch.map((t) => t.request));
    }
  }

  /** Takes the next file off the queue, with the small ones behind it if it is small: not more than each worker's share. */
  #nextBatch(): Task[] {
    const most = Math.min(sideBySide, Math.ceil(this.#queue.length / this.size));
    const end = this.#queue.findIndex((task, i) => i >= most || !mayJoin(task));
    return this.#queue.splice(0, end < 0 ? this.#queue.length : Math.max(1, end));
  }

  /** A worker that is free, else a new one, else one that can take further files. */
  #seatFor(task: Task): Seat | undefined {
    const free = this.#seats.find((s) => s.batches.length === 0);
    if (free) return free;
    if (this.#seats.length < this.size) return this.#newSeat();
    return this.#seats.find(
      (s) => s.batches.length < ahead && ![...s.batches.flat(), task].some(isLarge),
    );
  }

  #newSeat(): Seat {
    const seat: Seat = { worker: this.#start(), batches: [], timer: undefined };
    const onError = (event: Event): void => {
      event.preventDefault();
      this.#break(seat, 'workerDied');
    };
    seat.worker.addEventListener('message', (event: MessageEvent<ReadReply>) =>
      this.#hear(seat, event.data),
    );
    seat.worker.addEventListener('error', onError);
    seat.worker.addEventListener('messageerror', onError);
    this.#seats.push(seat);
    return seat;
  }

  #hear(seat: Seat, message: ReadReply): void {
    const [batch = []] = seat.batches;
    const task = batch.find((t) => t.request.id === message.id);
    if (!task) return;
    if (message.kind === 'stage') task.onStage(message.stage);
    else if (message.kind === 'result') {
      batch.splice(batch.indexOf(task), 1);
      if (batch.length === 0) seat.batches.shift();
      this.#watchTime(seat);
      task.resolve(message.result);
      this.#fill();
    }
  }

  /** The time of what is now read begins. */
  #watchTime(seat: Seat): void {
    clearTimeout(seat.timer);
    if (seat.batches.length > 0)
      seat.timer = setTimeout(() => this.#break(seat, 'tookTooLong'), timeLimit);
  }

  /** The worker failed at what it was reading: a file alone is reported; of several each is read once more by itself. */
  #break(seat: Seat, code: string): void {
    const [batch = []] = seat.batches;
    if (batch.length === 1) seat.batches.shift();
    else for (const task of batch) task.alone = true;
    this.#drop(seat);
    if (batch.length === 1) batch[0]?.resolve(failure(code));
    this.#fill();
  }

  /** Ends a worker; what it has not read comes first again. */
  #drop(seat: Seat): void {
    clearTimeout(seat.timer);
    seat.worker.terminate();
    const at = this.#seats.indexOf(seat);
    if (at >= 0) this.#seats.splice(at, 1);
    this.#queue = [...seat.batches.splice(0).flat(), ...this.#queue];
  }

  #abort(task: Task): void {
    const seat = this.#seats.find((s) => s.batches.some((batch) => batch.includes(task)));
    if (seat) this.#drop(seat);
    this.#queue = this.#queue.filter((t) => t !== task);
    task.reject(task.signal.reason);
    this.#fill();
  }
}

/** As many as the machine has cores to spare beside the page itself, at least one. */
function defaultSize(): number {
  const cores = navigator.hardwareConcurrency || 2;
  return Math.max(1, Math.min(6, cores - 1));
}
