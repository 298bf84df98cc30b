/**
 * The predefined character maps of Chinese PDF files whose fonts are not embedded, from pdfjs-dist. Under Node they
 * are read from the package; in the build, a plugin (see vite.config.ts) puts a module with their bytes in the
 * place of this one, since a page opened from disk cannot fetch. Without them such a file yields no text at all.
 */
export async function readCMap(fileName: string): Promise<Uint8Array> {
  // Only Node has `process`; the types of this room know no Node.
  const { process } = globalThis as unknown as {
    process: { getBuiltinModule(name: 'fs'): { readFileSync(path: URL): Uint8Array } };
  };
  const folder = '../../../node_modules/pdfjs-dist/cmaps/';
  const file = process
    .getBuiltinModule('fs')
    .readFileSync(new URL(folder + fileName, import.meta.url));
  return new Uint8Array(file);
}
