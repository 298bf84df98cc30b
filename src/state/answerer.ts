import type { BriefAnswers, JudgeRequest, ListsRequest, TryRequest } from '../engine/messages';
import type { Judged } from '../engine/rejudge';
import type { Tried } from '../engine/try-phrases';
import { startEngine } from './engine-worker';

/** What can be asked of a worker besides reading files, by the kind of its answer. */
interface Questions {
  readonly tried: Omit<TryRequest, 'id'>;
  readonly answered: Omit<ListsRequest, 'id'>;
  readonly judged: Omit<JudgeRequest, 'id'>;
}

/** What it says to each. */
interface Answers {
  readonly tried: readonly Tried[];
  readonly answered: readonly BriefAnswers[];
  readonly judged: Judged;
}

/** A reply holds its answer under the name of its kind, or null and what was in the way. */
type Reply<K extends keyof Answers> = {
  readonly id: number;
  readonly kind: K;
  readonly trouble: string;
} & { readonly [kind in K]: Answers[K] | null };

/** A question that takes longer is given up, in milliseconds. */
const patience = 60_000;

/**
 * A worker of its own that answers questions. It is started with the first of them, and anew after one that it died of
 * or did not answer in time. `close` it when nothing more is asked: the memory that it holds is given back.
 */
export class Answerer {
  readonly #start: () => Worker;
  readonly #patience: number;
  #worker: Worker | null = null;
  #next = 1;

  constructor(start: () => Worker = startEngine, time = patience) {
    this.#start = start;
    this.#patience = time;
  }

  /** Puts one question and waits for its answer. Rejects with what was in the way. */
  ask<K extends keyof Answers>(kind: K, question: Questions[K]): Promise<Answers[K]> {
    const worker = (this.#worker ??= this.#start());
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        worker.removeEventListener('message', onMessage);
        worker.removeEventListener('error', onError);
        settle();
      };
      const giveUp = (reason: string): void => {
        if (this.#worker === worker) this.close();
        end(() => reject(new Error(reason)));
      };
      const onMessage = ({ data }: MessageEvent<Reply<K>>): void => {
        if (data.kind !== kind || data.id !== id) return;
        const answer = data[kind];
        end(() => (answer === null ? reject(new Error(data.trouble)) : resolve(answer)));
      };
      const onError = (event: ErrorEvent): void => giveUp(event.message);
      const timer = setTimeout(() => giveUp('tookTooLong'), this.#patience);
      worker.addEventListener('message', onMessage);
      worker.addEventListener('error', onError);
      worker.postMessage({ ...question, id });
    });
  }

  /** Lets the worker go. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
