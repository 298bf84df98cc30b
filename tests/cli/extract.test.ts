import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments';
import { writeLibrary } from '../library/generate';

const folder = mkdtempSync(join(tmpdir(), 'zhijing-cli-'));
const many = join(folder, 'many');
const root = resolve(import.meta.dirname, '../..');

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command with a bound on the heap of its main thread. */
const extract = (args: readonly string[], heap = 256): Promise<Run> =>
  new Promise((done) => {
    const nodeArgs = [
      `--max-old-space-size=${heap}`,
      '--import',
      'tsx',
      'src/cli/extract.ts',
      ...args,
    ];
    execFile(process.execPath, nodeArgs, { cwd: root, maxBuffer: 1e9 }, (error, out, err) => {
      const status = error ? Number(error.code) : 0;
      done({ status, out, err });
    });
  });

interface Printed {
  readonly format: string;
  readonly reports: readonly {
    readonly id: string;
    readonly source: { name: string; folder: string };
  }[];
}

beforeAll(() => {
  mkdirSync(many);
  for (const { name, text } of writeLibrary(300)) writeFileSync(join(many, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the arguments', () => {
  it('name files, a target, the form and the number of threads', () => {
    expect(readArguments(['a', '--out', 'o.json', '--jobs=3', '--ndjson', '--', '--b'])).toEqual({
      ...{ paths: ['a', '--b'], out: 'o.json', ndjson: true, jobs: 3 },
    });
  });

  it('that cannot be meant are refused', () => {
    for (const words of [
      [],
      ['--jobs', '0', 'a'],
      ['--what', 'a'],
      ['a', '--out'],
      ['--jobs', 'x', 'a'],
    ])
      expect([words, readArguments(words)]).toEqual([words, null]);
  });
});

describe('the command', () => {
  it(
    'reads a folder of hundreds within a small heap, in the order of the names',
    { timeout: 240_000 },
    async () => {
      const { status, out, err } = await extract([many], 160);
      expect([status, err.split('\n').at(-2)]).toEqual([0, expect.stringContaining('300')]);
      const { format, reports } = JSON.parse(out) as Printed;
      const names = reports.map((r) => r.source.name);
      expect([format, names.length]).toEqual(['zhijing-bundle', 300]);
      expect(names).toEqual([...names].sort());
      expect(new Set(reports.map((r) => r.source.folder))).toEqual(new Set(['many']));
    },
  );

  it(
    'gives the same with two threads, a line each, into a file that appears when all is done',
    { timeout: 240_000 },
    async () => {
      const some = join(folder, 'some');
      mkdirSync(some);
      for (const { name, text } of writeLibrary(24)) writeFileSync(join(some, name), text);
      const file = join(folder, 'out.ndjson');
      const { status, out } = await extract(['--jobs', '2', '--ndjson', '--out', file, some]);
      expect([status, out]).toEqual([0, '']);
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      const threads = lines.map((line) => JSON.parse(line) as { source: { addedAt: string } });
      const single = JSON.parse((await extract([some])).out) as {
        reports: { source: { addedAt: string } }[];
      };
      const plain = (list: readonly { source: { addedAt: string } }[]): unknown =>
        list.map((r) => ({ ...r, source: { ...r.source, addedAt: '' } }));
      expect(plain(threads)).toEqual(plain(single.reports));
    },
  );

  it(
    'packs what it writes where the name ends in .gz, and two runs into one file leave one whole file',
    { timeout: 120_000 },
    async () => {
      const one = join(folder, 'one.txt');
      writeFileSync(one, [...writeLibrary(1)][0]?.text ?? '');
      const file = join(folder, 'out.json.gz');
      const runs = await Promise.all([
        extract(['--out', file, one]),
        extract(['--out', file, one]),
      ]);
      expect(runs.map((r) => r.status)).toEqual([0, 0]);
      const { reports } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Printed;
      expect(reports).toHaveLength(1);
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
  );

  it(
    'reads zips inside zips once each, names what it cannot read, and ends with 1',
    { timeout: 120_000 },
    async () => {
      const [one] = writeLibrary(1);
      if (!one) throw new Error('nothing written');
      const bytes = new TextEncoder().encode(one.text);
      const inner = zipSync({ [one.name]: bytes });
      const zip = join(folder, 'all.zip');
      writeFileSync(
        zip,
        zipSync({ 'a/inner.zip': inner, 'same.txt': bytes, 'empty.txt': new Uint8Array() }),
      );
      const { status, out, err } = await extract([zip, join(folder, 'nowhere.txt')]);
      expect(status).toBe(1);
      expect((JSON.parse(out) as Printed).reports).toHaveLength(1);
      expect(err).toContain('empty.txt');
      expect(err).toContain('nowhere.txt');
    },
  );
});
