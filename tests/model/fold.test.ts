import traditional from 'opencc-js/dict/TSCharacters';
import { describe, expect, it } from 'vitest';
import { radicals } from '../../src/catalog/radicals';
import { foldTable, foldText } from '../../src/model/fold';

const table = foldTable(traditional, radicals);
const fold = (text: string): string => foldText(text, table);

describe('folding a text for the search', () => {
  it.each([
    ['法治政府建設', '法治政府建设'],
    ['行政復議', '行政复议'],
    ['２０２４年１２件', '2024年12件'],
    ['（一）“放管服”改革', '(一)"放管服"改革'],
    ['⺠主⽤法', '民主用法'],
    ['⻓期', '长期'],
    ['ＡＰＰ和App', 'app和app'],
    ['【公告】', '[公告]'],
    ['８６．２％', '86.2%'],
  ])('%s counts as %s', (printed, folded) => {
    expect(fold(printed)).toBe(folded);
  });

  it('keeps the length, with characters of two units and long texts too', () => {
    for (const text of ['𠮷野家', '', '報'.repeat(30_000), 'İß①㎡〇']) {
      expect(fold(text)).toHaveLength(text.length);
    }
  });

  it('folded twice is folded once', () => {
    const every = Array.from({ length: 0xd800 }, (_, i) => String.fromCharCode(i)).join('');
    const once = fold(every);
    const wrong = [...once].filter((c, i) => fold(c) !== c && i > 0);
    expect(wrong).toEqual([]);
  });
});
