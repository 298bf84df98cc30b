import type { Review } from '../model/review';

/** A step of decisions that may not have reached the database. */
export interface Unsaved {
  readonly kind: 'save' | 'remove';
  readonly reviews: readonly Review[];
}

const prefix = 'zhijing.unsaved.';
/** Larger steps are not noted: the browser gives five million characters for everything. */
const longest = 400_000;

const storage = (): Storage | undefined => {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined; // refused: leaving the page asks instead
  }
};

/**
 * Does `work`, which writes the step, and keeps a note of it meanwhile that survives the page: a database throws away
 * what a page that is left has not finished. The note is made before this returns.
 */
export async function notLost<T>(step: Unsaved, work: () => Promise<T>): Promise<T> {
  const key = prefix + crypto.randomUUID();
  const store = storage();
  try {
    const text = JSON.stringify(step);
    if (text.length <= longest) store?.setItem(key, text);
  } catch {
    // no room: leaving the page asks instead
  }
  try {
    return await work();
  } finally {
    // What failed is said on the page, where it can be tried again; only what was cut off is carried out later.
    store?.removeItem(key);
  }
}

/** The steps that were cut off, each with the way to forget it; what cannot be understood is forgotten at once. */
export async function unsaved(): Promise<readonly (Unsaved & { readonly done: () => void })[]> {
  const store = storage();
  if (!store) return [];
  const keys = Object.keys(store).filter((key) => key.startsWith(prefix));
  if (keys.length === 0) return [];
  const { checkReview } = await import('./bundle-schema');
  return keys.sort().flatMap((key) => {
    const done = (): void => store.removeItem(key);
    try {
      const step = JSON.parse(store.getItem(key) ?? '') as Partial<Unsaved>; // looked at field by field
      const reviews = (step.reviews ?? []).flatMap((r) => {
        const checked = checkReview(r);
        return checked.ok ? [checked.value] : [];
      });
      if (reviews.length > 0 && (step.kind === 'save' || step.kind === 'remove'))
        return [{ kind: step.kind, reviews, done }];
    } catch {
      // not ours, or cut off itself
    }
    done();
    return [];
  });
}
