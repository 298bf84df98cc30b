import type { RawDoc } from '../../model/doc';
import { decode, isNoise } from '../charset';
import { firstShown, latin1, startsWith } from './bytes';
import { doc } from './doc';
import { docx } from './docx';
import { foreign } from './foreign';
import { refuse, type Format, type ReadOptions } from './format';
import { html } from './html';
import { mhtml } from './mhtml';
import { odt } from './odt';
import { ofd } from './ofd';
import { pdf } from './pdf';
import { rtf } from './rtf';
import { plainText } from './text';

/** In the order of proof: containers and signatures first, then markup; plain text is what is left. */
const formats: readonly Format[] = [pdf, docx, odt, ofd, doc, rtf, mhtml, html];

/** 200 MB: no report is that large, and the page must stay alive. */
const largestFile = 200_000_000;
/** 20 MB of plain text, markup or RTF would be thousands of pages. */
const largestText = 20_000_000;

/** So much of a file shows whether it is text; most reports are shorter. */
const HEAD = 65_536;

/** What a file turned out to be. */
export type Kind =
  | { readonly kind: 'document'; readonly format: Format }
  | { readonly kind: 'archive' }
  | { readonly kind: 'bundle' };

/** The block of a report page in which it carries its bundle; the page is written by the comparison. */
const pageMark = '<script type="application/json" id="zhijing-bundle">';

/** Whether some ASCII text stands anywhere in the bytes. */
function holds(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (startsWith(bytes, text, at)) return true;
  return false;
}

/** A bundle says so at its beginning, as our own export writes it, or at least in its first characters. */
const isBundle = (bytes: Uint8Array): boolean => {
  const first = firstShown(bytes);
  if (first !== '{' && first !== '<') return false;
  const head = latin1(bytes, 0, 4096).replace(/^ï»¿/, '').trimStart();
  if (head.startsWith('{')) return /"format"\s*:\s*"zhijing-bundle"/.test(head);
  return /^<!doctype html/i.test(head) && holds(bytes, pageMark);
};

/** A packed file is taken for a bundle where its name says so; the import unpacks it and sees. */
const isPacked = (bytes: Uint8Array, name: string): boolean =>
  bytes[0] === 0x1f && bytes[1] === 0x8b && /\.json\.gz$/i.test(name);

/** Tells what a file is by its content; the name is asked of packed bundles alone. Throws `Refusal` for what can be no report. */
export function identify(bytes: Uint8Array, name: string): Kind {
  if (bytes.length === 0) throw refuse('empty');
  if (bytes.length > largestFile) throw refuse('tooLarge', { limit: largestFile / 1_000_000 });
  if (isBundle(bytes) || isPacked(bytes, name)) return { kind: 'bundle' };
  const format = formats.find((f) => f.accepts(bytes, name));
  if (format) {
    if (bytes.length > largestText && format === html)
      throw refuse('textTooLarge', { limit: largestText / 1_000_000 });
    return { kind: 'document', format };
  }
  const other = foreign(bytes);
  if (other) throw other;
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06'))
    return { kind: 'archive' };
  if (bytes.length > largestText) throw refuse('textTooLarge', { limit: largestText / 1_000_000 });
  const head = decode(bytes.subarray(0, HEAD));
  if (isNoise(head.text)) throw refuse('binary');
  return { kind: 'document', format: plainText(bytes.length <= HEAD ? head : null) };
}

/** Picks the format by content and reads the file; an archive or a bundle is no document. Throws `Refusal`. */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<RawDoc> {
  const found = identify(bytes, name);
  if (found.kind !== 'document') throw refuse('notADocument');
  return found.format.read(bytes, name, options);
}
