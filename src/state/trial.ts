import { libraryIds, textsForTrial } from '../db/own-facts';
import type { Tried } from '../engine/try-phrases';
import type { PhraseEntry } from '../model/phrase';
import { Answerer } from './answerer';

const batch = 20;

/**
 * What a user's own phrases read in stored reports (all of the library, or those in `only`), a few at a time in a worker
 * of its own; `onBatch` gets them as they come and says whether to go on. Reports whose text is not here are left out.
 * With `strict` it rejects where the phrases cannot be used, else such phrases read nothing.
 */
export async function tryOver(
  entries: readonly PhraseEntry[],
  onBatch: (read: readonly Tried[], done: number, total: number) => boolean | Promise<boolean>,
  options: { readonly only?: readonly string[]; readonly strict?: boolean } = {},
): Promise<void> {
  const ids = options.only ?? (await libraryIds());
  const engine = new Answerer();
  try {
    for (let at = 0; at < ids.length; at += batch) {
      const some = ids.slice(at, at + batch);
      const texts = await textsForTrial(some);
      const read = await engine.ask('tried', { texts, entries, strict: options.strict ?? false });
      const last = Math.min(at + batch, ids.length);
      if (!(await onBatch(read, last, ids.length))) return;
    }
  } finally {
    engine.close();
  }
}
