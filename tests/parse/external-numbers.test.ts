import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseNumeral } from '../../src/parse/numerals';
import { findQuantities } from '../../src/parse/quantities';

/** Cases taken from the specs of Microsoft Recognizers-Text (MIT, commit 90e968ea4); see the folder beside the project. */
const path = '../shared/external/chinese-numbers.json';
const present = existsSync(path);

interface Case {
  readonly kind: 'number' | 'percent' | 'money';
  readonly text: string;
  readonly value: number;
}

const sentence: Readonly<Record<Case['kind'], (text: string) => string>> = {
  number: (text) => `全年共${text}件。`,
  percent: (text) => `占比为${text}。`,
  money: (text) => `投入${text}。`,
};

/** What we do not read, and why. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/\dk/, 'a letter k for thousand: nobody writes it in a Chinese report'],
  [/之\s*[負负]/, 'a sign inside a fraction: not a figure of reports'],
];
const reasonOf = (text: string): string | undefined =>
  reasons.find(([pattern]) => pattern.test(text.replace(/\s/g, '')))?.[1];

const close = (a: number | undefined, b: number): boolean =>
  a !== undefined && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

describe.skipIf(!present)(`numbers of ${path}${present ? '' : ' (the file is absent)'}`, () => {
  const cases = present ? (JSON.parse(readFileSync(path, 'utf8')) as Case[]) : [];
  const valueOf = ({ kind, text }: Case): number | undefined => {
    const found = findQuantities({ text: sentence[kind](text), blocks: [], asides: [] }, [], null);
    return found.length === 1 ? found[0]?.value : undefined;
  };

  it('reads at least 97 of 100 with the right value inside a sentence', () => {
    const right = cases.filter((c) => close(valueOf(c), c.value)).length;
    expect(cases.length).toBeGreaterThan(200);
    expect(right / cases.length).toBeGreaterThanOrEqual(0.97);
  });

  it.each(cases.filter((c) => reasonOf(c.text) === undefined))('$kind $text', (c) => {
    expect(valueOf(c)).toBeCloseTo(c.value, 9);
  });

  it.each(cases.filter((c) => reasonOf(c.text) !== undefined))(
    '$kind $text is left unread',
    (c) => {
      expect(close(valueOf(c), c.value), reasonOf(c.text)).toBe(false);
    },
  );

  it.each(cases.filter((c) => c.kind === 'number' && !/之\s*負/.test(c.text)))(
    'the numeral $text on its own',
    (c) => {
      expect(close(parseNumeral(c.text)?.value, c.value)).toBe(true);
    },
  );
});
