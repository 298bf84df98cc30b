import { readFileSync } from 'node:fs';
import { problemWords } from '../catalog/messages/problems';
import { say } from '../catalog/messages/words';
import { bundleHead } from '../db/bundle';
import type { Problem } from '../model/problem';
import { readArguments, usage } from './arguments';
import { readAll } from './crew';
import { inputs } from './inputs';
import { toFile, toStandardOutput } from './output';

/**
 * npm run -s extract -- FILE|FOLDER|ZIP … : reads reports and prints one bundle as JSON on standard output,
 * one report at a time, so that memory stays flat. Progress and problems go to standard error.
 * Exit status 1 if any file could not be read, 2 where the arguments cannot be meant.
 */

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

const asked = readArguments(process.argv.slice(2));
if (!asked) {
  console.error(usage);
  process.exit(2);
}

let failures = 0;
let written = 0;
let shown = Date.now();

const complain = (path: string, problem: Problem): void =>
  console.error(`${path}: ${say(problemWords, 'zh', problem.code, problem.params)}`);

/** Says how far it is, at most once in two seconds. */
function progress(): void {
  if (Date.now() - shown < 2000) return;
  shown = Date.now();
  console.error(`… ${written} 份报告 / reports, ${failures} 个文件未能读取 / files not read`);
}

const output = asked.out === null ? toStandardOutput() : toFile(asked.out);
const head = JSON.stringify(bundleHead(version, new Date().toISOString()));
if (!asked.ndjson) await output.write(`${head.slice(0, -1)},\n"reports":[`);
const files = inputs(asked.paths, (path, problem, failed) => {
  if (failed) failures++;
  complain(path, problem);
});
for await (const { path, result } of readAll(files, asked.jobs)) {
  if (result.kind === 'refused') {
    failures++;
    complain(path, result.problem);
  } else {
    for (const problem of result.problems) complain(path, problem);
    const before = asked.ndjson ? '' : written ? ',\n' : '\n';
    await output.write(`${before}${result.json}${asked.ndjson ? '\n' : ''}`);
    written++;
  }
  progress();
}
if (!asked.ndjson) await output.write('\n],\n"reviews":[]}\n');
await output.close();
console.error(`${written} 份报告 / reports, ${failures} 个文件未能读取 / files not read`);
process.exitCode = failures ? 1 : 0;
