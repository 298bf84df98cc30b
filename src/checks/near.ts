/** A match of a pattern: where it begins, and its words. */
export interface Match {
  readonly start: number;
  readonly words: string;
}

/** All matches of a global pattern; `matchAll` would make a copy of the pattern first. */
export function matchesIn(text: string, pattern: RegExp): Match[] {
  const found: Match[] = [];
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    found.push({ start: m.index, words: m[0] });
    if (m[0] === '') pattern.lastIndex++;
  }
  return found;
}

/**
 * As `matchesIn`, looking only around `places` (in order): every match, with all that it looks at, must hold one of
 * them and span at most `reach` characters.
 */
export function matchesNear(
  text: string,
  pattern: RegExp,
  places: readonly number[],
  reach: number,
): Match[] {
  // Where the passages around the places would make up most of the text, the text is read as a whole.
  if (places.length * 4 * reach >= text.length) return matchesIn(text, pattern);
  const found: Match[] = [];
  let from = 0;
  for (let i = 0; i < places.length;) {
    const first = places[i] ?? 0;
    let last = first;
    while (i < places.length && (places[i] ?? 0) <= last + 2 * reach) last = places[i++] ?? 0;
    // Matches begin within reach of a place and look no farther than that once more; the ends of the passage are not seen.
    const offset = Math.max(0, first - 2 * reach - 1);
    const passage = text.slice(offset, last + 2 * reach + 1);
    pattern.lastIndex = Math.max(0, from - offset, first - reach - offset);
    for (let m = pattern.exec(passage); m; m = pattern.exec(passage)) {
      const start = offset + m.index;
      if (start > last + reach) break;
      found.push({ start, words: m[0] });
      if (m[0] === '') pattern.lastIndex++;
      from = start + m[0].length;
    }
  }
  return found;
}
