import { createSubscriber } from 'svelte/reactivity';
import { watch } from '../db/watch';

/** A query's answer: undefined until the first one has come. `error` is what the database said instead. */
export interface Live<T> {
  readonly value: T | undefined;
  readonly error: unknown;
}

/**
 * Runs `query(...args)` while somebody reads `.value`, and again after every write that touches what it read,
 * in this tab or another. Use inside `$derived` so that new arguments make a new query:
 * `const text = $derived(live(textOf, id))`, then `text.value`. Pass arguments, never a closure over state:
 * Dexie runs the query later, outside Svelte's tracking.
 */
export function live<A extends readonly unknown[], T>(
  query: (...args: A) => Promise<T>,
  ...args: A
): Live<T> {
  let value: T | undefined;
  let error: unknown;
  const subscribe = createSubscriber((update) =>
    watch(
      () => query(...args),
      (answer) => {
        value = answer;
        error = undefined;
        update();
      },
      (reason) => {
        error = reason;
        update();
      },
    ),
  );
  return {
    get value() {
      subscribe();
      return value;
    },
    get error() {
      subscribe();
      return error;
    },
  };
}
