import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { RawBlock } from '../../src/model/doc';
import { readFile } from '../../src/parse/formats/choose';
import { pageList, repairCharacters } from '../../src/parse/formats/pdf';
import type { Piece } from '../../src/parse/formats/page-lines';
import { layPages } from '../../src/parse/formats/pages';
import { isGarbage } from '../../src/parse/formats/quality';
import { original } from './reading';

const lines = (blocks: readonly RawBlock[]): string[] =>
  blocks
    .filter((b) => b.aside === undefined)
    .flatMap((b) => (b.kind === 'para' ? [b.text] : [JSON.stringify(b.rows)]))
    .filter(Boolean);

const docxOf = async (body: string, parts: Record<string, string> = {}): Promise<string[]> => {
  const files = {
    'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  const zip = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
  return lines((await readFile('x.docx', zip)).blocks);
};
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const listed = (text: string, list: number, level = 0): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

describe('docx', () => {
  const numbering = `<w:numbering>
    <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`;
  const styles = `<w:styles><w:style w:type="paragraph" w:styleId="H"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/></w:style></w:styles>`;
  const parts = { 'word/numbering.xml': numbering, 'word/styles.xml': styles };

  test('lists of one definition go on counting, and an override starts again once', async () => {
    expect(
      await docxOf(
        listed('甲', 1) + listed('乙', 1, 1) + listed('丙', 1) + listed('丁', 2) + listed('戊', 2),
        parts,
      ),
    ).toEqual(['一、甲', '（一）乙', '二、丙', '一、丁', '二、戊']);
  });

  test('a style numbers its paragraphs, an inherited one too, and number 0 takes it off', async () => {
    const styled = (style: string, text: string, more = ''): string =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${run(text)}</w:p>`;
    expect(
      await docxOf(
        styled('H', '甲') +
          styled('H2', '乙') +
          styled('H', '丙', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        parts,
      ),
    ).toEqual(['一、甲', '二、乙', '丙']);
  });

  test('an empty paragraph of a list takes no number', async () => {
    expect(await docxOf(listed('甲', 1) + listed('', 1) + listed('乙', 1), parts)).toEqual([
      '一、甲',
      '二、乙',
    ]);
  });

  test('text boxes follow their paragraph once, and hidden words and field codes are left out', async () => {
    const box = `<mc:AlternateContent><mc:Choice><w:txbxContent><w:p>${run('框内')}</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>${run('框内')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>`;
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 9</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    expect(
      await docxOf(
        `<w:p>${run('正文')}<w:r>${box}</w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>${field}</w:p>`,
      ),
    ).toEqual(['正文7', '框内']);
  });

  test('a deleted paragraph mark joins, and a moved passage stands once', async () => {
    expect(
      await docxOf(
        `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前')}</w:p><w:p>${run('后')}<w:moveFrom>${run('移')}</w:moveFrom><w:moveTo>${run('移')}</w:moveTo></w:p>`,
      ),
    ).toEqual(['前后移']);
  });

  test('cells that span columns or rows keep the others in their places; a frame of one cell is text', async () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${run(text)}</w:p></w:tc>`;
    const table = `<w:tbl><w:tr>${cell('甲', '<w:gridSpan w:val="2"/>')}${cell('乙')}</w:tr><w:tr>${cell('丙', '<w:vMerge w:val="restart"/>')}${cell('1')}${cell('2')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('3')}${cell('4')}</w:tr></w:tbl>`;
    expect(await docxOf(table)).toEqual([
      JSON.stringify([
        ['甲', '', '乙'],
        ['丙', '1', '2'],
        ['', '3', '4'],
      ]),
    ]);
    expect(await docxOf(`<w:tbl><w:tr>${cell('全文')}</w:tr></w:tbl>`)).toEqual(['全文']);
  });

  test('a document nested beyond all reason does not exhaust the stack', async () => {
    await expect(docxOf('<w:sdt>'.repeat(50_000) + `<w:p>${run('深处')}</w:p>`)).rejects.toThrow(
      'noText',
    );
  });
});

describe('rtf', () => {
  const rtfOf = async (text: string): Promise<string[]> =>
    lines(
      (
        await readFile(
          'x.rtf',
          Uint8Array.from(text, (c) => c.charCodeAt(0)),
        )
      ).blocks,
    );

  test('\\uc says how many characters a \\u replaces', async () => {
    expect(
      await rtfOf(
        "{\\rtf1\\ansi\\uc1 \\u27861?\\u27835\\'3f\\par {\\uc0\\u25919\\u24220}\\uc2 \\u20843 ab!\\par}",
      ),
    ).toEqual(['法治', '政府八!']);
  });

  test('a code page is read by font, and a double byte may end in a plain character', async () => {
    expect(
      await rtfOf(
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset134 B;}}\\f0 caf\\'e9 \\f1\\'b7\\'a8\\'81@\\par}",
      ),
    ).toEqual(['café 法丂']);
  });

  test('deleted and hidden words, pictures, codes of fields and unknown destinations are left out', async () => {
    expect(
      await rtfOf(
        '{\\rtf1 A{\\deleted B}{\\v C}{\\pict 0102}{\\*\\foo D}{\\field{\\*\\fldinst PAGE}{\\fldrslt 5}}{\\info{\\title E}}\\par}',
      ),
    ).toEqual(['A5']);
  });

  test('a text box is a paragraph of its own, and its picture for old readers is not read twice', async () => {
    expect(
      await rtfOf(
        '{\\rtf1 Be{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt Box\\par}}{\\shprslt Box}}fore\\par}',
      ),
    ).toEqual(['Box', 'Before']);
  });

  test('the number that the maker rendered stands before its paragraph', async () => {
    expect(
      await rtfOf(
        '{\\rtf1 {\\listtext\\tab 1.\\tab}First\\par{\\listtext\\u61623?\\tab}Point\\par}',
      ),
    ).toEqual(['1. First', '•Point']);
  });
});

describe('html', () => {
  const pageOf = async (html: string): Promise<RawBlock[]> => [
    ...(await readFile('x.html', strToU8(html))).blocks,
  ];
  const prose = '县政府坚持以人民为中心，认真落实各项部署，取得新的成效。';

  test('lines that only <br> parts are paragraphs where they are indented', async () => {
    expect(
      lines(
        await pageOf(
          `<html><body><div>\u3000\u3000一、成效<br>\u3000\u3000${prose}<br>续行</div></body></html>`,
        ),
      ),
    ).toEqual(['一、成效', `${prose}\n续行`]);
  });

  test('the title before the main text belongs to it, navigation around it does not', async () => {
    const html = `<html><head><title>某地法治政府建设年度报告</title></head><body><ul><li><a href="x">首页</a></li></ul><h1>某地法治政府建设年度报告</h1><div id="a"><p>${prose}</p><p>一、成效</p><p>${prose}</p><p>某地人民政府</p></div><div style="display:none"><p>${prose}</p></div><div>主办单位：某办公室</div></body></html>`;
    const blocks = await pageOf(html);
    expect(lines(blocks)).toEqual([
      '某地法治政府建设年度报告',
      prose,
      '一、成效',
      prose,
      '某地人民政府',
    ]);
    expect(blocks.filter((b) => b.aside !== undefined).map((b) => b.aside)).toEqual([
      'metadata',
      'navigation',
      'other',
      'footer',
    ]);
  });

  test('a page that calls itself UTF-8 and is not is read by its bytes', async () => {
    const gbk = [
      0xb7, 0xa8, 0xd6, 0xce, 0xd5, 0xfe, 0xb8, 0xae, 0xbd, 0xa8, 0xc9, 0xe8, 0xb1, 0xa8, 0xb8,
      0xe6,
    ];
    const bytes = Uint8Array.from([
      ...strToU8('<html><meta charset="utf-8"><body><p>'),
      ...gbk,
      ...gbk,
      ...strToU8('</p>'),
    ]);
    const read = await readFile('x.html', bytes);
    expect(read.encoding).toBe('gb18030');
    expect(lines(read.blocks)).toEqual(['法治政府建设报告法治政府建设报告']);
  });

  test('an element of the site’s own invention may hold the report, and <pre> keeps its lines', async () => {
    expect(
      lines(
        await pageOf(
          `<body><div><my-content><p>${prose}</p><p>二、问题</p></my-content></div><p>版权所有 某地</p></body>`,
        ),
      ),
    ).toEqual([prose, '二、问题']);
    expect(lines(await pageOf(`<body><pre>一、成效\n${prose}</pre></body>`))).toEqual([
      `一、成效\n${prose}`,
    ]);
  });

  test('a table that is layout gives paragraphs, a table of data its cells', async () => {
    const html = `<table><tr><td><p>${prose}</p><p>${prose}</p><table><tr><th rowspan="2">年</th><th>件</th></tr><tr><td>9</td></tr></table></td></tr></table>`;
    expect(lines(await pageOf(html))).toEqual([
      prose,
      prose,
      JSON.stringify([
        ['年', '件'],
        ['', '9'],
      ]),
    ]);
  });
});

describe('mhtml', () => {
  test('a page in UTF-16, as old browsers saved it, and one in GBK by the header alone', async () => {
    const mail = (charset: string, body: Uint8Array): Uint8Array =>
      strToU8(
        `From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="${charset}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(String.fromCharCode(...body))}\r\n--b--\r\n`,
      );
    const utf16 = [
      0xff,
      0xfe,
      ...[...'<p>法治政府</p>'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ];
    const gbk = [
      ...strToU8('<p>'),
      0xb7,
      0xa8,
      0xd6,
      0xce,
      0xd5,
      0xfe,
      0xb8,
      0xae,
      ...strToU8('</p>'),
    ];
    const read = async (bytes: Uint8Array): Promise<string[]> =>
      lines((await readFile('x.mht', bytes)).blocks);
    expect(await read(mail('unicode', Uint8Array.from(utf16)))).toEqual(['法治政府']);
    expect(await read(mail('gb2312', Uint8Array.from(gbk)))).toEqual(['法治政府']);
  });
});

