import traditional from 'opencc-js/dict/TSCharacters';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { radicals } from '../../src/catalog/radicals';
import { foldTable, foldText } from '../../src/model/fold';
import { keysOfTerm, mayContain, signatureOf } from '../../src/model/signature';
import { placesOf, searchReport, termsOf } from '../../src/views/search';

const table = foldTable(traditional, radicals);
const letters = fc.constantFrom(...'法治政府复復议議件１1２2。，\n a ()（）');
const words = fc.string({ unit: letters, maxLength: 60 });

describe('the search never misses', () => {
  it('a signature lets every stretch of its text through', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(6), (text, from, length) => {
        const folded = foldText(text, table);
        const at = from % (folded.length + 1);
        const signature = signatureOf(folded);
        for (const term of termsOf(folded.slice(at, at + length)))
          expect(mayContain(signature, keysOfTerm(term))).toBe(true);
      }),
    );
  });

  it('every stretch of the printed text is found where it stands', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, from, length) => {
        const at = from % (text.length + 1);
        const asked = text.slice(at, at + length);
        const [term, ...more] = termsOf(foldText(asked, table));
        if (term === undefined || more.length > 0 || /\s/u.test(asked)) return;
        const report = { id: 'x', text, sections: [] };
        const query = { terms: [term], role: '' } as const;
        const hits = searchReport(report, foldText(text, table), query, 1000);
        expect(hits?.hits.map((h) => h.start)).toContain(at);
        expect(hits?.hits.every((h) => text.slice(h.start, h.end) === h.words)).toBe(true);
        expect(hits?.count).toBe(hits?.hits.length);
      }),
    );
  });

  it('counts as many places as a look at every offset', () => {
    fc.assert(
      fc.property(words, fc.string({ unit: letters, minLength: 1, maxLength: 3 }), (text, term) => {
        let count = 0;
        for (let i = 0; i < text.length; i++) if (text.startsWith(term, i)) count++;
        expect(placesOf(text, term)).toHaveLength(count);
      }),
    );
  });
});

describe('a signature', () => {
  it('turns most texts away that do not hold a word', () => {
    const text = (seed: number): string =>
      Array.from({ length: 4000 }, (_, i) =>
        String.fromCharCode(0x4e00 + ((seed * 7919 + i * i * 31 + i * 17) % 2500)),
      ).join('');
    const signatures = Array.from({ length: 60 }, (_, seed) => signatureOf(text(seed)));
    const word = '龘靐'; // in none of them
    const through = signatures.filter((s) => mayContain(s, keysOfTerm(word))).length;
    expect(through).toBeLessThan(6);
  });
});
