import { simplified } from '../catalog/traditional';
import type { Doc, Section } from '../model/doc';
import type { Fact } from '../model/fact';
import type { ReportMeta } from '../model/meta';
import type { PhraseEntry } from '../model/phrase';
import type { Quantity } from '../model/quantity';
import { ownFacts } from '../parse/facts';
import { unknownNames } from '../parse/phrases';

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

/** The entries that can be read by; a bundle may bring one that names groups of words which this version has not. */
export const usable = (entries: readonly PhraseEntry[]): readonly PhraseEntry[] =>
  entries.filter((entry) => unknownNames(entry).length === 0);

/** Reads the indicators of `entries`, and only those, in reports that are stored. */
export function tryPhrases(
  texts: readonly StoredText[],
  entries: readonly PhraseEntry[],
): readonly Tried[] {
  return texts.map(({ id, doc, sections, quantities, meta }) => ({
    id,
    facts: ownFacts({ ...doc, text: simplified(doc.text) }, sections, quantities, meta, entries),
  }));
}
