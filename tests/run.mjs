// npm test: installs if needed, finds or installs a browser, and runs every check and test, cheap ones first.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveUp, prepare, run } from '../src/cli/prepare.mjs';

prepare();
const { findBrowser } = await import('./browser.mjs');
const browser = await findBrowser();
console.log(`浏览器 / Browser: ${browser}`);

const results = mkdtempSync(join(tmpdir(), 'zhijing-tests-'));
const totals = { passed: 0, failed: 0, skipped: 0 };

const vitest = (project) => {
  const file = join(results, `${project}.json`);
  const code = run(
    'node',
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env: { ...process.env, ZHIJING_BROWSER: browser } },
  );
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    totals.passed += report.numPassedTests;
    totals.failed += report.numFailedTests;
    totals.skipped += report.numPendingTests;
  } catch {
    totals.failed++; // it ended before it could write its report
  }
  return code;
};

/** The steps in order; each returns an exit code. */
const steps = [
  ['类型 / types', () => run('npm', ['run', '-s', 'check'])],
  ['规范 / lint', () => run('npm', ['run', '-s', 'lint'])],
  ['单元、性质、数据库 / unit, property, database', () => vitest('unit')],
  ['真实浏览器 / real browser', () => vitest('e2e')],
];

let failed = '';
for (const [name, step] of steps) {
  console.log(`\n── ${name} ──`);
  if (step() !== 0) {
    failed = name;
    break;
  }
}
rmSync(results, { recursive: true, force: true });
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
if (failed) giveUp(`没有通过：${failed}`, `Did not pass: ${failed}`);
