import { textsForTrial, libraryIds } from '../db/own-facts';
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
 * What a user's own phrases read in the stored reports (all of the library, or those given), a few at a time in a
 * worker of its own. Rejects where the phrases cannot be used.
 */
export async function tryOver(
  entries: readonly PhraseEntry[],
  onProgress: (done: number, total: number) => void,
  only?: readonly string[],
): Promise<readonly Tried[]> {
  const ids = only ?? (await libraryIds());
  const worker = startEngine();
  const found: Tried[] = [];
  try {
    for (let at = 0; at < ids.length; at += batch) {
      const texts = await textsForTrial(ids.slice(at, at + batch));
      found.push(...(await ask(worker, { id: at + 1, texts, entries })));
      onProgress(Math.min(at + batch, ids.length), ids.length);
    }
  } finally {
    worker.terminate();
  }
  return found;
}
