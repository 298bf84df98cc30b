import type { Doc, Section } from '../../src/model/doc';
import type { Fact } from '../../src/model/fact';
import type { PhraseEntry } from '../../src/model/phrase';
import type { Quantity } from '../../src/model/quantity';
import { findFacts, ownFacts } from '../../src/parse/facts';
import { findQuantities } from '../../src/parse/quantities';

/** One paragraph per line, nothing set aside. */
export function docOf(text: string): Doc {
  let at = 0;
  const blocks = text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return { kind: 'para' as const, start, end: start + line.length };
  });
  return { text, blocks, asides: [] };
}

/** Reads figures and facts of a text as that of the given year. */
export function readText(
  text: string,
  options: { sections?: Section[]; year?: number; extra?: PhraseEntry[] } = {},
): { doc: Doc; quantities: Quantity[]; facts: Fact[] } {
  const doc = docOf(text);
  const sections = options.sections ?? [];
  const year = options.year ?? 2023;
  const quantities = findQuantities(doc, sections, year);
  const facts = [
    ...findFacts(doc, sections, quantities, { year }),
    ...ownFacts(doc, sections, quantities, { year }, options.extra ?? []),
  ];
  return { doc, quantities, facts };
}
