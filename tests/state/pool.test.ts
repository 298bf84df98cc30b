import { setMaxListeners } from 'node:events';
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
  postMessage(requests: readonly ReadRequest[]): void {
    for (const request of requests) this.onRequest(request, this);
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
const answer = (id: number): ReadReply => ({
  ...{ id, kind: 'result', result: { kind: 'bundle' }, took: 1 },
});
const never = new AbortController().signal;
setMaxListeners(0, never);

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

  it('gives a worker the next small file while it reads one, and never a third or a large one', async () => {
    const given: string[] = [];
    const { pool, workers } = setUp((r) => given.push(r.name), 1);
    const large = new Uint8Array(2_000_000);
    const files = ['a', 'b', 'c'].map((name) => pool.read(never, name, bytes()));
    expect(given).toEqual(['a', 'b']);
    workers[0]?.say(answer(1));
    await files[0];
    expect(given).toEqual(['a', 'b', 'c']);
    const big = pool.read(never, 'big', large);
    workers[0]?.say(answer(2));
    await files[1];
    expect(given).toEqual(['a', 'b', 'c']);
    workers[0]?.say(answer(3));
    await files[2];
    expect(given).toEqual(['a', 'b', 'c', 'big']);
    workers[0]?.say(answer(4));
    await big;
  });

  it('gives small files that wait together in one message, but no more than its share to any worker', () => {
    const given: string[][] = [];
    class Noting extends FakeWorker {
      override postMessage(requests: readonly ReadRequest[]): void {
        given.push(requests.map((r) => r.name));
      }
    }
    const workers: Noting[] = [];
    const pool = new Pool(() => {
      const worker = new Noting(() => {});
      workers.push(worker);
      return worker as unknown as Worker;
    }, 2);
    const size = (name: string): number => (name === 'middling' ? 300_000 : 3);
    const names = [...'abcd', ...'efghijklmnopqr', 'middling', ...'st'];
    for (const name of names) void pool.read(never, name, new Uint8Array(size(name)));
    expect(given.map((g) => g.join(''))).toEqual(['a', 'b', 'c', 'd']);
    workers[0]?.say(answer(1));
    expect(given.at(-1)?.join('')).toBe('efghijkl');
    workers[1]?.say(answer(2));
    expect(given.at(-1)?.join('')).toBe('mnopq');
    workers[0]?.say(answer(3));
    expect(given.at(-1)?.join('')).toBe('r');
    for (const id of [5, 6, 7, 8, 9, 10, 11, 12]) workers[0]?.say(answer(id));
    expect(given.at(-1)?.join('')).toBe('middling');
  });

  it('reads the files beside one that breaks its worker by themselves, and reports only that one', async () => {
    const given: string[] = [];
    const { pool, workers } = setUp((r, w) => {
      given.push(r.name);
      if (r.name === 'bad') queueMicrotask(() => w.dispatchEvent(new Event('error')));
      else if (r.name !== 'first' && workers.length > 1) queueMicrotask(() => w.say(answer(r.id)));
    }, 1);
    const names = ['first', 'second', 'good', 'bad', 'fine'];
    const all = names.map((name) => pool.read(never, name, bytes()));
    workers[0]?.say(answer(1));
    workers[0]?.say(answer(2));
    const results = await Promise.all(all);
    expect(results.map((r) => r.kind)).toEqual(['bundle', 'bundle', 'bundle', 'refused', 'bundle']);
    expect(given.filter((name) => name === 'good').length).toBe(2);
  });

  it('loses only the file that a dying worker was reading: the one that waited in it is read by another', async () => {
    const { pool, workers } = setUp((r, w) => {
      if (r.name === 'bad') queueMicrotask(() => w.dispatchEvent(new Event('error')));
      else if (workers.length === 2) w.say(answer(r.id));
    }, 1);
    const bad = pool.read(never, 'bad', bytes());
    const good = pool.read(never, 'good', bytes());
    expect(await bad).toMatchObject({ problem: { code: 'workerDied' } });
    expect(await good).toEqual({ kind: 'bundle' });
  });

  it('keeps the bytes of a file whose worker was ended before it was read', async () => {
    const seen: number[] = [];
    const { pool } = setUp((r, w) => {
      seen.push(r.bytes.length);
      if (r.name === 'second' && seen.length > 2) w.say(answer(r.id));
    }, 1);
    const abort = new AbortController();
    const first = pool.read(abort.signal, 'first', bytes());
    const second = pool.read(never, 'second', bytes());
    abort.abort(new Error('stopped'));
    await expect(first).rejects.toThrow('stopped');
    expect(await second).toEqual({ kind: 'bundle' });
    expect(seen).toEqual([3, 3, 3]);
  });
});
