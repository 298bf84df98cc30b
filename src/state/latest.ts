import { pause, slowly } from '../db/breathe';
import { atOnce, type Steps } from '../model/steps';

/** The same work, given up as soon as it is no longer wanted: it then comes to undefined. */
function* whileWanted<T>(steps: Steps<T>, wanted: () => boolean): Steps<T | undefined> {
  while (wanted()) {
    const step = steps.next();
    if (step.done) return step.value;
    yield;
  }
  return undefined;
}

/**
 * What is made anew whenever that which it is made from has changed. Only the newest is ever delivered: one that is half
 * done when a newer begins is given up, and what was delivered before stands until then.
 */
export class Latest<T> {
  readonly #deliver: (made: T) => void;
  #begun = 0;

  constructor(deliver: (made: T) => void) {
    this.#deliver = deliver;
  }

  /** Begins anew; work that is `little` is done at once, so that nobody sees what was before. */
  make(steps: Steps<T>, little: boolean): void {
    this.stop();
    if (little) this.#deliver(atOnce(steps));
    else void this.#make(steps);
  }

  /** Nothing that has been begun is delivered any more. */
  stop(): void {
    this.#begun++;
  }

  async #make(steps: Steps<T>): Promise<void> {
    const mine = this.#begun;
    const wanted = (): boolean => this.#begun === mine;
    // Neither what brought the change nor what is drawn of it is in one task with the work.
    await pause();
    const made = await slowly(whileWanted(steps, wanted));
    await pause();
    if (made !== undefined && wanted()) this.#deliver(made);
  }
}
