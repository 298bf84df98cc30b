import type { ReadReply, ReadRequest } from './messages';
import { read } from './read';

const scope = self as unknown as DedicatedWorkerGlobalScope; // this file only ever runs in a worker

const isRequest = (data: unknown): data is ReadRequest =>
  typeof data === 'object' && data !== null && 'id' in data && 'bytes' in data && 'name' in data;

const reply = (message: ReadReply): void => scope.postMessage(message);

scope.addEventListener('message', (event: MessageEvent<unknown>) => {
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
