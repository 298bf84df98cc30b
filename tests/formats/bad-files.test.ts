import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { identify } from '../../src/parse/formats/choose';
import { attempt, codeOf, fixture, original, words } from './reading';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
/** Enough bytes of anything that are no text. */
const noise = Uint8Array.from({ length: 5000 }, (_x, n) => (n * 7919 + ((n * n) >> 3)) & 255);

describe('each bad file ends in its own sentence', () => {
  test.each([
    ['an empty file', new Uint8Array(0), 'empty'],
    ['noise', noise, 'binary'],
    ['zeros', new Uint8Array(5000), 'binary'],
    ['a Word document with a password', fixture('locked.docx'), 'lockedWord'],
    ['an old Word document with a password', fixture('locked.doc'), 'lockedWord'],
    ['a PDF with a password', fixture('locked.pdf'), 'lockedPdf'],
    ['a scan', fixture('scan.pdf'), 'noTextLayer'],
    ['a picture', bytesOf('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'foreignImage'],
    ['a RAR archive', bytesOf('Rar!\x1a\x07\x01\0abc'), 'foreignArchive'],
    ['a Windows program', bytesOf(`MZ\x90\0\x03${'\0'.repeat(80)}`), 'foreignProgram'],
    ['a CAJ file', bytesOf('CAJ\0\0\0'), 'foreignDocument'],
    ['a workbook', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'foreignSpreadsheet'],
    ['slides', zipSync({ 'ppt/presentation.xml': strToU8('<p/>') }), 'foreignSlides'],
    [
      'a document without words',
      zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p/></w:body></w:document>') }),
      'noText',
    ],
    [
      'a page without words',
      bytesOf('<html><body><script>var a = 1;</script></body></html>'),
      'noText',
    ],
    [
      'Word in XML form',
      bytesOf('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'),
      'foreignXml',
    ],
    ['a PDF in name only', bytesOf('%PDF-1.7\nnothing else'), 'damaged'],
  ])('%s', async (_what, bytes, code) => {
    expect(await codeOf('报告.doc', bytes)).toBe(code);
  });

  test('a scan says on which pages there is no text', async () => {
    expect(await attempt('x.pdf', fixture('scan.pdf'))).toMatchObject({ params: { pages: '1–2' } });
  });

  test('a file over the limit is refused unread', () => {
    expect(() => identify(new Uint8Array(200_000_001), 'x.pdf')).toThrow('tooLarge');
    expect(() => identify(new Uint8Array(20_000_001).fill(65), 'x.txt')).toThrow('textTooLarge');
  });

  test('a short report that begins with two letters of a signature is text', async () => {
    expect(await codeOf('x.txt', bytesOf('BMW and MZ and HN are letters'))).toBe('read');
  });
});

const whole = [
  'report.docx',
  'report.doc',
  'report.rtf',
  'report-936.rtf',
  'report.odt',
  'report.ofd',
  'report-writer.pdf',
  'report-chromium.pdf',
  'report-cid.pdf',
  'page-gbk.shtml',
  'report.mhtml',
];

describe('a file that was cut off ends in a sentence or in a part of the text, and says so', () => {
  test.each(whole.flatMap((file) => [10, 50, 90].map((share) => [file, share] as const)))(
    '%s cut at %i per cent',
    async (file, share) => {
      const bytes = fixture(file);
      const begun = performance.now();
      const result = await attempt(file, bytes.slice(0, Math.floor((bytes.length * share) / 100)));
      expect(performance.now() - begun).toBeLessThan(5000);
      if ('code' in result)
        expect(['damaged', 'noText', 'archiveDamaged', 'binary', 'foreignDocument']).toContain(
          result.code,
        );
      // A page has no end mark that could be missed: what is left of it is a shorter page.
      else if (file !== 'page-gbk.shtml')
        expect(result.problems.map((p) => p.code)).toContain('truncated');
    },
  );

  // (LibreOffice writes the text of an .odt last, so there nothing of it is left.)
  test.each(['report.docx', 'report-936.rtf', 'report.mhtml'])(
    '%s cut at 90 per cent still gives the beginning',
    async (file) => {
      const bytes = fixture(file);
      const result = await attempt(file, bytes.slice(0, Math.floor(bytes.length * 0.9)));
      if ('code' in result) throw new Error(result.code);
      expect(
        words(result)
          .replace(/^.*?(?=青岚县人民政府关于)/, '')
          .slice(0, 200),
      ).toBe(original.slice(0, 200));
    },
  );

  test('bytes changed anywhere in a file never make a reader throw', async () => {
    for (const file of whole) {
      const bytes = fixture(file);
      for (let n = 0; n < 12; n += 1) {
        const broken = bytes.slice();
        for (let hit = 0; hit < 6; hit += 1)
          broken[(n * 7919 + hit * 104_729 + 31) % bytes.length] = (n * 37 + hit * 11) & 255;
        await expect(attempt(file, broken)).resolves.toBeDefined();
      }
    }
  });
});
