import { describe, expect, it } from 'vitest';
import type { ReportMeta } from '../../src/model/meta';
import { bodyAndYear } from '../../src/model/versions';
import { LikenessIndex, readRules, writeRules, type Known } from '../../src/views/duplicates';
import { diffTexts } from '../../src/views/text-diff';

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
const known = (id: string, textHash: string, m = meta(), more: Partial<Known> = {}): Known => ({
  ...{ id, name: `${id}.txt`, textHash, meta: m, addedAt: '2026-01-01T00:00:00.000Z' },
  ...{ genre: 'report', characters: 900, ...more },
});

describe('a newly read report', () => {
  const here = [known('a', 'h1')];
  const likeness = (fresh: Known) => new LikenessIndex(here).of(fresh);

  it('is the same text in another file', () => {
    expect(likeness(known('b', 'h1', meta({ year: 2020 })))).toEqual({
      kind: 'sameText',
      of: here[0],
    });
  });

  it('is another version where the same body reports on the same year in other words', () => {
    expect(likeness(known('b', 'h2'))).toEqual({ kind: 'version', of: here[0] });
  });

  it('is new for another year, another department, another genre, or where it is not known who reports', () => {
    expect(likeness(known('b', 'h2', meta({ year: 2023 }))).kind).toBe('new');
    const office = meta({ bodyKind: 'department', organ: '云川县司法局' });
    expect(likeness(known('b', 'h2', office)).kind).toBe('new');
    expect(likeness(known('b', 'h2', meta(), { genre: 'plan' })).kind).toBe('new');
    expect(bodyAndYear(meta({ bodyKind: 'department' }))).toBeNull();
    expect(bodyAndYear(meta({ year: null }))).toBeNull();
  });

  it('is no version where its place may be one of several of that name', () => {
    const basis = {
      region: {
        ...{ sure: 'unsure' as const, from: 'title' as const, quote: '' },
        alternatives: ['甲省云川县', '乙省云川县'],
      },
    };
    expect(bodyAndYear(meta({ basis }))).toBeNull();
    expect(likeness(known('b', 'h2', meta({ basis }))).kind).toBe('new');
  });

  it('without any text is like nothing, and nothing is like it', () => {
    expect(likeness(known('b', 'h1', meta(), { characters: 0 })).kind).toBe('new');
    const scans = new LikenessIndex([known('a', 'h0', meta(), { characters: 0 })]);
    expect(scans.of(known('b', 'h0')).kind).toBe('new');
  });

  it('is never a duplicate of itself, but of one that came in the same batch', () => {
    expect(likeness(known('a', 'h1'))).toEqual({ kind: 'new' });
    const index = new LikenessIndex<Known>();
    const first = known('x', 'h9');
    expect(index.of(first).kind).toBe('new');
    index.add(first);
    expect(index.of(known('y', 'h9'))).toEqual({ kind: 'sameText', of: first });
  });
});

describe('the rules', () => {
  it('are remembered as they are, and are the defaults where nothing that is understood was remembered', () => {
    expect(readRules(null)).toEqual({ sameText: 'ask', version: 'version' });
    expect(readRules('nonsense')).toEqual({ sameText: 'ask', version: 'version' });
    const rules = { sameText: 'skip', version: 'both' } as const;
    expect(readRules(writeRules(rules))).toEqual(rules);
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
