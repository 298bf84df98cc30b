import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordTree } from '../../src/model/word-tree';

const alphabet = Array.from('行政复议执法件的0a，\ud83d\ude00\uffff\u0000');
const string = (maxLength: number) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength }).map((signs) => signs.join(''));

/** Every occurrence, by trying every word at every place. */
function naively(words: readonly string[], text: string): string[] {
  const found: string[] = [];
  for (let start = 0; start < text.length; start++)
    for (const [i, word] of [...words.entries()].sort((a, b) => a[1].length - b[1].length))
      if (word !== '' && text.startsWith(word, start))
        found.push(`${i} ${start}–${start + word.length}`);
  return found;
}

function byTree(words: readonly string[], text: string): string[] {
  const found: string[] = [];
  new WordTree(words).scan(text, (word, start, end) => found.push(`${word} ${start}–${end}`));
  return found;
}

describe('a tree of words', () => {
  it('finds in any text what trying every word at every place finds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(string(5), { maxLength: 40 }), string(60), (words, text) => {
        expect(byTree(words, text)).toEqual(naively(words, text));
      }),
      { numRuns: 500 },
    );
  });

  it('tells words inside words and words that overlap', () => {
    expect(byTree(['行政', '政复', '行政复议', '议'], '行政复议')).toEqual([
      '0 0–2',
      '2 0–4',
      '1 1–3',
      '3 3–4',
    ]);
  });

  it('finds nothing without words', () => {
    expect(byTree([], '行政')).toEqual([]);
    expect(byTree([''], '行政')).toEqual([]);
  });

  it('gives the same answer for a second text', () => {
    const tree = new WordTree(['执法']);
    const ends: number[] = [];
    tree.scan('执法，行政执法', (_word, _start, end) => ends.push(end));
    tree.scan('法执法', (_word, _start, end) => ends.push(end));
    expect(ends).toEqual([2, 7, 3]);
  });
});
