import { COMMON_SIMPLIFIED, COMMON_TRADITIONAL } from '../catalog/common-han';

/** What the bytes were read as. */
export interface Decoded {
  readonly text: string;
  /** WHATWG label. */
  readonly encoding: string;
  /** Whether the bytes prove it (BOM, valid UTF-8) or it is the best guess. */
  readonly certain: boolean;
}

/** At most so many bytes are weighed; all are decoded. */
const SAMPLE = 32_768;
const GUESSES = ['gb18030', 'big5', 'utf-16le', 'utf-16be', 'utf-8'] as const;
const COMMON: ReadonlySet<string> = new Set(COMMON_SIMPLIFIED + COMMON_TRADITIONAL);
const PUNCTUATION: ReadonlySet<string> = new Set(
  '，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％　０１２３４５６７８９',
);
/** A text in which a larger share of the characters cannot occur in any writing is not a text. */
const NOISE = 0.04;

/** Bytes to text: BOM, then strict UTF-8, then evidence. `encoding` overrules the guess; a label unknown to the platform is ignored. */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  const chosen = encoding === undefined ? null : decoderOf(encoding);
  if (chosen) return { text: chosen.decode(bytes), encoding: chosen.encoding, certain: true };
  const marked = byteOrderMark(bytes);
  if (marked)
    return { text: new TextDecoder(marked).decode(bytes), encoding: marked, certain: true };
  const strict = strictUtf8(bytes);
  if (strict !== null) return { text: strict, encoding: 'utf-8', certain: true };
  const best = guess(bytes);
  return {
    text: new TextDecoder(best).decode(bytes, { stream: true }),
    encoding: best,
    certain: false,
  };
}

/** Whether the characters are noise: controls, replacement marks and private characters, beyond what damage explains. */
export function isNoise(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  let bad = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code >= 0xa0 ? code < 0xd800 || (code > 0xf8ff && code < 0xfffd) : isPrinted(code))
      continue;
    const c = String.fromCodePoint(sample.codePointAt(i) ?? 0);
    if (isImpossible(c)) bad++;
    i += c.length - 1;
  }
  return bad > 3 && bad > sample.length * NOISE;
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // GB18030 has a mark of its own.
  return a === 0x84 && b === 0x31 && c === 0x95 && bytes[3] === 0x33 ? 'gb18030' : null;
}

/**
 * The text if the bytes are valid UTF-8, else null. A character cut off at either end is no error: texts are torn.
 * Bytes with zeros are no UTF-8 text, though valid.
 */
function strictUtf8(bytes: Uint8Array): string | null {
  let start = 0;
  while (start < 3 && start < bytes.length && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const text = decoder.decode(bytes.subarray(start), { stream: true });
    // Looked for in the text first, which is faster than in the bytes.
    return text.includes('\0') && bytes.subarray(0, SAMPLE).includes(0) ? null : text;
  } catch {
    return null;
  }
}

function guess(bytes: Uint8Array): string {
  let best: string = GUESSES[0];
  let most = -Infinity;
  for (const label of GUESSES) {
    const score = plausibility(
      new TextDecoder(label).decode(sampleFor(label, bytes), { stream: true }),
    );
    if (score > most) {
      best = label;
      most = score;
    }
  }
  return best;
}

/** Around the first byte beyond ASCII, since a page's head says nothing of its encoding; whole units for UTF-16. */
function sampleFor(label: string, bytes: Uint8Array): Uint8Array {
  if (label.startsWith('utf-16')) return bytes.subarray(0, SAMPLE);
  let start = 0;
  while (start < bytes.length && (bytes[start] ?? 0) < 0x80) start++;
  if (start === bytes.length) start = 0;
  return bytes.subarray(start, start + SAMPLE);
}

/** Share of characters that Chinese official prose is made of, minus those that it cannot contain. */
function plausibility(text: string): number {
  let score = 0;
  let length = 0;
  for (const c of text) {
    length++;
    if (COMMON.has(c) || PUNCTUATION.has(c)) score += 1;
    else if (isImpossible(c)) score -= 3;
    else if (c <= '~') score += 0.25;
    else score += c >= '一' && c <= '龥' ? 0.1 : -0.5;
  }
  return length === 0 ? -Infinity : score / length;
}

/** Printed ASCII, and the end of a line. */
const isPrinted = (code: number): boolean => (code >= 0x20 && code < 0x7f) || code === 10;

function isImpossible(c: string): boolean {
  const code = c.codePointAt(0) ?? 0;
  if (code < 0x20) return code !== 9 && code !== 10 && code !== 13 && code !== 12;
  if (code >= 0x7f && code < 0xa0) return true;
  if (code >= 0xd800 && code <= 0xf8ff) return true;
  return code === 0xfffd || code === 0xfffe || code === 0xffff || code >= 0xe0000;
}
