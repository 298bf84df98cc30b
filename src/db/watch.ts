import { liveQuery } from 'dexie';

/** Runs a query now and after every write that touches what it read, in this tab or another. Returns the way to stop. */
export function watch<T>(
  query: () => Promise<T>,
  onAnswer: (answer: T) => void,
  onError: (reason: unknown) => void,
): () => void {
  const subscription = liveQuery(query).subscribe({ next: onAnswer, error: onError });
  return () => subscription.unsubscribe();
}
