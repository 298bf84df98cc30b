/**
 * Gathers questions that come within a moment, or while an earlier one is answered, into one: a transaction costs more
 * than what one record in it does. `ask` answers as many questions as it is given, in their order.
 */
export class Gather<T> {
  readonly #ask: (ids: readonly string[]) => Promise<readonly T[]>;
  #ids: string[] = [];
  #next: Promise<readonly T[]> | null = null;
  /** Settles, and never rejects, when the question before has its answer. */
  #before: Promise<unknown> = Promise.resolve();

  constructor(ask: (ids: readonly string[]) => Promise<readonly T[]>) {
    this.#ask = ask;
  }

  /** The answer for one id. */
  async of(id: string): Promise<T> {
    const at = this.#ids.push(id) - 1;
    const answers = await (this.#next ??= this.#soon());
    // As many answers as questions.
    return answers[at] as T;
  }

  async #soon(): Promise<readonly T[]> {
    await Promise.all([this.#before, new Promise((resolve) => setTimeout(resolve, 0))]);
    const ids = this.#ids;
    this.#ids = [];
    this.#next = null;
    const answers = this.#ask(ids);
    this.#before = answers.catch(() => {}); // told to those who asked
    return answers;
  }
}
