import type { Doc, Section } from '../model/doc';
import type { Fact } from '../model/fact';
import type { ReportMeta } from '../model/meta';
import type { PhraseEntry } from '../model/phrase';
import type { Quantity } from '../model/quantity';
import { factsWith } from '../parse/facts';

/** A stored report, as far as phrases are tried on it. */
export interface StoredText {
  readonly id: string;
  readonly meta: ReportMeta;
  readonly doc: Doc;
  readonly sections: readonly Section[];
  readonly quantities: readonly Quantity[];
}

/** What a user's own phrases read in one report. */
export interface Tried {
  readonly id: string;
  readonly facts: readonly Fact[];
}

/** Reads the indicators of `entries`, and only those, in reports that are stored. */
export function tryPhrases(
  texts: readonly StoredText[],
  entries: readonly PhraseEntry[],
): readonly Tried[] {
  const own = new Set(entries.map((e) => e.indicator));
  return texts.map(({ id, doc, sections, quantities, meta }) => ({
    id,
    facts: factsWith(doc, sections, quantities, meta, entries).filter((f) => own.has(f.indicator)),
  }));
}
