import { exportWords } from '../catalog/messages/export';
import { say, type Lang } from '../catalog/messages/words';
import type { Span } from '../model/span';

/** A cell of an exported table: a real number, text, or nothing. */
export type Value = string | number | null;

/** A table whose rows are made as they are asked for: all indicators of a library are too many for one moment. */
export interface LazySheet {
  readonly name: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: Iterable<readonly Value[]>;
}

/** A table ready to be written as CSV, as a sheet, or to the clipboard. */
export interface Sheet extends LazySheet {
  readonly rows: readonly (readonly Value[])[];
}

/** A table with all its rows made. */
export const wholeSheet = (sheet: LazySheet): Sheet => ({ ...sheet, rows: [...sheet.rows] });

/** What an exported row needs beyond the index: the words around a passage. Absent texts give empty sentences. */
export interface Passages {
  /** The sentence that holds a span of a report's text. */
  readonly sentence: (report: string, span: Span) => string;
  /** The words of the span itself. */
  readonly words: (report: string, span: Span) => string;
}

/** Key of a word of the exported tables. */
export type Key = keyof typeof exportWords.zh;
/** Heads of columns in a language, each with its width in characters. */
export const titles = (
  lang: Lang,
  columns: readonly (readonly [Key, number])[],
): { title: string; width: number }[] =>
  columns.map(([key, width]) => ({ title: say(exportWords, lang, key), width }));
