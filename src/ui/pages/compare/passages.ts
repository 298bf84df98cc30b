import { sentences } from '../../../model/sentences';
import type { Span } from '../../../model/span';
import type { Passages } from '../../../views/sheet';

/** A passage cut into what stands before it, itself, and what follows, within its sentence. */
export interface Passage {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** The sentence around a span, found in the span's own line; cut to some 160 characters on either side. */
export function passageAt(text: string, span: Span): Passage {
  const from = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', span.end);
  const line = { start: from, end: lineEnd < 0 ? text.length : lineEnd };
  const found = sentences(text, line).filter((s) => s.start < span.end && s.end > span.start);
  const start = Math.max(found[0]?.start ?? span.start, span.start - 160);
  const end = Math.min(found.at(-1)?.end ?? span.end, span.end + 160);
  return {
    before: (start > (found[0]?.start ?? start) ? '…' : '') + text.slice(start, span.start),
    words: text.slice(span.start, span.end),
    after: text.slice(span.end, end) + (end < (found.at(-1)?.end ?? end) ? '…' : ''),
  };
}

/** Passages out of loaded texts, for exports. */
export const passagesFrom = (texts: ReadonlyMap<string, string>): Passages => ({
  words: (report, span) => texts.get(report)?.slice(span.start, span.end) ?? '',
  sentence: (report, span) => {
    const text = texts.get(report);
    if (text === undefined) return '';
    const { before, words, after } = passageAt(text, span);
    return before + words + after;
  },
});
