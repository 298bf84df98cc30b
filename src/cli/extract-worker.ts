import { parentPort } from 'node:worker_threads';
import { extractOne } from './extract-one';
import type { Input } from './inputs';

/** A thread of the command line: takes some files, reads them side by side and answers with their reports. */
parentPort?.on('message', (inputs: readonly Input[]) => {
  void Promise.all(inputs.map(extractOne)).then((results) => parentPort?.postMessage(results));
});
