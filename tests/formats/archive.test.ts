import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { read } from '../../src/engine/read';
import { openArchive } from '../../src/parse/formats/archive';
import { cleanName, entryName } from '../../src/parse/formats/container';
import { Refusal } from '../../src/parse/formats/format';
import { fixture } from './reading';

const text = strToU8('青岚县2023年法治政府建设情况报告');

const refusalOf = async (bytes: Uint8Array, depth = 0): Promise<string> => {
  try {
    await openArchive(bytes, depth);
    return 'opened';
  } catch (error) {
    if (error instanceof Refusal) return error.problem.code;
    throw error;
  }
};

/** Sets the encryption bit of every entry, as an encrypting program would. */
function locked(zip: Uint8Array): Uint8Array {
  const out = zip.slice();
  for (let at = 0; at + 4 < out.length; at += 1) {
    const mark = String.fromCharCode(...out.subarray(at, at + 4));
    if (mark === 'PK\x03\x04') out[at + 6] = (out[at + 6] ?? 0) | 1;
    if (mark === 'PK\x01\x02') out[at + 8] = (out[at + 8] ?? 0) | 1;
  }
  return out;
}

describe('names in a zip', () => {
  test('a zip of Chinese Windows has GBK names without a flag; folders stay, litter goes', async () => {
    const { entries, problems } = await openArchive(fixture('names-gbk.zip'), 0);
    expect(entries.map((entry) => entry.name)).toEqual([
      '法治报告/青岚县2023.txt',
      '法治报告/国标.txt',
    ]);
    expect(problems).toEqual([]);
  });

  test('a flag says UTF-8, an Info-ZIP field with the right sum overrules the bytes, and a wrong sum does not', () => {
    const utf8 = strToU8('报告.txt');
    const gbk = Uint8Array.from([0xb1, 0xa8, 0xb8, 0xe6, 0x2e, 0x74, 0x78, 0x74]);
    const none = new Uint8Array(0);
    expect(entryName(utf8, none, 0x800)).toBe('报告.txt');
    expect(entryName(utf8, none, 0)).toBe('报告.txt');
    expect(entryName(gbk, none, 0)).toBe('报告.txt');
    // The sum of the name "a" is e8b7be43.
    const field = (sum: number[]): Uint8Array =>
      Uint8Array.from([0x75, 0x70, 5 + utf8.length, 0, 1, ...sum, ...utf8]);
    expect(entryName(strToU8('a'), field([0x43, 0xbe, 0xb7, 0xe8]), 0)).toBe('报告.txt');
    expect(entryName(strToU8('a'), field([0, 0, 0, 0]), 0)).toBe('a');
  });

  test.each([
    ['../../etc/passwd', 'etc/passwd'],
    ['..\\..\\系统\\报告.txt', '系统/报告.txt'],
    ['C:\\报告.txt', '报告.txt'],
    ['/报告//2023/./a.txt', '报告/2023/a.txt'],
  ])('%s becomes %s', (printed, name) => {
    expect(cleanName(printed)).toBe(name);
  });
});

describe('an archive comes back as its files', () => {
  test('read hands the files back, to be fed in again', async () => {
    const result = await read('一批.zip', fixture('names-gbk.zip'));
    expect(result.kind).toBe('archive');
    if (result.kind !== 'archive') return;
    for (const entry of result.entries)
      expect((await read(entry.name, entry.bytes, { depth: 1 })).kind).toBe('report');
  });

  test('a document is a document, though it is a zip', async () => {
    for (const file of ['report.docx', 'report.odt', 'report.ofd'])
      expect((await read(file, fixture(file))).kind).toBe('report');
  });

  test('a zip that holds documents unpacked and packed is an archive', async () => {
    const zip = zipSync({
      'a/报告.docx': [fixture('report.docx'), { level: 0 }],
      'b.ofd': [fixture('report.ofd'), { level: 0 }],
    });
    const result = await read('x.zip', zip);
    expect(result.kind).toBe('archive');
    if (result.kind === 'archive')
      expect(result.entries.map((e) => e.name)).toEqual(['a/报告.docx', 'b.ofd']);
  });

  test('three levels are opened, the fourth is refused', async () => {
    let zip = zipSync({ '报告.txt': text });
    for (let level = 0; level < 3; level += 1) zip = zipSync({ 'x.zip': zip });
    let depth = 0;
    let result = await read('x.zip', zip, { depth });
    while (result.kind === 'archive') {
      const [entry] = result.entries;
      if (!entry) throw new Error('empty');
      depth += 1;
      result = await read(entry.name, entry.bytes, { depth });
    }
    expect(depth).toBe(3);
    expect(result).toMatchObject({ kind: 'refused', problem: { code: 'archiveTooDeep' } });
  });

  test('a bundle is recognised by what it says of itself', async () => {
    expect(
      await read('备份.json', strToU8('{ "format": "zhijing-bundle", "version": 1 }')),
    ).toEqual({ kind: 'bundle' });
    expect(
      (await read('别的.json', strToU8('{ "format": "other", "text": "zhijing-bundle" }'))).kind,
    ).toBe('report');
  });
});

describe('archives that would do harm', () => {
  test('a bomb is left in, and the file beside it is taken out', async () => {
    const bomb = zipSync(
      { 'bomb.txt': new Uint8Array(60_000_000), '报告.txt': text },
      { level: 9 },
    );
    expect(bomb.length).toBeLessThan(100_000);
    const begun = performance.now();
    const { entries, problems } = await openArchive(bomb, 0);
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(entries.map((e) => e.name)).toEqual(['报告.txt']);
    expect(problems).toEqual([
      { code: 'archiveBomb', stage: 'format', params: { count: 1, names: 'bomb.txt' } },
    ]);
  });

  test('a bomb alone is refused in words', async () => {
    expect(await refusalOf(zipSync({ 'bomb.txt': new Uint8Array(60_000_000) }, { level: 9 }))).toBe(
      'archiveBomb',
    );
  });

  test('a name that climbs out of its folder stays inside', async () => {
    const { entries } = await openArchive(zipSync({ '../../报告.txt': text, '报告.txt': text }), 0);
    expect(entries.map((e) => e.name)).toEqual(['报告.txt', '报告 (2).txt']);
  });

  test('an encrypted archive, an empty one and one with too many files are told apart', async () => {
    expect(await refusalOf(locked(zipSync({ '报告.txt': text })))).toBe('lockedArchive');
    expect(await refusalOf(zipSync({ '__MACOSX/._a': text, '.DS_Store': text }))).toBe(
      'archiveEmpty',
    );
    const many = Object.fromEntries(
      Array.from({ length: 5001 }, (_x, n) => [`${n}.txt`, new Uint8Array(1)]),
    );
    expect(await refusalOf(zipSync(many, { level: 0 }))).toBe('archiveTooMany');
  });

  test('an archive that was cut off gives the files before the cut', async () => {
    const zip = zipSync({ '甲.txt': [text, { level: 0 }], '乙.rtf': fixture('report.rtf') });
    const { entries, problems } = await openArchive(zip.slice(0, zip.length * 0.6), 0);
    expect(entries.map((e) => e.name)).toEqual(['甲.txt', '乙.rtf']);
    expect(entries[0]?.bytes.slice(0, text.length)).toEqual(Uint8Array.from(text));
    expect(problems.map((p) => p.code)).toEqual(['archiveFileCut', 'archiveDamaged']);
  });
});
