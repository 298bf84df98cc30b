// What both commands need first, with nothing but Node: the right Node, and the packages of the lockfile.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Node 20 from 20.19, Node 22 from 22.12, and every later one: what the build tool itself supports. */
export function nodeIsSupported(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
}

/** Ends the process with a sentence. */
export function giveUp(zh, en) {
  console.error(`\n${zh}\n${en}\n`);
  process.exit(1);
}

/** Runs a command with its output shown; returns its exit code. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  return result.status ?? 1;
}

/** Installs the packages when node_modules is missing or was installed from another lockfile. */
export function prepare() {
  if (!nodeIsSupported())
    giveUp(
      `治镜需要 Node 20.19 以上（20 系列）、22.12 以上（22 系列）或 24 以上，现在是 ${process.versions.node}。请从 https://nodejs.org 安装。`,
      `Zhijing needs Node 20.19 or later in the 20 line, 22.12 or later in the 22 line, or 24 and later; this is ${process.versions.node}. Install one from https://nodejs.org.`,
    );
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules/.zhijing-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('安装依赖 … / Installing packages …');
  if (run('npm', ['ci', '--no-audit', '--no-fund']) !== 0)
    giveUp(
      '依赖没有装好：请检查网络或 npm 的镜像设置，然后再运行一次。',
      'The packages could not be installed: check the network or npm’s registry setting, then run this again.',
    );
  writeFileSync(stamp, lock);
}
