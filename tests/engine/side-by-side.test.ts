import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../src/engine/messages';
import { read } from '../../src/engine/read';
import { writeLibrary } from '../library/generate';

const SEEDS = new URL('../../seeds/', import.meta.url);

interface File {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The samples in all their formats, generated reports, an empty file and one that is none. */
const files: readonly File[] = [
  ...readdirSync(SEEDS, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, SEEDS))) })),
  ...[...writeLibrary(2 * sideBySide)].map(({ name, text }) => ({
    name,
    bytes: new TextEncoder().encode(text),
  })),
  { name: 'empty.txt', bytes: new Uint8Array() },
  { name: 'broken.docx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]) },
];

/** Bytes of a file are taken away by some readers: each reading gets its own. */
const readOne = ({ name, bytes }: File): ReturnType<typeof read> => read(name, bytes.slice());

describe('files that are read side by side', () => {
  it('become what they become one by one, whatever goes on beside them', async () => {
    const alone = [];
    for (const file of files) alone.push(await readOne(file));
    expect(new Set(alone.map((result) => result.kind))).toEqual(new Set(['report', 'refused']));
    for (let at = 0; at < files.length; at += sideBySide) {
      const some = await Promise.all(files.slice(at, at + sideBySide).map(readOne));
      expect(some).toEqual(alone.slice(at, at + sideBySide));
    }
  });
});
