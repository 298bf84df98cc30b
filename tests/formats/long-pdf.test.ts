import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/parse/formats/choose';
import { asides } from './reading';

/** Text as a PDF string in UCS-2, for a font that is not embedded. */
const ucs2 = (text: string): string =>
  `<${[...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;

/** A PDF written out by hand: one paragraph of three lines a page, a running head, a page number. */
function pdfOf(pages: readonly (readonly string[])[], head: string): Uint8Array {
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_p, n) => `${6 + n * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 5 0 R/DW 1000>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120/ItalicAngle 0/CapHeight 880/StemV 93/FontBBox[-25 -254 1000 880]>>',
  ];
  for (const [index, lines] of pages.entries()) {
    const show = (text: string, x: number, y: number): string =>
      `BT /F 12 Tf 1 0 0 1 ${x} ${y} Tm ${ucs2(text)} Tj ET`;
    const all = [
      show(head, 230, 800),
      ...lines.map((line, n) => show(line, n === 0 ? 81 : 57, 740 - n * 22)),
      show(`- ${index + 1} -`, 280, 40),
    ];
    // A page without lines is a page without any text, as a scanned one is.
    const stream = lines.length > 0 ? all.join('\n') : '';
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents ${7 + index * 2} 0 R>>`,
      `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    );
  }
  let file = '%PDF-1.4\n';
  const places = objects.map((object, n) => {
    const at = file.length;
    file += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`;
  return Uint8Array.from(file, (c) => c.charCodeAt(0));
}

const line = '全县各级各部门认真履行推进法治建设职责并取得新的进展成效明显进一步提升水平了'.slice(
  0,
  40,
);

describe('a PDF of 500 pages', () => {
  const pages = Array.from({ length: 500 }, (_x, n) => [
    // No two pages begin alike.
    line.slice(n % 38) + line.slice(2, n % 38),
    line,
    `办理案件${n + 1}件。`,
  ]);
  const bytes = pdfOf(pages, '青岚县人民政府公报');

  test('is read whole in bounded time, without its running heads and page numbers', async () => {
    const begun = performance.now();
    const read = await readFile('x.pdf', bytes);
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(read.problems).toEqual([]);
    const own = read.blocks.flatMap((b) =>
      b.kind === 'para' && b.aside === undefined ? [b.text] : [],
    );
    expect(own).toHaveLength(500);
    expect(own[499]).toMatch(/办理案件500件。$/);
    expect(asides(read, 'header')).toEqual(['青岚县人民政府公报']);
    expect(asides(read, 'footer')).toHaveLength(1);
  });

  test('with pages that have no text says which', async () => {
    const read = await readFile('x.pdf', pdfOf([[line], [], [line], [], []], '公报'));
    expect(read.problems).toEqual([
      { code: 'pagesWithoutText', stage: 'format', params: { pages: '2, 4–5' } },
    ]);
  });
});
