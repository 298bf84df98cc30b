import { sentences } from '../model/sentences';
import type { Span } from '../model/span';

/**
 * The sentence around a passage, found in its own line and without line breaks; cut around the passage to at most
 * `most` characters, with an ellipsis where words are left out. '' for an empty text.
 */
export function quoteOf(text: string, span: Span, most = 90): string {
  const from = text.lastIndexOf('\n', Math.max(0, span.start - 1)) + 1;
  const stop = text.indexOf('\n', Math.max(span.start, span.end - 1));
  const line = { start: Math.min(from, span.start), end: stop < 0 ? text.length : stop };
  const around = sentences(text, line).filter((s) => s.start < span.end && s.end > span.start);
  const low = around[0]?.start ?? span.start;
  const high = around.at(-1)?.end ?? span.end;
  const room = Math.max(0, most - (span.end - span.start));
  const start = Math.max(low, Math.min(span.start - Math.floor(room / 2), high - most));
  const end = Math.min(high, start + most);
  const words = text.slice(start, end).replace(/\s+/gu, ' ').trim();
  return `${start > low ? '…' : ''}${words}${end < high ? '…' : ''}`;
}
