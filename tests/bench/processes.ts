import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The processes below `pid` that show pages and run their workers. */
export function renderersOf(pid: number): readonly string[] {
  const rows = execSync('ps -eo pid=,ppid=,args=')
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/u));
  const family = new Set([String(pid)]);
  for (let round = 0; round < 4; round++)
    for (const [id = '', parent = ''] of rows) if (family.has(parent)) family.add(id);
  return rows
    .filter(([id = '', , ...args]) => family.has(id) && args.some((a) => /type=renderer/u.test(a)))
    .map(([id = '']) => id);
}

/** Megabytes that the kernel notes of the largest of these processes: held now, or at most since the note was cleared. */
export function noted(processes: readonly string[], what: 'VmRSS' | 'VmHWM'): number {
  const sizes = processes.map((id) => {
    const line = new RegExp(`${what}:\\s+(\\d+)`, 'u');
    return Number(line.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  });
  return Math.max(0, ...sizes);
}
