import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  leadershipCharacters,
  leadershipStrong,
  problemCharacters,
  problemOpening,
} from '../../src/catalog/checklists/roles';
import { CLOSED_BEGINNINGS, CLOSED_HEADINGS, NEXT, ROLE_WORDS } from '../../src/catalog/headings';

/**
 * Patterns are asked only where a character stands that they cannot do without. Texts put together of the patterns' own
 * words, as they stand in their sources, must never match without one.
 */
const piecesOf = (source: string): string[] => [
  ...new Set(source.split(/\(\?[:=!<]*|[()|?:=!.*+{}[\]^$\\]|\d+,\d*/u).filter((s) => s !== '')),
  '、',
  ',',
  '2023年',
  '我县',
];

function check(source: string, cues: string, begins = false): void {
  const pattern = new RegExp(source);
  let matched = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.constantFrom(...piecesOf(source)), { minLength: 1, maxLength: 5 }),
        // In the order of the pattern, which matches far more often.
        fc.subarray(piecesOf(source), { minLength: 1, maxLength: 5 }),
      ),
      (pieces) => {
        const match = pattern.exec(pieces.join(''));
        if (match === null) return;
        matched++;
        const told = begins ? match[0].charAt(0) : match[0];
        expect([...told].some((c) => cues.includes(c))).toBe(true);
      },
    ),
    { numRuns: 4000, seed: 11 },
  );
  // A check of nothing would always hold.
  expect(matched).toBeGreaterThan(0);
}

describe('characters that patterns cannot do without', () => {
  const roles = ROLE_WORDS.flatMap(({ role, cues, headings, outermost }) =>
    [...headings, ...outermost].map((words) => [role, words, cues] as const),
  );
  it.each(roles)('%s: a heading that matches %s holds one', (_, words, cues) => {
    check(words.replaceAll('{next}', NEXT), cues);
  });

  it.each(CLOSED_HEADINGS)('a heading with text run into it begins with one: %s', (words) => {
    check(`^(?:${words})`, CLOSED_BEGINNINGS, true);
  });

  it('a sentence of shortcomings or of the duty of those in charge holds one', () => {
    check(problemOpening, problemCharacters);
    check(leadershipStrong, leadershipCharacters);
  });
});
