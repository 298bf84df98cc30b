import type { Lang } from '../catalog/messages/words';

/** How a line of a sheet is marked: what fails, what needs a look, what is there. Always with a word beside it. */
export type PaperTone = 'plain' | 'fail' | 'look' | 'fact';

/** A cell: its words, and whether it is a number or marked. */
export interface PaperCell {
  readonly text: string;
  readonly tone?: PaperTone;
}

export type PaperBlock =
  | { readonly kind: 'para'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly title: string; readonly number?: boolean }[];
      readonly rows: readonly (readonly PaperCell[])[];
    }
  | {
      readonly kind: 'list';
      readonly items: readonly {
        readonly text: string;
        /** Words of the report. */
        readonly quote?: string;
        readonly tone?: PaperTone;
      }[];
    };

/**
 * A sheet to be printed or handed on: finished words in one language, no markup. The page shows it, and the writers of
 * HTML and DOCX take it as it is, so that all three say the same.
 */
export interface Paper {
  readonly lang: Lang;
  readonly title: string;
  /** Lines under the title. */
  readonly about: readonly string[];
  /** What it comes to, before the lists. */
  readonly summary?: string;
  readonly sections: readonly PaperSection[];
  /** The last line: how the sheet came about. */
  readonly foot: string;
  /** Set small, so that the sheet is one page of A4. */
  readonly compact?: boolean;
  /** On pages of its own behind the foot: what the sheet has no room for. */
  readonly annex?: { readonly title: string; readonly sections: readonly PaperSection[] };
}

/** A part of a sheet under its heading. */
export interface PaperSection {
  readonly title: string;
  readonly note?: string;
  readonly blocks: readonly PaperBlock[];
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/gu, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? '&quot;');

const style = `
@page { size: A4; margin: 13mm 15mm; }
body { max-width: 178mm; margin: 24px auto; padding: 0 16px; color: #1f2a37; background: #fff;
  font: 10.5pt/1.55 "Times New Roman", "Songti SC", SimSun, "Noto Serif CJK SC", serif; }
h1 { margin: 0 0 6px; font-size: 17pt; text-align: center; }
h2 { margin: 14px 0 4px; padding-bottom: 2px; border-bottom: 1px solid #999; font-size: 12pt; break-after: avoid; }
p { margin: 3px 0; }
.about { text-align: center; color: #444; }
.note, .foot { color: #555; font-size: 9pt; }
.foot { margin-top: 16px; border-top: 1px solid #ccc; padding-top: 4px; }
table { width: 100%; border-collapse: collapse; font-size: 9.5pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 2px 6px; border: 1px solid #bbb; text-align: left; vertical-align: top; }
th { background: #f4f2ea; font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
ol { margin: 0; padding-left: 22px; }
li { margin: 3px 0; break-inside: avoid; }
q { display: block; quotes: none; color: #444; padding-left: 8px; border-left: 2px solid #ccc; }
.summary { margin: 6px 0; padding: 4px 8px; border: 1px solid #999; }
.annex { break-before: page; margin-top: 32px; }
.compact { font-size: 9pt; line-height: 1.32; }
.compact h1 { font-size: 14pt; }
.compact h2 { margin: 7px 0 2px; padding-bottom: 1px; font-size: 10.5pt; }
.compact p, .compact li { margin: 1px 0; }
.compact table { font-size: 8.5pt; }
.compact th, .compact td { padding: 0 4px; }
.compact .note, .compact .foot { font-size: 8pt; }
.compact .foot { margin-top: 6px; padding-top: 2px; }
.fail { color: #8f2a16; } .look { color: #6b4500; } .fact { color: #1d5147; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
`.trim();

const marked = (tone: PaperTone | undefined, more = ''): string => {
  const names = [tone === undefined || tone === 'plain' ? '' : tone, more].filter(Boolean);
  return names.length > 0 ? ` class="${names.join(' ')}"` : '';
};

function blockHtml(block: PaperBlock): string {
  if (block.kind === 'para') return `<p>${escaped(block.text)}</p>`;
  if (block.kind === 'list') {
    const items = block.items.map(({ text, quote, tone }) => {
      const said = quote ? `<q>${escaped(quote)}</q>` : '';
      return `<li><span${marked(tone)}>${escaped(text)}</span>${said}</li>`;
    });
    return `<ol>${items.join('\n')}</ol>`;
  }
  const { columns, rows } = block;
  const name = (i: number): string => (columns[i]?.number ? 'number' : '');
  const head = columns.map((c, i) => `<th${marked('plain', name(i))}>${escaped(c.title)}</th>`);
  const lines = rows.map((row) => {
    const cells = row.map((c, i) => `<td${marked(c.tone, name(i))}>${escaped(c.text)}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${head.join('')}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table>`;
}

const sectionHtml = ({ title, note, blocks }: PaperSection): string =>
  [
    `<section><h2>${escaped(title)}</h2>`,
    ...(note ? [`<p class="note">${escaped(note)}</p>`] : []),
    ...blocks.map(blockHtml),
    '</section>',
  ].join('\n');

/** The sheet as one HTML file that asks for nothing: no scripts, no addresses. Foreign words are escaped. */
export function paperHtml(paper: Paper): string {
  const { annex } = paper;
  return [
    '<!doctype html>',
    `<html lang="${paper.lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(paper.title)}</title>`,
    `<style>${style}</style></head><body${paper.compact ? ' class="compact"' : ''}>`,
    `<h1>${escaped(paper.title)}</h1>`,
    ...paper.about.map((line) => `<p class="about">${escaped(line)}</p>`),
    ...(paper.summary ? [`<p class="summary">${escaped(paper.summary)}</p>`] : []),
    ...paper.sections.map(sectionHtml),
    `<p class="foot">${escaped(paper.foot)}</p>`,
    ...(annex
      ? [
          `<div class="annex"><h1>${escaped(annex.title)}</h1>`,
          ...annex.sections.map(sectionHtml),
          '</div>',
        ]
      : []),
    '</body></html>',
    '',
  ].join('\n');
}
