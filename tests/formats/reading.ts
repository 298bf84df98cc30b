import { readFileSync } from 'node:fs';
import type { RawDoc } from '../../src/model/doc';
import type { Problem } from '../../src/model/problem';
import { readFile } from '../../src/parse/formats/choose';
import { Refusal } from '../../src/parse/formats/format';

/** The bytes of a fixture; see fixtures/make-fixtures.mjs for who made it. */
export const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

/** The report's own words, without white space: readers may lay lines differently. */
export const words = (doc: RawDoc): string =>
  doc.blocks
    .filter((block) => block.aside === undefined)
    .map((block) => (block.kind === 'para' ? block.text : block.rows.flat().join('')))
    .join('')
    .replace(/\s+/g, '');

export const original = new TextDecoder().decode(fixture('report.txt')).replace(/\s+/g, '');

/** What was set aside as `kind`. */
export const asides = (doc: RawDoc, kind: string): string[] =>
  doc.blocks.flatMap((block) =>
    block.aside === kind && block.kind === 'para' ? [block.text.trim()] : [],
  );

/** The document, or the problem that it was refused with. */
export async function attempt(name: string, bytes: Uint8Array): Promise<RawDoc | Problem> {
  try {
    return await readFile(name, bytes);
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

/** The code that a file is refused with, or 'read'. */
export async function codeOf(name: string, bytes: Uint8Array): Promise<string> {
  const result = await attempt(name, bytes);
  return 'code' in result ? result.code : 'read';
}
