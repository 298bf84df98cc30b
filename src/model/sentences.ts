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
const CLOSERS = new Set(Object.values(CLOSING));
const STOPS = new Set('。！？；!?;');
const FULL_STOPS = new Set('。！？!?');
/** Where something is decided at all: a line end, a stop, an opening mark. */
const DECIDES = /[\n。！？；!?;“‘《〈「『（(【[〔]/g;
/** What may follow a quotation that ends in a stop, when the sentence goes on behind it. */
const GOES_ON = new Set('，,、；;：:的等为是');
/** An opening mark without its partner within this many characters counts as a slip, not as a bracket. */
const REACH = 200;

/**
 * Offset behind the mark that closes the one at `open`, or -1 where there is none nearby on the same line.
 * Half- and full-width brackets may close each other, as they do in print.
 */
export function closingOf(text: string, open: number, limit: number = text.length): number {
  const mark = text[open];
  const close = mark === undefined ? undefined : CLOSING[mark];
  if (close === undefined) return -1;
  const round = close === ')' || close === '）';
  const end = Math.min(limit, open + REACH);
  let depth = 0;
  for (let i = open; i < end; i++) {
    const c = text[i];
    if (c === '\n') return -1;
    if (c === mark || (round && (c === '(' || c === '（'))) depth++;
    else if (c === close || (round && (c === ')' || c === '）'))) {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}

/** The span without white space at either end. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

/**
 * The sentences of `text` (or of the part `span`), each with its stop, in order and without white space around.
 * Cut behind 。！？； and at line ends; stops inside quotation marks and brackets do not cut, unless a quotation
 * ends with one and the sentence does not go on. Takes time linear in the length.
 */
export function sentences(text: string, span: Span = { start: 0, end: text.length }): Span[] {
  const found: Span[] = [];
  let start = span.start;
  const cut = (end: number): void => {
    const sentence = trimmed(text, { start, end });
    if (sentence.end > sentence.start) found.push(sentence);
    start = end;
  };
  const decides = new RegExp(DECIDES);
  let i = span.start;
  while (i < span.end) {
    decides.lastIndex = i;
    const next = decides.exec(text);
    if (!next || next.index >= span.end) break;
    i = next.index;
    const c = next[0];
    if (c === '\n') {
      cut(i);
      i++;
    } else if (STOPS.has(c)) {
      i++;
      while (i < span.end && (STOPS.has(text[i] ?? '') || CLOSERS.has(text[i] ?? ''))) i++;
      cut(i);
    } else {
      const close = closingOf(text, i, span.end);
      i = close < 0 ? i + 1 : close;
      if (close > 0 && FULL_STOPS.has(text[close - 2] ?? '') && !GOES_ON.has(text[close] ?? '。')) {
        if (!STOPS.has(text[close] ?? '')) cut(close);
      }
    }
  }
  cut(span.end);
  return found;
}
