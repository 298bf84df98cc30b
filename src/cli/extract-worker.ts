import { parentPort } from 'node:worker_threads';
import { extractOne } from './extract-one';
import type { Input } from './inputs';

/** A thread of the command line: takes one file, answers with its report. */
parentPort?.on('message', (input: Input) => {
  void extractOne(input).then((result) => parentPort?.postMessage(result));
});
