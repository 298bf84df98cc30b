import { readFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problemWords } from '../catalog/messages/problems';
import { say } from '../catalog/messages/words';
import { bundleHead, reportToBundle } from '../db/bundle';
import { read } from '../engine/read';
import { sha256 } from '../model/hash';
import type { Problem } from '../model/problem';

/**
 * npm run -s extract -- FILE|FOLDER … : reads reports and prints one bundle as JSON on standard output,
 * one report at a time, so that memory stays flat. Progress and problems go to standard error.
 * Exit status 1 if any file could not be read.
 */

interface Input {
  readonly path: string;
  readonly name: string;
  readonly folder: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly depth: number;
}

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

let failures = 0;
let written = 0;
const seen = new Set<string>();

const complain = (path: string, problem: Problem): void => {
  const sentence = say(problemWords, 'zh', problem.code, problem.params);
  console.error(`${path}: ${sentence}`);
};

/** Writes a piece to standard output and waits while the reader is slower than we are. */
const write = (piece: string): Promise<void> =>
  new Promise((resolve) => {
    if (process.stdout.write(piece)) resolve();
    else process.stdout.once('drain', resolve);
  });

/** The files under a path, in the order of their names; a plain file is itself. */
async function* filesUnder(path: string, folder = ''): AsyncGenerator<Input> {
  if ((await stat(path)).isDirectory()) {
    const inside = [folder, basename(path)].filter(Boolean).join('/');
    for (const name of (await readdir(path)).sort()) yield* filesUnder(join(path, name), inside);
    return;
  }
  const bytes = new Uint8Array(await readFile(path));
  yield { path, name: basename(path), folder, bytes, depth: 0 };
}

/** Reads one file, and what is in it where it is an archive. */
async function extract(input: Input): Promise<void> {
  const { path, name, folder, bytes, depth } = input;
  const id = await sha256(bytes);
  if (seen.has(id)) return;
  seen.add(id);
  const result = await read(name, bytes, { depth });
  switch (result.kind) {
    case 'refused':
      failures++;
      return complain(path, result.problem);
    case 'bundle':
      failures++;
      return complain(path, { code: 'bundleOnCommandLine', stage: 'bundle' });
    case 'archive':
      for (const problem of result.problems) complain(path, problem);
      for (const entry of result.entries) {
        const parts = entry.name.split('/');
        await extract({
          path: `${path}/${entry.name}`,
          name: parts.at(-1) ?? entry.name,
          folder: [folder, name, ...parts.slice(0, -1)].filter(Boolean).join('/'),
          bytes: entry.bytes,
          depth: depth + 1,
        });
      }
      return;
    case 'report': {
      const { parsed } = result;
      for (const problem of parsed.problems) complain(path, problem);
      const source = {
        name,
        folder,
        mediaType: parsed.mediaType,
        bytes: bytes.length,
        encoding: parsed.encoding,
        addedAt: new Date().toISOString(),
      };
      const report = reportToBundle(id, source, parsed);
      await write(`${written++ ? ',' : ''}\n${JSON.stringify(report)}`);
    }
  }
}

const paths = process.argv.slice(2);
if (!paths.length) {
  console.error('用法 / usage: npm run -s extract -- FILE|FOLDER …');
  process.exit(2);
}
const head = JSON.stringify(bundleHead(version, new Date().toISOString()));
await write(`${head.slice(0, -1)},\n"reports":[`);
for (const path of paths)
  try {
    for await (const input of filesUnder(path)) await extract(input);
  } catch (error) {
    failures++;
    complain(path, { code: 'fileVanished', stage: 'intake', params: { message: String(error) } });
  }
await write('\n],\n"reviews":[]}\n');
console.error(`${written} 份报告 / reports, ${failures} 个文件未能读取 / files not read`);
process.exitCode = failures ? 1 : 0;
