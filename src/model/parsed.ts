import type { Doc, Section } from './doc';
import type { Fact } from './fact';
import type { ChecklistEntry, Finding } from './finding';
import type { ReportMeta } from './meta';
import type { Problem } from './problem';
import type { Quantity } from './quantity';

/**
 * The engine's version: raised with every change of catalogue or parser that can alter stored values.
 * Reports read by an older engine are read again from their original bytes.
 */
export const ENGINE_VERSION = 6;

/** What was dropped: 'report' is the genre; the others are kept but labelled. */
export type Genre =
  | 'report'
  | 'disclosureReport'
  | 'interpretation'
  | 'plan'
  | 'workReport'
  | 'otherReport'
  | 'news'
  | 'template'
  | 'unrecognised';

/** What `parse` reads off one text, before anything is judged. */
export interface ParsedText {
  readonly genre: Genre;
  readonly meta: ReportMeta;
  readonly doc: Doc;
  readonly sections: readonly Section[];
  readonly quantities: readonly Quantity[];
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
}

/** All that the engine says of one report: derived, can be rebuilt from the original bytes at any time. */
export interface Parsed extends ParsedText {
  readonly engine: number;
  readonly mediaType: string;
  readonly encoding: string | null;
  readonly findings: readonly Finding[];
  readonly checklist: readonly ChecklistEntry[];
}

/** One file's outcome: a report, an archive's files, a bundle's bytes handed back, or a refusal in words. */
export type ReadResult =
  | { readonly kind: 'report'; readonly parsed: Parsed }
  | {
      readonly kind: 'archive';
      readonly entries: readonly {
        readonly name: string;
        readonly bytes: Uint8Array<ArrayBuffer>;
      }[];
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'bundle' }
  | { readonly kind: 'refused'; readonly problem: Problem };
