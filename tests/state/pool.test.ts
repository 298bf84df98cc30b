import { describe, expect, it, vi } from 'vitest';
import type { ReadReply, ReadRequest } from '../../src/engine/messages';
import { Pool } from '../../src/state/pool';

/** A worker that does what its test says. */
class FakeWorker extends EventTarget {
  terminated = false;
  readonly onRequest: (request: ReadRequest, worker: FakeWorker) => void;
  constructor(onRequest: (request: ReadRequest, worker: FakeWorker) => void) {
    super();
    this.onRequest = onRequest;
  }
  postMessage(request: ReadRequest): void {
    this.onRequest(request, this);
  }
  say(data: ReadReply | object): void {
    if (!this.terminated) this.dispatchEvent(new MessageEvent('message', { data }));
  }
  terminate(): void {
    this.terminated = true;
  }
}

const setUp = (
  onRequest: (request: ReadRequest, worker: FakeWorker) => void,
  size = 2,
): { pool: Pool; workers: FakeWorker[] } => {
  const workers: FakeWorker[] = [];
  const pool = new Pool(() => {
    const worker = new FakeWorker(onRequest);
    workers.push(worker);
    return worker as unknown as Worker;
  }, size);
  return { pool, workers };
};

const bytes = (): Uint8Array<ArrayBuffer> => new Uint8Array([1, 2, 3]);
const answer = (id: number): ReadReply => ({ id, kind: 'result', result: { kind: 'bundle' } });
const never = new AbortController().signal;

describe('the pool', () => {
  it('keeps no more workers than its size and reads everything', async () => {
    const { pool, workers } = setUp((r, w) => queueMicrotask(() => w.say(answer(r.id))));
    const all = Array.from({ length: 20 }, () => pool.read(never, 'a', bytes()));
    expect(await Promise.all(all)).toHaveLength(20);
    expect(workers).toHaveLength(2);
  });

  it('listens only to messages with the id of its file', async () => {
    const { pool } = setUp((r, w) => {
      w.say(answer(r.id + 100));
      w.say({ noise: true });
      w.say(answer(r.id));
    });
    expect(await pool.read(never, 'a', bytes())).toEqual({ kind: 'bundle' });
  });

  it('reports a worker that died and goes on with a new one', async () => {
    let first = true;
    const { pool, workers } = setUp((r, w) => {
      if (!first) return w.say(answer(r.id));
      first = false;
      w.dispatchEvent(new Event('error', { cancelable: true }));
    }, 1);
    const [died, fine] = await Promise.all([
      pool.read(never, 'a', bytes()),
      pool.read(never, 'b', bytes()),
    ]);
    expect(died).toMatchObject({ kind: 'refused', problem: { code: 'workerDied' } });
    expect(fine).toEqual({ kind: 'bundle' });
    expect(workers[0]?.terminated).toBe(true);
  });

  it('stops a file that takes too long and reads the rest', async () => {
    vi.useFakeTimers();
    const { pool } = setUp((r, w) => {
      if (r.name !== 'slow') w.say(answer(r.id));
    }, 1);
    const slow = pool.read(never, 'slow', bytes());
    const rest = pool.read(never, 'rest', bytes());
    await vi.advanceTimersByTimeAsync(121_000);
    expect(await slow).toMatchObject({ problem: { code: 'tookTooLong' } });
    expect(await rest).toEqual({ kind: 'bundle' });
    vi.useRealTimers();
  });

  it('cancels a file by ending its worker, and a waiting one without a worker', async () => {
    const { pool, workers } = setUp((r, w) => {
      if (r.name === 'last') w.say(answer(r.id));
    }, 1);
    const abort = new AbortController();
    const reading = pool.read(abort.signal, 'a', bytes());
    const waiting = pool.read(abort.signal, 'b', bytes());
    const last = pool.read(never, 'last', bytes());
    abort.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
    await expect(waiting).rejects.toThrow('stopped');
    expect(await last).toEqual({ kind: 'bundle' });
    expect(workers).toHaveLength(2);
  });
});
