import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { problemWords } from '../../src/catalog/messages/problems';

const source = new URL('../../src/', import.meta.url);

/** Codes as the source writes them: in a Problem with its stage, or as the first argument of the makers of one. */
const written = [
  /code: '(\w+)',\s*stage:/g,
  /\b(?:note|refuse|refused|refusal|failure|lose)\(\s*'(\w+)'/g,
  /'((?:foreign|locked)[A-Z]\w+)'/g,
];

const codes = new Set(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(parse|engine|state|db|cli)\b.*\.ts$/.test(name.replaceAll('\\', '/')))
    .flatMap((name) => {
      const text = readFileSync(new URL(name.replaceAll('\\', '/'), source), 'utf8');
      return written.flatMap((pattern) =>
        [...text.matchAll(pattern)].map((match) => match[1] ?? ''),
      );
    }),
);

describe('problems in words', () => {
  test('codes are found at all', () => {
    expect(codes.size).toBeGreaterThan(30);
  });

  test.each([...codes])('%s has its sentences in both languages', (code) => {
    const { zh, en } = problemWords as unknown as Record<'zh' | 'en', Record<string, string>>;
    // What happened, what is safe, what to do.
    expect(zh[code]?.match(/。/g)?.length ?? 0).toBeGreaterThanOrEqual(3);
    expect(en[code]?.match(/\.( |$)/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    const slots = (text: string | undefined): string[] =>
      [...new Set(text?.match(/\{\w+\}/g))].sort();
    expect(slots(en[code])).toEqual(slots(zh[code]));
  });
});
