import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Files under a folder, as paths relative to it. */
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );

/**
 * Writes `sw.js` with the list of everything in the build: after one visit the app works without a network.
 * The build is named by a hash over the content, so that a new build is a new cache.
 */
export const serviceWorker = (publicDir: string): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const hash = createHash('sha256');
    const built = Object.values(bundle).map((file) => {
      hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
      return file.fileName;
    });
    const still = filesUnder(publicDir);
    for (const name of still) hash.update(name).update(readFileSync(join(publicDir, name)));
    const listed = [...built, ...still].filter(
      (name) => !/(^|\/)\.|\.map$|^index\.html$/.test(name),
    );
    const list = JSON.stringify(['./', ...listed.sort().map(encodeURI)]);
    const template = readFileSync(fileURLToPath(new URL('sw.js', import.meta.url)), 'utf8');
    const source = template
      .replace('__BUILD__', JSON.stringify(hash.digest('hex').slice(0, 16)))
      .replace('__FILES__', list);
    this.emitFile({ type: 'asset', fileName: 'sw.js', source });
  },
});
