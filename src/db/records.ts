import type { PackedCards } from './cards';
import type { Doc, Section } from '../model/doc';
import type { Fact } from '../model/fact';
import type { FactColumns } from '../model/fact-columns';
import type { ChecklistEntry, Finding } from '../model/finding';
import type { ReportMeta } from '../model/meta';
import type { Genre } from '../model/parsed';
import type { Problem } from '../model/problem';
import type { Quantity } from '../model/quantity';
import type { Remark } from '../model/remark';
import type { Span } from '../model/span';
import type { Signature } from '../model/signature';

/** The original bytes: precious, everything else about a report can be rebuilt from them. */
export interface FileRecord {
  /** SHA-256 of the bytes, hex. */
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What lists show: small, one per report. */
export interface ReportRecord {
  readonly id: string;
  /** The file's name, without folders. */
  readonly name: string;
  /** Folder or archive it came in, '' where none. */
  readonly folder: string;
  readonly mediaType: string;
  /** Size of the original in bytes. */
  readonly bytes: number;
  readonly encoding: string | null;
  /** ISO instant of the first import. */
  readonly addedAt: string;
  /** Engine version that read it. */
  readonly engine: number;
  readonly genre: Genre;
  /** As the engine read it; the user's corrections lie in reviews (see views/effective). */
  readonly meta: ReportMeta;
  readonly counts: {
    readonly characters: number;
    readonly sections: number;
    readonly quantities: number;
    /** Quantities that became no fact. */
    readonly leftOver: number;
    readonly facts: number;
    /** Findings that fail and are more than remarks. */
    readonly findings: number;
    readonly problems: number;
  };
  /** Hash of the canonical text without white space, to recognise the same text in another file. */
  readonly textHash: string;
  /**
   * null while it is in the library; the ISO instant of deletion while it is in the bin; `staged:` and an instant while
   * an import of many has not ended; `asked:` and an instant while it waits for the answer what to do with a duplicate.
   */
  readonly deletedAt: string | null;
  /** Set where only a part of the report came in a bundle: the sentences that are evidence, or the figures alone. */
  readonly part?: 'sentences' | 'figures';
  /**
   * Set where findings and answers were judged with a person's decisions on figures or on what the report is: tells
   * which decisions went in (see views/judged). Not set where they are as the engine read the file.
   */
  readonly judged?: string;
  /** Mark of the user's own indicators that were read in it (model/own-indicator); not set where there were none. */
  readonly own?: string;
}

/** A report whose decisions have changed since its findings and answers were judged. */
export interface DueRecord {
  /** The report. */
  readonly id: string;
  readonly at: string;
}

/** What the reader shows. */
export interface TextRecord {
  readonly id: string;
  readonly doc: Doc;
  readonly sections: readonly Section[];
  readonly quantities: readonly Quantity[];
  readonly problems: readonly Problem[];
}

/** All facts of one report in one record: an IndexedDB row costs the same however small it is. */
export interface FactsRecord {
  readonly id: string;
  readonly facts: readonly Fact[];
}

export interface FindingsRecord {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly checklist: readonly ChecklistEntry[];
  /** What came with a report that is here in part only, where decisions have changed some of it since. */
  readonly came?: {
    readonly findings: readonly Finding[];
    readonly checklist: readonly ChecklistEntry[];
  };
}

/** What fails or cannot be told, in short: lists over the whole library never load passages and checklists. */
export interface RemarksRecord {
  readonly id: string;
  /** The report's name and metadata (without their basis) again: the list needs nothing else to be loaded. */
  readonly name: string;
  readonly meta: ReportMeta;
  readonly remarks: readonly Remark[];
}

/**
 * One undoable step, told in a plain sentence: `code` has its words in messages/history.
 * Kept for ever; undoing marks it, redoing unmarks it. What it changed lies apart, under the same id: lists of steps never
 * load it, and a merge may have changed ten thousand records.
 */
export interface HistoryRecord {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly undone: boolean;
}

/** What one step changed. */
export interface ChangesRecord {
  /** The step's. */
  readonly id: number;
  readonly changes: readonly Change[];
}

/** A step with what it changed, as backups keep it. */
export interface WholeStep extends HistoryRecord, ChangesRecord {}

/**
 * What one record was and became; null means that it was not there. For reports only the fields that changed,
 * for all other tables the whole record.
 */
export interface Change {
  readonly table: 'reviews' | 'stamps' | 'reports' | 'views' | 'kv';
  readonly key: string;
  readonly before: object | null;
  readonly after: object | null;
}

/** A saved selection of the comparison, by name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The address' query that restores it. */
  readonly query: string;
  readonly at: string;
}

/** Settings and small things under a key. */
export interface KeyValue {
  readonly key: string;
  readonly value: unknown;
}

/** What the search knows of a text without reading it; derived, and made anew where `textHash` or `fold` differ. */
export interface SignatureRecord {
  readonly id: string;
  readonly textHash: string;
  readonly fold: number;
  readonly bits: Signature;
}

/**
 * Where a decision's passage stands after its report was read again with another text; derived. `place` is null where
 * it is lost. Decisions that stand where they were made have no such record.
 */
export interface PlaceRecord {
  /** The decision's id. */
  readonly id: string;
  readonly report: string;
  readonly place: Span | null;
}

/** The reports of one shelf as lists need them; derived (see db/shelves). */
export interface CardsRecord {
  /** The shelf. */
  readonly id: string;
  readonly form: number;
  readonly reports: PackedCards;
}

/** The facts of the reports of one shelf side by side; derived (see db/shelves). */
export interface ColumnsRecord {
  /** The shelf. */
  readonly id: string;
  readonly form: number;
  readonly facts: FactColumns;
}

/** A shelf whose cards and columns are not those of its records, or `all` (see db/filing). */
export interface UnfiledRecord {
  readonly id: string;
}
