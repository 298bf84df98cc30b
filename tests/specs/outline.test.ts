import { describe, expect, it } from 'vitest';
import { lay } from '../../src/parse/lay';
import { outline } from '../../src/parse/outline';
import { casesOf } from './cases';

/** The outline on one line: depth, mark and title of each section. */
const outlineOf = (input: string): string => {
  const blocks = input.split('\n').map((text) => ({ kind: 'para' as const, text }));
  const raw = { blocks, mediaType: 'text/plain', encoding: null, problems: [], hardLines: true };
  const sections = outline(lay(raw));
  return sections.map((s) => `${s.depth} ${s.marker} ${s.title}`.trim()).join(' | ') || '-';
};

describe('outline', () => {
  it.each(casesOf('outline.txt'))('$name', ({ input, expected }) => {
    expect(outlineOf(input)).toBe(expected);
  });
});
