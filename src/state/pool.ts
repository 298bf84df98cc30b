import type { ReadReply, ReadRequest } from '../engine/messages';
import type { ReadResult } from '../model/parsed';
import type { Stage } from '../model/problem';

/** A file that takes longer is stopped and reported, and the rest goes on. */
const timeLimit = 120_000;
/** A worker is given its next file while it reads one, so that it never waits for the page; of large files only one. */
const ahead = 2;
const largeFile = 1_000_000;

interface Task {
  readonly request: ReadRequest;
  readonly signal: AbortSignal;
  readonly onStage: (stage: Stage) => void;
  readonly resolve: (result: ReadResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** One worker and what it is doing. */
interface Seat {
  readonly worker: Worker;
  /** What it was given: the first is being read, the others wait inside the worker. */
  readonly tasks: Task[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

const failure = (code: string): ReadResult => ({
  kind: 'refused',
  problem: { code, stage: 'intake' },
});

/**
 * A few workers that read files, one file at a time each. Cancelling ends the worker and a new one is started
 * when it is needed; a worker that dies or hangs takes only the file that it was reading with it.
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
      const task = { request, signal, onStage, resolve: done, reject };
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
      this.#queue.shift();
      seat.tasks.push(task);
      if (seat.tasks.length === 1) this.#watchTime(seat);
      seat.worker.postMessage(task.request);
    }
  }

  /** A worker that is free, else a new one, else one that can take a further small file. */
  #seatFor(task: Task): Seat | undefined {
    const free = this.#seats.find((s) => s.tasks.length === 0);
    if (free) return free;
    if (this.#seats.length < this.size) return this.#newSeat();
    const small = ({ request }: Task): boolean => request.bytes.length < largeFile;
    return this.#seats.find((s) => s.tasks.length < ahead && [...s.tasks, task].every(small));
  }

  #newSeat(): Seat {
    const seat: Seat = { worker: this.#start(), tasks: [], timer: undefined };
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
    const [task] = seat.tasks;
    if (!task || message.id !== task.request.id) return;
    if (message.kind === 'stage') task.onStage(message.stage);
    else if (message.kind === 'result') {
      seat.tasks.shift();
      this.#watchTime(seat);
      task.resolve(message.result);
      this.#fill();
    }
  }

  /** The time of the file that is now read begins. */
  #watchTime(seat: Seat): void {
    clearTimeout(seat.timer);
    if (seat.tasks.length > 0)
      seat.timer = setTimeout(() => this.#break(seat, 'tookTooLong'), timeLimit);
  }

  /** The worker failed at the file that it was reading: that one is reported, the others are read by another. */
  #break(seat: Seat, code: string): void {
    const task = seat.tasks.shift();
    this.#drop(seat);
    task?.resolve(failure(code));
    this.#fill();
  }

  /** Ends a worker; what waited inside it comes first again. */
  #drop(seat: Seat): void {
    clearTimeout(seat.timer);
    seat.worker.terminate();
    const at = this.#seats.indexOf(seat);
    if (at >= 0) this.#seats.splice(at, 1);
    this.#queue = [...seat.tasks.splice(0), ...this.#queue];
  }

  #abort(task: Task): void {
    this.#queue = this.#queue.filter((t) => t !== task);
    const seat = this.#seats.find((s) => s.tasks.includes(task));
    if (seat) {
      seat.tasks.splice(seat.tasks.indexOf(task), 1);
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
