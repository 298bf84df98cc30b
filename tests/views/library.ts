import type { Fact } from '../../src/model/fact';
import type { BodyKind, Level, ReportMeta } from '../../src/model/meta';
import type { Review } from '../../src/model/review';
import { atOnce } from '../../src/model/steps';
import { atlasInSteps, type Atlas, type LibraryRecords } from '../../src/views/atlas';

/** A library made by hand: invented places, three years. */

export const fact = (indicator: string, value: number, more: Partial<Fact> = {}): Fact => ({
  ...{ indicator, value, low: value, high: value, unit: '件', approx: null },
  ...{ evidence: [{ start: value, end: value + 3 }], quantities: [0] },
  ...{ scope: 'own', source: 'phrase', words: '受理', ...more },
});

export const meta = (
  name: string,
  year: number | null,
  more: {
    readonly level?: Level;
    readonly prefecture?: string;
    readonly bodyKind?: BodyKind;
    readonly organ?: string;
  } = {},
): ReportMeta => ({
  title: `${name}${year ?? ''}年法治政府建设年度报告`,
  region: {
    ...{ name, printed: name, level: more.level ?? 'county', province: '云岭省' },
    ...{ prefecture: more.prefecture ?? '松江市', county: null, code: null },
  },
  ...{ bodyKind: more.bodyKind ?? 'government', organ: more.organ ?? null, year },
  ...{ publishedOn: null, signedOn: null, basis: {} },
});

export const report = (
  id: string,
  of: ReportMeta,
  more: { readonly characters?: number; readonly addedAt?: string } = {},
): LibraryRecords['reports'][number] => ({
  ...{ id, name: `${id}.txt`, addedAt: more.addedAt ?? '2026-01-01T00:00:00Z', engine: 1 },
  ...{ genre: 'report', meta: of, counts: { characters: more.characters ?? 5000 } },
});

export const review = (more: Partial<Review> & Pick<Review, 'target' | 'decision'>): Review => ({
  ...{ id: `r-${more.at ?? ''}-${more.decision}`, report: 'a', value: null, unit: null, note: '' },
  ...{ anchor: null, engineValue: null, engine: 1, by: '张三', at: '2026-02-01T00:00:00Z' },
  ...more,
});

/**
 * 青石县 2022 and 2023, 白水县 2023 only (2022 not collected), 红土县 both years but a scan in 2023.
 * review.accepted: 青石 40, 50余; 白水 30件次; 红土 20 (2022). review.concluded: 青石 38, 45.
 */
export const library: LibraryRecords = {
  reports: [
    report('a', meta('青石县', 2022)),
    report('b', meta('青石县', 2023)),
    report('c', meta('白水县', 2023)),
    report('d', meta('红土县', 2022)),
    report('e', meta('红土县', 2023), { characters: 0 }),
  ],
  facts: [
    { id: 'a', facts: [fact('review.accepted', 40), fact('review.concluded', 38)] },
    {
      id: 'b',
      facts: [
        fact('review.accepted', 50, { low: 50, high: 60, approx: '余' }),
        fact('review.concluded', 45),
      ],
    },
    { id: 'c', facts: [fact('review.accepted', 30, { unit: '件次', words: '办理' })] },
    { id: 'd', facts: [fact('review.accepted', 20)] },
    { id: 'e', facts: [] },
  ],
  reviews: [],
};

/** The index of some records, all at once. */
export const buildAtlas = (records: LibraryRecords): Atlas => atOnce(atlasInSteps(records));

export const atlas: Atlas = buildAtlas(library);
