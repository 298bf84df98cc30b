import { describe, expect, test } from 'vitest';
import { read } from '../../src/engine/read';
import { fixture } from './reading';

const reading = async (
  file: string,
): Promise<{ facts: string[]; sections: string[]; title: string | null }> => {
  const result = await read(file, fixture(file));
  if (result.kind !== 'report') throw new Error(`${file}: ${result.kind}`);
  const { facts, sections, meta } = result.parsed;
  return {
    facts: facts.map((f) => `${f.indicator} ${f.value} ${f.unit}`).sort(),
    sections: sections.map((s) => `${s.depth} ${s.marker} ${s.title}`),
    title: meta.title,
  };
};

describe('facts and outline of the same report out of every format', () => {
  test('the text original has facts to compare with', async () => {
    const { facts, sections } = await reading('report.txt');
    expect(facts).toContain('review.accepted 52 件');
    expect(facts.length).toBeGreaterThan(10);
    expect(sections.length).toBeGreaterThan(10);
  });

  test.each([
    'report.docx',
    'report.docm',
    'report.dotx',
    'report.doc',
    'report.rtf',
    'report-936.rtf',
    'report.odt',
    'report.ofd',
    'report-writer.pdf',
    'report-chromium.pdf',
    'report-cid.pdf',
    'page-gbk.shtml',
    'report.mhtml',
  ])('%s', async (file) => {
    expect(await reading(file)).toEqual(await reading('report.txt'));
  });
});
