import type { Span } from './span';

export type Level = 'central' | 'province' | 'prefecture' | 'county' | 'township';
/**
 * government: 人民政府 (with or without the Party committee); office: 街道办事处 and other outposts of a government;
 * zone: 管委会 of a development zone; department: 局, 委, 厅, 办, their branches and Party groups.
 */
export type BodyKind = 'government' | 'office' | 'zone' | 'department' | 'unknown';

/** A place as far as it is known. `name` is the full official name, `printed` what the report says. */
export interface Region {
  readonly name: string | null;
  readonly printed: string | null;
  readonly level: Level | null;
  readonly province: string | null;
  readonly prefecture: string | null;
  /** Set for townships: the county they belong to. */
  readonly county: string | null;
  /** Administrative-division code (GB/T 2260, 6 digits; 9 for townships), where the place was resolved. */
  readonly code: string | null;
}

export type MetaField =
  'title' | 'region' | 'level' | 'bodyKind' | 'organ' | 'year' | 'publishedOn' | 'signedOn';

/** certain: said outright; likely: follows from one good clue; unsure: a guess that the user should confirm. */
export type Sureness = 'certain' | 'likely' | 'unsure';

/** Why a field has its value: the words, and where they stand (in the text, in a passage set aside, in the file's name). */
export interface Basis {
  readonly sure: Sureness;
  readonly from:
    | 'title'
    | 'opening'
    | 'heading'
    | 'signature'
    | 'metadata'
    | 'body'
    | 'fileName'
    | 'publication'
    | 'data';
  readonly quote: string;
  /** Present where the words stand in the canonical text. */
  readonly span?: Span;
  /** Other values that were possible, best first. */
  readonly alternatives?: readonly string[];
}

/** What the report is: flat values as in the bundle, `null` where unknown, each with its basis where known. */
export interface ReportMeta {
  readonly title: string | null;
  readonly region: Region;
  readonly bodyKind: BodyKind;
  readonly organ: string | null;
  readonly year: number | null;
  /** ISO dates. */
  readonly publishedOn: string | null;
  readonly signedOn: string | null;
  readonly basis: Readonly<Partial<Record<MetaField, Basis>>>;
}
