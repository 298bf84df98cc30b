import { describe, expect, it } from 'vitest';
import { Gather } from '../../src/state/gather';

describe('questions that come together', () => {
  it('are asked at once, and each gets its own answer', async () => {
    const asked: (readonly string[])[] = [];
    const gather = new Gather(async (ids) => {
      asked.push(ids);
      return ids.map((id) => id.toUpperCase());
    });
    expect(await Promise.all(['a', 'b', 'a'].map((id) => gather.of(id)))).toEqual(['A', 'B', 'A']);
    expect(await gather.of('c')).toBe('C');
    expect(asked).toEqual([['a', 'b', 'a'], ['c']]);
  });

  it('wait while an earlier one is answered, and are then asked together', async () => {
    const asked: (readonly string[])[] = [];
    let answer: () => void = () => {};
    const gather = new Gather(async (ids) => {
      asked.push(ids);
      if (asked.length === 1) await new Promise<void>((resolve) => (answer = resolve));
      return ids;
    });
    const first = gather.of('a');
    while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const later = [gather.of('b')];
    await new Promise((resolve) => setTimeout(resolve, 5));
    later.push(gather.of('c'));
    expect(asked).toEqual([['a']]);
    answer();
    expect(await Promise.all([first, ...later])).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual([['a'], ['b', 'c']]);
  });

  it('all fail where the answer does, and later ones are asked anew', async () => {
    let broken = true;
    const gather = new Gather(async (ids) => {
      if (broken) throw new Error('closed');
      return ids;
    });
    const both = await Promise.allSettled([gather.of('a'), gather.of('b')]);
    expect(both.map((b) => b.status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect(await gather.of('a')).toBe('a');
  });
});
