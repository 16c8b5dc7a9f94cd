import js from '@eslint/js';
import ts from 'typescript-eslint';
import { builtinModules } from 'node:module';

const builtins = builtinModules.flatMap((name) => [name, `node:${name}`]);
const paths = (names) => names.map((name) => ({ name, message: 'This layer may not use this package (docs/architecture.md).' }));
const folders = ['domain', 'workflows', 'activities', 'stores', 'adapters', 'api', 'templates', 'migrations', 'runtime'];

/** One layer of docs/architecture.md: the internal folders it may import (as types only where said so) and the packages it may not. */
const layer = (folder, { may, types = [], not = [], nothing = false, only }) => ({
  files: [`${folder}/**/*.ts`, `test/lint-samples/${folder}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: paths(nothing ? [...builtins, ...not] : not),
        patterns: [
          ...folders
            .filter((other) => other !== folder && !may.includes(other))
            .map((other) => ({
              regex: `^(\\.\\./)+${other}(/|$)`,
              message: `${folder}/ may not import ${other}/ (docs/architecture.md).`,
              allowTypeImports: types.includes(other),
            })),
          ...(only
            ? [
                {
                  regex: `^(?!\\.|${only.join('$|')}$).*`,
                  message: `${folder}/ may import only ${only.join(', ')} (docs/architecture.md).`,
                },
              ]
            : []),
        ],
      },
    ],
  },
});

const readonly = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const io = ['knex', 'pg', 'express', 'nodemailer', 'pino', 'handlebars'];
const sdk = ['@temporalio/worker', '@temporalio/client', '@temporalio/workflow', '@temporalio/activity', '@temporalio/common'];

export default ts.config(
  { ignores: ['dist', 'node_modules', 'coverage', '.onewindow', 'public', 'test/histories', 'test/lint-samples'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.mjs', '*.js'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['**/*.mjs', '**/*.js'], ...ts.configs.disableTypeChecked },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: readonly(['process', 'console', 'performance', 'setInterval', 'clearInterval']) },
  },
  {
    files: ['**/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: readonly(['module', 'require', '__dirname', 'process']) },
  },
  layer('domain', { may: [], nothing: true, not: [...io, ...sdk] }),
  layer('workflows', { may: [], types: ['activities', 'domain'], only: ['@temporalio/workflow', '@temporalio/common'] }),
  layer('activities', { may: ['domain', 'stores', 'adapters', 'templates'], types: ['workflows'], not: ['express'] }),
  layer('stores', { may: ['domain'], not: ['express', ...sdk] }),
  layer('adapters', { may: [], types: ['domain'], not: ['express', 'knex', ...sdk] }),
  layer('api', { may: ['domain', 'stores', 'adapters', 'templates', 'workflows'], not: ['@temporalio/worker'] }),
  layer('templates', { may: [], types: ['domain'], not: ['knex', 'express', ...sdk] }),
  layer('migrations', { may: [], only: ['knex'] }),
);
