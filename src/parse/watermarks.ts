import { WATERMARK_NAMES, WATERMARK_WORDS } from '../catalog/furniture';

/** A passage cut out, and the offset in the cleaned text where it stood. */
export interface Cut {
  readonly text: string;
  readonly at: number;
}

const ADDRESS = /(?:https?:\/\/|www ?\.)[\w./?=&%:~#-]+/gi;
const WORDS = new RegExp(WATERMARK_WORDS.join('|'));
const NAME = new RegExp(`[\\p{Script=Han}]{2}(?:${WATERMARK_NAMES.join('|')})`, 'u');
/** An advertisement's words before its address are few. */
const REACH = 40;

/**
 * The text without the sentences that template sites plant in it: an address of the web together with the
 * advertising words right before it, up to the last punctuation mark of the report. An address that a report
 * prints for its own sake (without such words) stays.
 */
export function cutWatermarks(text: string): { text: string; cuts: readonly Cut[] } {
  if (!/www ?\.|https?:\/\//i.test(text)) return { text, cuts: [] };
  const cuts: Cut[] = [];
  let clean = '';
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const found = startOfAdvertisement(text, match.index, from);
    if (found === null) continue;
    const { start, end } = withComma(text, found, match.index + match[0].length);
    clean += text.slice(from, start);
    cuts.push({ text: text.slice(start, end), at: clean.length });
    from = end;
  }
  return { text: clean + text.slice(from), cuts };
}

/** Of the two marks that come to stand side by side a comma goes with the advertisement. */
function withComma(text: string, start: number, end: number): { start: number; end: number } {
  const after = text[end] ?? '';
  if (!/[，,；;]/.test(text[start - 1] ?? '')) return { start, end };
  if (/[，,；;]/.test(after)) return { start, end: end + 1 };
  return /[。！？]/.test(after) ? { start: start - 1, end } : { start, end };
}

function startOfAdvertisement(text: string, address: number, from: number): number | null {
  const floor = Math.max(from, address - REACH);
  const before = text.slice(floor, address);
  const last = Math.max(...Array.from('。，；！？,;\n', (stop) => before.lastIndexOf(stop)));
  const tail = before.slice(last + 1);
  const name = NAME.exec(tail);
  if (name) return floor + last + 1 + name.index;
  return WORDS.test(tail) ? floor + last + 1 : null;
}
