import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/state/answerer';

interface Asked {
  readonly id: number;
}

/** A worker that does what its test says. */
class FakeWorker extends EventTarget {
  terminated = false;
  readonly onQuestion: (question: Asked, worker: FakeWorker) => void;
  constructor(onQuestion: (question: Asked, worker: FakeWorker) => void) {
    super();
    this.onQuestion = onQuestion;
  }
  postMessage(question: Asked): void {
    this.onQuestion(question, this);
  }
  say(data: object): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  terminate(): void {
    this.terminated = true;
  }
}

const setUp = (onQuestion: (question: Asked, worker: FakeWorker) => void, patience = 1000) => {
  const workers: FakeWorker[] = [];
  const engine = new Answerer(() => {
    workers.push(new FakeWorker(onQuestion));
    return workers.at(-1) as unknown as Worker; // as much of one as is asked for
  }, patience);
  return { engine, workers };
};

const question = { texts: [], entries: [], strict: false };

describe('a worker that answers questions', () => {
  it('is started with the first one, and each question hears only its own answer', async () => {
    const held: [Asked, FakeWorker][] = [];
    const { engine, workers } = setUp((q, w) => held.push([q, w]));
    expect(workers).toHaveLength(0);
    const [first, second] = [engine.ask('tried', question), engine.ask('tried', question)];
    const tried = (id: string) => [{ id, facts: [] }];
    for (const [i, [{ id }, worker]] of [...held].reverse().entries()) {
      worker.say({ kind: 'judged', id, judged: null, trouble: 'of another kind' });
      worker.say({ kind: 'tried', id, tried: tried(String(i)), trouble: '' });
    }
    expect([await first, await second]).toEqual([tried('1'), tried('0')]);
    expect(workers).toHaveLength(1);
  });

  it('tells what was in the way of an answer, and goes on with the next question', async () => {
    let calls = 0;
    const { engine, workers } = setUp((q, w) =>
      w.say({ kind: 'tried', id: q.id, tried: calls++ ? [] : null, trouble: 'no such words' }),
    );
    await expect(engine.ask('tried', question)).rejects.toThrow('no such words');
    expect(await engine.ask('tried', question)).toEqual([]);
    expect(workers).toHaveLength(1);
  });

  it('is started anew after a question that it died of or did not answer in time', async () => {
    let calls = 0;
    const { engine, workers } = setUp((q, w) => {
      calls++;
      if (calls === 1)
        w.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
      if (calls === 3) w.say({ kind: 'tried', id: q.id, tried: [], trouble: '' });
    }, 20);
    await expect(engine.ask('tried', question)).rejects.toThrow('out of memory');
    await expect(engine.ask('tried', question)).rejects.toThrow('tookTooLong');
    expect(await engine.ask('tried', question)).toEqual([]);
    expect(workers.map((w) => w.terminated)).toEqual([true, true, false]);
    engine.close();
    expect(workers.at(-1)?.terminated).toBe(true);
  });
});
