import { readFileSync } from 'node:fs';
import { read } from '../../src/engine/read';

/**
 * node peak.js SMALL.pdf LARGE.pdf, built by `memoryRows`: reads both and prints the megabytes that this process held
 * at most after each. The small one comes first, so that the libraries themselves do not count.
 */
const megabytes = (): number => process.resourceUsage().maxRSS / 1000;

async function factsIn(path: string): Promise<number> {
  const result = await read('x.pdf', new Uint8Array(readFileSync(path)));
  return result.kind === 'report' ? result.parsed.facts.length : 0;
}

const [small = '', large = ''] = process.argv.slice(2);
await factsIn(small);
const before = megabytes();
const facts = await factsIn(large);
console.log(JSON.stringify({ before, peak: megabytes(), facts }));
