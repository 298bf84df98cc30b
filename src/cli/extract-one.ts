import { reportToBundle } from '../db/bundle';
import { read } from '../engine/read';
import type { Problem } from '../model/problem';
import type { Input } from './inputs';

/** One file's outcome: its report as JSON, or why there is none. */
export type Extracted =
  | { readonly kind: 'report'; readonly json: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Reads one file and writes its report as it stands in a bundle. Never throws for a bad file. */
export async function extractOne(input: Input): Promise<Extracted> {
  const { id, name, folder, bytes } = input;
  const size = bytes.length;
  const result = await read(name, bytes);
  if (result.kind === 'refused') return result;
  // Archives have been opened before; what is left here is a bundle.
  if (result.kind !== 'report')
    return { kind: 'refused', problem: { code: 'bundleOnCommandLine', stage: 'bundle' } };
  const { parsed } = result;
  const source = {
    ...{ name, folder, mediaType: parsed.mediaType, bytes: size, encoding: parsed.encoding },
    addedAt: new Date().toISOString(),
  };
  const json = JSON.stringify(reportToBundle(id, source, parsed));
  return { kind: 'report', json, problems: parsed.problems };
}
