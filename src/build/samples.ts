import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The sample reports of `folder` as files of the app under seeds/, with `seeds/index.json` listing their names. */
export const samples = (folder: string): Plugin => {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  const list = JSON.stringify(names);
  return {
    name: 'samples',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'seeds/index.json', source: list });
      for (const name of names)
        this.emitFile({
          type: 'asset',
          fileName: `seeds/${name}`,
          source: readFileSync(join(folder, name)),
        });
    },
    configureServer(server) {
      server.middlewares.use('/seeds/index.json', (_request, response) => response.end(list));
    },
  };
};
