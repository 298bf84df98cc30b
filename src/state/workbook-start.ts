/** Starts the worker that writes workbooks: a module of its own in the hosted build, inlined in the one-file build. */
export const startWorkbook = (): Worker =>
  new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    type: 'module',
    name: 'workbook',
  });
