// npm run release: the hosted build, the one file, and their checksums, in release/.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const release = join(root, 'release');
const hosted = join(release, 'zhijing');
const staged = join(release, 'staged');

process.chdir(root);
rmSync(release, { recursive: true, force: true });
mkdirSync(release);
const options = { logLevel: 'error', configFile: join(root, 'vite.config.ts') };
await build({ ...options, build: { outDir: hosted, emptyOutDir: true } });
await build({ ...options, mode: 'single', build: { outDir: staged, emptyOutDir: true } });
const single = `治镜-${version}.html`;
cpSync(join(staged, 'index.html'), join(release, single));
rmSync(staged, { recursive: true });
// The build's own list of files is of use to the tests only.
rmSync(join(hosted, '.vite'), { recursive: true, force: true });

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const inside = (path, folder) => path.slice(folder.length + 1).replaceAll('\\', '/');

// Always the same time, so that the same source gives the same archive.
const mtime = new Date(2020, 0, 1);
const entries = filesUnder(hosted).map((path) => [
  `zhijing/${inside(path, hosted)}`,
  [readFileSync(path), { mtime }],
]);
writeFileSync(join(release, `zhijing-${version}.zip`), zipSync(Object.fromEntries(entries)));

const sums = filesUnder(release)
  .filter((path) => !path.startsWith(hosted + sep))
  .map((path) => {
    const sum = createHash('sha256').update(readFileSync(path)).digest('hex');
    return `${sum}  ${inside(path, release)}`;
  });
writeFileSync(join(release, 'SHA256SUMS'), `${sums.join('\n')}\n`);
console.log(sums.join('\n'));
