import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** Where the output goes, piece by piece. */
export interface Output {
  /** Writes a piece and waits while the reader is slower than we are. */
  readonly write: (piece: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const writer =
  (stream: Writable) =>
  (piece: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const failed = (error: unknown): void =>
        reject(error instanceof Error ? error : new Error(String(error)));
      stream.once('error', failed);
      const done = (): void => {
        stream.off('error', failed);
        resolve();
      };
      if (stream.write(piece)) done();
      else stream.once('drain', done);
    });

/** Standard output. A reader that goes away (head, less) ends the run quietly. */
export function toStandardOutput(): Output {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  return { write: writer(process.stdout), close: () => Promise.resolve() };
}

/**
 * A file, which takes its name only when everything has been written: a run broken off leaves no half of one, and two
 * runs at once never write into the same. Packed as it is written where its name ends in .gz.
 */
export function toFile(path: string): Output {
  const part = `${path}.${process.pid}.part`;
  const file = createWriteStream(part);
  const packer = path.endsWith('.gz') ? createGzip() : null;
  packer?.pipe(file);
  if (packer) file.on('error', (error) => packer.destroy(error));
  const stream = packer ?? file;
  return {
    write: writer(stream),
    close: async () => {
      stream.end();
      await finished(file);
      await rm(path, { force: true });
      await rename(part, path);
    },
  };
}
