import { sentences } from '../model/sentences';
import type { Span } from '../model/span';

/** A sentence cut at a passage of it: what stands before, the passage, what follows. */
export interface QuoteParts {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

const plain = (words: string): string => words.replace(/\s+/gu, ' ');

/**
 * The sentence around a passage, found in its own line and without line breaks; cut around the passage to at most
 * `most` characters, with an ellipsis where words are left out.
 */
export function quoteParts(text: string, span: Span, most = 90): QuoteParts {
  const from = text.lastIndexOf('\n', Math.max(0, span.start - 1)) + 1;
  const stop = text.indexOf('\n', Math.max(span.start, span.end - 1));
  const line = { start: Math.min(from, span.start), end: stop < 0 ? text.length : stop };
  const around = sentences(text, line).filter((s) => s.start < span.end && s.end > span.start);
  const low = around[0]?.start ?? span.start;
  const high = Math.max(low, around.at(-1)?.end ?? span.end);
  const room = Math.max(0, most - (span.end - span.start));
  const start = Math.max(low, Math.min(span.start - Math.floor(room / 2), high - most));
  const end = Math.min(high, start + most);
  const [inner, outer] = [Math.max(start, span.start), Math.min(end, span.end)];
  return {
    before: (start > low ? '…' : '') + plain(text.slice(start, inner)).trimStart(),
    words: plain(text.slice(inner, outer)),
    after: plain(text.slice(Math.max(inner, outer), end)).trimEnd() + (end < high ? '…' : ''),
  };
}

/** The same in one piece. */
export function quoteOf(text: string, span: Span, most = 90): string {
  const { before, words, after } = quoteParts(text, span, most);
  return before + words + after;
}
