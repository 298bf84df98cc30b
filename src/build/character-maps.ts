import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * The character maps that PDF names for Chinese (ISO 32000-1, table 118), and the one from glyph numbers back to
 * characters. Others exist for fonts of other scripts and for encodings that PDF does not know.
 */
const encodings = [
  'GB-EUC',
  'GBpc-EUC',
  'GBK-EUC',
  'GBKp-EUC',
  'GBK2K',
  'UniGB-UCS2',
  'UniGB-UTF16',
];
const names = [...encodings.flatMap((name) => [`${name}-H`, `${name}-V`]), 'Adobe-GB1-UCS2'];

/**
 * Puts the maps, as base64, in the place of `parse/formats/cmaps.ts`, which reads them from disk. The module is
 * loaded with the first PDF; the one-file build has them inside, since a page on disk cannot fetch.
 */
export const characterMaps = (folder: string): Plugin => ({
  name: 'character-maps',
  apply: 'build',
  enforce: 'pre',
  load(id) {
    if (!id.replaceAll('\\', '/').endsWith('/parse/formats/cmaps.ts')) return null;
    const data = names.map((name) => [
      name,
      readFileSync(`${folder}/${name}.bcmap`).toString('base64'),
    ]);
    return `const maps = ${JSON.stringify(Object.fromEntries(data))};
export async function readCMap(fileName) {
  const data = maps[fileName.replace(/\\.bcmap$/, '')];
  if (data === undefined) throw new Error(\`no character map \${fileName}\`);
  return Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
}`;
  },
});
