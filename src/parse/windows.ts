/** 1 ends a sentence, 2 only a clause; by character code. */
const stops = new Uint8Array(0x10000);
for (const c of '。；;！!？?…\n\t') stops[c.charCodeAt(0)] = 1;
for (const c of '，,：:') stops[c.charCodeAt(0)] = 2;
export const isSentenceStop = (c: string): boolean => stops[c.charCodeAt(0)] === 1;
const reach = 80;

/** The blanks that stand inside figures. */
export const isSpace = (c: string): boolean => c === ' ' || c === '\u00a0' || c === '\u3000';

/** First position from `at` that is no space; at most three spaces are crossed. */
export function pastSpaces(text: string, at: number): number {
  let i = at;
  while (i < at + 3 && isSpace(text.charAt(i))) i += 1;
  return i;
}

/** Where the sentence (`level` 1) or clause (`level` 2) that ends at `at` begins, at most `reach` characters back. */
export function startOf(text: string, at: number, level: 1 | 2): number {
  const floor = Math.max(0, at - reach);
  let i = at;
  for (; i > floor; i -= 1) {
    const code = text.charCodeAt(i - 1);
    // Most characters are ideographs, which need not be looked up.
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    const stop = stops[code] ?? 0;
    if (stop !== 0 && stop <= level) break;
  }
  return i;
}

const endsLine = (code: number): boolean => code === 0x0a || code === 0x09;

/**
 * Whether some words end in a pattern: it is tried backwards from their end, where `…$` would be tried from every
 * character. The words before `end` where that is given.
 */
export function endingIn(source: string): (words: string, end?: number) => boolean {
  const pattern = new RegExp(`(?<=${source})`, 'y');
  return (words, end = words.length) => {
    pattern.lastIndex = end;
    return pattern.test(words);
  };
}

/** At most `length` characters from `at` on, up to the end of the line or cell. */
export const lineTail = (text: string, at: number, length: number): string => {
  let end = at;
  const limit = Math.min(text.length, at + length);
  while (end < limit && !endsLine(text.charCodeAt(end))) end += 1;
  return text.slice(at, end);
};
/** At most `length` characters before `at`, from the beginning of the line or cell. */
export const lineHead = (text: string, at: number, length: number): string => {
  let start = at;
  const limit = Math.max(0, at - length);
  while (start > limit && !endsLine(text.charCodeAt(start - 1))) start -= 1;
  return text.slice(start, at);
};
