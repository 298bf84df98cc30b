import { judging } from '../checks/run';
import { ENGINE_VERSION, type ReadResult } from '../model/parsed';
import type { Stage } from '../model/problem';
import { inTurn, turn } from '../model/steps';
import { openArchive } from '../parse/formats/archive';
import { identify } from '../parse/formats/choose';
import { Refusal, type Format, type ReadOptions } from '../parse/formats/format';
import { ownFacts } from '../parse/facts';
import { parse } from '../parse/index';
import type { PhraseEntry } from '../model/phrase';
import { usable } from './try-phrases';

/** How a file is to be read, and the user's own indicators that are to be read in it. */
export interface EngineOptions extends ReadOptions {
  readonly own?: readonly PhraseEntry[];
}

async function readReport(
  format: Format,
  name: string,
  bytes: Uint8Array,
  options: EngineOptions,
  onStage: (stage: Stage) => void,
): Promise<ReadResult> {
  const raw = await format.read(bytes, name, options);
  await turn;
  const text = await parse(raw, name, onStage);
  const { doc, sections, quantities, meta } = text;
  // Behind the engine's, whose places in the list stay; the checks know nothing of them.
  const own = ownFacts(doc, sections, quantities, meta, usable(options.own ?? []));
  onStage('checks');
  const judgement = await inTurn(judging(text));
  return {
    kind: 'report',
    parsed: {
      genre: text.genre,
      meta,
      doc,
      sections,
      quantities,
      facts: own.length === 0 ? text.facts : [...text.facts, ...own],
      problems: text.problems,
      engine: ENGINE_VERSION,
      mediaType: raw.mediaType,
      encoding: raw.encoding,
      ...judgement,
    },
  };
}

/**
 * Reads one file: bytes to everything we can say about it. The same code runs in the worker and on the command
 * line. An archive comes back as its files, which the caller feeds in again with `depth` raised by one; a bundle
 * is only recognised. Never throws for a bad file: what cannot be read comes back as a refusal. Several that begin
 * together are read side by side.
 */
export async function read(
  name: string,
  bytes: Uint8Array,
  options: EngineOptions = {},
  onStage: (stage: Stage) => void = () => {},
): Promise<ReadResult> {
  try {
    onStage('format');
    const found = identify(bytes, name);
    if (found.kind === 'bundle') return { kind: 'bundle' };
    if (found.kind === 'archive')
      return { kind: 'archive', ...(await openArchive(bytes, options.depth ?? 0)) };
    return await readReport(found.format, name, bytes, options, onStage);
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', problem: error.problem };
    return {
      kind: 'refused',
      problem: { code: 'engineFailed', stage: 'format', params: { message: String(error) } },
    };
  }
}
