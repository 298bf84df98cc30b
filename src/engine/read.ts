import { fillChecklist, runChecks } from '../checks/run';
import { ENGINE_VERSION, type ReadResult } from '../model/parsed';
import type { Stage } from '../model/problem';
import { readFile } from '../parse/formats/choose';
import { Refusal, type ReadOptions } from '../parse/formats/format';
import { parse } from '../parse/index';

/**
 * Reads one file: bytes to everything we can say about it. The same code runs in the worker and on the command
 * line. Never throws for a bad file: what cannot be read comes back as a refusal.
 */
export async function read(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
  onStage: (stage: Stage) => void = () => {},
): Promise<ReadResult> {
  try {
    onStage('format');
    const raw = await readFile(name, bytes, options);
    const text = await parse(raw, name, onStage);
    onStage('checks');
    return {
      kind: 'report',
      parsed: {
        ...text,
        engine: ENGINE_VERSION,
        mediaType: raw.mediaType,
        encoding: raw.encoding,
        findings: runChecks(text),
        checklist: fillChecklist(text),
      },
    };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', problem: error.problem };
    return {
      kind: 'refused',
      problem: { code: 'engineFailed', stage: 'format', params: { message: String(error) } },
    };
  }
}
