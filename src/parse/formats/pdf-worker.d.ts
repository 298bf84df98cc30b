/** The worker half of pdf.js, loaded into our own worker: the main half finds it under this name. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
