/** 1 ends a sentence, 2 only a clause; by character code. */
const stops = new Uint8Array(0x10000);
for (const c of '。；;！!？?…\n\t') stops[c.charCodeAt(0)] = 1;
for (const c of '，,：:') stops[c.charCodeAt(0)] = 2;
export const isSentenceStop = (c: string): boolean => stops[c.charCodeAt(0)] === 1;
const reach = 80;

const isSpace = (c: string): boolean => c === ' ' || c === '\u00a0' || c === '\u3000';

export function pastSpaces(text: string, at: number): number {
  let i = at;
  while (i < at + 3 && isSpace(text.charAt(i))) i += 1;
  return i;
}

/** Where the sentence (`level` 1) or clause (`level` 2) that ends at `at` begins, at most `reach` characters back. */
export function startOf(text: string, at: number, level: 1 | 2): number {
  const floor = Math.max(0, at - reach);
  let i = at;
  while (i > floor) {
    const stop = stops[text.charCodeAt(i - 1)] ?? 0;
    if (stop !== 0 && stop <= level) break;
    i -= 1;
  }
  return i;
}

export const lineTail = (text: string, at: number, length: number): string => {
  const tail = text.slice(at, at + length);
  const stop = tail.search(/[\n\t]/);
  return stop < 0 ? tail : tail.slice(0, stop);
};
export const lineHead = (text: string, at: number, length: number): string => {
  const head = text.slice(Math.max(0, at - length), at);
  return head.slice(Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\t')) + 1);
};
