/**
 * Which characters and pairs of neighbours occur in a text, as a set of bits (a Bloom filter): it may say that a pair
 * occurs which does not, and never the reverse. So a search reads only the texts that can hold its words.
 */
export type Signature = Uint8Array<ArrayBuffer>;

const isSpace = (code: number): boolean => code <= 32;

/** Two places for a number, by multiplication with odd constants; `shift` keeps as many upper bits as the set has. */
const first = (key: number, shift: number): number => Math.imul(key, 0x9e3779b1) >>> shift;
const second = (key: number, shift: number): number =>
  Math.imul(key ^ (key >>> 15), 0x85ebca6b) >>> shift;

/** Characters and pairs of a folded text, each as one number; white space is skipped. */
function keysOf(folded: string): number[] {
  const keys: number[] = [];
  let before = 0;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (isSpace(code)) continue;
    keys.push(code);
    if (before) keys.push(Math.imul(before, 65_599) ^ code);
    before = code;
  }
  return keys;
}

/** 16 bits for every different key, rounded up to a power of two: about one wrong "may contain" in seventy pairs. */
export function signatureOf(folded: string): Signature {
  const keys = new Set(keysOf(folded));
  const bits = Math.max(10, Math.ceil(Math.log2(keys.size * 16 + 1)));
  const signature = new Uint8Array(2 ** (bits - 3));
  const shift = 32 - bits;
  const set = (at: number): void => {
    signature[at >>> 3] = (signature[at >>> 3] ?? 0) | (1 << (at & 7));
  };
  for (const key of keys) {
    set(first(key, shift));
    set(second(key, shift));
  }
  return signature;
}

/** A word made ready to be asked of many signatures. It must hold no white space. */
export const keysOfTerm = (folded: string): readonly number[] =>
  folded.length === 1
    ? [folded.charCodeAt(0)]
    : keysOf(folded).filter((_, i) => i % 2 === 0 && i > 0);

/** Whether the text may contain the word; false is certain. */
export function mayContain(signature: Signature, keys: readonly number[]): boolean {
  const shift = 32 - Math.log2(signature.length * 8);
  const has = (at: number): boolean => ((signature[at >>> 3] ?? 0) & (1 << (at & 7))) !== 0;
  return keys.every((key) => has(first(key, shift)) && has(second(key, shift)));
}
