import { bin, capture, say, seconds } from './shell.mjs';

/** What must hold of the sources, each on its own: types, layers and lint, dead code, formatting. */
const checks = [
  ['types', 'tsc', ['-p', '.']],
  ['lint', 'eslint', ['--cache', '--cache-location', 'node_modules/.cache/eslint/', '--max-warnings', '0', '.']],
  ['layer samples', 'jest', ['test/layers.test.ts', '--silent']],
  ['dead code', 'knip', []],
  ['formatting', 'prettier', ['--check', '.']],
];

/** Runs the checks one after another and returns how many passed and failed; a failed one prints what it said. */
export async function runChecks(names = checks.map(([name]) => name)) {
  const tally = { passed: 0, failed: 0 };
  for (const [name, program, args] of checks.filter(([each]) => names.includes(each))) {
    const started = performance.now();
    const { code, output } = await capture(bin(program), args);
    tally[code === 0 ? 'passed' : 'failed'] += 1;
    say(`${code === 0 ? '✓' : '✗'} ${name} (${seconds(started)})`);
    if (code !== 0) say(output.trimEnd());
  }
  return tally;
}

export const result = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/** `npm run check` */
export async function check() {
  const tally = await runChecks();
  say(result(tally));
  return tally.failed === 0 ? 0 : 1;
}
