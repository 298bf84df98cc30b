import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { asListed, packCards, unpackCards } from '../../src/db/cards';
import type { ReportRecord } from '../../src/db/records';
import { recordsOf } from '../../src/db/reports';
import type { ReportMeta } from '../../src/model/meta';
import { arrival, parsed } from './sample';

const { meta } = parsed();
const unsure: ReportMeta['basis'] = {
  year: { sure: 'certain', from: 'title', quote: '2024年', span: { start: 3, end: 8 } },
  region: { sure: 'unsure', from: 'body', quote: '云川', alternatives: ['云川市', '云川区'] },
  organ: { sure: 'likely', from: 'signature', quote: '司法局', span: { start: 9, end: 12 } },
};

const record = async (name: string, more: Partial<ReportRecord> = {}): Promise<ReportRecord> => ({
  ...recordsOf(await arrival(name)).report,
  ...more,
});

describe('the light records of a shelf', () => {
  it('are what was put in, whatever they have in common', async () => {
    const reports = [
      await record('甲'),
      await record('乙', { deletedAt: 'staged:2026-01-05', part: 'figures', own: 'o1' }),
      await record('丙', { judged: 'j', meta: { ...meta, year: null, basis: unsure } }),
    ];
    expect(unpackCards(packCards(reports))).toEqual(reports.map(asListed));
    expect(unpackCards(packCards(reports.slice(2)))).toEqual([asListed(reports[2]!)]);
    expect(unpackCards(packCards([]))).toEqual([]);
  });

  it('keep what is alike in all of them once', async () => {
    const reports = [await record('甲'), await record('乙'), await record('丙')];
    const { plain, words } = packCards(reports);
    expect(`${plain}${words}`.split(meta.title ?? '')).toHaveLength(2);
    expect(/[^ -~]/u.test(plain)).toBe(false);
  });
});
