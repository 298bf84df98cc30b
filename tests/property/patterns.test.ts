import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remnants } from '../../src/catalog/stale';
import { slips } from '../../src/catalog/wording/all';
import { fixedTerms } from '../../src/catalog/wording/terms';
import { fold } from '../../src/checks/half-width';
import { remnantPatterns, slipPatterns } from '../../src/checks/pattern-sets';
import type { Entry, Patterns } from '../../src/checks/patterns';
import { vocabulary, wordsIn } from '../../src/checks/vocabulary';

/** Every match of every pattern in the whole text, as if nothing told where to look. */
const naively = (entries: readonly Entry[], around: number, text: string): string[] =>
  entries.flatMap(({ pattern, unless }, entry) =>
    [...text.matchAll(new RegExp(pattern, 'g'))].flatMap((m) => {
      const end = m.index + m[0].length;
      const beside = text.slice(Math.max(0, m.index - around), end + around);
      if (unless !== undefined && new RegExp(unless).test(beside)) return [];
      return [`${entry} ${m.index} ${m[0]}`];
    }),
  );
const byWords = (patterns: Patterns, text: string): string[] =>
  patterns
    .find(text, wordsIn(text), patterns.hintsIn(vocabulary))
    .map(({ entry, start, words }) => `${entry} ${start} ${words}`);

const examples = [...slips, ...remnants].flatMap((e) => [...e.mustFire, ...e.mustNotFire]);
const signs = Array.from(
  '，。；、：（）“”《》0123456789%Xx×*_|Il了的在和与及于一二三是有不某县市\n',
);
/** Sentences of the catalogue, whole and cut, between terms, figures and signs. */
const piece = fc.oneof(
  fc.constantFrom(...examples),
  fc
    .tuple(fc.constantFrom(...examples), fc.nat(12), fc.nat(12))
    .map(([s, from, length]) => s.slice(from, from + length)),
  fc.constantFrom(...fixedTerms),
  fc.array(fc.constantFrom(...signs), { maxLength: 6 }).map((list) => list.join('')),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => fold(pieces.join('')));

describe('patterns tried only where words tell of them', () => {
  it('find the slips of wording that they find in the whole text', () => {
    fc.assert(
      fc.property(text, (t) => {
        expect(byWords(slipPatterns, t)).toEqual(naively(slips, 16, t));
      }),
      { numRuns: 300 },
    );
  });

  it('find the remains of templates that they find in the whole text', () => {
    fc.assert(
      fc.property(text, (t) => {
        expect(byWords(remnantPatterns, t)).toEqual(naively(remnants, 12, t));
      }),
      { numRuns: 300 },
    );
  });
});
