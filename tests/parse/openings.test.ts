import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReportMeta } from '../../src/model/meta';
import { readFile } from '../../src/parse/formats/choose';
import { genreOf } from '../../src/parse/genre';
import { lay } from '../../src/parse/lay';
import { readMeta } from '../../src/parse/meta';
import { outline } from '../../src/parse/outline';

const FOLDER = '../shared/openings';
const GOLD = '../shared/openings.json';

interface Opening {
  readonly id: string;
  readonly kind: string;
  readonly gold: Readonly<Record<string, string | number>>;
}

/** Shares that must be reached on the openings of real reports (issue of the reading engine). */
const WANTED = {
  region: 0.95,
  year: 0.97,
  level: 0.95,
  organ: 0.9,
  publishedOn: 0.95,
  bodyKind: 0.97,
};

const squeeze = (value: unknown): string => String(value).replace(/\s/g, '');

function hits({ kind, gold }: Opening, meta: ReportMeta): [string, boolean][] {
  const got: Record<string, readonly unknown[]> = {
    region: [meta.region.name, meta.region.printed],
    level: [meta.region.level],
    province: [meta.region.province],
    year: [meta.year],
    organ: [meta.organ],
    publishedOn: [meta.publishedOn],
  };
  const fields = Object.entries(gold).map(([field, want]): [string, boolean] => [
    field,
    (got[field] ?? []).some((value) => squeeze(value) === squeeze(want)),
  ]);
  return [...fields, ['bodyKind', (meta.bodyKind === 'department') === (kind === 'department')]];
}

describe.skipIf(!existsSync(FOLDER) || !existsSync(GOLD))('openings of real reports', () => {
  it('have their metadata read to the wanted shares and are all taken for reports', async () => {
    const openings = JSON.parse(readFileSync(GOLD, 'utf8')) as Opening[];
    const tally = new Map<string, { hit: number; of: number }>();
    for (const opening of openings) {
      const name = `${opening.id}.txt`;
      const doc = lay(await readFile(name, new Uint8Array(readFileSync(`${FOLDER}/${name}`)), {}));
      const sections = outline(doc);
      const meta = await readMeta(doc, sections, name);
      for (const [field, hit] of hits(opening, meta)) {
        const there = tally.get(field) ?? { hit: 0, of: 0 };
        tally.set(field, { hit: there.hit + (hit ? 1 : 0), of: there.of + 1 });
      }
      expect(genreOf(doc, sections, meta), name).toBe('report');
    }
    expect(readdirSync(FOLDER).length).toBeGreaterThanOrEqual(openings.length);
    for (const [field, share] of Object.entries(WANTED)) {
      const { hit, of } = tally.get(field) ?? { hit: 0, of: 1 };
      expect(hit / of, field).toBeGreaterThanOrEqual(share);
    }
  });
});
