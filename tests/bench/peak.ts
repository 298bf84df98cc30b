import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { read } from '../../src/engine/read';

/**
 * node peak.js SMALL.pdf LARGE.pdf, built by `memoryRows`: reads both and prints the megabytes that this process held
 * at most up to the end of each. The small one comes first, so that the libraries themselves do not count.
 */
const peak = new Int32Array(new SharedArrayBuffer(4));

/** Looks every millisecond, in a thread of its own, since reading does not pause. (What the system itself noted as the most would be that of the process that started this one.) */
const watcher = new Worker(
  `const { workerData } = require('node:worker_threads');
   setInterval(() => {
     workerData[0] = Math.max(workerData[0], process.memoryUsage.rss() / 1e5);
   }, 1);`,
  { eval: true, workerData: peak },
);
await new Promise((ready) => watcher.once('online', ready));

async function factsIn(path: string): Promise<number> {
  const result = await read('x.pdf', new Uint8Array(readFileSync(path)));
  return result.kind === 'report' ? result.parsed.facts.length : 0;
}

const [small = '', large = ''] = process.argv.slice(2);
await factsIn(small);
const before = (peak[0] ?? 0) / 10;
const facts = await factsIn(large);
console.log(JSON.stringify({ before, peak: (peak[0] ?? 0) / 10, facts }));
await watcher.terminate();
