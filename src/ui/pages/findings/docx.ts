import type { Paragraph, Table } from 'docx';
import type { Paper, PaperBlock, PaperSection, PaperTone } from '../../../views/paper';
import { width } from '../../../views/sheet-room';

const colors: Readonly<Record<PaperTone, string>> = {
  plain: '1F2A37',
  fail: '8F2A16',
  look: '6B4500',
  fact: '1D5147',
};
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
const heading = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimHei' };

type Docx = typeof import('docx');

/** A4 is so wide, in twentieths of a point. */
const paperWidth = 11906;

/** Sizes in half points, distances in twentieths of a point. */
interface Look {
  readonly text: number;
  readonly cell: number;
  readonly small: number;
  readonly heading: number;
  readonly title: number;
  readonly line: number;
  readonly gap: number;
  readonly cellGap: number;
  readonly above: number;
  readonly margin: number;
}

/** A sheet of one page is set smaller. */
const looks: Readonly<Record<'usual' | 'compact', Look>> = {
  usual: {
    ...{ text: 21, cell: 19, small: 18, heading: 24, title: 34 },
    ...{ line: 300, gap: 40, cellGap: 40, above: 240, margin: 1020 },
  },
  compact: {
    ...{ text: 18, cell: 17, small: 15, heading: 20, title: 28 },
    ...{ line: 228, gap: 8, cellGap: 0, above: 90, margin: 740 },
  },
};

type TableBlock = Extract<PaperBlock, { kind: 'table' }>;

/** Widths of columns in twentieths of a point: by their longest words, none too narrow, none over half. */
function widthsOf({ columns, rows }: TableBlock, whole: number): number[] {
  const wants = columns.map(({ title }, i) => {
    const longest = Math.max(width(title), ...rows.map((row) => width(row[i]?.text ?? '')));
    return Math.min(24, Math.max(7, longest));
  });
  const sum = wants.reduce((n, w) => n + w, 0);
  return wants.map((w) => Math.floor((w / sum) * whole));
}

function tableOf(docx: Docx, block: TableBlock, look: Look) {
  const { Table, TableRow, TableCell, Paragraph, TextRun, AlignmentType, TableLayoutType } = docx;
  const { WidthType } = docx;
  const widths = widthsOf(block, paperWidth - 2 * (look.margin + 100));
  const cell = (text: string, i: number, more: { bold?: boolean; color?: string }) =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      margins: { top: look.cellGap, bottom: look.cellGap, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: block.columns[i]?.number ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, size: look.cell, font, ...more })],
        }),
      ],
    });
  const head = block.columns.map((c, i) => cell(c.title, i, { bold: true }));
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((c, i) => cell(c.text, i, { color: colors[c.tone ?? 'plain'] })),
      }),
  );
  return new Table({
    width: { size: widths.reduce((n, w) => n + w, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [new TableRow({ tableHeader: true, children: head }), ...rows],
  });
}

function blockOf(docx: Docx, block: PaperBlock, look: Look): (Paragraph | Table)[] {
  const { Paragraph, TextRun } = docx;
  const line = (text: string, color: string, indent = 0) =>
    new Paragraph({
      spacing: { before: look.gap, after: look.gap, line: look.line },
      indent: { left: indent },
      children: [new TextRun({ text, size: look.text, font, color })],
    });
  if (block.kind === 'para') return [line(block.text, colors.plain)];
  if (block.kind === 'table') return [tableOf(docx, block, look)];
  return block.items.flatMap((item, i) => [
    line(`${i + 1}. ${item.text}`, colors[item.tone ?? 'plain']),
    ...(item.quote ? [line(item.quote, '52606D', 360)] : []),
  ]);
}

const smallOf = ({ Paragraph, TextRun }: Docx, text: string, look: Look) =>
  new Paragraph({ children: [new TextRun({ text, size: look.small, color: '52606D', font })] });

function sectionOf(docx: Docx, section: PaperSection, look: Look): (Paragraph | Table)[] {
  const { Paragraph, TextRun, HeadingLevel } = docx;
  const { title, note, blocks } = section;
  const run = { text: title, size: look.heading, bold: true, color: colors.plain, font: heading };
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      keepNext: true,
      spacing: { before: look.above, after: look.gap * 2 },
      children: [new TextRun(run)],
    }),
    ...(note ? [smallOf(docx, note, look)] : []),
    ...blocks.flatMap((block) => blockOf(docx, block, look)),
  ];
}

/** A sheet as a DOCX file of A4 pages. The writer is loaded when it is first needed. */
export async function paperDocx(paper: Paper): Promise<Blob> {
  const docx = await import('docx');
  const { Document, Packer, Paragraph, TextRun, AlignmentType, HeadingLevel } = docx;
  const look = looks[paper.compact ? 'compact' : 'usual'];
  const { margin } = look;
  const title = (text: string, pageBreakBefore = false) =>
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      pageBreakBefore,
      spacing: { after: look.gap * 3 },
      children: [new TextRun({ text, size: look.title, bold: true, font: heading })],
    });
  const about = (text: string) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: look.gap * 2 },
      children: [new TextRun({ text, size: look.text, font })],
    });
  const sections = (list: readonly PaperSection[]) =>
    list.flatMap((section) => sectionOf(docx, section, look));
  const { annex, summary } = paper;
  const document = new Document({
    title: paper.title,
    creator: '治镜',
    sections: [
      {
        properties: {
          page: {
            size: { width: paperWidth, height: 16838 },
            margin: { top: margin, bottom: margin, left: margin + 100, right: margin + 100 },
          },
        },
        children: [
          title(paper.title),
          ...paper.about.map(about),
          ...(summary ? blockOf(docx, { kind: 'para', text: summary }, look) : []),
          ...sections(paper.sections),
          smallOf(docx, paper.foot, look),
          ...(annex ? [title(annex.title, true), ...sections(annex.sections)] : []),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}
