import { libraryIds, textsForTrial } from '../db/own-facts';
import type { TryReply, TryRequest } from '../engine/messages';
import type { Tried } from '../engine/try-phrases';
import type { PhraseEntry } from '../model/phrase';
import { startEngine } from './engine-worker';

const batch = 20;
const timeLimit = 60_000;

/** Puts one question to a worker and waits for its answer. */
const ask = (worker: Worker, request: TryRequest): Promise<readonly Tried[]> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error('tookTooLong'))), timeLimit);
    const onMessage = (event: MessageEvent<TryReply>): void => {
      const { data } = event;
      if (data.kind !== 'tried' || data.id !== request.id) return;
      end(() => (data.tried ? resolve(data.tried) : reject(new Error(data.trouble))));
    };
    const onError = (event: ErrorEvent): void => end(() => reject(new Error(event.message)));
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      worker.removeEventListener('message', onMessage);
      worker.removeEventListener('error', onError);
      settle();
    };
    worker.addEventListener('message', onMessage);
    worker.addEventListener('error', onError);
    worker.postMessage(request);
  });

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
  const worker = startEngine();
  try {
    for (let at = 0; at < ids.length; at += batch) {
      const some = ids.slice(at, at + batch);
      const texts = await textsForTrial(some);
      const request = { id: at + 1, texts, entries, strict: options.strict ?? false };
      const read = await ask(worker, request);
      const last = Math.min(at + batch, ids.length);
      if (!(await onBatch(read, last, ids.length))) return;
    }
  } finally {
    worker.terminate();
  }
}
