import { isTraditional, toSimplified } from '../catalog/traditional';
import type { Doc, RawDoc, Section } from '../model/doc';
import type { ParsedText } from '../model/parsed';
import type { Problem, Stage } from '../model/problem';
import { inTurn } from '../model/steps';
import { readingFacts } from './facts';
import { genreOf } from './genre';
import { laying } from './lay';
import { readMeta } from './meta';
import { outlining } from './outline';
import { readingQuantities } from './quantities';

/** Reads one text, step by step; each step needs only the results of those before it. */
export async function parse(
  raw: RawDoc,
  fileName: string,
  onStage: (stage: Stage) => void = () => {},
): Promise<ParsedText> {
  const problems: Problem[] = [...raw.problems];
  onStage('lay');
  const printed = await inTurn(laying(raw));
  const doc = inSimplified(printed);
  onStage('outline');
  const sections = await inTurn(outlining(doc));
  onStage('meta');
  const meta = await readMeta(doc, sections, fileName);
  const genre = genreOf(doc, sections, meta);
  onStage('quantities');
  const quantities = await inTurn(readingQuantities(doc, sections, meta.year, meta.region.level));
  onStage('facts');
  const facts = await inTurn(readingFacts(doc, sections, quantities, meta));
  const shown = doc === printed ? sections : asPrinted(printed, sections);
  return { genre, meta, doc: printed, sections: shown, quantities, facts, problems };
}

/**
 * The document as our words are matched against it: a text in traditional characters is read in simplified ones. As
 * long as it was, so that every span holds for the text as printed, which is what is kept and shown.
 */
function inSimplified(doc: Doc): Doc {
  if (!isTraditional(doc.text)) return doc;
  const asides = doc.asides.map((aside) => ({ ...aside, text: toSimplified(aside.text) }));
  return { text: toSimplified(doc.text), blocks: doc.blocks, asides };
}

/** Sections with their titles as the text prints them. */
const asPrinted = ({ text }: Doc, sections: readonly Section[]): readonly Section[] =>
  sections.map((section) => {
    const { title, head } = section;
    if (text.startsWith(title, head.end - title.length)) return section;
    return { ...section, title: text.slice(head.end - title.length, head.end) };
  });
