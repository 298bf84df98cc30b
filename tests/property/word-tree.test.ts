import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROOT, WordTree } from '../../src/model/word-tree';

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

function byTree(words: readonly string[], text: string, tree = new WordTree(words)): string[] {
  const { count, words: found, starts } = tree.occurrences(text);
  return Array.from({ length: count }, (_, i) => {
    const [word, start] = [found[i] ?? -1, starts[i] ?? -1];
    return `${word} ${start}–${start + (words[word]?.length ?? 0)}`;
  });
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
    const words = ['执法'];
    const tree = new WordTree(words);
    expect(byTree(words, '执法，行政执法', tree)).toEqual(['0 0–2', '0 5–7']);
    expect(byTree(words, '法执法', tree)).toEqual(['0 1–3']);
  });

  it('walks step by step to the same words', () => {
    const tree = new WordTree(['执法', '执法人员']);
    let node = ROOT;
    const met = Array.from('执法人员证', (c) => {
      node = node === 0 ? 0 : tree.step(node, tree.classOf(c.charCodeAt(0)));
      return node === 0 ? null : tree.wordAt(node);
    });
    expect(met).toEqual([-1, 0, -1, 1, null]);
  });
});
