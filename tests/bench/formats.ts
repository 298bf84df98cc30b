import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
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
      const cost = await cpu(() => readAll(some));
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
async function printed(work: (page: Page) => Promise<Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const browser = await chromium.launch({ executablePath });
  try {
    return new Uint8Array(await work(await browser.newPage()));
  } finally {
    await browser.close();
  }
}

const paragraphs = (reports: number): string =>
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

/** Ten pages of text, and pictures of noise, which no packing makes smaller, until the file has 20 MB. */
const twentyMegabytes = (): Promise<Uint8Array<ArrayBuffer>> =>
  printed(async (page) => {
    await page.setContent(`${paragraphs(10)}<div id="pictures"></div>`);
    await page.evaluate(async () => {
      for (let n = 0; n < 7; n++) {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1000;
        const context = canvas.getContext('2d');
        const data = context?.createImageData(1000, 1000);
        if (!context || !data) continue;
        let state = n + 1;
        for (let at = 0; at < data.data.length; at++) {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          data.data[at] = at % 4 === 3 ? 255 : state >>> 24;
        }
        context.putImageData(data, 0, 0);
        const picture = new Image();
        picture.src = canvas.toDataURL('image/png');
        await picture.decode();
        picture.style.width = '100%';
        document.querySelector('#pictures')?.append(picture);
      }
    });
    return page.pdf({ format: 'A4' });
  });

interface Peak {
  readonly before: number;
  readonly peak: number;
  readonly facts: number;
}

/** The engine as one script for Node: what compiles TypeScript on the way holds more memory than any PDF. */
async function buildPeak(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: fileURLToPath(new URL('peak.ts', import.meta.url)), outDir: folder },
    ssr: { noExternal: true },
  });
  return join(folder, 'peak.js');
}

/** Memory of a process that reads one large PDF and little else; the worker of the page runs the same code. */
export async function memoryRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhijing-bench-'));
  try {
    const script = await buildPeak(folder);
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const small = fileURLToPath(new URL('../fixtures/report-chromium.pdf', import.meta.url));
    const large = join(folder, 'large.pdf');
    const bytes = await twentyMegabytes();
    writeFileSync(large, bytes);
    const said = execFileSync(process.execPath, [script, small, large], {
      stdio: ['ignore', 'pipe', 'ignore'], // pdf.js regrets that Node cannot paint
    }).toString();
    const { before, peak, facts } = JSON.parse(said) as Peak;
    if (facts === 0) throw new Error('nothing was read from the large PDF');
    return [
      {
        what: `a ${Math.round(bytes.length / 1e6)} MB PDF, peak memory of a Node process (after a small PDF)`,
        measured: `${Math.round(peak)} MB (${Math.round(before)} MB)`,
        goal: '≤ 200 MB more',
        good: peak - before <= 200,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
