import search from 'approx-string-match';
import type { Anchor } from './review';
import type { Span } from './span';

/** How many characters before and after a passage are kept with it. */
export const contextLength = 32;

/** What each part of an anchor counts for where several places compete. */
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 } as const;
const total = weights.quote + weights.prefix + weights.suffix + weights.position;

/** A quotation this long is found again by itself; a shorter one (12件) only with its neighbours. */
const distinct = 12;
/** Below this a place is another place. */
const enough = 0.62;
/** Share of a quotation's characters that may have changed. */
const tolerance = 0.3;
/** Quotations are kept whole up to this length; a longer passage is held by its beginning. */
const longest = 1_000;

/** Holds on to a passage: its words, what stands around it, and where. */
export const makeAnchor = (text: string, span: Span): Anchor => ({
  quote: text.slice(span.start, Math.min(span.end, span.start + longest)),
  prefix: text.slice(Math.max(0, span.start - contextLength), span.start),
  suffix: text.slice(span.end, span.end + contextLength),
  start: span.start,
});

/** exact: where it was; moved: the same words elsewhere; similar: nearly the same words; lost: not found. */
export type Found =
  | { readonly how: 'exact' | 'moved' | 'similar'; readonly span: Span; readonly score: number }
  | { readonly how: 'lost' };

const lost: Found = { how: 'lost' };

/** 1 for the same words, 0 for nothing in common. */
function likeness(wanted: string, found: string): number {
  if (wanted === found) return 1;
  if (wanted === '' || found === '') return 0;
  const [best] = search(found, wanted, wanted.length);
  return best ? 1 - best.errors / wanted.length : 0;
}

function score(text: string, anchor: Anchor, span: Span, quote: number): number {
  const { prefix, suffix } = anchor;
  const before = text.slice(Math.max(0, span.start - prefix.length), span.start);
  const after = text.slice(span.end, span.end + suffix.length);
  const away = Math.abs(span.start - anchor.start) / Math.max(1, text.length);
  const sum =
    weights.quote * quote +
    weights.prefix * likeness(prefix, before) +
    weights.suffix * likeness(suffix, after) +
    weights.position * Math.max(0, 1 - away);
  return sum / total;
}

/** The best of several places, or null. */
function best(
  text: string,
  anchor: Anchor,
  places: readonly { readonly span: Span; readonly quote: number }[],
): { span: Span; score: number } | null {
  let held: { span: Span; score: number } | null = null;
  for (const place of places) {
    const value = score(text, anchor, place.span, place.quote);
    if (!held || value > held.score) held = { span: place.span, score: value };
  }
  return held;
}

function* occurrences(text: string, quote: string): Generator<Span> {
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    yield { start: at, end: at + quote.length };
}

/** Places with at most a few changed characters, best first by the number of changes. */
function similar(text: string, quote: string): { span: Span; quote: number }[] {
  const errors = Math.min(64, Math.floor(quote.length * tolerance));
  if (errors === 0) return [];
  return search(text, quote, errors).map((m) => ({
    span: { start: m.start, end: m.end },
    quote: 1 - m.errors / quote.length,
  }));
}

/**
 * Where an anchor's passage stands in a text that may have changed: at its old place, elsewhere in the same words,
 * elsewhere in nearly the same words, or nowhere. A short quotation is taken only where its neighbours agree.
 */
export function findAnchor(text: string, anchor: Anchor): Found {
  const { quote, start } = anchor;
  if (quote === '') return lost;
  const there = { start, end: start + quote.length };
  const isThere = text.startsWith(quote, start);
  if (isThere && (quote.length >= distinct || score(text, anchor, there, 1) >= enough))
    return { how: 'exact', span: there, score: score(text, anchor, there, 1) };
  const same = [...occurrences(text, quote)].map((span) => ({ span, quote: 1 }));
  const moved = best(text, anchor, same);
  if (moved && (moved.score >= enough || (quote.length >= distinct && same.length === 1)))
    return { how: 'moved', ...moved };
  const near = best(text, anchor, similar(text, quote));
  return near && near.score >= enough ? { how: 'similar', ...near } : lost;
}
