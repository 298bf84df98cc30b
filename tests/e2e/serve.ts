import { resolve } from 'node:path';
import { build, preview, type PreviewServer } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built app is served. */
    address: string;
    /** The folder of the build. */
    built: string;
  }
}

/** Builds as `npm run build` does: the test runner's environment would make a development build. */
export async function buildApp(outDir: string, mode = 'production'): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await build({ logLevel: 'error', mode, build: { outDir, emptyOutDir: true } });
  } finally {
    process.env.NODE_ENV = before;
  }
}

/** Builds the app once and serves the build while the browser tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outDir = resolve(process.env.ZHIJING_DIST ?? 'dist');
  if (!process.env.ZHIJING_NO_BUILD) await buildApp(outDir);
  const server: PreviewServer = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4390, strictPort: false },
  });
  const { port } = server.httpServer.address() as { port: number }; // it listens, so it has one
  project.provide('address', `http://127.0.0.1:${port}/`);
  project.provide('built', outDir);
  return () => server.close();
}
