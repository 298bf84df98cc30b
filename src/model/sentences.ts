import type { Span } from './span';

/** Opening marks and what closes them; a stop between the two does not end the sentence. */
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '《': '》',
  '〈': '〉',
  '「': '」',
  '『': '』',
  '（': '）',
  '(': ')',
  '【': '】',
  '[': ']',
  '〔': '〕',
};
/** The marks that `closingOf` can find the partner of. */
export const OPENING_MARKS: readonly string[] = Object.keys(CLOSING);
/** What a character does where sentences are cut, by its code: 0 nothing. A table, since every character is asked. */
const STOP = 1;
const FULL_STOP = 2;
const OPENER = 3;
const CLOSER = 4;
const ROLE = new Uint8Array(0x10000);
for (const [mark, close] of Object.entries(CLOSING)) {
  ROLE[mark.charCodeAt(0)] = OPENER;
  ROLE[close.charCodeAt(0)] = CLOSER;
}
for (const c of '；;') ROLE[c.charCodeAt(0)] = STOP;
for (const c of '。！？!?') ROLE[c.charCodeAt(0)] = FULL_STOP;
/** The code of the closing mark for the code of an opening one. */
const CLOSING_CODE: ReadonlyMap<number, number> = new Map(
  Object.entries(CLOSING).map(([mark, close]) => [mark.charCodeAt(0), close.charCodeAt(0)]),
);
const LINE_END = 10;
const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;
const isRoundOpen = (code: number): boolean => code === 0x28 || code === 0xff08;
const isRoundClose = (code: number): boolean => code === 0x29 || code === 0xff09;
const isStop = (role: number | undefined): boolean => role === STOP || role === FULL_STOP;
/** What may follow a quotation that ends in a stop, when the sentence goes on behind it. */
const GOES_ON = new Set('，,、；;：:的等为是');
/** An opening mark without its partner within this many characters counts as a slip, not as a bracket. */
const REACH = 200;

/**
 * Offset behind the mark that closes the one at `open`, or -1 where there is none nearby on the same line.
 * Half- and full-width brackets may close each other, as they do in print.
 */
export function closingOf(text: string, open: number, limit: number = text.length): number {
  const mark = text.charCodeAt(open);
  const close = CLOSING_CODE.get(mark);
  if (close === undefined) return -1;
  const round = isRoundClose(close);
  const end = Math.min(limit, open + REACH);
  let depth = 0;
  for (let i = open; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === LINE_END) return -1;
    if (c === mark || (round && isRoundOpen(c))) depth++;
    else if (c === close || (round && isRoundClose(c))) {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

/** The span without white space at either end. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** White space as `\s` knows it; most characters of a Chinese text are told at once. */
const isSpace = (code: number): boolean =>
  code === LINE_END ||
  code === 0x20 ||
  (code <= 0x20 || code === 0x3000
    ? /\s/.test(String.fromCharCode(code))
    : (code < 0x3000 || code === 0xfeff) && code > 0x7e && /\s/.test(String.fromCharCode(code)));

/**
 * The sentences of `text` (or of the part `span`), each with its stop, in order and without white space around.
 * Cut behind 。！？； and at line ends; stops inside quotation marks and brackets do not cut, unless a quotation
 * ends with one and the sentence does not go on. Takes time linear in the length.
 */
export function sentences(text: string, span: Span = { start: 0, end: text.length }): Span[] {
  const found: Span[] = [];
  const limit = Math.min(span.end, text.length);
  let start = span.start;
  const cut = (end: number): void => {
    const sentence = trimmed(text, { start, end });
    if (sentence.end > sentence.start) found.push(sentence);
    start = end;
  };
  const roleAt = (at: number): number | undefined => ROLE[text.charCodeAt(at)];
  let i = Math.max(0, span.start);
  while (i < limit) {
    const code = text.charCodeAt(i);
    // Most characters are ideographs: they need not be looked up.
    if (code >= FIRST_IDEOGRAPH && code <= LAST_IDEOGRAPH) {
      i++;
      continue;
    }
    const role = ROLE[code] ?? 0;
    if (code === LINE_END) {
      cut(i);
      i++;
    } else if (isStop(role)) {
      i++;
      while (i < span.end && (isStop(roleAt(i)) || roleAt(i) === CLOSER)) i++;
      cut(i);
    } else if (role === OPENER) {
      const close = closingOf(text, i, span.end);
      i = close < 0 ? i + 1 : close;
      if (close > 0 && roleAt(close - 2) === FULL_STOP && !GOES_ON.has(text[close] ?? '。')) {
        if (!isStop(roleAt(close))) cut(close);
      }
    } else i++;
  }
  cut(span.end);
  return found;
}
