import type { Paragraph, Table } from 'docx';
import type { Paper, PaperBlock, PaperTone } from '../../../views/paper';

const colors: Readonly<Record<PaperTone, string>> = {
  plain: '1F2A37',
  fail: '8F2A16',
  look: '6B4500',
  fact: '1D5147',
};
const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
const heading = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimHei' };

type Docx = typeof import('docx');

function tableOf(docx: Docx, block: Extract<PaperBlock, { kind: 'table' }>) {
  const { Table, TableRow, TableCell, Paragraph, TextRun, WidthType, AlignmentType } = docx;
  const cell = (text: string, number: boolean, more: { bold?: boolean; color?: string }) =>
    new TableCell({
      margins: { top: 40, bottom: 40, left: 90, right: 90 },
      children: [
        new Paragraph({
          alignment: number ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, size: 19, font, ...more })],
        }),
      ],
    });
  const head = block.columns.map((c) => cell(c.title, c.number === true, { bold: true }));
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((c, i) =>
          cell(c.text, block.columns[i]?.number === true, { color: colors[c.tone ?? 'plain'] }),
        ),
      }),
  );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [new TableRow({ tableHeader: true, children: head }), ...rows],
  });
}

function blockOf(docx: Docx, block: PaperBlock): (Paragraph | Table)[] {
  const { Paragraph, TextRun } = docx;
  const line = (text: string, color: string, indent = 0) =>
    new Paragraph({
      spacing: { before: 40, after: 40, line: 300 },
      indent: { left: indent },
      children: [new TextRun({ text, size: 21, font, color })],
    });
  if (block.kind === 'para') return [line(block.text, colors.plain)];
  if (block.kind === 'table') return [tableOf(docx, block)];
  return block.items.flatMap((item, i) => [
    line(`${i + 1}. ${item.text}`, colors[item.tone ?? 'plain']),
    ...(item.quote ? [line(item.quote, '52606D', 360)] : []),
  ]);
}

/** A sheet as a DOCX file of A4 pages. The writer is loaded when it is first needed. */
export async function paperDocx(paper: Paper): Promise<Blob> {
  const docx = await import('docx');
  const { Document, Packer, Paragraph, TextRun, AlignmentType, HeadingLevel } = docx;
  const centred = (text: string, size: number, more: object = {}) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 80 },
      children: [new TextRun({ text, size, font })],
      ...more,
    });
  const title = new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [new TextRun({ text: paper.title, size: 34, bold: true, font: heading })],
  });
  const small = (text: string) =>
    new Paragraph({ children: [new TextRun({ text, size: 18, color: '52606D', font })] });
  const sections = paper.sections.flatMap((section): (Paragraph | Table)[] => [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      keepNext: true,
      spacing: { before: 240, after: 80 },
      children: [
        new TextRun({
          text: section.title,
          size: 24,
          bold: true,
          color: colors.plain,
          font: heading,
        }),
      ],
    }),
    ...(section.note ? [small(section.note)] : []),
    ...section.blocks.flatMap((block) => blockOf(docx, block)),
  ]);
  const document = new Document({
    title: paper.title,
    creator: '治镜',
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1020, bottom: 1020, left: 1020, right: 1020 },
          },
        },
        children: [
          title,
          ...paper.about.map((line) => centred(line, 20)),
          ...sections,
          small(''),
          small(paper.foot),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}
