/**
 * What is being written to a database: steps that a person waits for, and long imports during which nothing on the page
 * need be read anew.
 */
export class Writing {
  #steps = 0;
  #imports = 0;
  #arrivals = false;
  readonly #listeners = new Set<() => void>();

  /** Steps are on their way to the disk: leaving the page now could lose them. */
  get busy(): boolean {
    return this.#steps > 0;
  }

  /** A long import writes what nobody sees before it has ended. */
  get quiet(): boolean {
    return this.#imports > 0;
  }

  /** Files come in, one batch after the other: what is slow to read need not be read after each of them. */
  get arriving(): boolean {
    return this.#arrivals;
  }

  set arriving(arriving: boolean) {
    if (this.#arrivals === arriving) return;
    this.#arrivals = arriving;
    this.#tell();
  }

  /** Calls `listener` whenever one of them may have changed. Returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Carries out a step. */
  async step<T>(work: () => PromiseLike<T>): Promise<T> {
    this.#steps++;
    this.#tell();
    try {
      return await work();
    } finally {
      this.#steps--;
      this.#tell();
    }
  }

  /** Carries out a long import. */
  async import<T>(work: () => PromiseLike<T>): Promise<T> {
    this.#imports++;
    try {
      return await work();
    } finally {
      this.#imports--;
      this.#tell();
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
