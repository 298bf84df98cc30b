import type { getDocument as GetDocument, PDFDocumentProxy } from 'pdfjs-dist';
import { radicals, variants } from '../../catalog/radicals';
import type { RawBlock } from '../../model/doc';
import { find, latin1 } from './bytes';
import { note, refuse, type Format } from './format';
import type { Page, Piece } from './page-lines';
import { layPages } from './pages';
import { isGarbage } from './quality';

const mediaType = 'application/pdf';

/** pdf.js asks this for its data files; the only ones that text needs are the Chinese character maps. */
class DataFiles {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl') throw new Error(`not needed for text: ${filename}`);
    const { readCMap } = await import('./cmaps');
    return readCMap(filename);
  }
}

/** Loads both halves of pdf.js into this thread, so that no second worker is needed. */
async function loadPdf(): Promise<typeof GetDocument> {
  const scope = globalThis as unknown as { pdfjsWorker?: unknown; DOMMatrix?: unknown };
  // Node has no DOMMatrix; pdf.js makes one on loading and needs it for painting only.
  scope.DOMMatrix ??= class {};
  scope.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return getDocument;
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const getDocument = await loadPdf();
  const task = getDocument({
    // pdf.js may transfer the buffer away, and the original is kept.
    data: bytes.slice(),
    useWorkerFetch: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isEvalSupported: false,
    useSystemFonts: false,
    useWasm: false,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    standardFontDataUrl: 'fonts/',
    BinaryDataFactory: DataFiles,
    verbosity: 0,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    if (error instanceof Error && error.name === 'PasswordException') throw refuse('lockedPdf');
    throw refuse('damaged', { format: 'PDF' });
  }
}

interface ReadPage extends Page {
  readonly watermarks: readonly string[];
}

/** The characters of one page. Streamed by hand: WebKit's streams cannot be iterated. */
async function readPage(document: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await document.getPage(number);
  const { transform: view, width, height } = page.getViewport({ scale: 1 });
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view;
  const pieces: Piece[] = [];
  const watermarks: string[] = [];
  const reader = page.streamTextContent({ includeMarkedContent: false }).getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    // The library's types leave the stream's chunks open.
    const { items } = step.value as {
      items: { str: string; transform: number[]; width: number; height: number }[];
    };
    for (const item of items) {
      if (item.str === '') continue;
      const [ia = 0, ib = 0, ic = 0, id = 0, x = 0, y = 0] = item.transform;
      const across = a * ia + c * ib;
      const slope = b * ia + d * ib;
      if (Math.abs(slope) > 0.15 * Math.abs(across)) {
        if (item.str.trim()) watermarks.push(item.str);
        continue;
      }
      const size = Math.hypot(a * ic + c * id, b * ic + d * id) || item.height;
      pieces.push({
        text: item.str,
        x: a * x + c * y + e,
        y: b * x + d * y + f,
        width: item.width,
        height: size,
      });
    }
  }
  page.cleanup();
  return { width, height, pieces, watermarks };
}

/** Characters that only simplified texts have, and no text is without. */
const simplifiedOnly = /[们这为设规关门务报会]/;

const plainCharacter = (c: string): string =>
  c === '\u2015' ? '—' : (radicals.get(c) ?? (c >= '\uf900' ? c.normalize('NFKC') : c));

/**
 * Radicals, compatibility ideographs and look-alikes back to the characters that were meant. `whole` is the text
 * that shows whether simplified characters are written here, by default the piece itself.
 */
export function repairCharacters(text: string, whole?: string): string {
  const plain = text.replace(/[\u2015\u2e80-\u2fd5\uf900-\ufaff]/g, plainCharacter);
  return simplifiedOnly.test(whole ?? plain)
    ? plain.replace(/[戶黃靑]/g, (c) => variants.get(c) ?? c)
    : plain;
}

/** 1, 2, 3, 7 → 1–3, 7. */
export function pageList(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  const shown = runs
    .slice(0, 12)
    .map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return shown.join(', ') + (runs.length > 12 ? ' …' : '');
}

const repairBlock = (block: RawBlock, repair: (text: string) => string): RawBlock =>
  block.kind === 'para'
    ? { ...block, text: repair(block.text) }
    : { ...block, rows: block.rows.map((row) => row.map(repair)) };

/** More pages than any report has; the rest is left unread and named. */
const mostPages = 2000;

async function readPages(
  document: PDFDocumentProxy,
): Promise<{ pages: ReadPage[]; failed: number[]; empty: number[] }> {
  const pages: ReadPage[] = [];
  const failed: number[] = [];
  const empty: number[] = [];
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number += 1) {
    try {
      const page = await readPage(document, number);
      pages.push(page);
      if (page.pieces.every((piece) => piece.text.trim() === '')) empty.push(number);
    } catch {
      failed.push(number);
    }
  }
  return { pages, failed, empty };
}

/** PDF with a text layer. A scan and a locked file are told apart in words. */
export const pdf: Format = {
  id: 'pdf',
  mediaType,
  accepts: (bytes) => find(bytes.subarray(0, 1024), '%PDF-') >= 0,
  async read(bytes) {
    const document = await open(bytes);
    try {
      const { pages, failed, empty } = await readPages(document);
      if (pages.length === 0) throw refuse('damaged', { format: 'PDF' });
      if (empty.length === pages.length)
        throw refuse('noTextLayer', { format: 'PDF', pages: pageList(empty) });
      const laid = layPages(pages);
      const all = laid
        .flatMap((block) => (block.kind === 'para' ? [block.text] : block.rows.flat()))
        .join('\n');
      const repaired = repairCharacters(all);
      if (isGarbage(repaired)) throw refuse('garbledPdf');
      const changed = repaired !== all;
      const watermarks = [...new Set(pages.flatMap((page) => page.watermarks))].slice(0, 20);
      const cutTail = !latin1(bytes, Math.max(0, bytes.length - 2048)).includes('%%EOF');
      return {
        blocks: [
          ...laid.map((block) =>
            changed ? repairBlock(block, (text) => repairCharacters(text, repaired)) : block,
          ),
          ...watermarks.map((text) => ({
            kind: 'para' as const,
            text,
            aside: 'watermark' as const,
          })),
        ],
        mediaType,
        encoding: null,
        problems: [
          ...(empty.length > 0 ? [note('pagesWithoutText', { pages: pageList(empty) })] : []),
          ...(failed.length > 0 ? [note('pagesUnreadable', { pages: pageList(failed) })] : []),
          ...(document.numPages > mostPages ? [note('tooManyPages', { limit: mostPages })] : []),
          ...(cutTail ? [note('truncated')] : []),
        ],
        hardLines: false,
      };
    } finally {
      await document.loadingTask.destroy();
    }
  },
};
