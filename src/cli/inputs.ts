import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sha256 } from '../model/hash';
import type { Problem } from '../model/problem';
import { openArchive } from '../parse/formats/archive';
import { identify } from '../parse/formats/choose';
import { Refusal } from '../parse/formats/format';

/** One file to be read: from the disk, or out of an archive. */
export interface Input {
  /** For messages: where it lies, through archives. */
  readonly path: string;
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Says what happened to a file; `failed` where it could not be read at all. */
export type Complain = (path: string, problem: Problem, failed: boolean) => void;

type Found = Omit<Input, 'id'>;

/** The files under a path, in the order of their names; a plain file is itself. */
async function* filesUnder(path: string, folder = ''): AsyncGenerator<Found> {
  if ((await stat(path)).isDirectory()) {
    const inside = [folder, basename(path)].filter(Boolean).join('/');
    for (const name of (await readdir(path)).sort()) yield* filesUnder(join(path, name), inside);
    return;
  }
  const bytes = new Uint8Array(await readFile(path));
  yield { path, name: basename(path), folder, bytes };
}

/** Whether a file is an archive; what cannot be identified is left to the reader, which says why. */
function isArchive({ bytes, name }: Found): boolean {
  try {
    return identify(bytes, name).kind === 'archive';
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** A file itself, or what is in it where it is an archive. */
async function* opened(file: Found, depth: number, say: Complain): AsyncGenerator<Found> {
  if (!isArchive(file)) {
    yield file;
    return;
  }
  const archive = await openArchive(file.bytes, depth).catch((error: unknown): Problem => {
    if (error instanceof Refusal) return error.problem;
    throw error;
  });
  if (!('entries' in archive)) return say(file.path, archive, true);
  for (const problem of archive.problems) say(file.path, problem, false);
  for (const entry of archive.entries) {
    const parts = entry.name.split('/');
    const inner = {
      path: `${file.path}/${entry.name}`,
      name: parts.at(-1) ?? entry.name,
      folder: [file.folder, file.name, ...parts.slice(0, -1)].filter(Boolean).join('/'),
      bytes: entry.bytes,
    };
    yield* opened(inner, depth + 1, say);
  }
}

/** Every file under the paths once, one at a time, so that memory does not grow with their number. */
export async function* inputs(paths: readonly string[], say: Complain): AsyncGenerator<Input> {
  const seen = new Set<string>();
  for (const path of paths)
    try {
      for await (const file of filesUnder(path))
        for await (const found of opened(file, 0, say)) {
          const id = await sha256(found.bytes);
          if (seen.has(id)) continue;
          seen.add(id);
          yield { ...found, id };
        }
    } catch (error) {
      say(
        path,
        { code: 'fileVanished', stage: 'intake', params: { message: String(error) } },
        true,
      );
    }
}
