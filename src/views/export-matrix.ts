import type { Lang } from '../catalog/messages/words';
import { titles, type Sheet } from './sheet';

/** A checklist matrix as a table: reports down, items across, states in words. */
export function matrixTable(
  name: string,
  reports: readonly {
    readonly label: string;
    readonly year: number | null;
    readonly file: string;
  }[],
  items: readonly { readonly id: string; readonly title: string }[],
  words: readonly (readonly string[])[],
  lang: Lang,
): Sheet {
  const columns = titles(lang, [
    ['place', 22],
    ['year', 8],
    ['file', 28],
  ]);
  return {
    name,
    columns: [...columns, ...items.map((i) => ({ title: i.title, width: 18 }))],
    rows: reports.map((r, i) => [r.label, r.year, r.file, ...(words[i] ?? [])]),
  };
}
