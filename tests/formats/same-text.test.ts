import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/parse/formats/choose';
import { asides, fixture, original, words } from './reading';

/** Which reader must recognise it, and the name it comes under: the ending is wrong on purpose in the second half. */
const files: readonly [file: string, as: string, mediaType: string][] = [
  [
    'report.docx',
    'report.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['report.doc', 'report.doc', 'application/msword'],
  ['report.doc', 'report.wps', 'application/msword'],
  ['report.rtf', 'report.rtf', 'application/rtf'],
  ['report-936.rtf', 'report.rtf', 'application/rtf'],
  ['report.odt', 'report.odt', 'application/vnd.oasis.opendocument.text'],
  ['report.ofd', 'report.ofd', 'application/ofd'],
  ['report-writer.pdf', 'report.pdf', 'application/pdf'],
  ['report-chromium.pdf', 'report.pdf', 'application/pdf'],
  ['report-cid.pdf', 'report.pdf', 'application/pdf'],
  ['page-gbk.shtml', 'page.html', 'text/html'],
  [
    'report.docx',
    'report.doc',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['report.rtf', 'report.doc', 'application/rtf'],
  ['page-gbk.shtml', 'report.doc', 'text/html'],
  ['report.mhtml', 'report.doc', 'multipart/related'],
  ['report-chromium.pdf', 'report.docx', 'application/pdf'],
  ['report.doc', 'report.txt', 'application/msword'],
];

describe('the same report out of every format', () => {
  test.each(files)('%s named %s gives the words of the original', async (file, name, mediaType) => {
    const read = await readFile(name, fixture(file));
    expect(read.mediaType).toBe(mediaType);
    expect(read.problems).toEqual([]);
    // A page of one sheet has no second running head to compare with, so Writer's stays in the text.
    expect(
      words(read)
        .replace(/^青岚县人民政府文件(?=青岚县)/, '')
        .replace(/1?数据截至2023年12月31日。$/, ''),
    ).toBe(original);
  });

  test('the web archive differs only by nothing: what a script wrote stands outside the main text', async () => {
    const read = await readFile('x.mhtml', fixture('report.mhtml'));
    expect(words(read)).toBe(original);
    expect(asides(read, 'other').join()).toContain('脚本写出的内容9999件');
  });

  test('a script in a saved page is never run', async () => {
    const read = await readFile('x.html', fixture('page-gbk.shtml'));
    expect(JSON.stringify(read.blocks)).not.toContain('9999');
  });

  test.each([
    'report.docx',
    'report.doc',
    'report.rtf',
    'report.odt',
    'report-writer.pdf',
    'report-chromium.pdf',
    'report-cid.pdf',
    'report.ofd',
    'page-gbk.shtml',
  ])('%s keeps the table as cells', async (file) => {
    const { blocks } = await readFile(file, fixture(file));
    expect(blocks.filter((block) => block.kind === 'table' && block.aside === undefined)).toEqual([
      {
        kind: 'table',
        rows: [
          ['指标', '2022年', '2023年', '单位'],
          ['行政复议受理', '44', '52', '件'],
          ['行政应诉', '23', '19', '件'],
          ['人民调解', '1758', '1826', '件'],
        ],
      },
    ]);
  });

  test.each(['report.docx', 'report.doc', 'report.rtf', 'report.odt'])(
    '%s keeps the depth of headings',
    async (file) => {
      const { blocks } = await readFile(file, fixture(file));
      const headings = blocks.flatMap((b) =>
        b.kind === 'para' && b.level !== undefined ? [`${b.level} ${b.text}`] : [],
      );
      expect(headings.slice(0, 5)).toEqual([
        '1 一、主要工作举措和成效',
        '2 （一）依法全面履行政府职能',
        '2 （二）完善依法行政制度体系',
        '2 （三）规范公正文明执法',
        '3 1.落实行政执法三项制度',
      ]);
      expect(headings.at(-1)).toBe('1 四、2024年工作安排');
    },
  );

  test.each(['report.docx', 'report.doc', 'report.rtf', 'report.odt'])(
    '%s sets running heads and notes aside',
    async (file) => {
      const read = await readFile(file, fixture(file));
      expect(asides(read, 'header')).toContain('青岚县人民政府文件');
      expect(asides(read, 'footnote')).toEqual(['数据截至2023年12月31日。']);
    },
  );

  test.each(['report-writer.pdf', 'report-chromium.pdf', 'report-cid.pdf', 'report.ofd'])(
    '%s sets page numbers aside',
    async (file) => {
      const read = await readFile(file, fixture(file));
      expect(asides(read, 'footer').map((text) => text.replace(/\s/g, ''))).toEqual([
        expect.stringMatching(/^[—-]1[—-]$/),
      ]);
    },
  );

  test.each(['report-writer.pdf', 'report-chromium.pdf', 'report-cid.pdf', 'report.ofd'])(
    '%s keeps each paragraph whole',
    async (file) => {
      const { blocks } = await readFile(file, fixture(file));
      const text = blocks.flatMap((b) => (b.kind === 'para' ? [b.text] : []));
      expect(text).toContain(
        '一是个别部门主要负责人对法治工作重视不够，运用法治思维解决问题的能力有待提高；二是基层执法力量薄弱，持证执法人员占比仅为57.2%。',
      );
      expect(text).toContain('（三）规范公正文明执法');
      expect(text).toContain('1.落实行政执法三项制度');
      expect(text).toContain('1）推进府院联动，力争行政诉讼败诉率控制在5%以内。');
      expect(text).toContain('2024年1月18日');
    },
  );

  test('radicals that Chromium writes become the characters of the page', async () => {
    expect(words(await readFile('x.pdf', fixture('radicals.pdf')))).toBe(
      '青年人民用户网站—工作面行二文止见食品风险高自八车月日长门。',
    );
  });

  test('two columns are read one after the other', async () => {
    const text = words(await readFile('x.pdf', fixture('columns.pdf')));
    const order = [
      '2023年，青岚县',
      '一、主要工作',
      '（一）',
      '一是优化',
      '26.4035万元',
      '（二）',
      '修改6件',
      '370余条',
      '收到行政复议',
      '三、党政',
      '1）推进',
    ];
    expect(order.map((part) => text.indexOf(part))).toEqual(
      [...order.map((part) => text.indexOf(part))].sort((a, b) => a - b),
    );
    expect(text).toContain('保留61件、废止9件、宣布失效7件、修改6件。开展合法性审查142件次');
  });

  test('a page says where it comes from, outside the report', async () => {
    const read = await readFile('x.html', fixture('page-gbk.shtml'));
    expect(read.encoding).toBe('gb18030');
    expect(asides(read, 'breadcrumb')).toEqual(['当前位置：首页 > 政务公开 > 法治政府建设']);
    expect(asides(read, 'metadata').join('\n')).toContain('发布机构： 青岚县人民政府办公室');
    expect(asides(read, 'navigation')).toContain('网站首页');
  });
});

describe('tracked changes', () => {
  test.each(['tracked.docx', 'tracked.doc', 'tracked.rtf', 'tracked.odt'])(
    '%s is read as accepted, and says so',
    async (file) => {
      const read = await readFile(file, fixture(file));
      expect(words(read)).toContain('办理行政复议案件72件。');
      expect(words(read)).not.toContain('71');
      expect(read.problems).toEqual([
        { code: 'trackedChanges', stage: 'format', params: { count: 1 } },
      ]);
    },
  );
});
