import { describe, expect, it } from 'vitest';
import type { MetaField, ReportMeta } from '../../src/model/meta';
import { lay } from '../../src/parse/lay';
import { readMeta } from '../../src/parse/meta';
import { outline } from '../../src/parse/outline';
import { casesOf } from './cases';

/** `key=value; key=value` of what the report's metadata say; keys as in the expectation, `sure.` for how sure. */
function told(meta: ReportMeta, key: string): string {
  const { region } = meta;
  const values: Record<string, string | number | null> = {
    title: meta.title,
    region: region.name,
    printed: region.printed,
    level: region.level,
    province: region.province,
    prefecture: region.prefecture,
    county: region.county,
    code: region.code,
    kind: meta.bodyKind,
    organ: meta.organ,
    year: meta.year,
    publishedOn: meta.publishedOn,
    signedOn: meta.signedOn,
  };
  if (key.startsWith('sure.')) return meta.basis[key.slice(5) as MetaField]?.sure ?? 'none';
  const value = values[key];
  if (value === undefined) throw new Error(`no such field: ${key}`);
  return String(value);
}

async function metaOf(input: string): Promise<ReportMeta> {
  const [, file, text] = /^(?:file: (.*)\n)?([\s\S]*)$/.exec(input) ?? [];
  const doc = lay({
    blocks: (text ?? '').split('\n').map((line) => ({ kind: 'para' as const, text: line })),
    mediaType: 'text/plain',
    encoding: 'utf-8',
    problems: [],
    hardLines: true,
  });
  return readMeta(doc, outline(doc), file ?? 'text.txt');
}

describe('metadata are read from', () => {
  it.each(casesOf('meta.txt'))('$name', async ({ input, expected }) => {
    const meta = await metaOf(input);
    const keys = expected.split('; ').map((pair) => pair.slice(0, pair.indexOf('=')));
    expect(keys.map((key) => `${key}=${told(meta, key)}`).join('; ')).toBe(expected);
  });
});
