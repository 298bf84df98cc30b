import type { RawBlock } from '../../model/doc';
import { decode, isNoise, type Decoded } from '../charset';
import { Refusal, type Format } from './format';
import { withSpacedTables } from './spaced-tables';

const HEADING = /^(#{1,6}) +(\S.*?)#* *$/;

/** A line of plain text; a heading as Markdown marks it keeps its level. */
function block(line: string): RawBlock {
  const heading = line.startsWith('#') ? HEADING.exec(line) : null;
  if (!heading?.[1] || !heading[2] || line.length > 200) return { kind: 'para', text: line };
  return { kind: 'para', text: heading[2].replace(/\*\*/g, ''), level: heading[1].length };
}

/**
 * Plain text (.txt, .md) in any encoding that `charset` knows. `known`: what the bytes were found to say when they were
 * looked at, where that was all of them and no noise; they are then not decoded again.
 */
export const plainText = (known: Decoded | null): Format => ({
  id: 'text',
  mediaType: 'text/plain',
  accepts: () => true,
  async read(bytes, name, options) {
    if (bytes.length === 0) throw new Refusal({ code: 'empty', stage: 'format', params: { name } });
    const kept = options.encoding === undefined ? known : null;
    const { text, encoding } = kept ?? decode(bytes, options.encoding);
    if (kept === null && isNoise(text))
      throw new Refusal({ code: 'binary', stage: 'charset', params: { name } });
    if (!/[^\s\u200b-\u200f\u2060\ufeff]/.test(text))
      throw new Refusal({ code: 'empty', stage: 'format', params: { name } });
    const blocks = withSpacedTables(text.split(/\r\n?|\n|\u2028|\u2029/).map(block));
    return { blocks, mediaType: 'text/plain', encoding, problems: [], hardLines: true };
  },
});
