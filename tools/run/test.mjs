import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { result, runChecks } from './check.mjs';
import { ensureTestPackages } from './dependencies.mjs';
import { bin, root, run, say, seconds } from './shell.mjs';

const report = join(root, 'node_modules', '.cache', 'jest-report.json');

/**
 * `npm test`: checks of the sources, then every test. The last line is `N passed, N failed` over both. Arguments go to jest
 * and leave the checks out: `npm test -- test/domain`.
 */
export async function test(args) {
  const started = performance.now();
  await ensureTestPackages();
  await build();
  const tally = args.length > 0 ? { passed: 0, failed: 0 } : await runChecks(['types', 'lint', 'dead code', 'formatting']);
  add(tally, await runJest(args));
  say(`Time: ${seconds(started)}`);
  say(result(tally));
  return tally.failed === 0 ? 0 : 1;
}

async function runJest(args) {
  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const code = await run(bin('jest'), ['--json', `--outputFile=${report}`, ...args]);
  if (!existsSync(report)) {
    say(`jest ended with code ${code} and left no report.`);
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, success } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  if (numPendingTests > 0) say(`${numPendingTests} tests were skipped.`);
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  // Whatever else jest found wrong (no tests, an obsolete snapshot in CI) is one failure.
  return { passed: numPassedTests, failed: failed === 0 && (!success || code !== 0) ? 1 : failed };
}

function add(tally, { passed, failed }) {
  tally.passed += passed;
  tally.failed += failed;
}
