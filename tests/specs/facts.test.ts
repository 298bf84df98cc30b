import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indicators } from '../../src/catalog/indicators';
import { readText } from '../parse/facts-of';

/** `sentence ==> indicator=value unit | …`, or `-` for none; `\n` begins a new paragraph; `# …` is a heading. */
const lines = readFileSync(new URL('facts.txt', import.meta.url), 'utf8').split('\n');
const cases = lines.flatMap((line) => {
  const [text, expected] = line.split(' ==> ');
  return text === undefined || expected === undefined || line.startsWith('#')
    ? []
    : [{ text, expected: expected.trim() }];
});

const inOrder = (list: string): string => list.split(' | ').sort().join(' | ');

describe('the facts of a sentence', () => {
  it.each(cases)('$text', ({ text, expected }) => {
    const { facts } = readText(text.replaceAll('\\n', '\n'));
    const found = facts.map((f) => `${f.indicator}=${String(f.value)} ${f.unit}`).join(' | ');
    expect(inOrder(found === '' ? '-' : found)).toBe(inOrder(expected));
  });

  it('are specified for every indicator of the catalogue', () => {
    const named = new Set(cases.flatMap((c) => c.expected.match(/[a-z]+\.[A-Za-z]+/g) ?? []));
    expect(indicators.map((i) => i.id).filter((id) => !named.has(id))).toEqual([]);
  });
});
