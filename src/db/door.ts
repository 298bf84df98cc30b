/** The part of the browser's key ranges that Dexie uses. */
interface Ranges {
  readonly only: (value: unknown) => IDBKeyRange;
  readonly lowerBound: (lower: unknown, open?: boolean) => IDBKeyRange;
  readonly upperBound: (upper: unknown, open?: boolean) => IDBKeyRange;
  readonly bound: (
    lower: unknown,
    upper: unknown,
    lowerOpen?: boolean,
    upperOpen?: boolean,
  ) => IDBKeyRange;
}

/** The part of the browser's databases that Dexie uses. */
interface Factory {
  readonly open: (name: string, version?: number) => IDBOpenDBRequest;
  readonly deleteDatabase: (name: string) => IDBOpenDBRequest;
}

/**
 * The way to the databases: the browser's own, or, where it gives none, tables in memory that last as long as the page.
 * Dexie asks here each time it opens a database, so that the way can be changed while the app runs.
 */
class Door {
  #factory: Factory | undefined = globalThis.indexedDB;
  #ranges: Ranges | undefined = globalThis.IDBKeyRange;
  readonly #listeners = new Set<() => void>();

  readonly indexedDB: Factory = {
    open: (name, version) => this.#real().open(name, version),
    deleteDatabase: (name) => this.#real().deleteDatabase(name),
  };

  readonly IDBKeyRange: Ranges = {
    only: (value) => this.#range().only(value),
    lowerBound: (...bounds) => this.#range().lowerBound(...bounds),
    upperBound: (...bounds) => this.#range().upperBound(...bounds),
    bound: (...bounds) => this.#range().bound(...bounds),
  };

  #real(): Factory {
    if (!this.#factory) throw new DOMException('no database', 'InvalidStateError');
    return this.#factory;
  }

  #range(): Ranges {
    if (!this.#ranges) throw new DOMException('no database', 'InvalidStateError');
    return this.#ranges;
  }

  /** From now on everything is kept in memory; what it takes is loaded now. */
  async toMemory(): Promise<void> {
    const { IDBFactory, IDBKeyRange } = await import('fake-indexeddb');
    this.#factory = new IDBFactory();
    this.#ranges = IDBKeyRange;
  }

  /** Calls `listener` when a database that could not be opened is there after all. Returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What waits for the new way goes on. */
  changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

export const door = new Door();
