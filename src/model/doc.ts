import type { Problem } from './problem';
import type { Span } from './span';

/** Why a passage was set aside from the report's own words. */
export type AsideKind =
  | 'breadcrumb'
  | 'metadata'
  | 'navigation'
  | 'counter'
  | 'tool'
  | 'repeat'
  | 'watermark'
  | 'header'
  | 'footer'
  | 'footnote'
  | 'deleted'
  | 'other';

/**
 * A paragraph or a table as a format reader hands it over; no offsets yet.
 * `level` is the format's own heading level (1 highest). `aside` is set by readers that know a block to be
 * page furniture (running heads, footnotes, site navigation).
 * A paragraph may contain '\n' for a line break that the file itself keeps inside one paragraph.
 */
export type RawBlock =
  | {
      readonly kind: 'para';
      readonly text: string;
      readonly level?: number;
      readonly aside?: AsideKind;
    }
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly string[])[];
      readonly aside?: AsideKind;
    };

/** What a format reader returns: blocks in reading order and what it could not do. */
export interface RawDoc {
  readonly blocks: readonly RawBlock[];
  readonly mediaType: string;
  /** The character encoding used, as a WHATWG label, or null where the format fixes it. */
  readonly encoding: string | null;
  readonly problems: readonly Problem[];
  /** Whether lines are hard-wrapped by the medium (PDF, plain text), so that `lay` may join them. */
  readonly hardLines: boolean;
}

/** A laid block. Cells lie inside their table and are in row order. */
export interface Block extends Span {
  readonly kind: 'para' | 'heading' | 'table' | 'cell';
  /** The format's own heading level, where it gave one. */
  readonly level?: number;
  /** For a cell: its place in the table. */
  readonly row?: number;
  readonly column?: number;
}

/** Words that stood in the file but are not the report's. `at` is the offset in the canonical text where they stood. */
export interface Aside {
  readonly kind: AsideKind;
  readonly text: string;
  readonly at: number;
}

/**
 * The canonical text and where its blocks lie in it. After `lay` the text never changes.
 * Blocks of kind para, heading and table tile the text apart from the '\n' between them.
 */
export interface Doc {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly asides: readonly Aside[];
}

/** What a heading's part of the report is about: the required contents (督察工作规定, duty to report) or none of them. */
export type SectionRole = 'achievements' | 'problems' | 'causes' | 'leadership' | 'plans' | 'other';

/**
 * One heading and all that stands under it, down to the next heading of the same or a higher depth.
 * Sections come in reading order and nest; `parent` is an index into the same list or -1.
 */
export interface Section extends Span {
  /** 1 is the outermost. */
  readonly depth: number;
  /** As printed, in half width: 一、 (一) 1. 一是 … */
  readonly marker: string;
  /** Without marker and closing stop. */
  readonly title: string;
  /** The marker and title in the text. */
  readonly head: Span;
  readonly role: SectionRole;
  readonly parent: number;
}
