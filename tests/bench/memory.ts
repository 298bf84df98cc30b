import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { host } from '../e2e/static';
import { executablePath } from './browser';
import type { Row } from './engine';
import { paragraphs, printed } from './formats';
import { noted, renderersOf } from './processes';

const small = fileURLToPath(new URL('../fixtures/report-chromium.pdf', import.meta.url));

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

/** Megabytes before and at most; how many facts were read, to see that there was anything to read. */
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

/** Megabytes of a Node process that reads one large PDF and little else, with the engine of the worker. */
async function inNode(folder: string, large: string): Promise<Peak> {
  const script = await buildPeak(folder);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const said = execFileSync(process.execPath, [script, small, large], {
    stdio: ['ignore', 'pipe', 'ignore'], // pdf.js regrets that Node cannot paint
  }).toString();
  return JSON.parse(said) as Peak;
}

/** The same in Chromium: the process of the page with its workers, before and at most while the large PDF is read. */
async function inChromium(folder: string, large: string): Promise<Peak> {
  const site = await host(folder);
  const server = await chromium.launchServer({ executablePath });
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.goto(site.address);
    await page.getByTestId('file-input').setInputFiles(small);
    await page.getByTestId('import-clear').waitFor();
    await page.getByTestId('import-clear').click();
    const processes = renderersOf(server.process().pid ?? 0);
    for (const id of processes) writeFileSync(`/proc/${id}/clear_refs`, '5'); // forget the most so far
    const before = noted(processes, 'VmRSS');
    await page.getByTestId('file-input').setInputFiles(large);
    await page.getByTestId('import-clear').waitFor({ timeout: 300_000 });
    const facts = await page.getByTestId('report-row').count();
    return { before, peak: noted(processes, 'VmHWM'), facts: facts === 2 ? 1 : 0 };
  } finally {
    await server.close();
    await site.stop();
  }
}

const row = (where: string, megabytes: number, { before, peak, facts }: Peak): Row => {
  if (facts === 0) throw new Error(`nothing was read from the large PDF: ${where}`);
  return {
    what: `a ${megabytes} MB PDF, peak memory of ${where} (after a small PDF)`,
    measured: `${Math.round(peak)} MB (${Math.round(before)} MB)`,
    goal: '≤ 200 MB more',
    good: peak - before <= 200,
  };
};

/** What reading one large PDF takes, in a bare process and in the page and worker of the app built in `built`. */
export async function memoryRows(built: string): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zhijing-bench-'));
  try {
    const large = join(folder, 'large.pdf');
    const bytes = await twentyMegabytes();
    writeFileSync(large, bytes);
    const megabytes = Math.round(bytes.length / 1e6);
    const rows = [row('a Node process', megabytes, await inNode(folder, large))];
    if (process.platform !== 'linux') return rows; // only its kernel notes what a process held at most
    return [...rows, row('the page with its workers', megabytes, await inChromium(built, large))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
