import { diffArrays, diffChars } from 'diff';
import { sentences } from '../model/sentences';

/** A piece of two texts: in both, only in the old, only in the new. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** One step of a comparison: words in both, or a passage that was changed, with what changed inside it. */
export type DiffPart =
  | { readonly kind: 'same'; readonly sentences: readonly string[] }
  | { readonly kind: 'changed'; readonly pieces: readonly Piece[] };

/** More changed characters than this in one passage are no repair of it but other words. */
const mostEdits = 400;

const sentencesOf = (text: string): string[] =>
  sentences(text).map((s) => text.slice(s.start, s.end));

/** Words inside a changed passage; passages that have little in common are shown one after the other. */
function piecesOf(gone: string, come: string): Piece[] {
  const whole: Piece[] = [
    ...(gone ? [{ kind: 'gone' as const, text: gone }] : []),
    ...(come ? [{ kind: 'new' as const, text: come }] : []),
  ];
  if (!gone || !come) return whole;
  const changes = diffChars(gone, come, { maxEditLength: mostEdits });
  if (!changes) return whole;
  const parts = changes.map((c): Piece => ({
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
