import type { Line, Verdict } from './chrome';

const squeeze = (text: string): string => text.replace(/\s/g, '');
const TITLE_WORDS = /法治|法制|依法行政|报告|总结/;
/** A title is split over at most this many lines. */
const MOST_LINES = 3;

/** A title as it may stand: one to three neighbouring kept lines. */
interface Candidate {
  readonly lines: readonly number[];
  readonly words: string;
}

/**
 * Lines above the body that print the title a second time, whole or split differently. Of two copies the one on
 * fewer lines is kept, of equal ones the first.
 */
export function repeatsOf(
  lines: readonly Line[],
  end: number,
  verdicts: readonly (Verdict | null)[],
): number[] {
  const kept: number[] = [];
  for (let i = 0; i < end; i++) {
    const line = lines[i];
    if (line && !verdicts[i] && !line.rows && line.text.length <= 100) kept.push(i);
  }
  const best = new Map<string, Candidate>();
  const dropped = new Set<number>();
  for (const candidate of candidatesOf(lines, kept)) {
    const known = best.get(candidate.words);
    if (!known) {
      best.set(candidate.words, candidate);
      continue;
    }
    const again = candidate.lines.length >= known.lines.length ? candidate : known;
    if (again === known) best.set(candidate.words, candidate);
    for (const i of again.lines) dropped.add(i);
  }
  return [...dropped].sort((a, b) => a - b);
}

function candidatesOf(lines: readonly Line[], kept: readonly number[]): Candidate[] {
  const found: Candidate[] = [];
  for (let k = 0; k < kept.length; k++)
    for (let n = 1; n <= MOST_LINES && k + n <= kept.length; n++) {
      const part = kept.slice(k, k + n);
      const words = part.map((i) => squeeze(lines[i]?.text ?? '')).join('');
      if (words.length >= 8 && TITLE_WORDS.test(words)) found.push({ lines: part, words });
    }
  return found;
}