describe('pages', () => {
  const piece = (text: string, x: number, y: number, height = 10): Piece => ({
    text,
    x,
    y,
    width: text.length * height,
    height,
  });
  const page = (pieces: Piece[]): { width: number; height: number; pieces: Piece[] } => ({
    width: 400,
    height: 600,
    pieces,
  });

  test('a paragraph goes on over a page, between them a running head and a page number', () => {
    const long = '县政府坚持统筹推进各项法治工作任务落实到位并取得了新的进展'.slice(0, 28);
    const first = [
      piece('某文件', 50, 30),
      piece(long, 70, 100),
      piece(long + '一二', 50, 120),
      piece(long + '三四', 50, 540),
      piece('1', 200, 590),
    ];
    const second = [
      piece('某文件', 50, 30),
      piece('成效。', 50, 100),
      piece('二、问题', 70, 120),
      piece('2', 200, 590),
    ];
    const blocks = layPages([page(first), page(second)]);
    expect(blocks.filter((b) => b.aside !== undefined)).toEqual([
      { kind: 'para', text: '某文件', aside: 'header' },
      { kind: 'para', text: '1', aside: 'footer' },
    ]);
    expect(lines(blocks).at(-2)).toMatch(/三四成效。$/);
    expect(lines(blocks).at(-1)).toBe('二、问题');
  });

  test('figures side by side stay two figures, and a raised figure is a note', () => {
    expect(lines(layPages([page([piece('12', 50, 100), piece('34', 73, 100)])]))).toEqual([
      '12 34',
    ]);
    expect(lines(layPages([page([piece('审议', 50, 100), piece('1', 70, 96, 6)])]))).toEqual([
      '审议',
    ]);
    expect(lines(layPages([page([piece('3km', 50, 100), piece('2', 80, 96, 6)])]))).toEqual([
      '3km2',
    ]);
  });

  test('page numbers are listed in runs', () => {
    expect(pageList([1, 2, 3, 5, 8, 9])).toBe('1–3, 5, 8–9');
  });
});

