import { build, preview, type PreviewServer } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built app is served. */
    address: string;
  }
}

/** Builds the app once and serves the build while the browser tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!process.env.ZHIJING_NO_BUILD) await build({ logLevel: 'warn', mode: 'production' });
  const server: PreviewServer = await preview({
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: 4390, strictPort: false },
  });
  const { port } = server.httpServer.address() as { port: number }; // it listens, so it has one
  project.provide('address', `http://127.0.0.1:${port}/`);
  return () => server.close();
}
