import { chromium, type Page } from 'playwright-core';
import { read } from '../../src/engine/read';
import { readFile } from '../../src/parse/formats/choose';
import { fixture } from '../formats/reading';
import { writeLibrary } from '../library/generate';
import { executablePath } from './browser';
import { best, cpu, ratio, readAll, type Row } from './engine';

const files = [
  'report.docx',
  'report.doc',
  'report.rtf',
  'report.odt',
  'report.ofd',
  'report.mhtml',
  'page-gbk.shtml',
  'report-cid.pdf',
  'report-writer.pdf',
  'report-chromium.pdf',
];

/**
 * Reading the same report, from bytes to facts, from other formats, against plain text. In turn, and only once
 * everything is warm: otherwise what is read first pays for the others.
 */
export async function formatRows(): Promise<Row[]> {
  const least = new Map<string, number>();
  for (let turn = -2; turn < 5; turn++)
    for (const name of ['report.txt', ...files]) {
      const some = Array.from({ length: 5 }, () => ({ name, bytes: fixture(name) }));
      const cost = await cpu(() => readAll(some, 1));
      if (turn >= 0) least.set(name, Math.min(least.get(name) ?? Infinity, cost));
    }
  const plain = least.get('report.txt') ?? NaN;
  return files.map((name) => ({
    what: `${name} ÷ report.txt`,
    measured: ratio((least.get(name) ?? NaN) / plain),
    goal: '',
    good: null,
  }));
}

/** Something printed by Chromium. */
export async function printed(
  work: (page: Page) => Promise<Buffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const browser = await chromium.launch({ executablePath });
  try {
    return new Uint8Array(await work(await browser.newPage()));
  } finally {
    await browser.close();
  }
}

/** The text of so many generated reports as HTML. */
export const paragraphs = (reports: number): string =>
  [...writeLibrary(reports)]
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => `<p>${line}</p>`)
    .join('');

const tenPages = (): Promise<Uint8Array<ArrayBuffer>> =>
  printed(async (page) => {
    await page.setContent(
      `<style>p { text-indent: 2em; line-height: 1.8 }</style>${paragraphs(12)}`,
    );
    return page.pdf({ format: 'A4', pageRanges: '1-10' });
  });

/** All that anybody needs who takes the text of a PDF with pdf.js: open it, and ask every page. */
async function bare(bytes: Uint8Array): Promise<number> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  let characters = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) characters += 'str' in item ? item.str.length : 0;
  }
  await document.loadingTask.destroy();
  return characters;
}

/** Our reader against pdf.js alone, in turn on the same ten pages. */
export async function pdfRows(): Promise<Row[]> {
  const bytes = await tenPages();
  const rounds = 3;
  const repeat = (work: () => Promise<unknown>) => async (): Promise<void> => {
    for (let i = 0; i < rounds; i++) await work();
  };
  const ours = repeat(() => readFile('x.pdf', bytes));
  const theirs = repeat(() => bare(bytes));
  const whole = repeat(() => read('x.pdf', bytes));
  await whole();
  if ((await bare(bytes)) < 5000) throw new Error('the ten pages hold too little text');
  const least = { ours: Infinity, theirs: Infinity, whole: Infinity };
  for (let turn = 0; turn < 5; turn++) {
    least.theirs = Math.min(least.theirs, await best(1, theirs));
    least.ours = Math.min(least.ours, await best(1, ours));
    least.whole = Math.min(least.whole, await best(1, whole));
  }
  const cost = least.ours / least.theirs;
  return [
    {
      what: '10-page Chromium PDF to paragraphs ÷ pdf.js getTextContent alone',
      measured: ratio(cost),
      goal: '< 1.5 ×',
      good: cost < 1.5,
    },
    {
      what: 'the same from bytes to facts and findings ÷ pdf.js getTextContent alone',
      measured: ratio(least.whole / least.theirs),
      goal: '',
      good: null,
    },
  ];
}
