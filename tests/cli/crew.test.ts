import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readAll, type Outcome } from '../../src/cli/crew';
import type { Input } from '../../src/cli/inputs';
import { sideBySide } from '../../src/engine/messages';
import { writeReport } from '../library/generate';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

const inputOf = (i: number): Input => {
  const { name, text } = writeReport(i, 2024);
  return { path: name, id: String(i), name, folder: '', bytes: new TextEncoder().encode(text) };
};

const COUNT = 7 * sideBySide;

describe.each([1, 2])('reading with %i at a time', (jobs) => {
  it('opens no more files than are being read or wait for it, keeps their order, and lets go of what is done', async () => {
    let opened = 0;
    let done = 0;
    let ahead = 0;
    async function* files(): AsyncGenerator<Input> {
      for (; opened < COUNT; opened++) yield await Promise.resolve(inputOf(opened));
    }
    const outcomes: WeakRef<Outcome>[] = [];
    const names: string[] = [];
    for await (const outcome of readAll(files(), jobs)) {
      names.push(outcome.path);
      outcomes.push(new WeakRef(outcome));
      expect(outcome.result.kind).toBe('report');
      ahead = Math.max(ahead, opened - done++);
      // A reader that is slower than the threads.
      await new Promise((next) => setTimeout(next, 5));
      if (outcomes.length % 12 === 0) collect();
    }
    expect(names).toEqual(Array.from({ length: COUNT }, (_, i) => inputOf(i).path));
    // Two batches for each thread, and the first of the next one.
    expect(ahead).toBeLessThanOrEqual((jobs === 1 ? 1 : jobs * 2) * sideBySide + 1);
    await new Promise((next) => setTimeout(next, 5));
    collect();
    // Those of the last batch may still stand in the loop's own variables.
    expect(outcomes.slice(0, -sideBySide).filter((o) => o.deref() !== undefined)).toEqual([]);
  }, 60_000);
});
