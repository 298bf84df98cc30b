import { describe, expect, it } from 'vitest';
import { lay } from '../../src/parse/lay';
import { casesOf } from './cases';

/** What is kept, its lines apart by " / ", and behind each "~" what was set aside. */
const laid = (input: string): string => {
  const blocks = input.split('\n').map((text) => ({ kind: 'para' as const, text }));
  const doc = lay({
    blocks,
    mediaType: 'text/plain',
    encoding: null,
    problems: [],
    hardLines: true,
  });
  const asides = doc.asides.map((a) => `~ ${a.kind} ${a.text.replaceAll('\n', ' ; ')}`);
  return [doc.text.replaceAll('\n', ' / '), ...asides].join(' ').trim();
};

describe('page furniture', () => {
  it.each(casesOf('chrome.txt'))('$name', ({ input, expected }) => {
    expect(laid(input)).toBe(expected);
  });
});
