import type { Aside, Block, SectionRole } from './doc';
import type { FactSource } from './fact';
import type { ItemStatus, Severity, Verdict } from './finding';
import type { ReportMeta } from './meta';
import type { Genre } from './parsed';
import type { Problem } from './problem';
import type { QuantityKind, QuantityRole, Scope } from './quantity';
import type { OwnIndicator } from './own-indicator';
import type { Review } from './review';
import type { Stamp } from './stamp';

/** The form's number. A reader refuses a higher one in words and upgrades a lower one step by step. */
export const BUNDLE_VERSION = 1;

export type Pair = readonly [start: number, end: number];

export interface BundleSource {
  readonly name: string;
  readonly folder: string;
  readonly mediaType: string;
  /** Size of the original in bytes. */
  readonly bytes: number;
  readonly encoding: string | null;
  readonly addedAt: string;
  /** The original file in base64, where it was exported with it. */
  readonly original?: string;
}

export interface BundleSection {
  readonly depth: number;
  readonly marker: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly head: Pair;
  readonly role: SectionRole;
  readonly parent: number;
}

export interface BundleQuantity {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly approx: string | null;
  readonly kind: QuantityKind;
  readonly role: QuantityRole;
  readonly scope: Scope;
  readonly subject: string;
  readonly number: Pair;
  readonly decimals: number;
}

export interface BundleFact {
  readonly indicator: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly approx: string | null;
  /** The first piece of evidence. */
  readonly start: number;
  readonly end: number;
  readonly evidence: readonly Pair[];
  readonly quantities: readonly number[];
  readonly scope: Scope;
  readonly source: FactSource;
  readonly words: string;
}

export interface BundleFinding {
  readonly rule: string;
  readonly code: string;
  readonly severity: Severity;
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The sentence in Chinese, for readers of the file. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly evidence: readonly Pair[];
  readonly by?: readonly string[];
}

export interface BundleEntry {
  readonly item: string;
  readonly status: ItemStatus;
  readonly reason?: string;
  readonly evidence: readonly Pair[];
  readonly examined: readonly Pair[];
  readonly by?: readonly string[];
}

/** One report with all that the engine said of it; offsets are into `text`. */
export interface BundleReport {
  /** SHA-256 of the original bytes. */
  readonly id: string;
  readonly source: BundleSource;
  /** Set where the report was cut down to the sentences that are evidence, or to its figures. */
  readonly part?: 'sentences' | 'figures';
  /** Set where findings and answers were judged with a person's decisions; see db/records. */
  readonly judged?: string;
  readonly engine: number;
  readonly genre: Genre;
  readonly meta: ReportMeta;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly asides: readonly Aside[];
  readonly sections: readonly BundleSection[];
  readonly quantities: readonly BundleQuantity[];
  readonly facts: readonly BundleFact[];
  readonly checklist: readonly BundleEntry[];
  /** What the report gets wrong. */
  readonly findings: readonly BundleFinding[];
  /** What was checked and holds, or cannot be told. */
  readonly checks: readonly BundleFinding[];
  readonly problems: readonly Problem[];
}

export interface BundleHead {
  readonly format: 'zhijing-bundle';
  readonly version: number;
  readonly createdAt: string;
  readonly generator: { readonly name: string; readonly version: string; readonly engine: number };
}

/** A named selection of the comparison. */
export interface BundleView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly at: string;
}

/** A small thing that the library keeps under a key: denominators, lists of units. The page that owns it checks it. */
export interface BundleEntryOfLibrary {
  readonly key: string;
  readonly value: unknown;
}

/** The exchange file: what the page exports and the command line prints. */
export interface Bundle extends BundleHead {
  readonly reports: readonly BundleReport[];
  readonly reviews: readonly Review[];
  /** What was taken back among the decisions. */
  readonly stamps?: readonly Stamp[];
  readonly indicators?: readonly OwnIndicator[];
  readonly views?: readonly BundleView[];
  readonly shared?: readonly BundleEntryOfLibrary[];
  /** SHA-256 over the reports' hashes and the decisions, hex; see db/bundle-hash. */
  readonly hash?: string;
}
