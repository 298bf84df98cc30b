import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLibrary } from '../library/generate';
import type { Row } from './engine';

/** Resident megabytes of a process; only Linux tells them so. */
const memory = (pid: number): number => {
  const found = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) / 1024;
};

/** The most memory while each quarter of the files was read, in megabytes. */
async function quarters(folder: string, count: number, jobs: number): Promise<readonly number[]> {
  const args = ['--import', 'tsx', 'src/cli/extract.ts', '--ndjson', '--jobs', `${jobs}`, folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const most = [0, 0, 0, 0];
  let lines = 0;
  const timer = setInterval(() => {
    const quarter = Math.min(3, Math.floor((lines * 4) / count));
    // It may have ended since.
    if (child.exitCode === null)
      most[quarter] = Math.max(most[quarter] ?? 0, memory(child.pid ?? 0));
  }, 50);
  child.stdout.on('data', (piece: Buffer) => {
    for (const byte of piece) if (byte === 10) lines++;
  });
  await new Promise((done) => child.once('close', done));
  clearInterval(timer);
  if (lines !== count) throw new Error(`${lines} of ${count} were read`);
  return most.map(Math.round);
}

/** The command line over many files: memory must not grow with their number. */
export async function commandRows(count: number): Promise<Row[]> {
  if (process.platform !== 'linux') return [];
  const folder = mkdtempSync(join(tmpdir(), 'zhijing-command-'));
  try {
    for (const { name, text } of writeLibrary(count)) writeFileSync(join(folder, name), text);
    const rows: Row[] = [];
    for (const jobs of [1, 2]) {
      const most = await quarters(folder, count, jobs);
      rows.push({
        what: `command line, ${count} files, ${jobs} at a time: most memory in each quarter of them`,
        measured: `${most.join(', ')} MB`,
        goal: 'last ≤ 1.15 × first',
        good: (most[3] ?? Infinity) <= 1.15 * (most[0] ?? 0),
      });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
