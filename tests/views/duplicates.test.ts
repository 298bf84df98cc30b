import { describe, expect, it } from 'vitest';
import type { ReportMeta } from '../../src/model/meta';
import { bodyAndYear, diffTexts, likeness, type Known } from '../../src/views/duplicates';

const meta = (changes: Partial<ReportMeta> = {}): ReportMeta => ({
  title: null,
  region: {
    ...{ name: '云川县', printed: '云川县', level: 'county', province: '云省', prefecture: null },
    ...{ county: null, code: null },
  },
  bodyKind: 'government',
  organ: null,
  year: 2024,
  publishedOn: null,
  signedOn: null,
  basis: {},
  ...changes,
});
const known = (id: string, textHash: string, m = meta()): Known => ({
  ...{ id, name: `${id}.txt`, textHash, meta: m },
});

describe('a newly read report', () => {
  const here = [known('a', 'h1')];

  it('is the same text in another file', () => {
    expect(likeness(known('b', 'h1', meta({ year: 2020 })), here)).toEqual({
      kind: 'sameText',
      of: here[0],
    });
  });

  it('is another version where the same body reports on the same year in other words', () => {
    expect(likeness(known('b', 'h2'), here)).toEqual({ kind: 'version', of: here[0] });
  });

  it('is new for another year, another department, or where it is not known who reports', () => {
    expect(likeness(known('b', 'h2', meta({ year: 2023 })), here).kind).toBe('new');
    const office = meta({ bodyKind: 'department', organ: '云川县司法局' });
    expect(likeness(known('b', 'h2', office), here).kind).toBe('new');
    expect(bodyAndYear(meta({ bodyKind: 'department' }))).toBeNull();
    expect(bodyAndYear(meta({ year: null }))).toBeNull();
  });

  it('is never a duplicate of itself', () => {
    expect(likeness(known('a', 'h1'), here)).toEqual({ kind: 'new' });
  });
});

describe('the difference of two texts', () => {
  it('shows a changed figure inside its sentence, and the sentences around it as the same', () => {
    const parts = diffTexts(
      '甲事项完成。办理案件12件。乙事项完成。',
      '甲事项完成。办理案件15件。乙事项完成。',
    );
    expect(parts).toEqual([
      { kind: 'same', sentences: ['甲事项完成。'] },
      {
        kind: 'changed',
        pieces: [
          { kind: 'same', text: '办理案件1' },
          { kind: 'gone', text: '2' },
          { kind: 'new', text: '5' },
          { kind: 'same', text: '件。' },
        ],
      },
      { kind: 'same', sentences: ['乙事项完成。'] },
    ]);
  });

  it('shows sentences that have nothing in common one after the other', () => {
    expect(diffTexts('天气晴好。', '召开会议三次，')[0]).toEqual({
      kind: 'changed',
      pieces: [
        { kind: 'gone', text: '天气晴好。' },
        { kind: 'new', text: '召开会议三次，' },
      ],
    });
  });

  it('of the same text is one part', () => {
    expect(diffTexts('一。二。', '一。二。')).toEqual([
      { kind: 'same', sentences: ['一。', '二。'] },
    ]);
    expect(diffTexts('', '')).toEqual([]);
  });
});
