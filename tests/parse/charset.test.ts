import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { decode, isNoise } from '../../src/parse/charset';
import { Refusal } from '../../src/parse/formats/format';
import { plainText } from '../../src/parse/formats/text';

const REPORT =
  '某县2023年法治政府建设年度报告\n一、主要工作举措和成效。全年办理行政复议案件12件，开展执法检查30次。\n';
const TRADITIONAL =
  '某縣2023年法治政府建設年度報告\n一、主要工作舉措和成效。全年辦理行政復議案件12件，開展執法檢查30次。\n';

const utf8 = (s: string): Uint8Array => new TextEncoder().encode(s);
const utf16 = (s: string, little: boolean): Uint8Array => {
  const bytes = new Uint8Array(s.length * 2);
  const view = new DataView(bytes.buffer);
  Array.from({ length: s.length }, (_, i) => view.setUint16(i * 2, s.charCodeAt(i), little));
  return bytes;
};

/** Bytes of a multi-byte encoding, found by decoding every pair of bytes once. */
function encoder(label: string): (s: string) => Uint8Array {
  const decoder = new TextDecoder(label);
  const table = new Map<string, number[]>();
  for (let a = 0x81; a < 0xff; a++)
    for (let b = 0x40; b < 0xff; b++) {
      const c = decoder.decode(new Uint8Array([a, b]));
      if (c.length === 1 && c !== '\ufffd' && !table.has(c)) table.set(c, [a, b]);
    }
  return (s) =>
    new Uint8Array(
      Array.from(s).flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : (table.get(c) ?? []))),
    );
}
const gbk = encoder('gb18030');
const big5 = encoder('big5');
const bytesOf = (...values: number[]): Uint8Array => new Uint8Array(values);
const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => new Uint8Array([...a, ...b]);

describe('decode', () => {
  it('reads UTF-8 with and without a byte order mark, for certain', () => {
    expect(decode(utf8(REPORT))).toEqual({ text: REPORT, encoding: 'utf-8', certain: true });
    expect(decode(joined(bytesOf(0xef, 0xbb, 0xbf), utf8(REPORT)))).toEqual({
      text: REPORT,
      encoding: 'utf-8',
      certain: true,
    });
  });
  it('reads UTF-8 that is cut off at any byte', () => {
    const bytes = utf8(REPORT);
    for (let n = 1; n <= bytes.length; n++) {
      const { text: read, encoding } = decode(bytes.subarray(0, n));
      expect(encoding).toBe('utf-8');
      expect(REPORT.startsWith(read)).toBe(true);
    }
    for (let n = 0; n < bytes.length - 1; n++) {
      const { text: read, encoding } = decode(bytes.subarray(n));
      expect(encoding).toBe('utf-8');
      expect(REPORT.endsWith(read)).toBe(true);
    }
  });
  it('reads GB18030', () => {
    expect(decode(gbk(REPORT))).toEqual({ text: REPORT, encoding: 'gb18030', certain: false });
  });
  it('reads traditional characters in GB18030 as such, not as Big5', () => {
    expect(decode(gbk(TRADITIONAL)).text).toBe(TRADITIONAL);
  });
  it('reads Big5', () => {
    expect(decode(big5(TRADITIONAL))).toEqual({
      text: TRADITIONAL,
      encoding: 'big5',
      certain: false,
    });
  });
  it('reads UTF-16 of both orders with a byte order mark', () => {
    expect(decode(joined(bytesOf(0xff, 0xfe), utf16(REPORT, true)))).toEqual({
      text: REPORT,
      encoding: 'utf-16le',
      certain: true,
    });
    expect(decode(joined(bytesOf(0xfe, 0xff), utf16(REPORT, false)))).toEqual({
      text: REPORT,
      encoding: 'utf-16be',
      certain: true,
    });
  });
  it('reads UTF-16 of both orders without a mark', () => {
    expect(decode(utf16(REPORT, true))).toEqual({
      text: REPORT,
      encoding: 'utf-16le',
      certain: false,
    });
    expect(decode(utf16(REPORT, false))).toEqual({
      text: REPORT,
      encoding: 'utf-16be',
      certain: false,
    });
  });
  it('reads slices of twenty characters in every encoding', () => {
    for (let n = 0; n + 20 <= REPORT.length; n += 5) {
      const slice = REPORT.slice(n, n + 20);
      expect(decode(gbk(slice)).text).toBe(slice);
      expect(decode(utf16(slice, true)).text).toBe(slice);
      expect(decode(utf16(slice, false)).text).toBe(slice);
      const traditional = TRADITIONAL.slice(n, n + 20);
      expect(decode(big5(traditional)).text).toBe(traditional);
    }
  });
  it('does not let a few damaged bytes turn UTF-8 into something else', () => {
    const bytes = utf8(REPORT.repeat(5));
    bytes[100] = 0xff;
    expect(decode(bytes).encoding).toBe('utf-8');
  });
  it('obeys a chosen encoding and ignores one that does not exist', () => {
    expect(decode(gbk(REPORT), 'gbk').text).toBe(REPORT);
    expect(decode(utf8(REPORT), 'no-such-encoding').text).toBe(REPORT);
  });
});

describe('a text file', () => {
  const codeOf = async (bytes: Uint8Array): Promise<string> => {
    try {
      await plainText(null).read(bytes, 'x.txt', {});
      return 'read';
    } catch (error) {
      return error instanceof Refusal ? error.problem.code : 'thrown';
    }
  };
  it('is refused when there is nothing in it', async () => {
    expect(await codeOf(bytesOf())).toBe('empty');
    expect(await codeOf(utf8(' \n\u3000\ufeff\r\n'))).toBe('empty');
  });
  it('is refused when its bytes are noise', async () => {
    let seed = 7;
    const noise = Uint8Array.from(
      { length: 5000 },
      () => (seed = (seed * 1103515245 + 12345) % 2147483648) >> 16,
    );
    expect(await codeOf(noise)).toBe('binary');
    const program = new Uint8Array(execFileSync('head', ['-c', '20000', process.execPath]));
    expect(await codeOf(program)).toBe('binary');
  });
  it('is read in any encoding, headings of Markdown with their level', async () => {
    expect(await codeOf(gbk(REPORT))).toBe('read');
    const { blocks } = await plainText(null).read(utf8('## 主要工作\n内容。'), 'x.md', {});
    expect(blocks).toEqual([
      { kind: 'para', text: '主要工作', level: 2 },
      { kind: 'para', text: '内容。' },
    ]);
  });
  it('is no noise for a few controls', () => {
    expect(isNoise(`${REPORT}\u0001\u0002`)).toBe(false);
  });
});
