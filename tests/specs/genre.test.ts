import { describe, expect, it } from 'vitest';
import { genreOf } from '../../src/parse/genre';
import { lay } from '../../src/parse/lay';
import { readMeta } from '../../src/parse/meta';
import { outline } from '../../src/parse/outline';
import { casesOf } from './cases';

describe('the genre of a text is told from its title and opening', () => {
  it.each(casesOf('genre.txt'))('$name', async ({ input, expected }) => {
    const doc = lay({
      blocks: input.split('\n').map((text) => ({ kind: 'para' as const, text })),
      mediaType: 'text/plain',
      encoding: 'utf-8',
      problems: [],
      hardLines: true,
    });
    const sections = outline(doc);
    expect(genreOf(doc, sections, await readMeta(doc, sections, 'text.txt'))).toBe(expected);
  });
});
