import ts from 'typescript-eslint';
import project from '../../eslint.config.mjs';

/** The project's own rules, on files that belong to no TypeScript project: without the rules that need types. */
export default ts.config(...project, {
  files: ['test/lint-samples/**/*.ts'],
  ...ts.configs.disableTypeChecked,
});
