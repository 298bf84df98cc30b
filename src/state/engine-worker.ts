/** Starts one engine worker: a module of its own in the hosted build, inlined in the one-file build. */
export const startEngine = (): Worker =>
  new Worker(new URL('../engine/worker.ts', import.meta.url), { type: 'module', name: 'engine' });
