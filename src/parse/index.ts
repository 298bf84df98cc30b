import type { RawDoc } from '../model/doc';
import type { ParsedText } from '../model/parsed';
import type { Problem, Stage } from '../model/problem';
import { findFacts } from './facts';
import { genreOf } from './genre';
import { lay } from './lay';
import { readMeta } from './meta';
import { outline } from './outline';
import { findQuantities } from './quantities';

/** Reads one text, step by step; each step needs only the results of those before it. */
export async function parse(
  raw: RawDoc,
  fileName: string,
  onStage: (stage: Stage) => void = () => {},
): Promise<ParsedText> {
  const problems: Problem[] = [...raw.problems];
  onStage('lay');
  const doc = lay(raw);
  onStage('outline');
  const sections = outline(doc);
  onStage('meta');
  const meta = await readMeta(doc, sections, fileName);
  const genre = genreOf(doc, sections, meta);
  onStage('quantities');
  const quantities = findQuantities(doc, sections, meta.year);
  onStage('facts');
  const facts = findFacts(doc, sections, quantities, meta);
  return { genre, meta, doc, sections, quantities, facts, problems };
}
