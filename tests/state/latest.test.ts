import { describe, expect, it } from 'vitest';
import type { Steps } from '../../src/model/steps';
import { Latest } from '../../src/state/latest';

/** Work of several steps, each longer than work may go on without a pause; says which of them were done. */
function* slowWork(name: string, steps: number, done: string[]): Steps<string> {
  for (let n = 1; n <= steps; n++) {
    const until = performance.now() + 10;
    while (performance.now() < until);
    done.push(`${name}${n}`);
    yield;
  }
  return name;
}

const delivery = () => {
  const delivered: string[] = [];
  let tell: (made: string) => void = () => {};
  const latest = new Latest<string>((made) => {
    delivered.push(made);
    tell(made);
  });
  const next = () => new Promise<string>((resolve) => (tell = resolve));
  return { delivered, latest, next };
};

/** Waits until other tasks have had their turn a few times. */
const turns = async (): Promise<void> => {
  for (let n = 0; n < 10; n++) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('what is made anew', () => {
  it('is delivered at once where it is little work', () => {
    const { delivered, latest } = delivery();
    latest.make(slowWork('a', 2, []), true);
    expect(delivered).toEqual(['a']);
  });

  it('is made in tasks of its own where it is more', async () => {
    const { delivered, latest, next } = delivery();
    const done: string[] = [];
    latest.make(slowWork('a', 5, done), false);
    expect(done).toEqual([]);
    let tasks = 0;
    const others = setInterval(() => tasks++);
    await next();
    clearInterval(others);
    expect(delivered).toEqual(['a']);
    expect(tasks).toBeGreaterThanOrEqual(3);
  });

  it('is given up half done when a newer begins, and only the newer is delivered', async () => {
    const { delivered, latest, next } = delivery();
    const done: string[] = [];
    latest.make(slowWork('a', 50, done), false);
    while (done.length === 0) await new Promise((resolve) => setTimeout(resolve));
    latest.make(slowWork('b', 3, done), false);
    expect(await next()).toBe('b');
    await turns();
    expect(delivered).toEqual(['b']);
    expect(done.filter((step) => step.startsWith('a')).length).toBeLessThan(50);
    expect(done.slice(-3)).toEqual(['b1', 'b2', 'b3']);
  });

  it('gives way to little work that comes after it', async () => {
    const { delivered, latest } = delivery();
    latest.make(slowWork('a', 3, []), false);
    latest.make(slowWork('b', 1, []), true);
    await turns();
    expect(delivered).toEqual(['b']);
  });

  it('is not delivered once it is stopped', async () => {
    const { delivered, latest } = delivery();
    latest.make(slowWork('a', 2, []), false);
    latest.stop();
    await turns();
    expect(delivered).toEqual([]);
  });
});
