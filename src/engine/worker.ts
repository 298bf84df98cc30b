import type { ReadReply, ReadRequest, TryReply, TryRequest } from './messages';
import { read } from './read';
import { tryPhrases } from './try-phrases';

const scope = self as unknown as DedicatedWorkerGlobalScope; // this file only ever runs in a worker

const isRequest = (data: unknown): data is ReadRequest =>
  typeof data === 'object' && data !== null && 'id' in data && 'bytes' in data && 'name' in data;

const isTrial = (data: unknown): data is TryRequest =>
  typeof data === 'object' && data !== null && 'entries' in data && 'texts' in data;

const reply = (message: ReadReply | TryReply): void => scope.postMessage(message);

scope.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (isTrial(event.data)) {
    const { id, texts, entries } = event.data;
    try {
      reply({ id, kind: 'tried', tried: tryPhrases(texts, entries), trouble: '' });
    } catch (error) {
      // Phrases are a user's own words; what they break is told, not thrown.
      reply({ id, kind: 'tried', tried: null, trouble: String(error) });
    }
    return;
  }
  if (!isRequest(event.data)) return;
  const { id, name, bytes, encoding, depth } = event.data;
  const options = {
    ...(encoding === undefined ? {} : { encoding }),
    ...(depth === undefined ? {} : { depth }),
  };
  // read never rejects: what goes wrong inside comes back as a refusal.
  void read(name, bytes, options, (stage) => reply({ id, kind: 'stage', stage })).then((result) =>
    reply({ id, kind: 'result', result }),
  );
});