describe('characters out of a PDF', () => {
  test('radicals, compatibility ideographs and look-alikes become what was meant', () => {
    expect(repairCharacters('⻓⺠⻔⻅⻘⻛⻚⻆⻋⻢⻝⽤戶⾏这―')).toBe(
      '长民门见青风页角车马食用户行这—',
    );
    expect(repairCharacters('貧困戶與⽤')).toBe('貧困戶與用');
    expect(repairCharacters('\uf900')).toBe('豈');
  });

  test('text is text, and the remains of a font without a map are not', () => {
    expect(isGarbage(original)).toBe(false);
    expect(
      isGarbage(
        [...original]
          .map((c) =>
            /[\u4e00-\u9fff]/.test(c) ? String.fromCharCode(0xe000 + (c.charCodeAt(0) % 500)) : c,
          )
          .join(''),
      ),
    ).toBe(true);
    expect(
      isGarbage(
        [...original]
          .map((c) => (/[\u4e00-\u9fff]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 1234) : c))
          .join(''),
      ),
    ).toBe(true);
    expect(isGarbage(original.replace(/[的下政法]/g, 'Q').replace(/、/g, '1'))).toBe(true);
    expect(isGarbage('依法行政')).toBe(false);
  });

  test('traditional text is text', () => {
    expect(
      isGarbage(
        '縣政府堅持依法行政，認真貫徹落實各項決策部署，推進法治政府建設取得新的進展，現將有關情況報告如下，並請審議。'.repeat(
          4,
        ),
      ),
    ).toBe(false);
  });
});
