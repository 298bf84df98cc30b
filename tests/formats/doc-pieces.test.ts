import { describe, expect, test } from 'vitest';
import { attempt, codeOf, words } from './reading';

const sector = 512;

/** A compound file with these streams, each long enough to need no small sectors. Written by hand after MS-CFB. */
function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(streams);
  const sizes = names.map((name) =>
    Math.max(4096, Math.ceil((streams[name]?.length ?? 0) / sector) * sector),
  );
  // Sector 0 is the table of sectors, sector 1 the directory, the streams follow.
  const file = new Uint8Array(sector * 3 + sizes.reduce((a, b) => a + b, 0));
  const view = new DataView(file.buffer);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint16(32, 6, true);
  view.setUint32(48, 1, true);
  view.setUint32(56, 4096, true);
  view.setUint32(60, 0xfffffffe, true);
  view.setUint32(68, 0xfffffffe, true);
  for (let at = 76; at < 512; at += 4) view.setUint32(at, at === 76 ? 0 : 0xffffffff, true);
  const fat = (index: number, next: number): void => view.setUint32(sector + index * 4, next, true);
  for (let index = 0; index < 128; index += 1) fat(index, 0xffffffff);
  fat(0, 0xfffffffd);
  fat(1, 0xfffffffe);
  const entry = (slot: number, name: string, type: number, start: number, size: number): void => {
    const at = sector * 2 + slot * 128;
    for (let n = 0; n < name.length; n += 1) view.setUint16(at + n * 2, name.charCodeAt(n), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    view.setUint8(at + 66, type);
    view.setUint32(at + 116, start, true);
    view.setUint32(at + 120, size, true);
  };
  entry(0, 'Root Entry', 5, 0xfffffffe, 0);
  let start = 2;
  for (const [index, name] of names.entries()) {
    const size = sizes[index] ?? 0;
    const count = size / sector;
    entry(index + 1, name, 2, start, size);
    for (let n = 0; n < count; n += 1) fat(start + n, n === count - 1 ? 0xfffffffe : start + n + 1);
    file.set(streams[name] ?? [], sector * (start + 1));
    start += count;
  }
  return file;
}

/** A Word 97 document whose text lies in pieces: 8-bit ones where every character allows it. */
function wordFile(pieces: readonly string[], flags = 0x0200): Uint8Array {
  const main = new Uint8Array(8192);
  const view = new DataView(main.buffer);
  view.setUint16(0, 0xa5ec, true);
  view.setUint16(2, 0xc1, true);
  view.setUint16(10, flags, true);
  const total = pieces.join('').length;
  view.setUint32(0x4c, total, true);
  const clx = new DataView(new ArrayBuffer(5 + 4 + pieces.length * 12));
  clx.setUint8(0, 2);
  clx.setUint32(1, 4 + pieces.length * 12, true);
  let place = 2048;
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const narrow = [...piece].every((c) => c.charCodeAt(0) < 256);
    clx.setUint32(5 + index * 4, at, true);
    clx.setUint32(
      5 + (pieces.length + 1) * 4 + index * 8 + 2,
      narrow ? (place * 2) | 0x40000000 : place,
      true,
    );
    for (let n = 0; n < piece.length; n += 1) {
      if (narrow) view.setUint8(place + n, piece.charCodeAt(n));
      else view.setUint16(place + n * 2, piece.charCodeAt(n), true);
    }
    place += piece.length * 2;
    at += piece.length;
  }
  clx.setUint32(5 + pieces.length * 4, at, true);
  view.setUint32(0x1a2, 0, true);
  view.setUint32(0x1a6, clx.byteLength, true);
  return compoundFile({ WordDocument: main, '1Table': new Uint8Array(clx.buffer) });
}

const paragraphs = async (bytes: Uint8Array): Promise<string[]> => {
  const result = await attempt('x.wps', bytes);
  if ('code' in result) throw new Error(result.code);
  return result.blocks.flatMap((b) => (b.kind === 'para' ? [b.text] : [JSON.stringify(b.rows)]));
};

describe('Word 97–2003 in pieces', () => {
  test('8-bit and UTF-16 pieces follow each other, also within a paragraph', async () => {
    expect(await paragraphs(wordFile(['办理案件', '12', '件，\r办结率', '96.4%\r']))).toEqual([
      '办理案件12件，',
      '办结率96.4%',
    ]);
  });

  test('codes of fields are left out, their results stay; marks of pictures and notes go', async () => {
    expect(
      await paragraphs(
        wordFile(['共\u0013 PAGE \\* MERGEFORMAT \u00147\u0015页\u0001\u0002\u0005\r']),
      ),
    ).toEqual(['共7页']);
  });

  test('line breaks, hyphens and hard spaces become what they look like', async () => {
    expect(await paragraphs(wordFile(['一\u000b二\u001e三\u001f四\u00a0五\f六\r']))).toEqual([
      '一\n二-三四 五',
      '六',
    ]);
  });

  test('a document with a password, and a piece table that points outside the file, end in a sentence', async () => {
    expect(await codeOf('x.doc', wordFile(['文\r'], 0x0300))).toBe('lockedWord');
    const broken = wordFile(['文字在此\r']);
    // The place of the piece table, in the first sectors of the main stream.
    new DataView(broken.buffer).setUint32(sector * 3 + 0x1a2, 900_000, true);
    expect(await codeOf('x.doc', broken)).toBe('damaged');
  });

  test('Word 95 is read in its code page, with a warning about numbers and deletions', async () => {
    const text = [0xb7, 0xa8, 0xd6, 0xce, 0x0d, 0xd5, 0xfe, 0xb8, 0xae, 0x0d];
    const main = new Uint8Array(4096);
    const view = new DataView(main.buffer);
    view.setUint16(0, 0xa5dc, true);
    view.setUint16(2, 0x65, true);
    view.setUint32(0x18, 768, true);
    view.setUint32(0x34, text.length, true);
    main.set(text, 768);
    const result = await attempt('x.doc', compoundFile({ WordDocument: main }));
    if ('code' in result) throw new Error(result.code);
    expect(words(result)).toBe('法治政府');
    expect(result.problems.map((p) => p.code)).toEqual(['automaticNumbers', 'deletionsUnknown']);
  });

  test('a compound file that is no document is named', async () => {
    expect(await codeOf('x.doc', compoundFile({ Workbook: new Uint8Array(10) }))).toBe(
      'foreignSpreadsheet',
    );
    expect(await codeOf('x.wps', compoundFile({ 'PowerPoint Document': new Uint8Array(10) }))).toBe(
      'foreignSlides',
    );
    expect(await codeOf('x.doc', compoundFile({ EncryptedPackage: new Uint8Array(10) }))).toBe(
      'lockedWord',
    );
    expect(await codeOf('x.doc', compoundFile({ Anything: new Uint8Array(10) }))).toBe(
      'foreignDocument',
    );
  });
});
