import { diffArrays, diffChars } from 'diff';
import { sentences } from '../model/sentences';
import type { ReportMeta } from '../model/meta';

/** What is known of a report for telling whether another is the same. */
export interface Known {
  readonly id: string;
  readonly name: string;
  readonly textHash: string;
  readonly meta: ReportMeta;
}

/**
 * new: nothing like it is here; sameText: another file with the same text; version: the same body's report of the same
 * year with another text. The same bytes never come this far.
 */
export type Likeness<T extends Known = Known> =
  { readonly kind: 'new' } | { readonly kind: 'sameText' | 'version'; readonly of: T };

/** What is done with a file that is like a report in the library. */
export type DuplicateRule = 'skip' | 'version' | 'both';

/** By default the same text is skipped, and another text becomes a version. */
export const defaultRules: Readonly<Record<'sameText' | 'version', DuplicateRule>> = {
  sameText: 'skip',
  version: 'version',
};

/** Who reports on which year, as one string; null where that is not known well enough to claim it. */
export function bodyAndYear(meta: ReportMeta): string | null {
  const { region, year, bodyKind, organ } = meta;
  if (year === null || region.name === null) return null;
  const where = region.code ?? [region.province, region.prefecture, region.county].join('/');
  const who = bodyKind === 'government' || bodyKind === 'unknown' ? '' : (organ ?? '?');
  if (who === '?') return null;
  return [where, region.name, who, year].join('|');
}

/** How a newly read report relates to those in the library (or earlier in the same batch). */
export function likeness<T extends Known>(fresh: Known, library: readonly T[]): Likeness<T> {
  const others = library.filter((r) => r.id !== fresh.id);
  const same = others.find((r) => r.textHash === fresh.textHash);
  if (same) return { kind: 'sameText', of: same };
  const key = bodyAndYear(fresh.meta);
  const version = key === null ? undefined : others.find((r) => bodyAndYear(r.meta) === key);
  return version ? { kind: 'version', of: version } : { kind: 'new' };
}

/** A piece of two texts: in both, only in the old, only in the new. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** One step of a comparison: words in both, or a passage that was changed, with what changed inside it. */
export type DiffPart =
  | { readonly kind: 'same'; readonly sentences: readonly string[] }
  | { readonly kind: 'changed'; readonly pieces: readonly Piece[] };

const sentencesOf = (text: string): string[] =>
  sentences(text).map((s) => text.slice(s.start, s.end));

/** Words inside a changed passage; passages that have little in common are shown one after the other. */
function piecesOf(gone: string, come: string): Piece[] {
  const whole: Piece[] = [
    ...(gone ? [{ kind: 'gone' as const, text: gone }] : []),
    ...(come ? [{ kind: 'new' as const, text: come }] : []),
  ];
  if (!gone || !come || gone.length * come.length > 4_000_000) return whole;
  const parts = diffChars(gone, come).map((c): Piece => ({
    kind: c.added ? 'new' : c.removed ? 'gone' : 'same',
    text: c.value,
  }));
  const kept = parts.filter((p) => p.kind === 'same').reduce((n, p) => n + p.text.length, 0);
  return kept * 3 < Math.min(gone.length, come.length) ? whole : parts;
}

/** Compares two texts sentence by sentence, and what changed character by character. */
export function diffTexts(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = [];
  let [gone, come] = ['', ''];
  const flush = (): void => {
    if (gone || come) parts.push({ kind: 'changed', pieces: piecesOf(gone, come) });
    [gone, come] = ['', ''];
  };
  for (const change of diffArrays(sentencesOf(before), sentencesOf(after))) {
    const text = change.value.join('');
    if (change.removed) gone += text;
    else if (change.added) come += text;
    else {
      flush();
      parts.push({ kind: 'same', sentences: change.value });
    }
  }
  flush();
  return parts;
}
