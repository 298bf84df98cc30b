import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../src/catalog/messages/findings';
import { read } from '../../src/engine/read';
import type { Parsed } from '../../src/model/parsed';
import { textOf } from '../../src/model/span';

/**
 * Each sample report of seeds/ against what a person found in it. UPDATE=1 rewrites the expectations, to be read
 * as a diff like code; otherwise a failing case writes `<name>-actual.json` beside the expected one.
 */
const seeds = join(import.meta.dirname, '../../seeds');

/** What is worth reading in a diff: no offsets, one fact a line. */
const shown = ({ doc, meta, genre, sections, facts, findings, checklist, quantities }: Parsed) => ({
  genre,
  meta: {
    title: meta.title,
    region: meta.region.printed,
    level: meta.region.level,
    body: meta.bodyKind,
    organ: meta.organ,
    year: meta.year,
    publishedOn: meta.publishedOn,
    signedOn: meta.signedOn,
  },
  outline: sections.map((s) => `${'  '.repeat(s.depth - 1)}${s.marker}${s.title} [${s.role}]`),
  facts: facts.map(
    (f) =>
      `${f.indicator} = ${f.value}${f.approx ?? ''} ${f.unit}  «${textOf(doc.text, f.evidence[0])}»`,
  ),
  figures: quantities.length,
  contents: Object.fromEntries(
    checklist.filter((c) => c.item.startsWith('content.')).map((c) => [c.item, c.status]),
  ),
  findings: findings
    .filter((f) => f.verdict === 'fails')
    .map((f) => `${f.rule}: ${sentenceOf(f, 'zh')}  «${textOf(doc.text, f.evidence[0])}»`),
});

describe('the sample reports', () => {
  const names = readdirSync(seeds).sort();

  it('are at least eight, of two levels, three places, three years and several formats', async () => {
    const results = await Promise.all(
      names.map((n) => read(n, new Uint8Array(readFileSync(join(seeds, n))))),
    );
    const metas = results.flatMap((r) => (r.kind === 'report' ? [r.parsed.meta] : []));
    const count = (values: unknown[]): number => new Set(values).size;
    expect(metas.length).toBeGreaterThanOrEqual(8);
    expect(count(metas.map((m) => m.region.level))).toBeGreaterThanOrEqual(2);
    expect(count(metas.map((m) => m.region.printed?.slice(-3)))).toBeGreaterThanOrEqual(3);
    expect(count(metas.map((m) => m.year))).toBeGreaterThanOrEqual(3);
    expect(count(names.map((n) => n.split('.').at(-1)))).toBeGreaterThanOrEqual(4);
  });

  it.each(names)('%s is read as a person read it', async (name) => {
    const result = await read(name, new Uint8Array(readFileSync(join(seeds, name))));
    if (result.kind !== 'report') throw new Error(`${name}: ${result.kind}`);
    const actual = `${JSON.stringify(shown(result.parsed), null, 1)}\n`;
    const file = join(import.meta.dirname, `${name}.json`);
    if (process.env.UPDATE) writeFileSync(file, actual);
    else if (!existsSync(file) || readFileSync(file, 'utf8') !== actual)
      writeFileSync(join(import.meta.dirname, `${name}-actual.json`), actual);
    expect(actual).toBe(readFileSync(file, 'utf8'));
  });
});
